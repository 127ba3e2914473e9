"""Splitting a file's text into documents, by structure: each possible boundary gathers evidence for and against.

What speaks for a boundary before a line: an end mark above it ("###", "END 1:52 P.M.", "The meeting rose"); a
head that begins there (title and date, a block in brackets, a venue and time above a speaker's label); a title that
names a kind of document; a gap wider than the file's usual; an opening formula; labels of speakers that begin or
cease. What speaks against it: the line above is a heading or announces a list, or breaks off within a sentence.
Blank lines alone never suffice where the file has many of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from comity.texts.calendar import written_dates
from comity.texts.cohesion import cohesion
from comity.texts.labels import label, strong_label
from comity.texts.lines import (
    Line,
    date_line,
    is_bullet,
    is_clock,
    is_end,
    is_headingish,
    is_rule,
    stops,
)
from comity.texts.titling import KIND_WORDS, is_prose

ENOUGH = 3.5  # evidence that makes a boundary
DOUBTFUL = (1.6, 4.7)  # evidence between these is weighed with the words before and after
SHORTEST = 120  # characters that a document has at least


class Boundary(NamedTuple):
    """A place where a document begins: the index of its first line, and what speaks for it."""

    line: int
    score: float
    reasons: tuple[str, ...]


_KIND_FIRST = re.compile(
    r"(?:#+\s*)?(?:Readout of|Press release\b|News release|Media (?:note|release)|Remarks (?:by|of|as|at|to|on)|"
    r"(?:Joint )?(?:Press )?Statements? (?:by|of|from|on|to)|"
    r"Joint (?:\w+[’'. ]*){0,3}(?:Statement|Declaration|Communiqu)|(?:Press|Background|On-the-Record|"
    r"Daily) (?:\w+ )?(?:Briefing|Call|Gaggle|Conference)|"
    r"FACT SHEET|Telephone (?:conversations?|call)|Phone (?:call|conversation)|Address (?:by|of|to)|"
    r"Speech (?:by|of|at)|"
    r"Interview (?:of|with|by)|(?:Joint )?(?:News|Press) conference|Transcript of|Opening (?:remarks|statement)|"
    r"Excerpts? from|"
    r"(?:President|Prime Minister|Foreign Minister|Secretary|Minister|[A-Z]\w+ [A-Z]\w+)\b.{0,60}\b(?:had a|"
    r"held|met with|spoke|’s (?:remarks|speech|address|interview|statement|meeting|opening))|"
    r"(?:G7|G20|Quad|BRICS|APEC|ASEAN|NATO)\b.{0,60}(?:Statement|Declaration|Communiqu))"
)
_FORMULA = re.compile(  # how texts of a kind open, and paragraphs within them seldom do
    r"(?:[“\"]?(?:Today|This (?:morning|afternoon|evening)|Yesterday|On \w+ \d{1,2}|"
    r"On \d{1,2} \w+),? .{0,90}\b(?:spoke|met|had|held|hosted|convened|announc\w+|signed|issued)\b|"
    r"(?:President|Prime Minister|Vice President|Secretary|Foreign Minister|Chancellor|"
    r"National Security Advis[oe]r|[A-Z]\w+ [A-Z]\w+)\b.{0,90}?\b(?:spoke|met|held|had|hosted|"
    r"participated)\b.{0,50}\b(?:today|(?:phone|telephone) (?:call|conversation)|talks|(?:with|"
    r"to) (?:the )?(?:President|Prime|Foreign|Secretary|Chancellor|King|Crown|Minister|leaders?))\b|"
    r"(?:Another )?(?:phone|telephone) (?:call|conversation)\b|W[eE],? (?:–|—|-)?\s?the (?:[Ll]eaders|[Hh]eads|"
    r"[Pp]residents|[Mm]ember|[Mm]inisters|[Ff]oreign|[Ee]conomic)|Today,? we\b|The [Ll]eaders of\b|"
    r"The President(?: \([^)]*\))?: (?:In accordance|The Security|I should|I wish)|By the authority vested|"
    r"(?:\d{1,3}\.\s+)?(?:(?:Mr\.?|Mrs\.?|Madam|Comrade) President|Sir),? (?:.{0,80})\b(?:congratulat|honou?r|"
    r"pleasure|delegation|session|Assembly)|"
    r"(?:\d{1,3}\.\s+)?(?:I|We|May I|Allow me|Let me|On behalf of|It (?:is|gives)|First|At the outset|"
    r"My delegation)\b.{0,200}\b(?:congratulat\w+|election|presidency of (?:the|this)|address (?:this|"
    r"the) (?:General )?Assembly|honou?r to (?:address|speak))|"
    r"I have the honou?r to (?:enclose|transmit)|(?:The )?Preamble\b|(?:Article 1\b|1\.) The Parties|"
    r"(?:WASHINGTON|MOSCOW|KYIV|BRUSSELS|[A-Z]{4,12})(?:, [A-Z][\w.]+)* [–—-] |"
    r"(?:Dear|Your) (?:Excellenc|Majest|friends|Mr|Mrs|Ms)|(?:Good (?:morning|afternoon|evening)|"
    r"Ladies and gentlemen|Fellow citizens|Excellenc\w+)\b)"
)
_OPENING = re.compile(
    r"(?:When President|(?:Allow|Let) me (?:at the|first|to|begin)|On behalf of|Mr\.? (?:President|Speaker|"
    r"Chair)|Excellenc|Dear |Thank you|On \d{1,2} \w+ \d{4},|"
    r"Statement\b|I (?:wish|should like|would like|am (?:pleased|honou?red|proud))|Today,? |This (?:morning|week))"
)
_FURNITURE = re.compile(
    r"\d{1,3}\s+\d\d-\d{5}|\d\d-\d{5}\s+\d{1,3}|[A-Z]/\d+/PV\.\d+|S/PV\.\d+|(?:Page |- ?)?\d{1,4}(?: ?-)?"
)


def boundaries(text: str, lines: Sequence[Line]) -> list[Boundary]:
    """Where documents begin among the lines of a text; the first line is always one."""
    if not lines:
        return []
    found = [Boundary(0, ENOUGH, ("the text begins",))]
    labelled = [strong_label(line.text) is not None for line in lines]
    wide = _unusual_gap(lines)
    i = 1
    while i < len(lines):
        score, reasons = _evidence(lines, labelled, i, wide)
        score += _against(lines, i, i - found[-1].line, wide) if score > 0 else 0.0
        if DOUBTFUL[0] < score < DOUBTFUL[1]:
            score += _break_in_words(text, lines[i].start, reasons)
        far = lines[i].start - lines[found[-1].line].start >= SHORTEST or "an end mark" in " ".join(reasons)
        left = lines[-1].end - lines[i].start
        rest = left >= SHORTEST and (
            left >= 2 * SHORTEST or "title" in " ".join(reasons) or "formula" in " ".join(reasons)
        )
        if score >= ENOUGH and far and rest and not _only_head(lines[found[-1].line : i], labelled[found[-1].line : i]):
            found.append(Boundary(i, score, tuple(reasons)))
            i += max(1, _head_length(lines, i))
        else:
            i += 1
    return found


def _only_head(lines: Sequence[Line], labelled: Sequence[bool]) -> bool:
    """Whether lines are but the head of a page (letterhead, crumbs, titles, dates), which no text ends with."""
    return (
        len(lines) < 24
        and not any(labelled)
        and not any(is_prose(line.text) or is_bullet(line.text) or is_end(line.text) for line in lines)
    )


def _evidence(lines: Sequence[Line], labelled: Sequence[bool], i: int, wide: int | None) -> tuple[float, list[str]]:
    line = lines[i]
    if line.text[0].islower() or is_end(line.text) or is_rule(line.text) or _FURNITURE.fullmatch(line.text):
        return 0.0, []
    cues = [
        _end_mark(lines, labelled, i),
        _head(lines, i),
        _kind_title(lines, i),
        _start_of_record(lines, i),
        (3.6, f"a gap of {line.gap} blank lines, unusual here") if wide and line.gap >= wide else (0.0, ""),
        _opening(line, any(labelled[max(0, i - 15) : i])),
        _change_of_form(labelled, i) if line.gap else (0.0, ""),
        _change_of_script(lines[i - 1].text, line.text) if line.gap else (0.0, ""),
    ]
    score = sum(weight for weight, _ in cues)
    return score, [reason for weight, reason in cues if weight > 0]


def _break_in_words(text: str, at: int, reasons: list[str]) -> float:
    """Evidence from the words on both sides: a change of subject speaks for a boundary, one subject against it."""
    shared = cohesion(text, at)
    if shared is None:
        return 0.0
    if shared < 0.2:
        reasons.append(f"the words change (cosine {shared:.2f})")
        return 1.7 if shared < 0.12 else 0.7
    return -1.2 if shared > 0.27 else -0.3 if shared > 0.22 else 0.0


def _end_mark(lines: Sequence[Line], labelled: Sequence[bool], i: int) -> tuple[float, str]:
    above = lines[i - 1].text
    if is_end(above) or (is_clock(above) and i >= 2 and is_end(lines[i - 2].text)):
        return (0.0, "") if is_clock(lines[i].text) or is_end(lines[i].text) else (4.5, "an end mark above")
    if is_clock(above) and not labelled[i] and not is_clock(lines[i].text) and _closes(lines, labelled, i - 1):
        return 4.0, "an end mark above (the time of closing)"
    return 0.0, ""


def _closes(lines: Sequence[Line], labelled: Sequence[bool], i: int) -> bool:
    """Whether a time of day closes a transcript: speech stands above it, not a venue."""
    window = range(max(0, i - 40), i)
    return any(labelled[j] for j in window) or (i >= 1 and stops(lines[i - 1].text) and len(lines[i - 1].text) > 20)


def _head(lines: Sequence[Line], i: int) -> tuple[float, str]:
    """A head that begins at a line: title and date, a block in brackets, or venue and time above a label."""
    line = lines[i]
    following = lines[i + 1 : i + 6]
    if line.text.startswith("[") and line.text.count("]") >= 2 and written_dates(line.text):
        return 5.0, "a block of title, date and source"
    if not is_headingish(line.text) and not is_clock(line.text):
        return 0.0, ""
    clock = next((j for j, n in enumerate(following[:5]) if is_clock(n.text)), None)
    if clock is not None and all(is_headingish(n.text) and len(n.text) < 90 for n in following[:clock]):
        after = lines[i + clock + 2 : i + clock + 4]
        if any(label(n.text) for n in after) and not strong_label(line.text) and len(line.text) < 300:
            return 4.8, "venue and time above a speaker's label"
    if is_clock(line.text) and line.gap and following and strong_label(following[0].text) and stops(lines[i - 1].text):
        return 3.0, "a time of day above a speaker's label"
    if following and _dated(following[0], line) and len(line.text) > 8 and not is_clock(line.text):
        return 5.0, "a title with a date line below it"
    if (
        len(following) > 1
        and not is_clock(line.text)
        and _dated(following[1], line)
        and len(following[0].text) < 80
        and line.gap
        and is_headingish(following[0].text)
    ):
        return 4.0, "a title with byline and date below it"
    return 0.0, ""


def _dated(line: Line, title: Line) -> bool:
    return date_line(line.text) is not None and line.gap <= 2 and (title.gap > 0 or line.gap == 0)


def _kind_title(lines: Sequence[Line], i: int) -> tuple[float, str]:
    """A line that reads as the title of a kind of document, above text that is not another title."""
    line = lines[i]
    if not line.gap or not is_headingish(line.text) or i + 1 >= len(lines) or strong_label(line.text):
        return 0.0, ""
    below = lines[i + 1].text
    if is_bullet(below) and len(below) < 80:
        return 0.0, ""
    dates = [d for d in written_dates(line.text) if d.value and d.day]
    ends_in_date = bool(dates) and dates[-1].end >= len(line.text) - 3
    if ends_in_date and KIND_WORDS.search(line.text) and len(line.text) > 30:
        return 5.0, "a title that names a kind of document and its date"
    if (
        _KIND_FIRST.match(line.text)
        and len(line.text) >= 25
        and (len(below) > 120 or strong_label(below) or date_line(below))
    ):
        return 3.6, "a title that names a kind of document"
    return 0.0, ""


def _opening(line: Line, spoken: bool) -> tuple[float, str]:
    """A formula with which texts open; among speakers' labels it counts for little, since people say such things."""
    if not line.gap:
        return 0.0, ""
    if _FORMULA.match(line.text):
        return 1.2 if spoken else 2.8, "an opening formula"
    return (1.2, "a greeting or opening phrase") if _OPENING.match(line.text) else (0.0, "")


