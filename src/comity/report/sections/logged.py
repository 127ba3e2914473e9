"""The log of corrections: what was corrected, why, and what it stands on now."""

from __future__ import annotations

import msgspec

from comity.case import Case


class Corrected(msgspec.Struct, frozen=True):
    """A correction; `stands_on` is "orphan" where its words stand in no text of the case any more."""

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
    orphans, places = {each.number for each in case.orphans}, case.attachments
    return Log(
        tuple(
            Corrected(
                each.number, each.made, each.action, each.kind or "", each.target, each.words or "", each.reason,
                "orphan" if each.number in orphans else places.get(each.number, "still to be read"),
            )
            for each in case.corrections
        )
    )  # fmt: skip
