"""Web pages: the main text, with title, date, author and publisher, and each word's place in the page."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator

import trafilatura

from comity.errors import UnreadableFile
from comity.model import Reasoned
from comity.texts.editing import Edited, Run
from comity.texts.formats.fields import iso_date
from comity.texts.formats.pieces import Extract, Piece, shortened
from comity.texts.formats.txt import decode

PAGE = "the page’s main text taken, menus and marks left out"
LARGEST = 5_000_000  # characters of a page that its parser is given; a larger one is only stripped of its tags
DEEPEST = 1000  # nested elements
AHEAD = 20_000  # characters of the page in which the next word is looked for
LONGEST_TAG = 100_000  # characters of a tag; its parsers take a time that grows with the square of its attributes
_MARK = re.compile(
    r"<(?:(?P<comment>!--)|(?P<name>script|style|noscript|svg|template)\b[^<>]*>|[^<>]*>)", re.IGNORECASE
)
_CLOSES = {
    name: re.compile(rf"</{name}[^<>]*>", re.IGNORECASE) for name in ("script", "style", "noscript", "svg", "template")
} | {"comment": re.compile("-->")}
_BREAK = re.compile(
    r"</?(?:p|div|br|li|tr|h[1-6]|ul|ol|table|section|article|blockquote|header|footer|title|dd|dt|pre)\b",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)


def extract_html(data: bytes, path: str) -> Extract:
    """The main text of a web page.

    Raises:
        UnreadableFile: the page holds no text.
    """
    declared = _CHARSET.search(data[:4096])
    try:
        text, encoding = data.decode(declared.group(1).decode("ascii")), declared.group(1).decode("ascii").lower()  # type: ignore[union-attr]
        repairs: tuple[str, ...] = ()
    except (UnicodeDecodeError, LookupError, AttributeError):
        text, encoding, repairs = decode(data, path)
    return html_extract(text, path)._replace(encoding=encoding, repairs=(*repairs, PAGE))


def html_extract(page: str, path: str) -> Extract:
    """The main text of a page already decoded."""
    page, partial = shortened(page)
    main, given = _main(page)
    stream, places = _stream(page)
    main = main if main.strip() else _paragraphs(stream)
    if not main.strip():
        raise UnreadableFile("is a web page without text", where=path, remedy="Save the page with its text, or as PDF.")
    runs = _aligned(main, page, stream, places)
    edited = Edited(main, runs, {PAGE: 1})
    return Extract("html", page, (Piece(edited, given, splits=False),), partial=partial)


def stripped(page: str) -> str:
    """All text of a page, a paragraph a block."""
    return _paragraphs(_stream(page)[0])


def _paragraphs(stream: str) -> str:
    lines = (" ".join(line.split()) for line in stream.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _main(page: str) -> tuple[str, dict[str, Reasoned]]:
    """Main text by trafilatura, and what the page's metadata say; nothing where the page is too much for it."""
    if len(page) > LARGEST or _depth(page) > DEEPEST or _unwieldy(page):
        return "", {}
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, favor_recall=True)
    except (ValueError, RecursionError, AssertionError, TypeError, AttributeError, KeyError):
        return "", {}
    if found is None:
        return "", {}
    given = {}
    for field, value in (
        ("title", found.title),
        ("author", found.author),
        ("issuer", found.sitename or found.hostname),
    ):
        if value:
            given[field] = Reasoned(str(value), "the page’s metadata", 0.8)
    date = _published(page) or _visible(page)
    fallback = iso_date(str(found.date or ""))
    if date or fallback:
        given["date"] = date or Reasoned(fallback or "", "the page’s metadata", 0.85)
    return re.sub(r"\n+", "\n\n", found.text or ""), given


_META = re.compile(
    r"<meta\b(?=[^<>]*\b(?:property|name|itemprop)\s*=\s*[\"']?(?:article:published_time|datePublished|date|dc\.date|"
    r"dc\.date\.issued|dcterms\.date|dcterms\.issued|publish-?date|pubdate|citation_publication_date)[\"'\s])"
    r"[^<>]*\bcontent\s*=\s*[\"']([^\"'<>]{4,40})[\"']|\"datePublished\"\s*:\s*\"([^\"]{4,40})\"",
    re.IGNORECASE,
)
_TIME = re.compile(r"<time\b(?P<marks>[^<>]{0,500})>(?P<words>[^<>]{0,80})</time", re.IGNORECASE)
_DATETIME = re.compile(r"datetime\s*=\s*[\"']([^\"'<>]{4,40})", re.IGNORECASE)
_CHANGED = re.compile(r"updated|modified|changed|expire", re.IGNORECASE)


