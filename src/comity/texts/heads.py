"""The head of a document: title, byline, datelines and venue above the body, and what they say.

M. K. Example : A commentary's title                           author, title
Remarks of the Foreign Minister at a forum, City, 18 May 2024    title, speaker, place, date
2022-02-08 The Residence, City                                   date, place
City Hall / City, Country / 7:20 P.M. CEST                       place
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from comity.model import Reasoned, Span
from comity.texts.calendar import written_dates
from comity.texts.furniture import is_crumbs, is_furniture, is_shelf
from comity.texts.labels import label, strong_label
from comity.texts.lines import Line, date_line, is_bullet, is_clock, is_end, is_headingish, is_rule
from comity.texts.lists import either
from comity.texts.persons import names_in
from comity.texts.titles import NAME, speaker_in
from comity.texts.titling import KIND_WORDS, Title, title_of

NAMED_FIRST = "named before the title"  # the reason of an author such as "A. Name : The title of a piece"
LONGEST = 30  # lines that a head can have


class Head(NamedTuple):
    """What the lines above the body say; `lines` of them, the body beginning at offset `body`."""

    lines: int
    body: int
    roles: tuple[str, ...]
    title: Reasoned | None = None
    author: Reasoned | None = None
    speaker: Reasoned | None = None
    issuer: Reasoned | None = None
    date: Reasoned | None = None
    place: Reasoned | None = None


_BYLINE = re.compile(
    r"(?:(?i:by|author|written by|text by|opinion by)[: ]\s*)?"
    r"(?P<names>(?:[^\W\d_a-z][\w.'’\-]*\s+){1,4}[^\W\d_a-z][\w.'’\-]*"
    r"(?:(?:,| and| &|, and)\s+(?:[^\W\d_a-z][\w.'’\-]*\s*){2,5})*)",
    re.UNICODE,
)
_FIELD = re.compile(
    r"(?P<field>title|headline|date|published|place|location|venue|source|issuer|publisher|author|by|speaker|"
    r"from)\s*:\s*(?P<value>.+)",
    re.IGNORECASE,
)
_SENTENCE_LIKE = re.compile(
    r"(?:I|We|My|It|Allow|May|Let|At the|On behalf|First|Mr|Mrs|Thank|There|This is|As)\b(?![.’'] ?[A-Z])(?!.*[:–])"
)
_BRACKETS = re.compile(r"\[([^\[\]]{2,200})\]")


def head_of(text: str, lines: Sequence[Line], given: dict[str, Reasoned] | None = None) -> Head:
    """The head of a document, found from the shapes of its first lines.

    Args:
        given: what the file's format says of title, author, date ...; it goes before what the lines say.
    """
    found = title_of(lines)
    count = max(_length(lines, found), found.end if found and found.end < len(lines) else 0)
    roles = _roles(lines, count, found)
    head = Head(count, lines[count].start if count < len(lines) else len(text), tuple(roles))
    if found and not (found.start == 0 and _authored(lines[0].text)):
        head = _titled_by(text, head, lines, found)
    for line, role in zip(lines, roles, strict=False):
        head = _READERS[role](text, head, line)
    for field, value in (given or {}).items():
        head = _with(head, field, value)
    return _from_title(text, head)


def _length(lines: Sequence[Line], found: Title | None) -> int:
    """How many lines stand above the body."""
    for i, line in enumerate(lines[:LONGEST]):
        if not (found and found.start <= i < found.end) and not _above(lines, i, line):
            return i
    return min(len(lines) - 1, LONGEST) if lines else 0


def _above(lines: Sequence[Line], i: int, line: Line) -> bool:
    if is_furniture(line.text) or is_crumbs(line.text) or (is_shelf(line.text) and i + 1 < len(lines)):
        return True
    if date_line(line.text) or is_clock(line.text) or _bracketed(line.text) or _FIELD.fullmatch(line.text):
        return i + 1 < len(lines)
    if i == 0 and _authored(line.text) and i + 1 < len(lines):
        return True
    if strong_label(line.text) or is_bullet(line.text) or is_end(line.text) or len(line.text) > 320:
        return False
    if not is_headingish(line.text) or i + 1 >= len(lines):
        return bool(_unofficial(line.text))
    if i == 0:
        return not _salutation(line.text) and not _SENTENCE_LIKE.match(line.text)
    nearby = lines[i + 1 : i + 4]
    return (
        any(is_clock(n.text) or (date_line(n.text) and len(n.text) < 60) for n in nearby)
        or (len(line.text) < 60 and bool(lines[i + 1 : i + 2]) and label(lines[i + 1].text) is not None)
        or (i <= 2 and bool(_byline(line.text)))
    )


def _unofficial(line: str) -> bool:
    return (
        len(line) < 120
        and re.search(
            either("handed out"),
            line,
            re.I,
        )
        is not None
    )


def _salutation(line: str) -> bool:
    return re.match(
        r"(?:Mr|Mrs|Ms|Madam|Dear|Excellenc|Your|Ladies|Distinguished|Colleagues|Friends)\b", line
    ) is not None and (len(line) < 60)


def _titled_by(text: str, head: Head, lines: Sequence[Line], found: Title) -> Head:
    """The head with the title that its lines show, which may run over several of them."""
    start, end = lines[found.start].start, lines[found.end - 1].end
    confidence = round(min(0.95, 0.5 + found.weight / 12), 2)
    return head._replace(title=Reasoned(found.words, found.reason, confidence, Span.of(text, start, end)))


class _At(NamedTuple):
    """A line of a head and what is known where it stands."""

    lines: Sequence[Line]
    past: int  # the first line of the body
    found: Title | None
    clock: int | None  # the first line with a clock
    i: int
    untitled: bool  # no line above is the title

    @property
    def text(self) -> str:
        return self.lines[self.i].text

    def authored_first(self) -> bool:
        return self.i == 0 and _authored(self.text) is not None

    def below(self) -> Sequence[Line]:
        return self.lines[self.i + 1 : self.past]

    def labelled_below(self) -> bool:
        return self.past <= self.i + 1 < len(self.lines) and label(self.lines[self.i + 1].text) is not None


def _roles(lines: Sequence[Line], count: int, found: Title | None) -> list[str]:
    clock = next((i for i in range(count) if is_clock(lines[i].text)), None)
    roles: list[str] = []
    for i in range(min(count, len(lines))):
        at = _At(lines, count, found, clock, i, found is None and "title" not in roles)
        roles.append(next((role for role, holds in _SIGNS if holds(at)), "heading"))
    return roles


# what shows the role of a line: the first sign that holds counts
_SIGNS: tuple[tuple[str, Callable[[_At], object]], ...] = (
    ("title", lambda at: at.found and at.found.start == 0 and at.authored_first()),
    ("titled", lambda at: at.found and at.found.start <= at.i < at.found.end),
    ("note", lambda at: is_furniture(at.text) or is_crumbs(at.text)),
    ("time", lambda at: is_clock(at.text)),
    ("note", lambda at: is_rule(at.text) or is_end(at.text) or _unofficial(at.text)),
    ("bracketed", lambda at: _bracketed(at.text)),
    ("field", lambda at: _FIELD.fullmatch(at.text) and not at.authored_first()),
    ("dated", lambda at: date_line(at.text) and (at.found or not _title_with_date(at.text))),
    ("section", lambda at: is_shelf(at.text) and any(_names_itself(line.text) for line in at.below())),
    ("title", lambda at: at.untitled and _titled(at.text)),
    ("venue", lambda at: at.clock is not None and at.i < at.clock),
    ("label", lambda at: at.labelled_below()),
    ("byline", lambda at: _byline(at.text)),
)


def _title_with_date(line: str) -> bool:
    """As "Remarks of the Minister at the opening of the forum, 18 May 2024": a date line that is the title."""
    return KIND_WORDS.search(line) is not None and len(line) > 50


def _names_itself(line: str) -> bool:
    """Whether a line of the head can be a title: no mere date, and words enough."""
    return (
        (date_line(line) is None or _title_with_date(line))
        and not is_clock(line)
        and not _BRACKETS.search(line)
        and len(line.split()) >= 4
    )


def _titled(line: str) -> bool:
    return KIND_WORDS.search(line) is not None and len(line) > 30


def _bracketed(line: str) -> bool:
    return line.startswith("[") and len(_BRACKETS.findall(line)) >= 2 and _BRACKETS.sub("", line).strip(" -–—,.|") == ""


def _authored(line: str) -> tuple[str, str] | None:
    """The author and title of a line such as "A. Name : The title of a piece"."""
    found = label(line)
    if not found or found.form not in ("name",) or len(line) > 250 or not is_headingish(line):
        return None
    names = found.name.split()
    rest = line[found.length :].strip()
    plain = (
        2 <= len(names) <= 5 and all(n[0].isupper() for n in names) and not found.notes and bool(names_in(found.name))
    )
    return (found.name, rest) if plain and len(rest.split()) >= 3 else None


def _byline(line: str) -> str | None:
    bare = line.removesuffix(".")
    match = _BYLINE.fullmatch(bare)
    if not match or len(bare) > 120 or (KIND_WORDS.search(bare) and not bare.lower().startswith("by ")):
        return None
    return re.sub(r"^by\s+", "", match.group("names").strip(), flags=re.IGNORECASE)


# ── what the lines say ───────────────────────────────────────────────────────────────────────────────


def _title(text: str, head: Head, line: Line) -> Head:
    authored = _authored(line.text)
    if authored:
        author, title = authored
        start = line.start + line.text.rindex(title)
        head = head._replace(
            author=Reasoned(author, NAMED_FIRST, 0.9, Span.of(text, line.start, line.start + len(author)))
        )
        return head._replace(
            title=Reasoned(title, "the first line, after the author’s name", 0.9, Span.of(text, start, line.end))
        )
    bare = re.sub(r"^#{1,6}\s+|[*_]{2,}", "", line.text).strip()
    return head._replace(title=Reasoned(bare, "the line above the text", 0.9, Span.of(text, line.start, line.end)))


def _dated(text: str, head: Head, line: Line) -> Head:
    found = date_line(line.text)
    if not found:
        return head
    written, rest = found
    if head.date is None and written.value:
        span = Span.of(text, line.start + written.start, line.start + written.end)
        head = head._replace(date=Reasoned(written.value, "the dateline", 0.98, span))
    if rest and head.title and _byline(rest) and _person(rest) and "," not in rest.replace(", and", ""):
        return _with_author(text, head, line, rest)
    return _with_place(text, head, line, rest) if rest else head


def _person(words_: str) -> bool:
    """Whether a dateline's rest names its writers rather than a place: two or more names, or a team."""
    return (
        " and " in words_
        or re.search(r"\b(?:team|staff|editors?|by)\b", words_, re.IGNORECASE) is not None
        or (
            len(words_.split()) in (2, 3, 4)
            and not re.search(
                rf"\b(?:{either('places')})\b",
                words_,
                re.IGNORECASE,
            )
        )
    )


