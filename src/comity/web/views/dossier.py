"""The dossier of one actor or issue: all that the texts hold on it, on a page to be printed."""

from __future__ import annotations

from comity.report import sections
from comity.web.asked import Asked, Shown
from comity.web.desk import Desk


def show(desk: Desk, asked: Asked) -> Shown:
    """Of whom or what it is asked (`of`); else the names to choose from."""
    of = asked.get("of")
    known = desk.once(("rows",), lambda: sections.rows(desk.case))
    if not of:
        return Shown(sections.searched(desk.case, known=known, most=0), "Dossier", {"of": ""})
    found = desk.once(("dossier", of), lambda: sections.dossier(desk.case, of, known))
    return Shown(found, found.name, {"of": of}, (*found.said, *found.about))
