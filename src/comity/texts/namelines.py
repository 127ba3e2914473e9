"""Names that stand on a line of their own above what is said, as parliaments print them.

The Secretary of State for Defence (Ana Beltrane)
With permission, Mr Speaker, I will update the House.

Ilan Marek (Port Sol) (Ind)
I thank the Secretary of State.

Mr Speaker
Order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from comity.texts.believing import Labelled
from comity.texts.labels import Label, either, words
from comity.texts.lines import Line, is_bullet, stops

LONGEST = 140  # characters of such a line
_BRACKETS = re.compile(r"\s*\(([^()]{1,90})\)")
_NAME = r"[^\W\d_a-z][\w.’'-]*(?:\s+(?:(?:de|da|van|von|der|al|bin|of)\s+)*[^\W\d_a-z][\w.’'-]*){1,4}"


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    styled = rf"(?:(?:{either('honorifics')})\.?\s+)"
    return (
        re.compile(r"(?:(?:Mr|Madam|Mme)\.? (?:Deputy )?Speaker|The (?:Presiding Officer|(?:Deputy )?Chair\w*)|"
                   r"Several hon\. Members|Hon\. Members)"),
        re.compile(rf"(?:The )?[^()]*\b(?:{either('offices')}|Under-Secretary|Leader|Lord|Attorney|Whip)\b[^()]*"),
        re.compile(rf"{styled}?{_NAME}|{styled}[^\W\d_a-z][\w’'-]+"),
    )  # fmt: skip


def name_lines(lines: Sequence[Line], taken: set[int]) -> list[Labelled]:
    """The lines that name who says what stands below them; none where fewer than two look so.

    Args:
        taken: where labels with a colon stand.
    """
    found = list(_candidates(lines, taken))
    sure = {hit.label.name.lower() for hit, certain in found if certain}
    times = Counter(hit.label.name.lower() for hit, _ in found)
    kept = [
        hit
        for hit, certain in found
        if certain or hit.label.name.lower() in sure or (sure and times[hit.label.name.lower()] > 1)
    ]
    return kept if len(kept) > 1 else []


def _candidates(lines: Sequence[Line], taken: set[int]) -> Iterator[tuple[Labelled, bool]]:
    for line, below in pairwise(lines):
        words_ = line.text
        if line.start in taken or below.gap or len(words_) > LONGEST or stops(words_) or is_bullet(words_):
            continue
        if not (stops(below.text) or len(below.text) > LONGEST) or not below.text[0].isalpha():
            continue
        if (hit := _named(words_)) is not None:
            name, certain = hit
            notes = tuple(match.span() for match in _BRACKETS.finditer(words_))
            yield Labelled(line.start, line.end, Label(len(words_), name, "line", notes)), certain


def _named(line: str) -> tuple[str, bool] | None:
    """The speaker whom a line names, and whether its form shows it."""
    presiding, office, name = _forms()
    outside = _BRACKETS.sub("", line).strip()
    inside = _BRACKETS.findall(line)
    if not outside or _BRACKETS.sub("", line[len(outside) :]).strip() or outside.lower() in words("never"):
        return None
    if presiding.fullmatch(outside):
        return outside, True
    if inside and office.fullmatch(outside) and name.fullmatch(inside[0]):
        return inside[0], True
    if name.fullmatch(outside):
        return outside, bool(inside)
    return None
