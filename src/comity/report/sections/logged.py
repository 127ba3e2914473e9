"""The log of corrections: what was corrected, why, and what it stands on now."""

from __future__ import annotations

import msgspec

from comity.case import Case, Correction


class Corrected(msgspec.Struct, frozen=True):
    """A correction; `stands_on` is "orphan" where its words stand in no text of the case any more, "undone" where it
    was taken back."""

    number: int
    made: str
    action: str
    of: str
    target: str
    words: str
    reason: str
    stands_on: str


class Log(msgspec.Struct, frozen=True):
    """What `comity corrections` prints, the oldest first."""

    corrections: tuple[Corrected, ...]


def corrections(case: Case) -> Log:
    """Every correction that was made."""
    orphans, places, undone = {each.number for each in case.orphans}, case.attachments, case.undone

    def stands_on(each: Correction) -> str:
        if each.action in ("undo", "redo"):
            return f"correction {each.change['number']}"
        if each.number in undone:
            return "undone"
        return "orphan" if each.number in orphans else places.get(each.number, "still to be read")

    return Log(
        tuple(
            Corrected(
                each.number, each.made, each.action, each.kind or "", each.target, each.words or "", each.reason,
                stands_on(each),
            )
            for each in case.corrections
        )
    )  # fmt: skip
