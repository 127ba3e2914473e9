"""What a proposal does to everyone's security, for a terminal: the difference, who gains, who pays, by model."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from markupsafe import Markup
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from comity.report.page import template
from comity.report.terminal import short, table
from comity.security import Certificate, Consequences, Difference, Result, state_name

SHOWN = 8  # states named before "and so many more"


def consequences(found: Consequences) -> RenderableType:
    """Consequences as tables: what changes, verdicts by model with their range, who gains and pays, what binds."""
    parts: list[RenderableType] = [Text(f"{found.proposal.name} (put to {found.on})", style="bold")]
    if found.proposal.description:
        parts.append(Text(found.proposal.description, style="dim"))
    parts += [_differences(found.differences), Text(), _verdict(found), Text(), _models(found)]
    for result in _distinct(found.results):
        parts += [Text(), _states(result)]
    parts += [Text(), Text("Every state under every model: --output FILE.csv", style="dim")]
    if held := held_by(found):
        parts += [Text(), Text("What the models assume", style="bold"), *(Text(f"  {line}") for line in held)]
    if found.notes:
        parts += [Text(), Text("What the data lack", style="bold"), *(Text(f"  {note}") for note in found.notes)]
    return Group(*parts)


def held_by(found: Consequences) -> tuple[str, ...]:
    """Each model's definition and source, and what it assumes that no model before it has said."""
    said: set[str] = set()
    lines = []
    for result in found.results:
        new = [assumption for assumption in result.assumptions if assumption not in said]
        known = result.definition in said
        said |= {result.definition, *result.assumptions}
        opening = "as above, but" if known else f"{result.definition} (after {result.source}; {result.ours});"
        lines.append(f"{result.model}: {opening} {'; '.join(new)}")
    return tuple(lines)


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
    """The consequences as a part of an HTML page: the difference, verdicts by model, every state before and after."""
    return Markup(_rendered(found, whole=False))  # the template has escaped it


def _rendered(found: Consequences, whole: bool) -> str:
    return template("consequences.html.j2").render(
        found=found, whole=whole, number=number, name=state_name, bound=bound, verdict=_verdict(found).plain,
        assumed=held_by(found), size=_size, undefined=_or,
    )  # fmt: skip


def _size(result: Result, change: Fraction) -> int:
    """Length of a change's bar, in percent of the greatest of its model."""
    greatest = max(abs(other) for other in result.changes.values())
    return max(1, round(100 * abs(change) / greatest))


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


def _verdict(found: Consequences) -> Text:
    if found.indivisible:
        said = f"Nobody's security falls under any of the {len(found.results)} models: indivisible, as far as they go."
    else:
        said = f"Somebody pays under {len(found.fails)} of {len(found.results)} models."
    if found.range:
        low, high = found.range
        said += f" Divisibility D from {number(low)} to {number(high)} (0: nobody pays; 1: nobody gains)."
    return Text(said, style="bold")


def _models(found: Consequences) -> Table:
    made = table("By model", "model", "indivisible", "D", "gain", "pay", "worst", "borne outside")
    for result in found.results:
        worst = f"{state_name(result.worst[0])} {number(result.worst[1])}" if result.worst else ""
        share = result.borne_outside
        made.add_row(
            result.model, "yes" if result.indivisible else "no", _or(result.divisibility), str(len(result.gainers)),
            str(len(result.payers)), escape(worst), "" if share is None else f"{float(share):.0%}",
        )  # fmt: skip
    return made


def _or(value: Fraction | None) -> str:
    return "undefined" if value is None else number(value)


def _distinct(results: tuple[Result, ...]) -> list[Result]:
    """The first result of each model that moves anybody; what other parameters move is in the CSV."""
    first: dict[str, Result] = {}
    for result in results:
        if result.changes:
            first.setdefault(result.definition, result)
    return list(first.values())


def _states(result: Result) -> Table:
    made = table(f"Who gains, who pays: {result.model}", "state", "before", "after", "change", "what binds it")
    for title, moved in (("gain", result.gainers), ("pay", result.payers)):
        for state, change in moved[:SHOWN]:
            party = "" if state in result.parties else " (not a party)"
            style = "green" if title == "gain" else "red"
            made.add_row(
                escape(state_name(state) + party), number(result.before[state]), number(result.after[state]),
                Text(f"{'+' if change > 0 else ''}{number(change)}", style), escape(short(bound(result, state), 160)),
            )  # fmt: skip
        if len(moved) > SHOWN:
            made.add_row(f"… and {len(moved) - SHOWN} more that {title}", "", "", "", "")
    return made


def bound(result: Result, state: str) -> str:
    """What binds a state's security after the change, or what no longer does."""
    after, before = result.binding_after.get(state), result.binding_before.get(state)
    if after is None and before is not None:
        return f"no longer bound; before: {binding(before)}"
    return binding(after)


def binding(certificate: Certificate | None) -> str:
    """What binds a state's security, in words."""
    if certificate is None:
        return "nothing on record presses it"
    if certificate.against is None:
        return certificate.note
    with_ = [state for state in certificate.attackers if state != certificate.against]
    said = f"against {state_name(certificate.against)}"
    said += f" with {names(with_, 3)}" if with_ else ""
    said += f"; standing aside: {names(certificate.aside, 3)}" if certificate.aside else ""
    return said + (f"; {certificate.note}" if certificate.note else "")
