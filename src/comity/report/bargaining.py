"""Bargaining over an issue, for a terminal: where everybody stands, round by round, and what is decided."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.text import Text

from comity.report.sections import bargained
from comity.report.sections.ranked import Bargain
from comity.report.terminal import table
from comity.security import Forecast

_SHOWN = 8  # rounds that fit beside each other; of more, the first and the last


def bargaining(found: Forecast, replicated: Forecast | None = None) -> RenderableType:
    """The forecasts from the first positions, then a row an actor and a column a round, then the other reading's."""
    shown, last = bargained(found, replicated), len(found.outcomes) - 1
    said = (
        f"From where they stand: weighted mean {_number(shown.mean)}, median voter {_number(shown.median[0])}. "
        f"After {last} rounds: {_number(shown.median[-1])}, "
        f"{'nobody moves any more' if shown.settled else 'some still move'}."
    )
    rounds = list(range(last + 1))
    rounds = rounds if len(rounds) <= _SHOWN else [*rounds[: _SHOWN - 1], rounds[-1]]
    made = table("Positions", "actor", "capability", "salience", *("first" if n == 0 else f"round {n}" for n in rounds))
    for actor in shown.actors:
        places = (_number(actor.positions[n]) for n in rounds)
        made.add_row(escape(actor.name), _number(actor.capability), _number(actor.salience), *places)
    made.add_section()
    made.add_row("median voter", "", "", *(_number(shown.median[n]) for n in rounds), style="bold")
    note = (
        "Expected utility model (Bueno de Mesquita 1994; Scholz, Calbert & Smith 2011): who expects to be beaten gives "
        "way by the offer that moves it least. A forecast hangs on the figures given; try others."
    )
    return Group(Text(said, style="bold"), Text(), made, Text(), *_other(shown), Text(note, style="dim"))


def _other(shown: Bargain) -> list[Text]:
    """What is decided by the reading of the program that is public, which differs from the model as stated."""
    if not shown.replicated:
        return []
    medians = " → ".join(_number(value) for value in shown.replicated[:_SHOWN])
    more = f" … {_number(shown.replicated[-1])}" if len(shown.replicated) > _SHOWN else ""
    return [Text(f"Beside it, as the public replication reads the model: median voter {medians}{more}.")]


def _number(value: object) -> str:
    return f"{float(value):.3f}".rstrip("0").rstrip(".")  # type: ignore[arg-type]