def _with_author(text: str, head: Head, line: Line, name: str) -> Head:
    start = line.start + max(0, line.text.find(name))
    return head._replace(author=Reasoned(name, "the byline", 0.9, Span.of(text, start, start + len(name))))


def _with_place(text: str, head: Head, line: Line, place: str) -> Head:
    at = line.text.find(place)
    span = (
        Span.of(text, line.start + at, line.start + at + len(place)) if at >= 0 else Span.of(text, line.start, line.end)
    )
    if head.place:  # a hall, then a city
        return head._replace(place=Reasoned(f"{head.place.value}, {place}", head.place.reason, 0.9, head.place.span))
    return head._replace(place=Reasoned(place, "the dateline", 0.9, span))


def _venue(text: str, head: Head, line: Line) -> Head:
    return _with_place(text, head, line, line.text)


def _by(text: str, head: Head, line: Line) -> Head:
    name = _byline(line.text)
    return _with_author(text, head, line, name) if name else head


def _field(text: str, head: Head, line: Line) -> Head:
    match = _FIELD.fullmatch(line.text)
    if not match:
        return head
    value, start = match.group("value").strip(), line.start + match.start("value")
    span = Span.of(text, start, start + len(value))
    said = Reasoned(value, f"the line “{match.group('field')}:”", 0.95, span)
    field = match.group("field").lower()
    if field in ("date", "published"):
        dates = [d for d in written_dates(value) if d.value]
        return head._replace(date=said_date(dates[0].value or "", said)) if dates and head.date is None else head
    name = {
        "headline": "title",
        "location": "place",
        "venue": "place",
        "source": "issuer",
        "publisher": "issuer",
        "from": "issuer",
        "by": "author",
    }.get(field, field)
    return _with(head, name, said)