def _start_of_record(lines: Sequence[Line], i: int) -> tuple[float, str]:
    """The opening of a meeting's record, or of a treaty's articles."""
    text = lines[i].text
    if re.match(
        r"The (?:Acting )?President(?: \([^)]*\))?:.{0,400}(?:rule 3[79]|Security\s+Council will now begin|welcome)",
        text,
    ):
        return 1.5, "the chair opens a meeting"
    if re.match(r"The meeting was (?:called to order|resumed|opened) at", text):
        return 3.5, "a meeting is called to order"
    return 0.0, ""


def _change_of_form(labelled: Sequence[bool], i: int) -> tuple[float, str]:
    """Labels that begin or cease: many on one side within a dozen lines, none on the other."""
    before, after = labelled[max(0, i - 12) : i], labelled[i : i + 12]
    if len(before) < 2 or len(after) < 2:
        return 0.0, ""
    first, second = sum(before), sum(after)
    if first == 0 and second >= 3 and labelled[i]:
        return 1.2, "labels of speakers begin"
    if second == 0 and first >= 3 and len(after) >= 3 and not labelled[i]:
        return 0.8, "labels of speakers cease"
    return 0.0, ""


def _change_of_script(above: str, line: str) -> tuple[float, str]:
    """Another alphabet than in the line above: a text in another language."""
    kinds = [
        sum("a" <= c <= "z" for c in words.lower()) > 0.5 * sum(map(str.isalpha, words)) for words in (above, line)
    ]
    long = all(sum(map(str.isalpha, words)) >= 12 for words in (above, line))
    return (3.2, "another script") if long and kinds[0] != kinds[1] else (0.0, "")


