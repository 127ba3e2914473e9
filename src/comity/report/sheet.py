"""A sheet for a class: what is proposed and the figures to work with, questions, and on a second page the answers."""

from __future__ import annotations

from pathlib import Path

import msgspec

from comity.outputs import output
from comity.report.page import template
from comity.report.sections import Tested, consequences
from comity.report.weighed import Side, Weighed, Why
from comity.security import Consequences

_ASKED = 3  # states whose figures are worked out by hand


class Task(msgspec.Struct, frozen=True):
    """A state to be worked out: both sides before and after with what each brings, but not the sums or the ratio."""

    state: str
    times: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    answer: Why


def sheet(found: Consequences, path: str | Path) -> Path:
    """Write the sheet of a test as one self-contained HTML page, the answers on a page of their own when printed.

    Raises:
        OutputError: it cannot be written there.
    """
    with output(path) as target:
        target.write_text(sheet_html(consequences(found)), "utf-8")
    return Path(path)


def sheet_html(shown: Tested) -> str:
    """The sheet of a test as one self-contained HTML page."""
    return template("sheet.html.j2").render(shown=shown, tasks=tasks(shown), changes=shown.changes)


def tasks(shown: Tested) -> tuple[Task, ...]:
    """The states that gain and pay most whose sides can be added up, those before whom a bloc stands at both times."""
    whole = [why for why in shown.weighed if why.times and all(time.sides for time in why.times)]
    return tuple(Task(why.state, tuple(map(_time, why.times)), why) for why in whole[:_ASKED])


def _time(time: Weighed) -> tuple[str, tuple[tuple[str, str], ...]]:
    return time.when, tuple((side.side, _listed(side)) for side in time.sides)


def _listed(side: Side) -> str:
    return ", ".join(f"{name} {share:.3g}" for name, share in side.parts)