def _with(head: Head, field: str, value: Reasoned) -> Head:
    """The head with one of its values set; other fields than its values are left alone."""
    if field not in ("title", "author", "speaker", "issuer", "date", "place"):
        return head
    values: dict[str, Any] = {field: value}
    return head._replace(**values)


def said_date(value: str, said: Reasoned) -> Reasoned:
    return Reasoned(value, said.reason, said.confidence, said.span)


def _blocks(text: str, head: Head, line: Line) -> Head:
    """A head of the form [Title] [Date] [Source]."""
    for match in _BRACKETS.finditer(line.text):
        value, start = match.group(1).strip(), line.start + match.start(1)
        said = Reasoned(value, "a block in brackets above the text", 0.9, Span.of(text, start, start + len(value)))
        dates = [d for d in written_dates(value) if d.value and d.day]
        if dates and len(value) < 40:
            head = head._replace(date=head.date or said_date(dates[0].value or "", said))
        elif head.title is None:
            head = head._replace(title=said)
        elif head.issuer is None:
            head = head._replace(issuer=said)
    return head


def _nothing(text: str, head: Head, line: Line) -> Head:
    return head


_READERS = {
    "title": _title, "dated": _dated, "venue": _venue, "byline": _by, "field": _field, "bracketed": _blocks,
    "time": _nothing, "note": _nothing, "label": _nothing, "heading": _nothing, "section": _nothing,
    "titled": _nothing,
}  # fmt: skip

