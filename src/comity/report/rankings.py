"""Many worlds at a glance, for a terminal: every pact that could be signed, and every year on record."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from comity.report import sections
from comity.report.sections.ranked import PactRow, Pressed
from comity.report.terminal import table
from comity.report.wording import number
from comity.security import Pacts, Year

WEAKEST = 4  # states named of a year
NAMED = 3  # states named of those who gain or pay


def ranking(found: Pacts, shown: int, harming_nobody: bool) -> RenderableType:
    """The best pacts by net gain, those that no other beats, how many harm nobody, and what the data lack."""
    answer = sections.ranking(found, shown, harming_nobody)
    which = "that harm nobody" if harming_nobody else "of all"
    said = (
        f"{answer.pacts} pacts of defence that two states without one could sign, {answer.on}, under "
        f"{answer.model}: {answer.harmless} harm nobody, {answer.helpful} of them help somebody."
    )
    parts: list[RenderableType] = [Text(said, style="bold"), Text()]
    parts.append(_pacts(f"The best {which} by gain less loss", answer.best))
    if not harming_nobody:
        parts += [Text(), _pacts("The frontier: no other gains as much for less loss", answer.frontier)]
    weighed = "Gain and loss are changes of security, weighted by each state's share of the world's capability."
    return Group(*parts, Text(), Text(weighed, style="dim"), *_lacking(answer.lacking))


def _pacts(title: str, some: Sequence[PactRow]) -> Table:
    made = table(title, "pact", "gain", "loss", "D", "who gains", "who pays")
    for pact in some:
        d = "" if pact.divisibility is None else number(pact.divisibility)
        gains, pays = map(_named, (pact.gainers, pact.payers))
        made.add_row(escape(" – ".join(pact.parties)), number(pact.gain), number(pact.loss), d, gains, pays)
    return made


def _named(states: Sequence[str]) -> str:
    more = f" and {len(states) - NAMED} more" if len(states) > NAMED else ""
    return escape(", ".join(states[:NAMED]) + more)


def past(years: Sequence[Year], first: int, last: int) -> RenderableType:
    """A row a year: hostile pairs, how many states face a stronger bloc, and the weakest with what presses them.

    Raises:
        RecordError: no year has data.
    """
    answer = sections.past(years, first, last)
    made = table(f"Security under {answer.model}, year by year", "year", "hostile pairs", "pressed", "the weakest")
    for year in answer.years:
        weakest = ", ".join(_weak(pressed) for pressed in year.pressed[:WEAKEST])
        made.add_row(year.year, str(year.hostile_pairs), str(len(year.pressed)), escape(weakest))
    return Group(made, *_lacking(answer.lacking))


def _weak(pressed: Pressed) -> str:
    return f"{pressed.state} {number(pressed.security)}" + (f" (against {pressed.against})" if pressed.against else "")


def _lacking(told: Sequence[str]) -> list[RenderableType]:
    return [Text(), Text("What the data lack", style="bold"), *(Text(f"  {note}") for note in told)] if told else []
