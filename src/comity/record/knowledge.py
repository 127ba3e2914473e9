"""Where knowledge ends: to which day each kind of fact is on record, and which bodies everybody is in."""

from __future__ import annotations

from datetime import date
from functools import cache

from comity.model import Tie
from comity.record.attributes import system_members
from comity.record.memberships import all_memberships, full_members
from comity.record.tables import sources
from comity.record.updates import updates

_KINDS = (
    ("armed conflict", "ucdp-prio-25.1"), ("wars between states", "cow-wars-4"), ("disputes", "cow-mid-5.0"),
    ("alliances", "atop-5.1"), ("rivalries", "tss-rivalries"), ("trade", "cow-trade-4.0"), ("votes", "unga-votes"),
)  # fmt: skip
_MOST = 0.75  # share of the states of a day that makes a body one that most states are in


def knowledge(*states: str) -> str:
    """To what year each kind of tie is on record, and how many changes after that are, as one line.

    With one state or two, the changes counted are those of the state, or of the pair.

    >>> knowledge("FRA", "GRC").split(";")[0]
    'Known: armed conflict to 2024, wars between states to 2003, disputes to 2014, alliances to 2018, rivalries to 2020'
    """
    own = [tie for tie in updates() if set(states) <= {tie.source, tie.target}]
    to = max((tie.checked or "" for tie in own), default="")
    ends = ", ".join(f"{name} to {sources()[id].end}" for name, id in _KINDS[:5])
    more = ", ".join(f"{name} to {sources()[id].end}" for name, id in _KINDS[5:])
    changes = f"{len(own)} change{'s' if len(own) > 1 else ''}"
    plus = f"plus {changes} since, the latest checked {to}" if own else "no change since is on record"
    return f"Known: {ends}; {more}; {plus}; memberships checked {_memberships_checked()}"


@cache
def _memberships_checked() -> str:
    return max((tie.checked or "" for tie in all_memberships()), default="at no day")


@cache
def for_most(on: str) -> frozenset[str]:
    """Organisations of which most states of the system are full members on a date: being in them tells little."""
    least = _MOST * len(system_members(on))
    return frozenset(org for org, count in full_members(on).items() if count >= least)


def today() -> str:
    """Today's ISO date."""
    return date.today().isoformat()


def standing(tie: Tie) -> bool:
    """Whether a tie held to the end of its dataset's coverage, so that it may hold still."""
    end = sources()[tie.dataset or ""].end if tie.dataset in sources() else None
    return end is not None and tie.end is not None and tie.end[:4] == end[:4]
