"""How far long work is, told on stderr: a bar on a terminal, a line a document where none is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

Report = Callable[[str, int, int], None]
NARROW = 72  # columns: on less, a terminal shows bar, count and time left alone


@contextmanager
def progress(console: Console) -> Iterator[Report]:
    """A function to call with what is being done, how much is done, and how much there is so far."""
    if not console.is_terminal:
        yield _lines(console)
        return
    with Progress(*columns(console.width), console=console, transient=True) as bar:
        task = bar.add_task("starting", total=None)
        room = console.width // 2

        def report(what: str, done: int, total: int) -> None:
            bar.update(task, description=shortened(what, room), completed=done, total=total)

        yield report


def columns(width: int) -> tuple[ProgressColumn, ...]:
    """What a terminal of this width shows: always the bar, the count and the time left."""
    always = (BarColumn(bar_width=None if width >= NARROW else 10), MofNCompleteColumn(), TimeRemainingColumn())
    if width < NARROW:
        return always
    return (SpinnerColumn(), TextColumn("{task.description}", markup=False), *always, TimeElapsedColumn())


def shortened(what: str, room: int) -> str:
    """Words that fit, the middle left out.

    >>> shortened("read speeches/2024/05/the-longest-name.txt", 24)
    'read speec…gest-name.txt'
    """
    if len(what) <= room:
        return what
    left = max(1, (room - 1) * 10 // 23)
    return f"{what[:left]}…{what[len(what) - (room - 1 - left) :]}"


def _lines(console: Console) -> Report:
    begun, last = time.monotonic(), 0

    def report(what: str, done: int, total: int) -> None:
        nonlocal last
        if done <= last:
            return
        last = done
        spent = time.monotonic() - begun
        left = f", about {_span(spent / done * (total - done))} left" if total > done else ""
        line = f"comity: {what} ({done} of {max(done, total)}, {_span(spent)}{left})"
        console.print(line, markup=False, highlight=False, soft_wrap=True)

    return report


def _span(seconds: float) -> str:
    """A length of time in words.

    >>> _span(4), _span(75), _span(4000)
    ('4 s', '1 min 15 s', '1 h 6 min')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"
