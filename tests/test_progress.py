"""How far long work is: a line a document without a terminal, a bar with count and time left on any."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from comity.progress import columns, progress


def told(console: Console) -> None:
    with progress(console) as report:
        report("taking in folder/a.txt", 0, 2)
        report("read folder/a.txt", 1, 2)
        report("read folder/a.txt", 1, 2)
        report("read folder/b.txt", 2, 2)


def test_without_a_terminal_each_document_is_a_line() -> None:
    stream = io.StringIO()
    told(Console(file=stream, width=20))
    first, second = stream.getvalue().splitlines()
    assert first.startswith("comity: read folder/a.txt (1 of 2, 0 s, about 0 s left")
    assert second.startswith("comity: read folder/b.txt (2 of 2, 0 s")


@pytest.mark.parametrize("width", [30, 60, 120])
def test_a_terminal_of_any_width_shows_bar_count_and_time_left(width: int) -> None:
    names = [type(column).__name__ for column in columns(width)]
    assert {"BarColumn", "MofNCompleteColumn", "TimeRemainingColumn"} <= set(names)
    stream = io.StringIO()
    told(Console(file=stream, width=width, force_terminal=True))
    assert "2/2" in stream.getvalue()
