"""Why a proposal moves a state, in a clause: who changes sides, who presses it, and where nobody does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from comity.families import MODELS
from comity.security import Certificate, Consequences, Result, Standing, counted, sign, state_name

SHOWN = 8  # states named before "and so many more"
_WHOLE = frozenset(row.name for row in MODELS.values() if row.whole)
_TURN = 3  # of those who change sides


def names(ids: Iterable[str], shown: int = SHOWN, on: str | None = None) -> str:
    """Names of actors, and how many more there are."""
    given = list(ids)
    listed = ", ".join(state_name(id, on) for id in given[:shown])
    return listed + (f" and {len(given) - shown} more" if len(given) > shown else "")


def freed(one: Standing) -> str:
    """Whose pressure ends, where that is why a state gains."""
    before = one.shown.binding_before.get(one.state)
    if not before or not before.against or one.state in one.shown.binding_after:
        return ""
    return f"no longer pressed by {state_name(before.against, one.shown.on)}"


def cause(one: Standing) -> str:
    """Why a state pays, in a clause, in the reading that shows it best: who presses it, and who changes sides.

    Nothing where it has no coalitions, as with the wars that obligations draw a state into.
    """
    before, after = (held.get(one.state) for held in (one.shown.binding_before, one.shown.binding_after))
    if after is None or after.against is None or after.wars:
        return ""
    presses = state_name(after.against, one.shown.on)
    if before is None or before.against is None:
        return f"pressed by {presses}, as by nobody before"
    pressed = f"pressed by {presses}" + ("" if after.against == before.against else " most now")
    return ", ".join((pressed, *_turned(before, after, one.shown.on)))


def _turned(before: Certificate, after: Certificate, on: str) -> Iterator[str]:
    """Who comes to stand with a state's foe, and who no longer stands with the state; some do both."""
    foe = state_name(after.against or "", on)
    new = set(after.attackers) - set(before.attackers) - {after.against}
    gone = set(before.defenders) - set(after.defenders)
    if both := new & gone:
        yield f"{_named(both, after, on)} would go over to {foe}"
    if joining := new - gone:
        yield f"{_named(joining, after, on)} would stand with {foe}"
    if leaving := gone - new:
        yield f"{_named(leaving, before, on)} would no longer stand by it"


def _named(states: set[str], held: Certificate, on: str) -> str:
    """Some states, the strongest first, joined as in a sentence."""
    ordered = sorted(states, key=lambda state: (-held.brings.get(state, 0), state))
    if len(ordered) > _TURN:
        return names(ordered, _TURN, on)
    listed = [state_name(state, on) for state in ordered]
    return " and ".join(filter(None, (", ".join(listed[:-1]), listed[-1])))


def unpressed(found: Consequences, state: str) -> tuple[Result, ...]:
    """The readings in which nobody presses a state, before or after, so that it has nothing to gain there.

    Models that count wars or ties weigh nobody; there it is pressed where it is under what counts as hostile in them.
    """
    readings = counted(found)
    pressed = [result for result in readings if not _whole(result) and _held(result, state)]
    hostile = {result.parameters.get("hostility") for result in pressed}
    return tuple(
        result
        for result in readings
        if (result.parameters.get("hostility") not in hostile if _whole(result) else result not in pressed)
    )


def _whole(result: Result) -> bool:
    return result.model.split(",")[0].split(";")[0] in _WHOLE


def _held(result: Result, state: str) -> bool:
    return state in result.binding_before or state in result.binding_after


def unseen(found: Consequences) -> tuple[str, ...]:
    """Why states that a proposal names move in few readings: in most of them nobody on record presses them.

    A line for each group of states of which the same is to be said.
    """
    readings = counted(found)
    named = dict.fromkeys(state for change in found.proposal.changes for state in change.parties)
    groups: dict[tuple[int, int, int, str], list[str]] = {}
    for state in named:
        safe = unpressed(found, state)
        if 2 * len(safe) > len(readings):
            ways = [sign(result, state) for result in readings if result not in safe and state in result.changes]
            groups.setdefault((len(safe), ways.count(1), ways.count(-1), _foe(found, state)), []).append(state)
    return tuple(_unseen(states, len(readings), *key, found.on) for key, states in groups.items())


def _foe(found: Consequences, state: str) -> str:
    """Who presses a state in most of the readings where anybody does."""
    held = (both.get(state) for result in counted(found) for both in (result.binding_before, result.binding_after))
    led = Counter(one.against for one in held if one and one.against)
    return led.most_common(1)[0][0] if led else ""


def _unseen(states: list[str], of: int, safe: int, gains: int, pays: int, foe: str, on: str) -> str:
    many, worse = len(states) > 1, pays > gains
    them, they = ("them", "they") if many else ("it", "it")
    told = f"{names(states, SHOWN, on)}: in {safe} of {of} readings nobody on record presses {them}, so that "
    told += f"{they} {'lose' if many else 'loses'} nothing" if worse else f"nothing can make {them} safer"
    if safe == of:
        return f"{told}."
    led = f", mostly {state_name(foe, on)}," if foe else ""
    verb = ("pay" if worse else "gain") + ("" if many else "s")
    return f"{told}; in the {of - safe} where somebody does{led} {they} {verb} in {pays if worse else gains}."
