"""What a proposal does to everyone's security, to be read in one breath: a sentence, who gains and pays, and why.

Then the readings by model, bargaining on a line of its own, and what the models assume and the data lack. Terminal and
page show the same lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import msgspec
from markupsafe import Markup
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from comity.report.page import template
from comity.report.readings import ground, level
from comity.report.terminal import short, table
from comity.security import (
    Answer,
    Certificate,
    Consequences,
    Difference,
    Repair,
    Result,
    Standing,
    beside,
    counted,
    described,
    forecast_record,
    harmless,
    standings,
    state_name,
)

SHOWN = 8  # states named before "and so many more"
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
    return Line(state_name(one.state), one.party, said, size(one), where, because, up)


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


def headline(found: Consequences) -> str:
    """What a test found, in a sentence or two."""
    readings, (gain, pay) = len(counted(found)), standings(found)
    if not gain and not pay:
        return f"{found.proposal.name}: nobody's security changes in any of the {readings} readings."
    free = harmless(found)
    said = (
        f"nobody's security falls in any of the {readings} readings: indivisible, as far as they go"
        if free == readings
        else f"in {free} of {readings} readings nobody's security falls"
        if free
        else f"somebody pays in each of the {readings} readings"
    )
    told = [_told(one, "gains") for one in _first(found, gain)] + [_told(one, "pays") for one in pay[:2]]
    return f"{found.proposal.name}: {said}" + (f"; {'; '.join(told)}." if told else ".")


def _first(found: Consequences, gain: Sequence[Standing]) -> list[Standing]:
    """Whom a sentence names of those who gain: the first that the proposal names, and the first of all others."""
    named = {state for change in found.proposal.changes for state in change.parties}
    inside, others = ([one for one in gain if (one.state in named) is wanted] for wanted in (True, False))
    return [*inside[:1], *others[:1]] if inside else others[:2]


def _told(one: Standing, verb: str) -> str:
    count = one.gains if verb == "gains" else one.pays
    where = f", mostly where {level(*one.where)}" if one.where else ""
    return f"{state_name(one.state)} {verb} in {count} ({size(one)}{where})"


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
        return f"no longer pressed by {state_name(held.against)} ({ground(held.note)})"
    new = sorted(set(after.attackers) - set(before.attackers)) if before and before.against == after.against else []
    return f"{bloc(after)}; {number(result.before[state])} → {number(result.after[state])}" + (
        f"; new in the bloc: {names(new, 4)}" if new else ""
    )


def _drawn(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """Into how many wars between others a state is drawn, before and after, and some that come or go."""
    new, gone = (tuple(war for war in one if war not in other) for one, other in ((after, before), (before, after)))
    which = [f"{word}: {', '.join(wars[:3])}" for word, wars in (("new", new), ("no longer", gone)) if wars]
    return f"attacks that draw it in: {len(before)} → {len(after)}; {'; '.join(which)}"


def bloc(held: Certificate) -> str:
    """The two sides of a certificate with what each brings, in per cent of the world's capabilities."""
    others = len(held.attackers) - 1
    led = f"{state_name(held.against or '')} ({ground(held.note)})" + (f" with {others} more" if others else "")
    if not held.brings:
        return led
    return f"{led}: {_share(held, held.attackers)} against {_share(held, held.defenders)}"


def _share(held: Certificate, side: tuple[str, ...]) -> str:
    return f"{float(held.sum(side)) / 1e7:.2g}%"


def added_up(held: Certificate | None) -> str:
    """A certificate to be added up by hand: each side, what each of it brings, sum and ratio.

    Figures are per cent of the world's capabilities.
    """
    if held is None:
        return "nothing presses it"
    if held.against is None or not held.brings:
        return held.note or bloc(held)
    sides = []
    for side in (held.defenders, held.attackers):
        ordered = sorted(side, key=lambda state: -held.brings[state])
        parts = [f"{state_name(state)} {float(held.brings[state]) / 1e7:.3g}" for state in ordered[:SHOWN]]
        more = ordered[SHOWN:]
        parts += [f"{len(more)} more {float(held.sum(tuple(more))) / 1e7:.3g}"] if more else []
        sides.append(f"{' + '.join(parts)}" + (f" = {float(held.sum(side)) / 1e7:.3g}" if len(side) > 1 else ""))
    aside = f"; standing aside: {names(held.aside, 4)}" if held.aside else ""
    return f"[{sides[0]}] / [{sides[1]}] = {number(held.reached)}{aside}"