# the roles of `model.Paragraph`
PARAGRAPH_ROLES = {
    "title": "title", "titled": "title", "dated": "dateline", "venue": "dateline", "time": "dateline",
    "byline": "byline",
    "field": "dateline", "bracketed": "dateline", "note": "note", "label": "label", "heading": "heading",
    "section": "heading",
}  # fmt: skip

# ── what the title says ──────────────────────────────────────────────────────────────────────────────


def _from_title(text: str, head: Head) -> Head:
    """What the title says of speaker, date and place; spans only where the title stands in the text."""
    if head.title is None:
        return head
    title, within = head.title.value, head.title.span
    base = within.start + max(0, within.text.find(title)) if within else None

    def said(value: str, reason: str, confidence: float, start: int, end: int) -> Reasoned:
        span = Span.of(text, base + start, base + end) if base is not None else None
        return Reasoned(value, reason, confidence, span)

    if head.speaker is None and (found := speaker_in(title)):
        name, at = found
        head = head._replace(speaker=said(name, "the title names who speaks", 0.9, at, at + len(name)))
    dates = [d for d in written_dates(title) if d.value and d.day]
    if head.date is None and dates:
        last = dates[-1]
        head = head._replace(date=said(last.value or "", "the title’s date", 0.95, last.start, last.end))
        before = re.search(rf",\s+({NAME}(?:\s+{NAME}){{0,3}}),?\s+$", title[: last.start])
        if head.place is None and before:
            head = head._replace(place=said(before.group(1), "the title’s dateline", 0.9, *before.span(1)))
    return head
