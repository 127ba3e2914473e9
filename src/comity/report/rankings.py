"""Many worlds at a glance, for a terminal: every pact that could be signed, and every year on record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from comity.errors import RecordError
from comity.report.consequences import names, number
from comity.report.terminal import table
from comity.security import Pact, Pacts, Year, state_name

WEAKEST = 4  # states named of a year


def ranking(found: Pacts, shown: int, harming_nobody: bool) -> RenderableType:
    """The best pacts by net gain, those that no other beats, how many harm nobody, and what the data lack."""
    harmless = int((found.payers == 0).sum())
    helpful = int(((found.payers == 0) & (found.gain > 0)).sum())
    which = "that harm nobody" if harming_nobody else "of all"
    said = (
        f"{len(found.pairs)} pacts of defence that two states without one could sign, {found.world.on}, under "
        f"{found.model.name}: {harmless} harm nobody, {helpful} of them help somebody."
    )
    best = found.best(shown, indivisible=harming_nobody)
    parts: list[RenderableType] = [Text(said, style="bold"), Text()]
    parts.append(_pacts(found, f"The best {which} by gain less loss", best))
    if not harming_nobody:
        frontier = found.frontier()[:shown]
        parts += [Text(), _pacts(found, "The frontier: no other gains as much for less loss", frontier)]
    weighed = "Gain and loss are changes of security, weighted by each state's share of the world's capability."
    return Group(*parts, Text(), Text(weighed, style="dim"), *_lacking(found.world.notes))


def _pacts(found: Pacts, title: str, some: Sequence[Pact]) -> Table:
    made = table(title, "pact", "gain", "loss", "D", "who gains", "who pays")
    world = sum(found.world.capability.values())
    for pact in some:
        result, (a, b) = pact.result, pact.parties
        d = "" if pact.divisibility is None else number(pact.divisibility)
        gains, pays = (names((state for state, _ in side), 3) for side in (result.gainers, result.payers))
        made.add_row(
            f"{state_name(a)} – {state_name(b)}",
            number(result.gain / world),
            number(result.loss / world),
            d,
            gains,
            pays,
        )
    return made


def past(years: Sequence[Year], first: int, last: int) -> RenderableType:
    """A row a year: hostile pairs, how many states face a stronger bloc, and the weakest with what presses them.

    Raises:
        RecordError: no year has data.
    """
    if not years:
        raise RecordError(f"nothing on record from {first} to {last}", remedy="Capabilities are on record 1816-2022.")
    made = table(f"Security under {years[0].model}, year by year", "year", "hostile pairs", "pressed", "the weakest")
    for year in years:
        weakest = (
            f"{state_name(state)} {number(year.security[state])} (against {names(filter(None, [bound.against]))})"
            for state in year.pressed[:WEAKEST]
            if (bound := year.binding[state])
        )
        made.add_row(year.on[:4], str(year.hostile), str(len(year.pressed)), ", ".join(weakest))
    notes = dict.fromkeys(note for year in (years[0], years[-1]) for note in year.notes)
    return Group(made, *_lacking(notes))


def _lacking(notes: Iterable[str]) -> list[RenderableType]:
    told = list(notes)
    return [Text(), Text("What the data lack", style="bold"), *(Text(f"  {note}") for note in told)] if told else []