def certificates(found: Consequences) -> Iterator[tuple[str, str, str, str]]:
    """State, reading, certificate before and after, of those who gain and who pay most."""
    for side in standings(found):
        for one in side[:WHY]:
            before, after = (held.get(one.state) for held in (one.shown.binding_before, one.shown.binding_after))
            if (after or before) and (after or before).against:  # type: ignore[union-attr]
                yield state_name(one.state), one.shown.model, added_up(before), added_up(after)


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
        f"{state_name(one.state)} {'pays' if one.pays > one.gains else 'gains'} in {max(one.pays, one.gains):.0%} of "
        f"the draws, security changes by {one.low:+.3f} to {one.high:+.3f}"
        for one in sure[:6]
        if abs(one.low) > _SMALL or abs(one.high) > _SMALL
    )


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


def consequences(found: Consequences) -> RenderableType:
    """Consequences for a terminal: a sentence, who gains and pays, why, then models and what the data lack."""
    gain, pay = standings(found)
    parts: list[RenderableType] = [Text(f"{found.proposal.name} (put to {found.on})", style="bold")]
    if found.proposal.description:
        parts.append(Text(found.proposal.description, style="dim"))
    parts += [Text(line, style="yellow") for line in found.notes if line.startswith("older than")]
    parts += [Text(headline(found), style="bold"), Text()]
    parts += [
        part for title, side in (("Who gains", gain), ("Who pays", pay)) if side for part in _side(title, side, found)
    ]
    if shown := tuple(certificates(found)):
        parts.append(Text("Why, to be added up (per cent of the world's capabilities)", style="bold"))
        for state, reading, before, after in shown:
            parts += [
                Text(f"  {state}, {reading}", style="dim"),
                Text(f"    before {before}"),
                Text(f"    after  {after}"),
            ]
    parts += [Text(), _differences(found.differences), Text(), _families(found)]
    if told := spread_lines(found):
        parts += [Text(f"{DRAWN}:"), *(Text(f"  {line}") for line in told)]
    parts += [Text(f"Beside the count, {line}") for line in bargaining_lines(found)]
    parts += [Text(f"{THRESHOLD} {tried()}", style="dim")]
    parts += [Text("Every state under every reading, with its certificate: --output FILE.csv or .json", style="dim")]
    if held := held_by(found):
        parts += [Text(), Text("What the models assume", style="bold"), *(Text(f"  {line}") for line in held)]
    if found.notes:
        parts += [Text(), Text("What the data lack", style="bold"), *(Text(f"  {note}") for note in found.notes)]
    return Group(*parts)


def _side(title: str, side: Sequence[Standing], found: Consequences) -> list[RenderableType]:
    made = table(title, "state", "readings", "median", "mostly where", "because")
    for line in lines(side[:SHOWN], found):
        party = "" if line.party else " (not a party)"
        style = "green" if line.up else "red"
        made.add_row(escape(line.state + party), line.count, Text(line.change, style), line.where, escape(line.why))
    if len(side) > SHOWN:
        made.add_row(f"… and {len(side) - SHOWN} more", "", "", "", "")
    return [made, Text()]


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


def names(ids: Iterable[str], shown: int = SHOWN) -> str:
    """Names of actors, and how many more there are."""
    given = list(ids)
    listed = ", ".join(state_name(id) for id in given[:shown])
    return listed + (f" and {len(given) - shown} more" if len(given) > shown else "")


def consequences_page(found: Consequences, path: str | Path) -> Path:
    """Write the consequences as one self-contained HTML page and return its path."""
    Path(path).write_text(_rendered(found, whole=True), encoding="utf-8")
    return Path(path)


def consequences_part(found: Consequences) -> Markup:
    """The consequences as a part of an HTML page."""
    return Markup(_rendered(found, whole=False))  # the template has escaped it


