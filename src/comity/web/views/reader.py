"""The reader: a text, and beside it everything that was marked in it; accepted, rejected and changed by keys."""

from __future__ import annotations

import msgspec

from comity.report import sections
from comity.web import editing
from comity.web.asked import Asked, Do, Shown
from comity.web.desk import Desk
from comity.web.original import bytes_of, original

ON = frozenset({"statement", "quotation", "tie", "event", "position", "claim", "proposal"})  # layers seen at first

_NOTHING = sections.Inbox((), 0, ())


def texts(desk: Desk, asked: Asked) -> Shown:
    """All texts, to choose one."""
    return Shown(desk.once(("inbox",), lambda: sections.inbox(desk.case)), "Texts")


def show(desk: Desk, asked: Asked) -> Shown:
    """One text; as a page with its words, as JSON (`?marks=1` for the marks without them) with its marks."""
    if asked.get("original"):
        return Shown(_NOTHING, "", file=(bytes_of(desk.case, asked.id), "original.pdf", "application/pdf"))
    found = desk.once(("reader", asked.id), lambda: sections.opened(desk.case, asked.id))
    if asked.get("marks"):
        return Shown(msgspec.structs.replace(found, text="", paragraphs=()), found.title or found.file)
    on = frozenset(asked.all("layer")) or ON
    pages = original(desk.case, asked.id) is not None
    more = {"layers": sections.LAYERS, "on": on, "total": len(found.marks), "pages": pages}
    return Shown(found, found.title or found.file, more, found.marks)


def _edit(desk: Desk, asked: Asked) -> str:
    """One field of one mark, as a person says it is."""
    target, field, value = asked.get("target"), asked.get("field"), asked.get("value")
    desk.case.correct(target, "edit", editing.change(desk.case, asked.get("layer"), field, value))
    return asked.back("/inbox")


POSTS: dict[str, Do] = {"/reader/edit": _edit}
