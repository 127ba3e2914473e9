"""What a proposal does, and what mends it: every state that moves, the models' readings, what the data lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import msgspec

from comity.report.causes import unseen
from comity.report.weighed import Why, drawn, why_state
from comity.report.wording import (
    WHY,
    Line,
    bargaining_lines,
    by_family,
    certificates,
    headline,
    held_by,
    held_lines,
    lines,
    slight,
    spread_lines,
)
from comity.security import Answer, Consequences, Repair, described, standings, state_name


class Proof(msgspec.Struct, frozen=True):
    """What decides a state's security under a reading before and after, to be added up by hand."""

    state: str
    reading: str
    before: str
    after: str


class Changed(msgspec.Struct, frozen=True):
    """What a proposal adds to a layer of the world or ends in it: the pairs, or the states with their limit."""

    what: str
    who: tuple[str, ...]


class Family(msgspec.Struct, frozen=True):
    """A model: how many readings it has, in how many nobody pays, and the range of D in words."""

    model: str
    readings: int
    nobody_pays_in: int
    divisibility: str


class Counter(msgspec.Struct, frozen=True):
    """A counter-pact: in which round, who with whom, and the security of the one who seeks it before and after."""

    round: int
    state: str
    partner: str
    before: Fraction
    after: Fraction


class Tested(msgspec.Struct, frozen=True):
    """What is shown of a proposal put to a world; `answers` are the counter-pacts, where they were asked for."""

    proposal: str
    on: str
    description: str
    opening: tuple[str, ...]
    headline: str
    unseen: tuple[str, ...]
    gain: tuple[Line, ...]
    pay: tuple[Line, ...]
    slight: str
    proofs: tuple[Proof, ...]
    weighed: tuple[Why, ...]
    changes: tuple[Changed, ...]
    families: tuple[Family, ...]
    indivisible: tuple[str, ...]
    without_answer: dict[str, str]
    drawn_errors: tuple[str, ...]
    bargaining: tuple[str, ...]
    assumed: tuple[str, ...]
    lacking: tuple[str, ...]
    answers: tuple[Counter, ...] = ()


class Tests(msgspec.Struct, frozen=True):
    """What `comity test` prints, a record a proposal."""

    tests: tuple[Tested, ...]


class Mended(msgspec.Struct, frozen=True):
    """What `comity repair` prints; `bound` commitments are needed at least, `possible` is False where none suffice."""

    proposal: str
    headline: str
    commitments: tuple[str, ...]
    possible: bool
    proved: bool
    bound: int
    model: str


def consequences(found: Consequences, answers: Iterable[Answer] = (), why: str | None = None) -> Tested:
    """The consequences of a proposal in words; `why` names a state whose figure is to be explained as well."""
    gain, pay = standings(found)
    asked = (why_state(found, why),) if why else ()
    return Tested(
        found.proposal.name, found.on, found.proposal.description, found.opening, headline(found), unseen(found),
        lines(gain, found), lines(pay, found), slight(found), tuple(Proof(*proof) for proof in certificates(found)),
        tuple(dict.fromkeys((*asked, *drawn(found, WHY)))),
        tuple(_changes(found)),
        tuple(Family(*family) for family in by_family(found)), held_lines(found),
        {failure.model: failure.why for failure in found.failures}, spread_lines(found), bargaining_lines(found),
        held_by(found), found.notes, counters(answers),
    )  # fmt: skip


def side_by_side(
    found: Sequence[Consequences], answers: Sequence[Iterable[Answer]] = (), why: str | None = None
) -> Tests:
    """The consequences of several proposals, with the counter-pacts of each where these are given."""
    return Tests(tuple(consequences(one, answers[n] if answers else (), why) for n, one in enumerate(found)))


def counters(found: Iterable[Answer]) -> tuple[Counter, ...]:
    """Counter-pacts with the names of states."""
    return tuple(Counter(a.round, state_name(a.state), state_name(a.partner), a.before, a.after) for a in found)


def mended(found: Repair, model: str) -> Mended:
    """The commitments that mend a proposal, whether they are proved the fewest, and under which model."""
    if not found.possible:
        said = "No guarantees, pledges or limits of the parties mend it; proved."
    elif not found.commitments:
        said = "Nobody pays: nothing is to be mended."
    else:
        proof = "proved the fewest" if found.proved else f"at least {found.bound} are needed"
        count = len(found.commitments)
        said = f"{count} commitment{'s' if count > 1 else ''} of the parties, {proof}, under which nobody pays."
    told = tuple(described(commitment) for commitment in found.commitments)
    return Mended(found.proposal.name, said, told, found.possible, found.proved, found.bound, model)


def _changes(tested: Consequences) -> Iterator[Changed]:
    on = tested.on
    for change in tested.differences:
        for word, found in (("added", change.added), ("ended", change.removed)):
            if found and change.layer == "arms limit":
                yield Changed(change.layer, tuple(f"{state_name(state, on)} to {share}" for state, share in found))
            elif found:
                pairs = tuple(f"{state_name(a, on)} and {state_name(b, on)}" for a, b in found)
                yield Changed(f"{change.layer} {word}", pairs)
