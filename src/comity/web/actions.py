"""What a person does from any page: accept, reject, edit, undo, redo; each an entry of the case's log."""

from __future__ import annotations

from typing import Any

import msgspec

from comity.case import Correction, parsed
from comity.errors import CaseError
from comity.web.asked import Asked, Do
from comity.web.desk import Desk


def correct(desk: Desk, asked: Asked) -> str:
    """Accept, reject or edit the evidence with these ids; `change` is the edit as JSON."""
    action, change = parsed(asked.get("action"), [])[0], _change(asked.get("change"))
    for target in asked.all("target"):
        desk.case.correct(target, action, change, reason=asked.get("reason"))
    return asked.back("/inbox")


def undo(desk: Desk, asked: Asked) -> str:
    """Take back the last correction."""
    desk.case.undo()
    return asked.back("/inbox")


def redo(desk: Desk, asked: Asked) -> str:
    """Put back what was undone last."""
    desk.case.redo()
    return asked.back("/inbox")


def steps(desk: Desk) -> dict[str, str]:
    """What undo and redo would do, in words; empty where there is nothing."""
    return {"undo": told(desk.case.undoable), "redo": told(desk.case.redoable)}


def names_known(desk: Desk) -> list[str]:
    """The names of all actors of the case, to choose from."""
    return desk.once(("names",), lambda: sorted({actor.name for actor in desk.case.actors.values()}))


def told(entry: Correction | None) -> str:
    """A correction in a few words.

    >>> told(Correction(1, "", "x", "edit", {"stance": "warns"}, kind="statements", words="We will not wait"))
    'edit stance of statement “We will not wait”'
    """
    if entry is None:
        return ""
    what = f"{', '.join(entry.change)} of " if entry.action == "edit" and entry.change else ""
    kind = {"documents": "text", "claims": "claim"}.get(entry.kind or "", (entry.kind or "").removesuffix("s"))
    words = " ".join((entry.words or "").split())
    return f"{entry.action} {what}{kind}" + (f" “{words[:60]}{'…' if len(words) > 60 else ''}”" if words else "")


def _change(given: str) -> dict[str, Any]:
    if not given:
        return {}
    try:
        return msgspec.json.decode(given, type=dict[str, Any])
    except msgspec.MsgspecError as error:
        raise CaseError(f"this edit cannot be read: {error}") from error


ACTIONS: dict[str, Do] = {"/correct": correct, "/undo": undo, "/redo": redo}
