"""How rivals would answer: counter-pacts, round by round, after a proposal has come into force.

In each round every state that stands worse than before the proposal, the one that lost most first, signs the pact of
defence that raises its security most, with a state that is not hostile to it, is no party to the proposal, and would
itself lose nothing by it. Rounds end when nobody answers. It is a best response, one state at a time, under one model;
it says which pacts a proposal makes worth seeking, not that they would be signed. The idea is that of balancing (Walt
1987, The Origins of Alliances); the procedure is ours.
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from comity.model import Change, Draft
from comity.security.changes import Applied, applied, apply
from comity.security.coercion import Coercion
from comity.security.frames import Frame
from comity.security.uncertainty import CHOSEN
from comity.security.world import World, pair

ROUNDS, CANDIDATES, EACH = 3, 25, 3  # rounds; the strongest states that are asked; who answers in a round


class Answer(msgspec.Struct, frozen=True):
    """A counter-pact: in which round, who signs with whom, and the security of who signs before and after."""

    round: int
    state: str
    partner: str
    before: Fraction
    after: Fraction


def answered(world: World, proposal: Draft) -> tuple[Answer, ...]:
    """Counter-pacts to a proposal, under coercion by allies' own foes with distance."""
    return answers(applied(world, proposal), CHOSEN)


def answers(
    made: Applied, model: Coercion, frame: Frame = Frame(restraint="none"), rounds: int = ROUNDS  # noqa: B008
) -> tuple[Answer, ...]:  # fmt: skip
    """Counter-pacts after a proposal, in the order in which they are signed."""
    was = model.assess(frame.of(made.before)).security
    world, found = made.after, list[Answer]()
    for number in range(1, rounds + 1):
        now = model.assess(frame.of(world)).security
        hurt = sorted(
            (s for s in world.states if now[s] < was[s] and s not in made.parties), key=lambda s: (now[s] - was[s], s)
        )
        signed = 0
        for state in hurt[:EACH]:
            if (best := _best(world, state, made.parties, model, frame)) is not None:
                world, answer = best
                found.append(msgspec.structs.replace(answer, round=number))
                signed += 1
        if not signed:
            break
    return tuple(found)


def _best(
    world: World, state: str, parties: frozenset[str], model: Coercion, frame: Frame
) -> tuple[World, Answer] | None:
    """The world with the pact that raises a state's security most, and that pact; None where none does."""
    now = model.assess(frame.of(world)).security
    foes = world.enemies().get(state, frozenset()) | frame.of(world).enemies().get(state, frozenset())
    allied = world.allies(("defence",)).get(state, frozenset())
    free = [s for s in world.states if s not in parties | foes | allied | {state}]
    best: tuple[World, Answer] | None = None
    for partner in sorted(free, key=lambda s: (-world.capability[s], s))[:CANDIDATES]:
        after = apply(world, Draft("answer", "a counter-pact", (Change("pact", pair(state, partner)),)))
        then = model.assess(frame.of(after)).security
        if then[partner] >= now[partner] and then[state] > max(now[state], best[1].after if best else now[state]):
            best = after, Answer(0, state, partner, now[state], then[state])
    return best
