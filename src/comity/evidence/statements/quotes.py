"""Words between quotation marks, in whatever marks a text uses, with what continues over paragraphs.

Marks are paired within a paragraph: an opening mark whose partner never comes runs to the paragraph's end
when the next paragraph opens with the same mark (the printer's way to continue a quotation), else to the
nearest mark that can close it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 6000  # characters: a longer stretch between marks is a mark that was never closed
_DOUBLE = re.compile(r"[“”„\"«»]|''|``|’’|‘‘")
_SINGLE = re.compile(r"(?<![\w‘’'])[‘'](?=[^\s‘’'])|(?<=[^\s‘’'(])[’'](?!\w)")
_OPENING, _CLOSING = frozenset({"“", "„", "«", "``", "‘‘"}), frozenset({"”", "»", "’’"})


@dataclass(frozen=True)
class Quote:
    """Characters `start` to `end` stand between marks (the marks left out).

    `continues` is true where the quotation runs on in the next paragraph; `single` for single marks.
    """

    start: int
    end: int
    continues: bool = False
    single: bool = False


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The outermost quotations of a text, in order.

    >>> [text[q.start:q.end] for text in ['He said “no” and "why?".'] for q in find_quotes(text)]
    ['no', 'why?']
    """
    found: list[Quote] = []
    position = 0
    for line in text.splitlines(keepends=True):
        if _DOUBLE.search(line):
            found += _paired(line, position, text)
        found += _singles(line, position, found)
        position += len(line)
    return tuple(sorted(found, key=lambda q: q.start))


def _paired(line: str, offset: int, text: str) -> list[Quote]:
    found: list[Quote] = []
    opened: int | None = None
    for mark in _DOUBLE.finditer(line):
        opens = _opens(line, mark)
        if opened is None:
            if opens is not False:
                opened = mark.end()
        elif opens is not True:
            if mark.start() > opened:
                found.append(Quote(offset + opened, offset + mark.start()))
            opened = None
    if opened is not None:
        end = len(line.rstrip())
        if end > opened and end - opened < LONGEST and _goes_on(text, offset + len(line)):
            found.append(Quote(offset + opened, offset + end, continues=True))
    return found


def _opens(line: str, mark: re.Match[str]) -> bool | None:
    """Whether a mark opens (True), closes (False) or may do either (None)."""
    if mark.group() in _OPENING:
        return True
    if mark.group() in _CLOSING:
        return False
    before, after = line[: mark.start()][-1:], line[mark.end() : mark.end() + 1]
    if (not before or before in " \t([—–-‘") and after.strip():
        return True
    if before.strip() and (not after.strip() or after in ".,;:!?)]—–-"):
        return False
    return None


def _goes_on(text: str, position: int) -> bool:
    rest = text[position : position + 40].lstrip()
    return bool(rest) and bool(_DOUBLE.match(rest)) and rest[0] not in "”»’"


def _singles(line: str, offset: int, doubles: list[Quote]) -> list[Quote]:
    if "‘" not in line and "'" not in line:
        return []
    found: list[Quote] = []
    opened: int | None = None
    for mark in _SINGLE.finditer(line):
        place = offset + mark.start()
        if any(q.start <= place < q.end for q in doubles[-40:]):
            continue
        opens = line[mark.start() - 1 : mark.start()].strip() in ("", "(", "—") and mark.group() in "‘'"
        if opens and (mark.start() == 0 or not line[mark.start() - 1].isalnum()):
            opened = mark.end() if opened is None else opened
        elif opened is not None:
            found.append(Quote(offset + opened, place, single=True))
            opened = None
    return found
