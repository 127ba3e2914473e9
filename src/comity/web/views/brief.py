"""The brief builder: findings that were picked, their order, a line each, and the brief in several formats."""

from __future__ import annotations

from comity import report
from comity.report import sections
from comity.web.asked import Asked, Do, Shown
from comity.web.desk import Desk


def show(desk: Desk, asked: Asked) -> Shown:
    """The brief as it stands; with `to`, as a file."""
    found = sections.built(desk.case)
    if to := asked.get("to"):
        return Shown(found, found.title, file=(report.handout(found, to), f"brief.{to}", report.HANDOUTS[to]))
    return Shown(found, "Brief", {"formats": tuple(report.HANDOUTS)})


def _pick(desk: Desk, asked: Asked) -> str:
    sections.pick(desk.case, asked.get("id"), bool(asked.get("on")))
    return asked.back("/brief")


def _move(desk: Desk, asked: Asked) -> str:
    sections.move(desk.case, asked.get("id"), -1 if asked.get("by") == "up" else 1)
    return asked.back("/brief")


def _write(desk: Desk, asked: Asked) -> str:
    """The title, the lead, or the line of one finding."""
    if id := asked.get("id"):
        sections.write(desk.case, id, asked.get("line"))
    for field, name in (("title", sections.BRIEF_TITLE), ("lead", sections.BRIEF_LEAD)):
        if field in asked.form:
            desk.case.keep(name, asked.get(field) or None)
    return asked.back("/brief")


POSTS: dict[str, Do] = {"/brief/pick": _pick, "/brief/move": _move, "/brief/write": _write}
