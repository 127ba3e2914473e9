"""Which lines are the title of a text, by what speaks for and against each of its first lines.

A title may run over several lines, stand under a letterhead, a shelf or a print-out's head, and be repeated in the
trail that leads to the page. Every reason has a weight; the block of lines with the most weight is the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from comity.texts.calendar import written_dates
from comity.texts.datelines import after_dateline
from comity.texts.furniture import bare, closed, is_crumbs, is_furniture, is_printed, is_shelf
from comity.texts.labels import strong_label
from comity.texts.lines import Line, date_line, is_bullet, is_clock, is_end, is_rule

DEEPEST = 24  # lines in which a title is sought
LONGEST = 420  # characters that a title can have

KIND_WORDS = re.compile(
    r"\b(?:press release|readout|remarks|speech|address|statements?|communiqu[eé]|declaration|briefing|press (?:call|"
    r"conference|gaggle|availability|statements?)|news conference|interview|telephone conversations?|phone (?:call|"
    r"conversation)|fact sheet|treaty|agreement|convention|protocol|charter|talks|joint|lecture|toast|message|"
    r"greetings|congratulations|condolences|transcript|opening|excerpts?|letter|resolution|memorandum|proclamation|"
    r"executive order|note verbale|minutes|intervention|discurso|comunicado|declaraci[oó]n|discours|d[eé]claration|"
    r"rede|calls? (?:with|to)|meetings? with|visit to|intervenci[oó]n|pronunciamento)\b",
    re.IGNORECASE,
)
INSTITUTION = re.compile(
    r"\b(?:ministry|ministry’s|department|government|embassy|high commission|permanent mission|mission|office|"
    r"parliament|house of|senate|national assembly|presidency|secretariat|chancellery|general assembly|"
    r"security council|economic and social council|commission|council|republic|kingdom|federation|union|directorate|"
    r"institute|centre|center|party|ministerio|secretar[ií]a|minist[eè]re|ministère|minist[eé]rio|presidencia)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:(?:the|acting|deputy|vice|first|shadow|prime|foreign|permanent|senior)[- ])*(?:minister|president|secretary|"
    r"ambassador|spokes\w+|chair\w*|director|commissioner|governor|senator|leader|premier|chancellor|head|"
    r"representative|attach[eé]|chargé|adviser|advisor|envoy)\b",
    re.IGNORECASE,
)
_STYLED = re.compile(
    r"(?:(?:H\.? ?E\.?|Hon\.?|The (?:Rt\.? )?Hon\.?|Sen\.?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir|Shri|Amb\.?|Ambassador|"
    r"Prof\.?|Senator|His|Her) )",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Madam|Mister)\.?,? (?:President|Chair\w*|Speaker|Secretary|Moderator)|Dear|Your |Honou?rable |"
    r"Excellenc\w*|Distinguished|Esteemed|Ladies|Colleagues|Friends|Honou?red|Fellow|"
    r"Good (?:morning|afternoon|evening)|"
    r"Gentlemen|Thank you|Señor|Señora|Sr\.|Monsieur|Madame|Mesdames|Muy |Programme Director|President of the|"
    r"Hon\. Members|"
    r"I|We|My|It is|May I|Let me|Allow me|On behalf|At the outset|First of all|(?:the )?following (?:is|are)|"
    r"attached)\b(?![.’'])",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\W*(?:unofficial translation|translation|check(?:ed)? against delivery|as delivered|as prepared|as deliver\w*|"
    r"for (?:immediate release|the press|media)\b|embargo\w*|press copy|draft only|e ?& ?o ?e\b|transcri(?:pt|ption)|"
    r"original: |distr\.|subjects?:|topics?:|item \d|original\b|media (?:release|statement)|press (?:release|"
    r"statement)|"
    r"news release|documents?|annex|unrestricted|secret|confidential|no\.? ?\d|released only|date\b|"
    r"das gesprochene wort|seul le prononcé|by [A-Z]|(?:author|writer|source|from|speaker|e-?mail|place|venue)s?\b ?:|"
    r"this is a (?:rush )?transcript|\(?\d+ (?:day|week|month|year|hour)s?,?.{0,20}\bago\b|"
    r"(?:first|second|third|fourth|fifth|\w+th) day$|adopted (?:by|at)|the (?:house|senate|assembly|council) met|"
    r"\S*[A-Z]/[\w./-]*\d|[A-Z]{2,}/[A-Z]{2,}\b|the below is)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:\b(?:of|the|and|for|at|by|to|on|in|a|an|with|from|between|de|del|la|y|et|du|des|der|die|und)|[,:&–—-])$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:(?i:of|by|at|to|on|in|and|for|with|from|between|under|delivered|during|regarding|before|held|issued|"
    r"on the occasion)\b(?! \d)|[a-zà-ÿ(]|H\.? ?E\.? )"
)
_ALONE = re.compile(
    r"\W*(?:statement|address|speech|remarks|joint (?:statement|communiqu[eé]|declaration)|(?:final )?communiqu[eé]|"
    r"message|declaration|national statement|press conference|keynote (?:address|speech)|opening (?:remarks|statement)|"
    r"agreement|treaty|protocol|convention|final)(?: (?:by|of|delivered by|from))?:?\W*",
    re.IGNORECASE,
)


class Title(NamedTuple):
    """The lines `start` to `end` (exclusive) that are the title, its words and why."""

    start: int
    end: int
    words: str
    reason: str
    weight: float


def title_of(lines: Sequence[Line]) -> Title | None:
    """The title that the first lines of a text show; None where none of them can be one."""
    top = [line._replace(text=closed(line.text)) for line in lines[:DEEPEST]]
    limit = _body(top)
    candidates = [_weighed(top, i, limit) for i, line in enumerate(top) if (i < limit or _marked(line)) and _can(line)]
    best = max(candidates, key=lambda title: title.weight, default=None)
    return best if best and best.weight > 0 else None


def _marked(line: Line) -> bool:
    """Whether a line shows by its form that it is a heading, wherever it stands."""
    return line.text.startswith("#") or (line.text.isupper() and KIND_WORDS.search(line.text) is not None)


def _body(lines: Sequence[Line]) -> int:
    """The first line that is running text, or how many lines there are."""
    return next((i for i, line in enumerate(lines) if is_prose(line.text) or _SALUTATION.match(line.text)), len(lines))


def is_prose(line: str) -> bool:
    """Whether a line is running text: sentences, not a heading or a list of names."""
    words = line.split()
    stops = re.search(r"[.!…;]['\"”’»)\]]*$", line) is not None
    if line.lstrip().startswith("#") or is_furniture(line):
        return False
    if re.search(r"[,!?]?[”\"] (?:she|he|they|[A-Z]\w+) (?:says?|said|added)\b", line):
        return True
    many = len(words) > 45 or (len(words) >= 16 and re.search(r"[a-z]{2}[.;] [A-Z]", line) is not None)
    return many or (stops and len(words) >= 9) or (len(words) >= 6 and words[0][:1].islower() and stops)


def _headline(words: str) -> bool:
    """Whether a line with a colon is a headline, not a turn: of some words, and without a stop.

    >>> [_headline(words) for words in ("Head of League: states must keep what they sign", "MR. MAREK: Good day.")]
    [True, False]
    """
    return 7 <= len(words.split()) <= 26 and words[-1].isalnum() and not words.split(":")[0].isupper()


# A writer and the medium, and nothing else: “Ana Dorn - The Orva Herald”.
_WRITER = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]+ ){1,3}[A-ZÀ-Þ][\w’'-]+ [-–—|] (?:[A-ZÀ-Þ][\w.’'-]*|of|de|do|the|[aeo])"
    r"(?: (?:[A-ZÀ-Þ][\w.’'-]*|of|de|do|the|[aeo])){1,4}"
)


def _can(line: Line) -> bool:
    """Whether a line can begin a title at all."""
    words = line.text
    if _WRITER.fullmatch(words) and not KIND_WORDS.search(words) and len(words) < 60:
        return False
    if len(words) > LONGEST or len(bare(words)) < 4 or is_prose(words) or is_furniture(words) or is_shelf(words):
        return False
    if is_crumbs(words) or is_printed(words) or is_clock(words) or is_end(words) or is_rule(words):
        return False
    if (
        _SALUTATION.match(words)
        or (is_bullet(words) and not words.startswith("#"))
        or (strong_label(words) and not _headline(words))
    ):
        return False
    if after_dateline(words) or _AGENCY.search(words[:90]):
        return False
    if (_PLACE.fullmatch(words) and not KIND_WORDS.search(words)) or _LABELLED.fullmatch(words):
        return False
    if _TOPICS.match(words):
        return False
    return not (_NOTICE.match(words) and not _long(words)) and not _only_date(words)


_PLACE = re.compile(
    r"/\w+/ -- .*|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}(?:,(?: [A-Z][\w.’'-]+){1,3}|\.| (?:Town )?Hall)|[A-Z]{3,}", re.U
)
_AGENCY = re.compile(
    r"\((?:Reuters|AP|AFP|CNN|Xinhua|[A-Z]{2,6})\) ?[-–—]|Newswire|[–—-] ?(?:Agence France|AFP|Reuters|AP)",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[#*\s]*[\w.’' -]{2,50}:\**")


_TOPICS = re.compile(r"\W*(?:subjects?|topics?|keywords?|tags?|e ?& ?o ?e) ?:", re.IGNORECASE)


def _long(words: str) -> bool:
    return len(words.split()) > 6 and KIND_WORDS.search(words) is not None


def _only_date(words: str) -> bool:
    found = date_line(words)
    most = 8 if re.match(r"\w+day,? \d", words) else 5
    return found is not None and len(found[1].split()) <= most and not KIND_WORDS.search(found[1])


def _weighed(lines: Sequence[Line], i: int, limit: int) -> Title:
    end = _extent(lines, i)
    words = cleaned(" ".join(line.text for line in lines[i:end]))
    why = dict(_reasons(lines, i, end, words, limit))
    reason = max(why, key=lambda name: why[name]) if why else "the line above the text"
    return Title(i, end, words, reason, sum(why.values()))


def _extent(lines: Sequence[Line], i: int) -> int:
    """The line after the last of a title that begins at line i."""
    end = i + 1
    while end < len(lines) and end - i < 9 and _runs_on(lines[end - 1], lines[end], lines[i]):
        end += 1
    return end


def _runs_on(above: Line, below: Line, first: Line) -> bool:
    a, b = above.text.strip(), below.text.strip()
    if below.gap > 1 or _dated(a) or a.startswith("#") or _is_apart(b) or (_dated(b) and below.gap):
        return False
    if len(a) < 16 and not below.gap and " " in a and not KIND_WORDS.search(a) and b.split()[0].endswith(":"):
        return True
    if a.lower() in ("final", "joint"):
        return True
    if _ALONE.fullmatch(a) or _OPEN.search(a):
        return not _ALONE.fullmatch(b) or a.endswith(("by", "of", ":"))
    if a.count("“") > a.count("”") and not below.gap:
        return True
    if a.isupper() and b.isupper() and _GOES_ON.match(b):
        return True
    if below.gap and not (KIND_WORDS.search(first.text) and (_GOES_ON.match(b) and not is_bullet(b))):
        return False
    if _GOES_ON.match(b):
        return True
    if _PLACE.fullmatch(b) or re.fullmatch(r"[A-Z][\w ’'-]+, [A-Z][\w ’'-]+", b):
        return False
    if closed(a).isupper() and closed(b).isupper() and not below.gap:
        return not INSTITUTION.search(a) and not KIND_WORDS.search(b)
    named = KIND_WORDS.search(first.text) is not None
    return named and not below.gap and bool(_OFFICE.match(b) or _STYLED.match(b) or _half(a, b))


def _is_apart(line: str) -> bool:
    """Whether a line is of another kind than headings are: prose, furniture, a date, a label, a notice."""
    kinds = (is_prose, is_furniture, is_shelf, _only_date, _SALUTATION.match, _NOTICE.match, _label)
    return line.startswith(("#", "(", "[", "*")) or "(/" in line or len(line) > 200 or any(is_(line) for is_ in kinds)


def _half(above: str, below: str) -> bool:
    """Whether a line ends within a name that the next one ends ("United Nations General" / "Assembly")."""
    return len(above) > 45 and len(below.split()) <= 6 and above[-1].isalpha() and below[0].isupper()


def _label(words: str) -> bool:
    return re.match(r"[\w .’'-]{2,40}:(?:\s|$)", words) is not None and not KIND_WORDS.search(words.split(":")[0])


def _dated(words: str) -> bool:
    return any(date.value for date in written_dates(words))


_TRAILING = re.compile(
    r"\s*(?:\([^()]*\b(?:19|20)\d\d\b[^()]*\)|\s{2,}(?:MON|TUE|WED|THU|FRI|SAT|SUN)\w* \d.*)$", re.IGNORECASE
)


def _places(brackets: str) -> bool:
    """Whether brackets hold more than a date: a place, too."""
    for date in written_dates(brackets):
        brackets = brackets.replace(brackets[date.start : date.end], "", 1)
    return re.search(r"[A-Z][a-z]{2,}", brackets) is not None


def cleaned(words: str) -> str:
    """A title without marks of layout, and without a date that hangs on it in brackets."""
    words = re.sub(r"\{%.*?%\}|^\s*#{1,6}\s*|[*_`]{2,}|^\W*(?:title|headline)\s*:\s*", "", words, flags=re.IGNORECASE)
    trailing = _TRAILING.search(words)
    if trailing and (not trailing[0].strip().startswith("(") or _places(trailing[0])):
        words = words[: trailing.start()] or words
    return " ".join(words.split()).strip(" *|")


def _reasons(lines: Sequence[Line], i: int, end: int, words: str, limit: int):  # type: ignore[no-untyped-def]
    """What speaks for and against a block of lines, with its weight."""
    first, count = lines[i].text, len(words.split())
    before = [line for line in lines[:i] if _can(line) and not _letterhead(line.text)]
    yield "it is marked as a heading", 4.0 * first.startswith("#") + 1.0 * (first.startswith("# "))
    yield "it stands in a field “title:”", 6.0 * bool(re.match(r"\W*(?:title|headline)\s*:", first, re.IGNORECASE))
    yield "the page’s trail or another line repeats it", 2.5 * _repeated(lines, i, end, words)
    yield "it names a kind of document", _named(words)
    yield "the first line of the text", 2.0 * (not before) - 0.25 * len(before)
    yield "a date stands below it", 1.2 * any(_only_date(line.text) for line in lines[end : end + 3])
    yield "the line above the text", 0.8 * (end == limit)
    yield "it has the length of a title", 1.0 * (4 <= count <= 30) - 2.5 * (count < 3) - 1.0 * (count == 3)
    yield (
        "it names only who issues it",
        -3.5 * (_letterhead(words) or (end > i + 1 and _letterhead(closed_place(first)))),
    )
    yield "it names only a person or an office", -3.5 * _person(words)
    yield "it stands within the text", -2.2 * (i >= limit)
    yield "it ends as a sentence", -1.5 * words.endswith((".", ".”", '."'))
    yield "it names the site", -2.0 * ("|" in words)
    yield "the word “title” stands above it", 6.0 * (i > 0 and bare(lines[i - 1].text) in ("title", "headline"))
    yield "it is set in capitals", 0.6 * words.isupper()
    yield "a shelf stands above it", 0.8 * (i > 0 and is_shelf(lines[i - 1].text))
    yield "another heading says it in the text’s language", -3.0 * _foreign(lines, i, end, words)
    yield "another line is its beginning", -1.8 * _longer(lines, i, end, words)
    yield "it opens with a dateline or label", -4.0 * bool(_label(first) and len(first) > 160)


_ENGLISH = re.compile(r"\b(?:the|of|and|on|for|to|by|in|with|between)\b", re.IGNORECASE)


def _foreign(lines: Sequence[Line], i: int, end: int, words: str) -> bool:
    """Whether a heading is not English where the heading below it and the text are: a page in two languages."""
    below = next((line.text for line in lines[end:] if _marked(line) and len(line.text.split()) > 3), "")
    running = next((line.text for line in lines if is_prose(line.text)), "")
    english = [len(_ENGLISH.findall(part)) * 9 > len(part.split()) for part in (words, below, running)]
    return lines[i].text.startswith("#") and len(words.split()) > 3 and english == [False, True, True]


def _named(words: str) -> float:
    """How much a word for a kind of document says: much where it leads or ends a title, little within a sentence."""
    found = KIND_WORDS.search(words)
    if not found:
        return 0.0
    near = len(words[: found.start()].split()) <= 4 or re.search(r"[–—:-]\s\w*\s?$", words[: found.start()])
    return 2.2 if near or words.isupper() else 0.8


def _longer(lines: Sequence[Line], i: int, end: int, words: str) -> bool:
    """Whether another line is what these words begin with: a page's name is the title and the site."""
    key = bare(words)
    others = [bare(line.text) for j, line in enumerate(lines) if not i <= j < end]
    return any(len(other) > 10 and other != key and (key.startswith(other) or key.endswith(other)) for other in others)


