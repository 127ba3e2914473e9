"""Lines broken to a width joined to paragraphs again, and words that were broken over two lines mended.

A break is a wrap where the next line's first word would not have fitted into the width of the lines around
it, or where the next line plainly goes on (it begins in lower case, the line ends with a hyphen or a title such as
"Mr."). Lists, labels, dates and headings keep their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.texts.editing import Edit, Edited, edit
from comity.texts.labels import strong_label
from comity.texts.lists import listed
from comity.vocabulary import numbers

WRAPS = "wrapped lines joined"
HYPHENS = "words broken at a line's end mended"
WIDEST = 125  # characters: a longer line was not wrapped

_LINE = re.compile(r"[^\n]*\n?")
_OWN_LINE = re.compile(
    r"[ \t]*(?:[-*•▲·–—>|#▪◦]+\s|\\?#{1,6}|\(?(?:\d{1,3}|[a-z]{1,2}|[ivxlc]{1,5})[.)]\s|"
    r"\(?\d{1,2}:\d\d\b|Article \d|Section \d|Annex|https?://|={3,}|-{3,}|_{3,}|END\b|Q[ \t\xa0]{2,}|Q:)"
)
_DATED = re.compile(r"\b(?:1[6-9]|20)\d\d[-./]\d\d?[-./]\d\d?\b|\b(?:1[6-9]|20)\d\d(?: года| р\.| року)?\s*$")
_STOPS = re.compile(r"[.!?:;]['\"”’»)\]]*\s*$")
_UNFINISHED = re.compile(
    r"\b(?:the|of|and|to|a|an|in|for|on|with|by|at|from|his|her|my|our|their|its|that|this|is|are|was|were)\s*$"
)
_TITLE_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Messrs|No|Nos|Sen|Rep|Amb|H\.E)\.?\s*$")
_INDENT = re.compile(r"[ \t\xa0]+")
_BROKEN = re.compile(r"[^\W\d_]-[ \t]*$")


def unwrap(text: str) -> Edited:
    """A text in which every paragraph stands on one line.

    >>> unwrap("The Security\\nCouncil will now begin its consider-\\nation of the item.\\n\\nNext").text
    'The Security\\nCouncil will now begin its consideration of the item.\\n\\nNext'
    """
    lines = [m.span() for m in _LINE.finditer(text) if m.end() > m.start()]
    words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())) if "-\n" in text.replace(" ", "") else set()
    return edit(text, _joins(text, lines, words))


def _joins(text: str, lines: Sequence[tuple[int, int]], words: set[str]) -> Iterator[Edit]:
    width = 0
    for block in _blocks(text, lines):
        inner = [len(text[s:e].rstrip()) for s, e in block[:-1]]
        if len(inner) >= 3:
            width = max(inner)
        used = width if width <= WIDEST and (not inner or max(inner) <= WIDEST) else 0
        for (start, end), (next_start, next_end) in pairwise(block):
            line, following = text[start:end], text[next_start:next_end]
            if _goes_on(line.rstrip(), following, used):
                yield _join(text, start, end, next_start, words)


def _blocks(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    block: list[tuple[int, int]] = []
    for start, end in lines:
        if text[start:end].strip():
            block.append((start, end))
        elif block:
            yield block
            block = []
    if block:
        yield block


_BYLINE = re.compile(r"\s*By (?:[A-ZÀ-Þ][\w.’'-]+ ){1,3}[A-ZÀ-Þ][\w’'-]+\s*$")


def _goes_on(line: str, following: str, width: int) -> bool:
    first = following.split(maxsplit=1)[0]
    if len(line) > WIDEST or _OWN_LINE.match(following) or _DATED.search(line) or strong_label(following):
        return False
    if _BYLINE.match(following) and len(following) < 60:
        return False
    if _BROKEN.search(line) or (first[0].islower() and not _STOPS.search(line)):
        return True
    if _DATED.search(following) and len(following) < 40:
        return False
    if not width or width < 30:
        return False
    if _TITLE_ABBREVIATION.search(line) or _UNFINISHED.search(line):
        return True
    full = len(line) + 1 + len(first) > width * 0.85
    return full if not _STOPS.search(line) else len(line) + 1 + len(first) > width * 0.95


def _join(text: str, start: int, end: int, next_start: int, words: set[str]) -> Edit:
    line = text[start:end].rstrip()
    blank = _INDENT.match(text, next_start)
    indent = blank.end() - next_start if blank else 0
    if _BROKEN.search(line):
        left = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line[-60:])[-1].lower()
        right = re.match(r"[^\W\d_]*", text[next_start + indent : next_start + indent + 60])
        rest = right.group().lower() if right else ""
        keep = _hyphenated(left, rest, words)
        cut = start + len(line) if keep else start + len(line) - 1
        return Edit(cut, next_start + indent, "", HYPHENS)
    return Edit(start + len(line), next_start + indent, " ", WRAPS)


def _hyphenated(left: str, right: str, words: set[str]) -> bool:
    """Whether a word broken at its hyphen has the hyphen when it stands on one line."""
    if not right or right[0].isupper() or f"{left}-{right}" in words:
        return True
    return left + right not in words and left.rsplit("-", 1)[-1] in listed("kept prefixes") | numbers().keys()