def _published(page: str) -> Reasoned | None:
    """The day on which a page says in its marks that it was published; not when it was changed."""
    match = _META.search(page[:500_000])
    date = iso_date(match[1] or match[2]) if match else None
    return Reasoned(date, "the page’s metadata", 0.85) if date else None


def _visible(page: str) -> Reasoned | None:
    """The day of the first time shown on the page, below its heading where it has one."""
    heading = re.search(r"<h1\b", page, re.IGNORECASE)
    for match in _TIME.finditer(page, heading.start() if heading else 0):
        marked = _DATETIME.search(match["marks"])
        date = iso_date(marked[1]) if marked else iso_date(match["words"])
        if date and len(date) == 10 and not _CHANGED.search(match["marks"]):
            return Reasoned(date, "the time shown on the page", 0.85)
    return None


def _depth(page: str) -> int:
    """How deep elements nest, counted only on tags that open and close."""
    depth = deepest = 0
    for match in re.finditer(
        r"<(/?)(?:div|span|b|i|em|table|tr|td|ul|li|p|a|font|blockquote|section)\b", page, re.IGNORECASE
    ):
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _unwieldy(page: str) -> bool:
    """Whether marks of a page would take its parsers too long: very long tags, comments without an end."""
    tags = re.finditer(r"<[^<>]*", page)
    return page.count("<!--") > 1000 + 2 * page.count("-->") or any(
        match.end() - match.start() > LONGEST_TAG for match in tags
    )


def _stream(page: str) -> tuple[str, list[int]]:
    """The page's text without tags, and where in the page each of its characters stands."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for start, end in _spaces(page):
        for text, place in _decoded(page, at, start):
            pieces.append(text)
            places.extend(range(place, place + len(text)))
        gap = "\n" if _BREAK.match(page, start) else ""
        pieces.append(gap)
        places.extend([start] * len(gap))
        at = end
    return "".join(pieces), places


def _spaces(page: str) -> Iterator[tuple[int, int]]:
    """Where tags, comments, scripts and styles stand, and the end; what is opened and never closed is one tag."""
    at, unclosed = 0, set[str]()
    while match := _MARK.search(page, at):
        name = "comment" if match["comment"] else (match["name"] or "").lower()
        close = _CLOSES[name].search(page, match.end()) if name and name not in unclosed else None
        if name and close is None:
            unclosed.add(name)
        at = (close or match).end()
        yield match.start(), at
    yield len(page), len(page)


def _decoded(page: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Stretches of text between tags; an entity is a stretch of its own."""
    at = start
    for match in re.compile(r"&(?:#\w{1,8}|\w{1,31});").finditer(page, start, end):
        if match.start() > at:
            yield page[at : match.start()], at
        yield html.unescape(match.group())[:1], match.start()
        at = match.end()
    if end > at:
        yield page[at:end], at


def _aligned(main: str, page: str, stream: str, places: list[int]) -> tuple[Run, ...]:
    """Runs from the main text to the page, found word by word; a word that is not found has none."""
    runs: list[Run] = []
    cursor = 0
    for match in re.finditer(r"\S+", main):
        at = stream.find(match.group(), cursor, cursor + AHEAD)
        if at < 0:
            continue
        length, place = len(match.group()), places[at]
        if page.startswith(match.group(), place):
            _extend(runs, match.start(), place, length, main[match.start() - 1] == page[place - 1])
        cursor = at + length
    return tuple(runs)


def _extend(runs: list[Run], start: int, place: int, length: int, same_before: bool) -> None:
    """Add a word's run, joined to the one before where a single same character parts them."""
    if runs and same_before:
        begin, source, size = runs[-1]
        if start - begin == place - source and start - (begin + size) == 1:
            runs[-1] = (begin, source, start + length - begin)
            return
    runs.append((start, place, length))