def _repeated(lines: Sequence[Line], i: int, end: int, words: str) -> bool:
    key = bare(words)[:60]
    return len(key) > 12 and any(key in bare(line.text) for j, line in enumerate(lines) if not i <= j < end)


def closed_place(line: str) -> str:
    """A line without the city in brackets at its end: “Government of Examplia (Port Sol)”."""
    return re.sub(r"\s*\([A-Z][^()]{2,30}\)$", "", line)


def _letterhead(line: str) -> bool:
    """Whether a line only names an institution, as letterheads do."""
    words = closed(line).removesuffix(" to the United Nations")
    return (
        len(words) < 120
        and INSTITUTION.search(words) is not None
        and not KIND_WORDS.search(words)
        and not re.search(
            r"\b(?:is|are|was|will|to|says?|visit\w*|meets?|on|with|s|calls?|(?!United)\w+ed)\b|[.?!]$", words
        )
    )


def _person(words: str) -> bool:
    """Whether a line only names a person, with or without the office."""
    if re.fullmatch(r"(?:[A-ZÀ-Þ][\w.’'-]+ ){1,3}[A-ZÀ-Þ][\w’'-]+(?:, MP)?(?: (?:Prime )?Minister .*)?", words):
        return len(words.split()) <= 3 or "Minister" in words or not words.isascii()
    if KIND_WORDS.search(words) or len(words.split()) > 14:
        return False
    return bool(_STYLED.match(words) or _OFFICE.match(words)) and not re.search(
        r"\b(?:is|are|was|will|says?|said|visit\w*|meets?|met|calls?|warns?|urges?|to|receives?|arrives?|arrived|"
        r"holds?|held|hosts?|attends?|delivers?|welcomes?|condemns?|seeks?|on|in|with|launches)\b|:",
        words,
    )
