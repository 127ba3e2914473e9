"""Search over all words and all statements, narrowed by facets; its address is its state."""

from __future__ import annotations

from comity.report import sections
from comity.web.asked import Asked, Shown
from comity.web.desk import Desk

PAGE = 30


def show(desk: Desk, asked: Asked) -> Shown:
    """Statements and sentences with the words asked for, and of the values chosen."""
    words, most = asked.get("q"), asked.number("most", PAGE)
    chosen = {name: asked.all(name) for name in sections.FACETS}
    known = desk.once(("rows",), lambda: sections.rows(desk.case))
    found = sections.searched(desk.case, words, chosen, most, known)
    return Shown(found, "Search", {"q": words, "most": most, "page": PAGE})
