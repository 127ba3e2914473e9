"""Edits to a text that keep the way back: what was copied unchanged, and where it stood."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Run = tuple[int, int, int]  # start in the edited text, start in the source, length


class Edit(NamedTuple):
    """Characters `start` to `end` of a text that are to be replaced, and what that mends."""

    start: int
    end: int
    replacement: str
    repair: str


class Edited(NamedTuple):
    """A text after edits, the runs that were copied unchanged, and how often each repair was made."""

    text: str
    runs: tuple[Run, ...]
    repairs: dict[str, int]


def unedited(text: str) -> Edited:
    """A text as it is, with one run over its whole length."""
    return Edited(text, ((0, 0, len(text)),) if text else (), {})


def edit(text: str, edits: Iterable[Edit]) -> Edited:
    """The text with the edits made; where two overlap, the one that starts first (the longer) holds.

    >>> edit("a\\u00adb c", [Edit(1, 2, "", "soft hyphen")])
    Edited(text='ab c', runs=((0, 0, 1), (1, 2, 3)), repairs={'soft hyphen': 1})
    """
    pieces: list[str] = []
    runs: list[Run] = []
    repairs: dict[str, int] = {}
    read = written = 0
    for start, end, replacement, repair in sorted(edits, key=lambda e: (e.start, -e.end)):
        if start < read:
            continue
        if start > read:
            pieces.append(text[read:start])
            runs.append((written, read, start - read))
            written += start - read
        pieces.append(replacement)
        written += len(replacement)
        read = end
        repairs[repair] = repairs.get(repair, 0) + 1
    if not repairs:
        return unedited(text)
    if read < len(text):
        pieces.append(text[read:])
        runs.append((written, read, len(text) - read))
    return Edited("".join(pieces), tuple(runs), repairs)


def then(first: Edited, second: Edited) -> Edited:
    """One edit after another as a single edit of the first one's source."""
    repairs = dict(first.repairs)
    for repair, times in second.repairs.items():
        repairs[repair] = repairs.get(repair, 0) + times
    if not second.repairs:
        return Edited(second.text, first.runs, repairs)
    starts = [run[0] for run in first.runs]
    runs: list[Run] = []
    for start, source, length in second.runs:
        for piece, origin, size in _cut(first.runs, starts, source, source + length):
            _append(runs, (start + piece - source, origin, size))
    return Edited(second.text, tuple(runs), repairs)


def cut(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs of the characters `start` to `end`, counted from `start`.

    >>> cut(((0, 10, 5), (5, 20, 5)), 3, 7)
    ((0, 13, 2), (2, 20, 2))
    """
    starts = [run[0] for run in runs]
    return tuple((piece - start, origin, size) for piece, origin, size in _cut(runs, starts, start, end))


def placed(runs: Sequence[Run], offset: int) -> int:
    """Where the character of a source stands in the edited text; where it was left out, what follows it.

    >>> placed(((0, 10, 5), (5, 20, 5)), 22), placed(((0, 10, 5), (5, 20, 5)), 17)
    (7, 5)
    """
    i = bisect_right(runs, offset, key=lambda run: run[1]) - 1
    if i < 0:
        return runs[0][0] if runs else 0
    begin, source, length = runs[i]
    if offset < source + length:
        return begin + offset - source
    return runs[i + 1][0] if i + 1 < len(runs) else begin + length


def _cut(runs: Sequence[Run], starts: Sequence[int], start: int, end: int) -> Iterable[Run]:
    for i in range(max(0, bisect_right(starts, start) - 1), len(runs)):
        begin, source, length = runs[i]
        if begin >= end:
            return
        left, right = max(begin, start), min(begin + length, end)
        if left < right:
            yield left, source + left - begin, right - left


def _append(runs: list[Run], run: Run) -> None:
    if runs and runs[-1][0] + runs[-1][2] == run[0] and runs[-1][1] + runs[-1][2] == run[1]:
        runs[-1] = (runs[-1][0], runs[-1][1], runs[-1][2] + run[2])
    else:
        runs.append(run)
