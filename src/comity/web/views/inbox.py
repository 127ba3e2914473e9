"""The inbox: texts come in by drop, choice or paste; each becomes a row whose fields can be corrected."""

from __future__ import annotations

from comity.errors import CaseError, NothingFound
from comity.model import Kind, dated
from comity.report import sections
from comity.web import incoming
from comity.web.asked import Asked, Do, Shown
from comity.web.desk import Desk

LISTED = 60  # texts in the list at first, the latest
KINDS: tuple[str, ...] = Kind.__args__  # type: ignore[attr-defined]


def show(desk: Desk, asked: Asked) -> Shown:
    found = desk.once(("inbox",), lambda: sections.inbox(desk.case))
    latest = found.documents[::-1][: asked.number("most", LISTED)]
    return Shown(found, "Inbox", {"kinds": KINDS, "example": incoming.example() is not None, "shown": latest})


def _add(desk: Desk, asked: Asked) -> str:
    """Files that were dropped or chosen, or a text that was pasted."""
    paths = [str(incoming.kept(desk.files, file.filename or "text", file.file)) for file in asked.files()]
    if text := asked.get("text"):
        paths.append(str(incoming.pasted(desk.files, text)))
    if not paths:
        raise NothingFound("nothing was given", remedy="Drop or choose a file, or paste a text.")
    desk.background.read(paths)
    return "/inbox"


def _example(desk: Desk, asked: Asked) -> str:
    path = incoming.example()
    if path is None:
        raise NothingFound("the example is not here", remedy="Use a text of your own.")
    desk.background.read([str(path)])
    return "/inbox"


def _set(desk: Desk, asked: Asked) -> str:
    """One field of one text, as a person says it is; an empty value says that it has none."""
    field, value = asked.get("field"), asked.get("value")
    if field not in sections.FIELDS:
        raise CaseError(f"a text has no field {field!r} to correct", remedy=f"It has: {', '.join(sections.FIELDS)}.")
    if field == "kind" and value not in KINDS:
        raise CaseError(f"{value!r} is no kind of text", remedy=f"Kinds are: {', '.join(KINDS)}.")
    if field == "date" and value:
        dated(value)
    said = {"value": value, "reason": "corrected by hand", "confidence": 1.0} if value else None
    desk.case.correct(asked.get("target"), "edit", {field: said})
    return asked.back("/inbox")


POSTS: dict[str, Do] = {"/inbox/add": _add, "/inbox/example": _example, "/inbox/set": _set}
