"""What a proposal does to everyone's security, in words: a sentence, who gains and pays, why, and by which model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from statistics import median

import msgspec

from comity.report.causes import SHOWN, cause, freed, names, unpressed
from comity.report.readings import ground, level
from comity.security import (
    Certificate,
    Consequences,
    Held,
    Result,
    Standing,
    beside,
    counted,
    forecast_record,
    harmless,
    held_to,
    relative,
    standings,
    state_name,
)

LONG = 100  # characters of a name above which a sentence does not say it again
SLIGHT = 4  # states named of those that move too little to matter
WHY = 3  # states whose certificates are written out
DRAWN = (
    "Drawn errors: capabilities by about 15%, allies that keep their word three times in four; 400 draws, seed 1, "
    "coercion by allies' own foes with distance; the middle 90%"
)
_SMALL = 0.01
THRESHOLD = "A change of less than 5% of what a state's security was counts as untouched."


def tried() -> str:
    """How often the readings were right, in a line."""
    known = forecast_record()
    told = [f"{name} {low:.2f} to {high:.2f}" for name, (low, high) in known["models"].items()]
    plain = [f"{name} {value:.2f}" for name, value in known["baselines"].items()]
    first, last = known["years"]
    return (
        f"How often they were right: who would be the target of force, {first} to {last}, was told with an AUC of "
        f"{', of '.join(told)} (.5 is chance); plainly counted, {plain[0]} (docs/validation.md)."
    )


class Line(msgspec.Struct, frozen=True):
    """A state as it is shown: in how many readings it gains or pays, how much, where, and why."""

    state: str
    party: bool
    count: str
    change: str
    where: str
    why: str
    up: bool


def lines(standing: Iterable[Standing], found: Consequences | None = None) -> tuple[Line, ...]:
    """Standings in words; what they rest on is said where the test is given."""
    return tuple(_line(one, found) for one in standing)


def _line(one: Standing, found: Consequences | None = None) -> Line:
    up = one.gains > one.pays
    count, other = (one.gains, one.pays) if up else (one.pays, one.gains)
    said = f"{count} of {one.of}" + (f" ({'pays' if up else 'gains'} in {other})" if other else "")
    where = level(*one.where) if one.where else ""
    held = one.shown.binding_after.get(one.state) or one.shown.binding_before.get(one.state)
    rests = found.rests_on(one.state, held) if found and held else {}
    old = "; ".join(f"{count} bond{'s' if count > 1 else ''} {ground}" for ground, count in sorted(rests.items()))
    because = why(one.shown, one.state) + (f" † {old}" if old else "")
    return Line(state_name(one.state, one.shown.on), one.party, said, size(one), where, because, up)


def size(one: Standing) -> str:
    """How much a state's security changes in the median: in per cent, or in wars where these are what is counted."""
    held = one.shown.binding_after.get(one.state) or one.shown.binding_before.get(one.state)
    if held is None or not held.wars:
        return percent(one.median)
    change = one.shown.before[one.state] - one.shown.after[one.state]
    return f"{abs(change)} {'more' if change > 0 else 'fewer'} war{'s' if abs(change) != 1 else ''}"


def percent(share: Fraction) -> str:
    """A relative change, as a multiple where it is large.

    >>> percent(Fraction(-1, 8)), percent(Fraction(29)), percent(Fraction(1, 300))
    ('-12%', '× 30', '+0.3%')
    """
    if share >= 3:
        return f"× {float(share) + 1:.0f}"
    size = float(share) * 100
    return f"{size:+.0f}%" if abs(size) >= 1 else f"{size:+.1f}%"


def headline(found: Consequences, name: str = "") -> str:
    """What a test found, in a sentence or two, under the proposal's name or a shorter one."""
    readings, (gain, pay) = len(counted(found)), standings(found)
    name = name or (found.proposal.name if len(found.proposal.name) <= LONG else "The proposal")
    if not gain and not pay:
        return f"{name}: nobody's security changes in any of the {readings} readings."
    free = harmless(found)
    said = (
        f"nobody's security falls in any of the {readings} readings: indivisible, as far as they go"
        if free == readings
        else f"in {free} of {readings} readings nobody's security falls"
        if free
        else f"somebody pays in each of the {readings} readings"
    )
    told = [_told(found, one, "gains") for one in _first(found, gain)] + _payers(found, pay)
    return f"{name}: {said}" + (f"; {'; '.join(told)}." if told else ".")


def _first(found: Consequences, gain: Sequence[Standing]) -> list[Standing]:
    """Whom a sentence names of those who gain: the first that the proposal names, and the first of all others."""
    named = {state for change in found.proposal.changes for state in change.parties}
    inside, others = ([one for one in gain if (one.state in named) is wanted] for wanted in (True, False))
    return [*inside[:1], *filter(_many, others[:1])] if inside else [*others[:1], *filter(_many, others[1:2])]


