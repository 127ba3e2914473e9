"""What a proposal does to everyone's security, to be read in one breath: a sentence, who gains and pays, and why.

Then the readings by model, bargaining on a line of its own, and what the models assume and the data lack. Terminal and
page show the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path

from markupsafe import Markup
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from comity.outputs import output
from comity.report import sections
from comity.report.causes import SHOWN, unseen
from comity.report.page import template
from comity.report.sections.tested import Changed, Proof, Tested, counters, mended
from comity.report.terminal import short, table
from comity.report.weighed import bars, drawn
from comity.report.wording import (
    DRAWN,
    THRESHOLD,
    WHY,
    Line,
    bargaining_lines,
    by_family,
    certificates,
    headline,
    held_by,
    held_lines,
    kept,
    lines,
    number,
    slight,
    spread_lines,
    tried,
)
from comity.security import OWING, Answer, Consequences, Repair, Standing, held_to, standings, state_name


def consequences(found: Consequences) -> RenderableType:
    """Consequences for a terminal: a sentence, who gains and pays, why, then models and what the data lack."""
    shown = sections.consequences(found)
    parts: list[RenderableType] = [Text(f"{shown.proposal} (put to {shown.on})", style="bold")]
    if shown.description:
        parts.append(Text(shown.description, style="dim"))
    parts += [Text(line, style="yellow") for line in shown.opening]
    parts += [Text(shown.headline, style="bold"), *map(Text, shown.unseen), Text()]
    for title, side in (("Who gains", shown.gain), ("Who pays", shown.pay)):
        parts += _side(title, side) if side else []
    parts += [Text(shown.slight, style="dim"), Text()] if shown.slight else []
    if shown.proofs:
        parts.append(Text("Why, to be added up (per cent of the world's capabilities)", style="bold"))
        parts += [line for proof in shown.proofs for line in _proof(proof)]
    parts += [Text(), _differences(shown.changes), Text(), _families(shown)]
    parts += _listed("Indivisible security, as documents define it (docs/indivisible.md)", shown.indivisible)
    if shown.drawn_errors:
        parts += [Text(f"{DRAWN}:"), *(Text(f"  {line}") for line in shown.drawn_errors)]
    parts += [Text(f"Beside the count, {line}") for line in shown.bargaining]
    parts += [Text(f"{THRESHOLD} {tried()}", style="dim")]
    parts += [Text("Every state under every reading, with its certificate: --output FILE.csv or .json", style="dim")]
    parts += _listed("What the models assume", shown.assumed) + _listed("What the data lack", shown.lacking)
    return Group(*parts)


def _listed(title: str, told: Sequence[str]) -> list[RenderableType]:
    return [Text(), Text(title, style="bold"), *(Text(f"  {line}") for line in told)] if told else []


def _proof(proof: Proof) -> tuple[Text, Text, Text]:
    head = Text(f"  {proof.state}, {proof.reading}", style="dim")
    return head, Text(f"    before {proof.before}"), Text(f"    after  {proof.after}")


def _side(title: str, side: Sequence[Line]) -> list[RenderableType]:
    made = table(title, "state", "readings", "median", "mostly where", "because")
    for line in side[:SHOWN]:
        party = "" if line.party else " (not a party)"
        style = "green" if line.up else "red"
        made.add_row(escape(line.state + party), line.count, Text(line.change, style), line.where, escape(line.why))
    if len(side) > SHOWN:
        made.add_row(f"… and {len(side) - SHOWN} more", "", "", "", "")
    return [made, Text()]


def consequences_page(found: Consequences, path: str | Path) -> Path:
    """Write the consequences as one self-contained HTML page and return its path."""
    with output(path) as draft:
        draft.write_text(_rendered(found, whole=True), encoding="utf-8")
    return Path(path)


def consequences_part(found: Consequences) -> Markup:
    """The consequences as a part of an HTML page."""
    return Markup(_rendered(found, whole=False))  # the template has escaped it


def _rendered(found: Consequences, whole: bool) -> str:
    gain, pay = standings(found)
    return template("consequences.html.j2").render(
        found=found, whole=whole, number=number, name=partial(state_name, on=found.on), headline=headline(found),
        unseen=unseen(found), gain=lines(gain, found),
        pay=lines(pay, found), slight=slight(found), certificates=tuple(certificates(found)), families=by_family(found),
        drawings=tuple((why, bars(why)) for why in drawn(found, WHY)), assumed=held_by(found),
        indivisible=held_lines(found), spreads=spread_lines(found), bargaining=bargaining_lines(found),
        threshold=THRESHOLD, record=tried(), drawn=DRAWN, undefined=_or,
    )  # fmt: skip


def _differences(changed: Sequence[Changed]) -> Table:
    made = table("What it changes", "", "pairs", "who")
    for change in changed:
        listed = change.who if change.what == "arms limit" else change.who[:3]
        more = f" and {len(change.who) - len(listed)} more" if len(change.who) > len(listed) else ""
        made.add_row(change.what, str(len(change.who)), escape(", ".join(listed) + more))
    return made


def _families(shown: Tested) -> Table:
    made = table("By model", "model", "readings", "nobody pays in", "D (0: nobody pays; 1: nobody gains)")
    for family in shown.families:
        made.add_row(family.model, str(family.readings), str(family.nobody_pays_in), family.divisibility)
    for model, why in shown.without_answer.items():
        made.add_row(model, "none", "", short(why, 100))
    return made


def _or(value: Fraction | None) -> str:
    return "undefined" if value is None else number(value)


def side_by_side(found: Sequence[Consequences]) -> RenderableType:
    """Several proposals beside one another: their sentences, then every state that one of them moves."""
    whole = found[0].proposal.name.rpartition(OWING)[0]  # of a draft put to the test with each kind of obligation
    shared = whole if all(each.proposal.name.startswith(whole + OWING) for each in found) else ""
    names = [each.proposal.name.removeprefix(shared).removeprefix(", ") for each in found]
    parts: list[RenderableType] = [Text(line, style="yellow") for line in _shared_opening(found)]
    parts += [Text(f"{shared}. The text does not say what its members would owe one another:")] if shared else []
    parts += [Text(headline(each, name), style="bold") for each, name in zip(found, names, strict=True)]
    columns = [f"{chr(65 + i)}: {name}" for i, name in enumerate(names)]
    made = table("Side by side", "state", *columns)
    held = [{one.state: one for side in standings(each) for one in side} for each in found]
    states = sorted({state for one in held for state in one}, key=lambda state: _order(state, held))
    for state in states[: 3 * SHOWN]:
        made.add_row(escape(state_name(state, found[0].on)), *(_cell(each.get(state)) for each in held))
    if len(states) > 3 * SHOWN:
        made.add_row(f"… and {len(states) - 3 * SHOWN} more", *("" for _ in found))
    return Group(*parts, Text(), made, Text(), _held(found, columns), Text(THRESHOLD, style="dim"))


def _held(found: Sequence[Consequences], columns: Sequence[str]) -> Table:
    """Every proposal held to each definition of indivisible security."""
    made = table("Indivisible security, as documents define it (docs/indivisible.md)", "definition", *columns)
    rows = [{held.says: kept(held) for held in held_to(each)} for each in found]
    for says in rows[0]:
        made.add_row(says, *(row.get(says, "") for row in rows))
    return made


def _shared_opening(found: Sequence[Consequences]) -> Iterator[str]:
    """What is to be known before all of the results."""
    return (line for line in found[0].opening if all(line in each.opening for each in found))


def _order(state: str, held: Sequence[dict[str, Standing]]) -> tuple[int, str]:
    return -max(max(one.gains, one.pays) for each in held if (one := each.get(state))), state


def _cell(one: Standing | None) -> Text:
    if one is None:
        return Text("untouched", style="dim")
    (line,) = lines([one])
    return Text(f"{'gains' if line.up else 'pays'} in {line.count}, {line.change}", "green" if line.up else "red")


def repaired(found: Repair, model: str) -> RenderableType:
    """The commitments that mend a proposal, whether they are proved the fewest, and under which model."""
    shown = mended(found, model)
    said = (Text(f"  {commitment}") for commitment in shown.commitments)
    return Group(
        Text(f"{shown.proposal}: {shown.headline}", style="bold"), *said, Text(f"Under {shown.model}.", style="dim")
    )


def answers_told(found: Sequence[Answer]) -> RenderableType:
    """Counter-pacts, round by round."""
    if not found:
        return Text("No rival finds a pact that would make it safer.")
    said = "How rivals would answer: the pact of each that helps it most, harming not its partner (best response)"
    rows = [
        f"  round {one.round}: {one.state} with {one.partner}, security {number(one.before)} → {number(one.after)}"
        for one in counters(found)
    ]
    return Group(Text(said, style="bold"), *(Text(row) for row in rows))