def _against(lines: Sequence[Line], i: int, since: int, wide: int | None) -> float:
    """What speaks against a boundary before line `i`, which is `since` lines below the last one."""
    above, line = lines[i - 1].text, lines[i]
    if is_end(above) or is_clock(above):
        return 0.0
    if _FURNITURE.fullmatch(above):
        return -3.0
    if _within_head(lines, i, since) or _greets_again(lines, i, since):
        return -4.0
    if _goes_on(above) and since:
        return -4.0
    if re.match(r"#{2,6}\s", line.text) or line.text.startswith(">"):
        return -3.0
    known = label(line.text)
    if known and any(known.name == (label(n.text) or known._replace(name="")).name for n in lines[max(0, i - 60) : i]):
        return -2.5  # a speaker who has spoken before goes on
    if is_headingish(above) and not is_bullet(above):
        gap = wide is not None and line.gap >= wide
        if gap and since > 4:
            return 0.0
        signed = since > 4 and is_headingish(lines[i - 2].text) and len(above) < 90 and not above.startswith("#")
        return -0.5 if signed else -3.0
    return -1.0 if is_bullet(line.text) and not re.match(r"1[.)]|[-*•] +(?:At|We)\b", line.text) else 0.0


_SECTION = re.compile(
    r"(?:\d{1,2}\.?\s*)?(?:introduction|background|summary|overview|conclusions?|preamble|annex\w*|appendix)\W*",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Madam|Dear|Your|Distinguished|Honou?rable|Excellenc\w*|Ladies|Friends|Colleagues|Delegates)\b"
    r"[^.!?\n]{0,70})[,.:!]?"
)


