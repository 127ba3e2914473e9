"""Dossier: all that the case has of one actor or one issue, and the same as a file."""

from __future__ import annotations

from comity import report
from comity.report import sections
from comity.web.asked import Asked, Shown
from comity.web.desk import Desk
from comity.web.views.network import share

MOST = 8


def show(desk: Desk, asked: Asked) -> Shown:
    """The dossier of `actor` or `issue`; with `to`, as a file."""
    name, sure = asked.get("actor") or asked.get("issue"), share(asked.get("sure"), sections.SURE)
    found = sections.Dossier((), "", "", "", {})
    if name:
        found = desk.once(("dossier", name, sure), lambda: sections.dossier(desk.case, name, sure))
    if name and (to := asked.get("to")):
        made = report.handout(sections.as_brief(found), to)
        return Shown(found, found.name, file=(made, f"dossier.{to}", report.HANDOUTS[to]))
    parts = {part: [one for one in found.entries if one.part == part] for part in found.parts}
    more = {
        "name": name, "sure": sure, "parts": parts, "most": asked.number("most", MOST), "formats": report.HANDOUTS,
    }  # fmt: skip
    return Shown(found, f"Dossier: {found.name}" if name else "Dossier", more, found.entries)
