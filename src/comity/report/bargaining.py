"""Bargaining over an issue, for a terminal: where everybody stands, round by round, and what is decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.text import Text

from comity.report.sections import bargained
from comity.report.terminal import table
from comity.security import Forecast

_SHOWN = 8  # rounds that fit beside each other; of more, the first and the last


def bargaining(found: Forecast, replicated: Forecast | None = None) -> RenderableType:
    """The forecasts from the first positions, then a row an actor and a column a round, and what is decided by either
    reading of the model, side by side."""
    shown, last = bargained(found, replicated), len(found.outcomes) - 1
    said = (
        f"From where they stand: weighted mean {_number(shown.mean)}, median voter {_number(shown.median[0])}. "
        f"After {last} rounds: {_number(shown.median[-1])}, "
        f"{'nobody moves any more' if shown.settled else 'some still move'}."
    )
    rounds = list(range(max(len(shown.median), len(shown.replicated))))
    rounds = rounds if len(rounds) <= _SHOWN else [*rounds[: _SHOWN - 1], rounds[-1]]
    made = table("Positions", "actor", "capability", "salience", *("first" if n == 0 else f"round {n}" for n in rounds))
    for actor in shown.actors:
        made.add_row(
            escape(actor.name), _number(actor.capability), _number(actor.salience), *_row(actor.positions, rounds)
        )
    made.add_section()
    for reading, medians in (("as stated", shown.median), ("as the public replication reads it", shown.replicated)):
        if medians:
            made.add_row(f"median voter, {reading}", "", "", *_row(medians, rounds), style="bold")
    note = (
        "Expected utility model (Bueno de Mesquita 1994; Scholz, Calbert & Smith 2011): who expects to be beaten gives "
        "way by the offer that moves it least. A forecast hangs on the figures given; try others."
    )
    return Group(Text(said, style="bold"), Text(), made, Text(), Text(note, style="dim"))


def _row(values: Sequence[object], rounds: Sequence[int]) -> Iterator[str]:
    """Values at some rounds; after the last round they stay as they were."""
    return (_number(values[min(n, len(values) - 1)]) for n in rounds)


def _number(value: object) -> str:
    return f"{float(value):.3f}".rstrip("0").rstrip(".")  # type: ignore[arg-type]