def _rendered(found: Consequences, whole: bool) -> str:
    gain, pay = standings(found)
    return template("consequences.html.j2").render(
        found=found, whole=whole, number=number, name=state_name, headline=headline(found), gain=lines(gain, found),
        pay=lines(pay, found), certificates=tuple(certificates(found)), families=by_family(found),
        assumed=held_by(found), spreads=spread_lines(found), bargaining=bargaining_lines(found),
        threshold=THRESHOLD, record=tried(), drawn=DRAWN, undefined=_or,
    )  # fmt: skip


def _differences(differences: tuple[Difference, ...]) -> Table:
    made = table("What it changes", "", "pairs", "who")
    for change in differences:
        for word, found in (("added", change.added), ("ended", change.removed)):
            if found and change.layer == "arms limit":
                limits = ", ".join(f"{state_name(state)} to {share}" for state, share in found)
                made.add_row(change.layer, str(len(found)), limits)
            elif found:
                shown = ", ".join(f"{state_name(a)} and {state_name(b)}" for a, b in found[:3])
                more = f" and {len(found) - 3} more" if len(found) > 3 else ""
                made.add_row(f"{change.layer} {word}", str(len(found)), escape(shown + more))
    return made


def _families(found: Consequences) -> Table:
    made = table("By model", "model", "readings", "nobody pays in", "D (0: nobody pays; 1: nobody gains)")
    for name, readings, free, span in by_family(found):
        made.add_row(name, str(readings), str(free), span)
    for failure in found.failures:
        made.add_row(failure.model, "none", "", escape(short(failure.why, 100)))
    return made


def _or(value: Fraction | None) -> str:
    return "undefined" if value is None else number(value)


def side_by_side(found: Sequence[Consequences]) -> RenderableType:
    """Several proposals beside one another: their sentences, then every state that one of them moves."""
    parts: list[RenderableType] = [Text(headline(each), style="bold") for each in found]
    columns = [f"{chr(65 + i)}: {each.proposal.name}" for i, each in enumerate(found)]
    made = table("Side by side", "state", *columns)
    held = [{one.state: one for side in standings(each) for one in side} for each in found]
    states = sorted({state for one in held for state in one}, key=lambda state: _order(state, held))
    for state in states[: 3 * SHOWN]:
        made.add_row(escape(state_name(state)), *(_cell(each.get(state)) for each in held))
    if len(states) > 3 * SHOWN:
        made.add_row(f"… and {len(states) - 3 * SHOWN} more", *("" for _ in found))
    return Group(*parts, Text(), made, Text(THRESHOLD, style="dim"))


def _order(state: str, held: Sequence[dict[str, Standing]]) -> tuple[int, str]:
    return -max(max(one.gains, one.pays) for each in held if (one := each.get(state))), state


def _cell(one: Standing | None) -> Text:
    if one is None:
        return Text("untouched", style="dim")
    line = _line(one)
    return Text(f"{'gains' if line.up else 'pays'} in {line.count}, {line.change}", "green" if line.up else "red")


def repaired(found: Repair, model: str) -> RenderableType:
    """The commitments that mend a proposal, whether they are proved the fewest, and under which model."""
    if not found.possible:
        said = "No guarantees, pledges or limits of the parties mend it; proved."
    elif not found.commitments:
        said = "Nobody pays: nothing is to be mended."
    else:
        proof = "proved the fewest" if found.proved else f"at least {found.bound} are needed"
        count = len(found.commitments)
        said = f"{count} commitment{'s' if count > 1 else ''} of the parties, {proof}, under which nobody pays."
    return Group(
        Text(f"{found.proposal.name}: {said}", style="bold"),
        *(Text(f"  {described(commitment)}") for commitment in found.commitments), Text(f"Under {model}.", style="dim"),
    )  # fmt: skip


def answers_told(found: Sequence[Answer]) -> RenderableType:
    """Counter-pacts, round by round."""
    if not found:
        return Text("No rival finds a pact that would make it safer.")
    said = "How rivals would answer: the pact of each that helps it most, harming not its partner (best response)"
    rows = [
        f"  round {one.round}: {state_name(one.state)} with {state_name(one.partner)}, security {number(one.before)} → "
        f"{number(one.after)}"
        for one in found
    ]
    return Group(Text(said, style="bold"), *(Text(row) for row in rows))