def _payers(found: Consequences, pay: Sequence[Standing]) -> list[str]:
    """Who pays, in a sentence; of states that pay in few readings only how many there are."""
    if pay and not any(map(_many, pay)):
        most = max(one.pays for one in pay)
        some = f"{len(pay)} states pay" if len(pay) > 1 else f"{state_name(pay[0].state, found.on)} pays"
        return [f"{some} in {most} at most" if most > 1 else f"{some} in one"]
    return [_told(found, one, "pays") for one in filter(_many, pay[:2])]


def _many(one: Standing) -> bool:
    """Whether a state moves in a tenth of the readings at least, so that a sentence need name it."""
    return 10 * max(one.gains, one.pays) >= one.of


def _told(found: Consequences, one: Standing, verb: str) -> str:
    count = one.gains if verb == "gains" else one.pays
    where = f"mostly where {level(*one.where)}" if one.where else ""
    safe = len(unpressed(found, one.state)) if one.party else 0
    told = [size(one), where, freed(one) if verb == "gains" else cause(one)]
    told += [f"in {safe} nobody on record presses it"] if 2 * safe > one.of else []
    return f"{state_name(one.state, found.on)} {verb} in {count} ({'; '.join(filter(None, told))})"


def slight(found: Consequences) -> str:
    """Who else moves, but in every reading by less than the threshold: first those who pay, by weight and how often."""
    moved: defaultdict[str, list[Fraction]] = defaultdict(list)
    shown = {one.state for side in standings(found) for one in side}
    for result in counted(found):
        for state in result.changes:
            if state not in shown:
                moved[state].append(relative(result, state))
    weights = found.results[0].weights if found.results else {}

    def order(state: str) -> tuple[bool, Fraction, str]:
        falls = [change for change in moved[state] if change < 0]
        return not falls, -abs(sum(falls or moved[state], Fraction(0))) * weights[state], state

    told = []
    for state in sorted(moved, key=order)[:SLIGHT]:
        falls = [change for change in moved[state] if change < 0]
        ways = falls or moved[state]
        told.append(
            f"{state_name(state, found.on)} {'pays' if falls else 'gains'} in {len(ways)} ({percent(median(ways))})"
        )
    return f"Moved by less than 5%: {'; '.join(told)}." if told else ""


def why(result: Result, state: str) -> str:
    """What decides a state's security in a reading, before and after, in a line."""
    before, after = result.binding_before.get(state), result.binding_after.get(state)
    held = after or before
    if held is None:
        return ""
    if held.wars:
        return _drawn(before.wars if before else (), after.wars if after else ())
    if held.against is None:
        return f"{held.note}; {number(result.before[state])} → {number(result.after[state])}"
    if after is None:
        return f"no longer pressed by {state_name(held.against, result.on)} ({ground(held.note)})"
    new = sorted(set(after.attackers) - set(before.attackers)) if before and before.against == after.against else []
    return f"{bloc(after, result.on)}; {number(result.before[state])} → {number(result.after[state])}" + (
        f"; new in the bloc: {names(new, 4, result.on)}" if new else ""
    )


