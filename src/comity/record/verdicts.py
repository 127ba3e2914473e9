"""How a verdict on a claim is written: consistent, inconsistent, undecided, or not on record.

"Consistent" and "inconsistent" are said only on the ground of rows that are dated, checked and cover the day that is
spoken of. What else is on record is shown, with the day to which it is known, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from comity.model import Actor, Claim, Tie, first_day, last_day
from comity.record.tables import sources


def judged(claim: Claim, true: bool, figures: Mapping[str, str], dataset: str | None) -> Claim:
    """The claim, consistent or inconsistent with figures that are checked."""
    verdict = "consistent" if true else "inconsistent"
    return msgspec.structs.replace(
        claim, verdict=verdict, figures=dict(figures), dataset=dataset, reason=_told(figures)
    )  # fmt: skip


def undecided(claim: Claim, figures: Mapping[str, str], dataset: str | None, why: str) -> Claim:
    """The claim with what is on record, which is not enough to decide; `why` says what is wrong with it."""
    told = f"the record has {_told(figures)}" if figures else "the record has nothing"
    return msgspec.structs.replace(
        claim, verdict="undecided", figures=dict(figures), dataset=dataset, reason=f"{told}: {why}"
    )  # fmt: skip


def absent(claim: Claim, reason: str) -> Claim:
    """The claim about which nothing is on record."""
    return msgspec.structs.replace(claim, verdict="not on record", reason=reason)


def stood(state: Actor) -> str:
    """That a state of the past no longer stood on the day that is spoken of."""
    return f"{state.name} stood to {state.end}, and no longer on the day that is spoken of"


def _told(figures: Mapping[str, str]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in figures.items())


def too_old(datasets: Iterable[str | None], checked: str | None = None) -> str:
    """Why rows decide nothing: the day to which they are known, and their source.

    >>> too_old(["factbook-2026"])
    'as of 2026-01 (The World Factbook), too old or too rough to decide'
    """
    ids = sorted({id for id in datasets if id})
    ends = [end for id in ids if (end := checked or sources()[id].end)]
    titles = ", ".join(sources()[id].title for id in ids)
    return f"as of {max(ends, default='a day not known')} ({titles}), too old or too rough to decide"


def covers(checked: str | None, on: str) -> bool:
    """Whether what was checked on a day says something of a date: of days that were still to come it does not.

    >>> covers("2026-11-27", "2026-11-10"), covers("2026-01-31", "2026-11-10"), covers(None, "2010")
    (True, False, False)
    """
    return checked is not None and first_day(on) <= last_day(checked)


def sure(tie: Tie, on: str) -> bool:
    """Whether it is certain that a tie held on a date: not where it began or ended on an unknown day of the month or
    year in which that date lies.
    """
    return not any(edge and len(edge) < len(on) and on.startswith(edge) for edge in (tie.start, tie.end))
