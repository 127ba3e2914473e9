"""Quotation marks as they come: which words stand between them.

Marks are paired within a paragraph, with a stack, so that the same mark may nest. What real pages do to them:

- “decolonise’’, “no" and „ja“: closed by another mark than the one that fits;
- “some kind of “common umbrella.”: two opened, one closed; the last mark closes both where the inner words are few
  and begin in the middle of a sentence;
- “He left: never closed; the words run to the end of the sentence, and `closed` is false;
- “One.¶“Two.”: opened again in the next paragraph; the first piece `continues`;
- ‘the states’ rights’: an apostrophe at a word's end is told from a closing mark by what comes later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 6000  # characters: more between two marks means that one is missing
SHARED = 6  # words: as many at most stand in inner marks whose closing mark is the outer one's, too
_MARK = re.compile(r"``|''|’’|‘‘|[“”„\"«»‘’']")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z]\w)(?<!\b[A-Z]\w\w)[.!?…](?=\s|$)")  # not after "Mrs"
_SINGLES = frozenset("‘’'")
_BEFORE_OPENING, _AFTER_CLOSING = " \t\u00a0([—–-/“‘\"'", " \t\u00a0.,;:!?)]—–-/”’\"'…\n"


@dataclass(frozen=True, order=True)
class Quoted:
    """Characters `start` to `end` stand between marks (the marks left out); `depth` is 0 for the outermost.

    `closed` is false where no mark closes them, `continues` true where the next paragraph opens them again.
    """

    start: int
    end: int
    depth: int = 0
    single: bool = False
    closed: bool = True
    continues: bool = False


@dataclass
class _Open:
    """A mark that was opened: where its words begin, and whether it is a single mark."""

    start: int
    single: bool


def quoted_spans(text: str) -> tuple[Quoted, ...]:
    """The words between marks, inner ones too, in the order in which they begin.

    >>> text = "He spoke of “building a “common umbrella.” She said \\"no’’."
    >>> [(text[q.start:q.end], q.depth) for q in quoted_spans(text)]
    [('building a “common umbrella.', 0), ('common umbrella.', 1), ('no', 0)]
    """
    found: list[Quoted] = []
    position = 0
    for line in text.splitlines(keepends=True):
        if _MARK.search(line):
            found += _paragraph(line, position, text)
        position += len(line)
    return tuple(sorted((q for q in found if q.end > q.start), key=lambda q: (q.start, -q.end)))


def _paragraph(line: str, offset: int, text: str) -> Iterator[Quoted]:
    marks = list(_MARK.finditer(line))
    stack: list[_Open] = []
    found: list[Quoted] = []
    for number, mark in enumerate(marks):
        single = mark[0] in _SINGLES
        side = _side(line, mark, marks[number + 1 :], stack)
        if side == "opens":
            stack.append(_Open(mark.end(), single))
        elif side == "closes":
            while stack[-1].single and not single and any(not o.single for o in stack):
                stack.pop()  # an apostrophe that had been taken for an opening mark
            opened = stack.pop()
            if mark.start() - opened.start <= LONGEST:
                found.append(Quoted(opened.start, mark.start(), len(stack), opened.single))
    found += _never_closed([o for o in stack if not o.single], found, line, text[offset + len(line) :][:40])
    for quoted in found:
        yield Quoted(offset + quoted.start, offset + quoted.end, _depth(quoted, found), quoted.single, quoted.closed,
                     quoted.continues)  # fmt: skip


def _depth(quoted: Quoted, found: list[Quoted]) -> int:
    return sum(other.start < quoted.start and quoted.end <= other.end for other in found)


def _side(line: str, mark: re.Match[str], later: list[re.Match[str]], stack: list[_Open]) -> str:
    """Whether a mark opens, closes, or is neither (an apostrophe)."""
    before, after = line[: mark.start()][-1:], line[mark.end() : mark.end() + 1]
    may_open = (not before or before in _BEFORE_OPENING) and bool(after.strip())
    may_close = bool(before.strip()) and (not after or after in _AFTER_CLOSING) and bool(stack)
    if mark[0] in _SINGLES:
        return _single_side(line, mark, later, stack, may_open, may_close)
    if mark[0] in ("„", "«", "``", "‘‘") or (mark[0] == "“" and not (may_close and not may_open)):
        return "opens"
    if mark[0] in ("»", "’’") or (mark[0] == "”" and not (may_open and not stack)):
        return "closes" if any(not o.single for o in stack) else ""
    if may_open and not (may_close and stack and not stack[-1].single):
        return "opens"
    if any(not o.single for o in stack):
        return "closes"
    return "opens" if may_open or after.isalnum() else ""


def _single_side(
    line: str, mark: re.Match[str], later: list[re.Match[str]], stack: list[_Open], may_open: bool, may_close: bool
) -> str:
    if may_open and mark[0] in "‘'" and not re.match(r"\d\ds?\b|(?:em|tis|twas|cause)\b", line[mark.end() :], re.I):
        return "opens"
    if not may_close:
        return ""
    if stack[-1].single:
        return "" if _possessive(line, mark) and _closes_later(line, later) else "closes"
    # A single mark closes double ones only where nothing else does: “decolonise’ and more.
    strays = [m for m in later if m[0] not in _SINGLES]
    lonely = not strays or (strays[0][0] in "“„«``" and len(stack) == 1)
    return "closes" if lonely and not _possessive(line, mark) and mark[0] != "‘" else ""


def _possessive(line: str, mark: re.Match[str]) -> bool:
    return line[: mark.start()][-1:] in "sz" and bool(re.match(r"\s[a-z]", line[mark.end() :]))


def _closes_later(line: str, later: list[re.Match[str]]) -> bool:
    """Whether a single closing mark comes before the next single opening one."""
    for mark in later:
        if mark[0] == "‘":
            return False
        if mark[0] in "’'":
            before, after = line[: mark.start()][-1:], line[mark.end() : mark.end() + 1]
            if before.strip() and (not after or after in _AFTER_CLOSING):
                return True
            if mark[0] == "'" and not before.strip():
                return False
    return False


def _never_closed(stack: list[_Open], found: list[Quoted], line: str, following: str) -> Iterator[Quoted]:
    """Where the words of marks that nothing closes end."""
    if not stack:
        return
    outer = stack[0]
    if re.match(r"\s*(?:[“„«]|``|\"(?=\w))", following) and len(line) - outer.start <= LONGEST:
        yield Quoted(outer.start, len(line.rstrip()), closed=False, continues=True)
        return
    for opened in stack:
        inner = [q for q in found if q.start > opened.start and not q.single]
        if inner and _shares(line, opened, inner[0]):
            yield Quoted(opened.start, inner[0].end)
            continue
        limit = min((q.start - 1 for q in inner), default=len(line.rstrip()))
        end = _SENTENCE_END.search(line, opened.start, limit)
        yield Quoted(opened.start, end.end() if end else len(line[:limit].rstrip()), closed=False)


def _shares(line: str, opened: _Open, inner: Quoted) -> bool:
    """Whether the mark that closes inner words closes the outer ones as well."""
    between = line[opened.start : inner.start - 1].rstrip()
    return bool(between) and between[-1] not in ".!?,:;—" and len(line[inner.start : inner.end].split()) <= SHARED