def _drawn(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """Into how many wars between others a state is drawn, before and after, and some that come or go."""
    new, gone = (tuple(war for war in one if war not in other) for one, other in ((after, before), (before, after)))
    which = [f"{word}: {', '.join(wars[:3])}" for word, wars in (("new", new), ("no longer", gone)) if wars]
    return f"attacks that draw it in: {len(before)} → {len(after)}; {'; '.join(which)}"


def bloc(held: Certificate, on: str | None = None) -> str:
    """The two sides of a certificate with what each brings, in per cent of the world's capabilities."""
    others = len(held.attackers) - 1
    led = f"{state_name(held.against or '', on)} ({ground(held.note)})" + (f" with {others} more" if others else "")
    if not held.brings:
        return led
    return f"{led}: {_share(held, held.attackers)} against {_share(held, held.defenders)}"


def _share(held: Certificate, side: tuple[str, ...]) -> str:
    return f"{float(held.sum(side)) / 1e7:.2g}%"


def added_up(held: Certificate | None, on: str | None = None) -> str:
    """A certificate to be added up by hand: each side, what each of it brings, sum and ratio.

    Figures are per cent of the world's capabilities.
    """
    if held is None:
        return "nothing presses it"
    if held.against is None or not held.brings:
        return held.note or bloc(held, on)
    sides = []
    for side in (held.defenders, held.attackers):
        ordered = sorted(side, key=lambda state: -held.brings[state])
        parts = [f"{state_name(state, on)} {float(held.brings[state]) / 1e7:.3g}" for state in ordered[:SHOWN]]
        more = ordered[SHOWN:]
        parts += [f"{len(more)} more {float(held.sum(tuple(more))) / 1e7:.3g}"] if more else []
        sides.append(f"{' + '.join(parts)}" + (f" = {float(held.sum(side)) / 1e7:.3g}" if len(side) > 1 else ""))
    aside = f"; standing aside: {names(held.aside, 4, on)}" if held.aside else ""
    return f"[{sides[0]}] / [{sides[1]}] = {number(held.reached)}{aside}"


def certificates(found: Consequences) -> Iterator[tuple[str, str, str, str]]:
    """State, reading, certificate before and after, of those who gain and who pay most."""
    for side in standings(found):
        for one in side[:WHY]:
            before, after = (held.get(one.state) for held in (one.shown.binding_before, one.shown.binding_after))
            if (after or before) and (after or before).against:  # type: ignore[union-attr]
                name = state_name(one.state, found.on)
                yield name, one.shown.model, added_up(before, found.on), added_up(after, found.on)


def bargaining_lines(found: Consequences) -> tuple[str, ...]:
    """What is decided before and after, and how many it brings nearer: no reading of security."""
    said = []
    for result in beside(found):
        notes = [
            next(iter(held.values())).note if held else "" for held in (result.binding_before, result.binding_after)
        ]
        said.append(
            f"{result.model.split(';')[0]}: {notes[0]} before, {notes[1]} after; {len(result.gainers)} states come "
            f"nearer to what they want, {len(result.payers)} get farther"
        )
    return tuple(said)


def spread_lines(found: Consequences) -> tuple[str, ...]:
    """How sure it is: the states that pay or gain most often over drawn errors in capabilities and faithfulness."""
    sure = sorted(found.spreads, key=lambda one: (-max(one.pays, one.gains), one.state))
    return tuple(
        f"{state_name(one.state, found.on)} {'pays' if one.pays > one.gains else 'gains'} in "
        f"{max(one.pays, one.gains):.0%} of the draws, security changes by {one.low:+.3f} to {one.high:+.3f}"
        for one in sure[:6]
        if abs(one.low) > _SMALL or abs(one.high) > _SMALL
    )


def held_lines(found: Consequences) -> tuple[str, ...]:
    """The proposal held to each definition of indivisible security that is computed (docs/indivisible.md)."""
    return tuple(f"{held.says}: {kept(held)} ({held.source})" for held in held_to(found))


def kept(held: Held) -> str:
    """In how many readings a definition is kept, or whether it is."""
    return ("kept" if held.holds else "not kept") if held.of is None else f"{held.holds} of {held.of} readings"


def by_family(found: Consequences) -> tuple[tuple[str, int, int, str], ...]:
    """Each model with its readings, in how many nobody pays, and the range of D."""
    groups: dict[str, list[Result]] = {}
    for result in counted(found):
        groups.setdefault(result.model.split(",")[0].split(";")[0], []).append(result)
    made = []
    for name, results in groups.items():
        free = harmless(msgspec.structs.replace(found, results=tuple(results)))
        shares = [result.divisibility for result in results if result.divisibility is not None]
        span = f"{number(min(shares))} to {number(max(shares))}" if shares else "undefined"
        made.append((name, len(results), free, span))
    return tuple(made)


def held_by(found: Consequences) -> tuple[str, ...]:
    """Each model once, with its definition and source, what of it is ours, and what all its readings assume."""
    groups: dict[str, list[Result]] = {}
    for result in found.results:
        groups.setdefault(result.definition, []).append(result)
    said = []
    for definition, results in groups.items():
        name = results[0].model.split(",")[0].split(";")[0]
        shared = [line for line in results[0].assumptions if all(line in result.assumptions for result in results)]
        ours = "; ".join(dict.fromkeys(result.ours for result in results))
        said.append(f"{name}: {definition}. After {results[0].source}; {ours}. {'; '.join(shared)}".rstrip(". ") + ".")
    return (*said, *(f"varied, {line}" for line in _varied(found)))


def _varied(found: Consequences) -> Iterator[str]:
    """The levels of each assumption that the readings of a model differ over."""
    axes: dict[str, dict[str, None]] = {}
    for result in counted(found):
        for axis, value in result.parameters.items():
            axes.setdefault(axis, {})[value] = None
    for axis, values in axes.items():
        if len(values) > 1:
            yield f"{axis}: {'; '.join(level(axis, value) for value in sorted(values))}"


def number(value: Fraction) -> str:
    """A fraction as a decimal of three places, marked where rounding hides it.

    >>> number(Fraction(1, 3)), number(Fraction(-1, 10**6)), number(Fraction(2))
    ('0.333', '-0.000001', '2')
    """
    if value.denominator == 1:
        return str(value.numerator)
    if abs(value) >= Fraction(1, 1000):
        return f"{float(value):.3f}"
    return f"{float(value):.6f}" if abs(value) >= Fraction(1, 10**6) else f"{float(value):.1g}"