def _within_head(lines: Sequence[Line], i: int, since: int) -> bool:
    """Whether what stands above is but a title and its summary, still without a date: the head of one page."""
    if _SECTION.fullmatch(lines[i].text):
        return since < 12
    above = lines[i - since : i]
    dated = any(date_line(line.text) or is_end(line.text) or label(line.text) for line in above)
    near = [lines[i], *lines[i + 1 : i + 2]]
    clocked = any(date_line(line.text) and re.search(r"\d[:.]\d\d", line.text) for line in near)
    return clocked and not dated and since < 12 and sum(len(line.text) for line in above) < 1500


def _greets_again(lines: Sequence[Line], i: int, since: int) -> bool:
    """Whether a line only greets hearers who have been greeted before: a speech goes on."""
    return _GREETING.fullmatch(lines[i].text) is not None and any(
        _GREETING.fullmatch(line.text) for line in lines[max(0, i - since) : i]
    )


def _goes_on(line: str) -> bool:
    """Whether a line breaks off where no document ends."""
    return (
        line.endswith((":", ",", ";", "–", "—"))
        or re.search(r"\b(?:the|of|and|to|in|for|a|by|with)$", line) is not None
    )


def _unusual_gap(lines: Sequence[Line]) -> int | None:
    """The number of blank lines that is wider than the file's usual and rare in it; None where there is none."""
    gaps = [line.gap for line in lines[1:]]
    for wide in (2, 3, 4):
        times = sum(gap >= wide for gap in gaps)
        if times and times <= max(4, len(gaps) // 12):
            return wide
    return None


def _head_length(lines: Sequence[Line], i: int) -> int:
    """Lines of the head that begins at a boundary, in which no other document can begin."""
    for j in range(i, min(i + 8, len(lines))):
        text = lines[j].text
        if len(text) > 320 or (stops(text) and len(text) > 60 and not date_line(text)) or strong_label(text):
            return j - i
    return 1
