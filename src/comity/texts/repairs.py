"""What reading mends in the characters of a text; the list that `SourceFile.repairs` counts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from comity.texts.editing import Edit, Edited, edit

LINE_ENDS = "line ends of other systems"
INVISIBLE = "soft hyphens, zero-width and control characters left out"
BROKEN = "halves of characters (lone surrogates) read as �"
MOJIBAKE = "letters decoded twice put right"
LOOKALIKES = "Cyrillic or Greek look-alikes in Latin words put right"
ENTITIES = "HTML entities decoded"
TAGS = "HTML tags left out"
ESCAPES = "Markdown escapes left out"
EMPHASIS = "Markdown marks left out"

_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
_INVISIBLE = re.compile(
    "[\\x00-\\x08\\x0e-\\x1f\\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\ufff9-\ufffc]+"
)
_BROKEN = re.compile("[\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|body|br|center|cite|code|dd|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|"
    r"header|hr|html|i|img|input|label|li|link|main|meta|nav|ol|p|pre|q|s|section|small|span|strong|style|sub|sup|"
    r"svg|path|table|tbody|td|th|thead|title|tr|tt|u|ul|video|source|iframe|script|noscript|button|form|article|aside)"
    r"(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)
_TAG_LINE = re.compile(
    rf"(?im)^[ \t]*(?>{_TAG.pattern}[ \t]*)+\n\n?"
)  # a line of tags alone, with the blank line below
_MARKDOWN_ESCAPE = re.compile(r"(?m)\\(?=[#*_\[\]()>.!`~|+-])")
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}"
)
_LOOKALIKE = dict(
    zip("АВЕЅІЈКМНОРСТУХаеорсухіјѕԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYXaeopcyxijsdqwABEZHIKMNOPTYXo", strict=True)
)
_WORD = re.compile(r"[A-Za-z\u0370-\u03ff\u0400-\u052f]+")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")


def mend(text: str) -> Edited:
    """A source text with its characters mended: line ends, invisible characters, mojibake, entities, tags.

    Only what is wrong by itself is touched; spelling, punctuation and words stay as they are.
    """
    return edit(text, _edits(text))


def _edits(text: str) -> Iterator[Edit]:
    for match in _LINE_ENDS.finditer(text):
        yield Edit(match.start(), match.end(), "\n", LINE_ENDS)
    for match in _INVISIBLE.finditer(text):
        yield Edit(match.start(), match.end(), "", INVISIBLE)
    for match in _BROKEN.finditer(text):
        yield Edit(match.start(), match.end(), "\ufffd", BROKEN)
    if "&" in text:
        yield from _entities(text)
    if "<" in text:
        yield from _tags(text)
    if "\\" in text:
        for match in _MARKDOWN_ESCAPE.finditer(text):
            yield Edit(match.start(), match.end(), "", ESCAPES)
    yield from _mojibake(text)
    yield from _lookalikes(text)


def _entities(text: str) -> Iterator[Edit]:
    for match in _ENTITY.finditer(text):
        decoded = html.unescape(match.group())
        if decoded != match.group():
            yield Edit(match.start(), match.end(), "" if _INVISIBLE.fullmatch(decoded) else decoded, ENTITIES)


def _tags(text: str) -> Iterator[Edit]:
    for match in _TAG_LINE.finditer(text):
        yield Edit(match.start(), match.end(), "", TAGS)
    for match in _TAG.finditer(text):
        name = match.group().strip("</>").split()[0].lower() if match.group().strip("</>") else ""
        yield Edit(match.start(), match.end(), "\n" if name in ("br", "p", "div", "li", "tr") else "", TAGS)


def _mojibake(text: str) -> Iterator[Edit]:
    for match in _MOJIBAKE.finditer(text):
        for end in range(match.end(), match.start() + 1, -1):
            repaired = _decoded_again(text[match.start() : end])
            if repaired is not None:
                yield Edit(match.start(), end, "" if _INVISIBLE.fullmatch(repaired) else repaired, MOJIBAKE)
                break


def _decoded_again(text: str) -> str | None:
    """The one character that UTF-8 bytes read as Windows-1252 stood for; None where they stood for none."""
    raw = bytearray()
    for character in text:
        try:
            raw += character.encode("cp1252")
        except UnicodeEncodeError:
            if ord(character) > 255:
                return None
            raw.append(ord(character))
    try:
        decoded = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return decoded if len(decoded) == 1 else None


def _lookalikes(text: str) -> Iterator[Edit]:
    for match in _WORD.finditer(text) if _FOREIGN.search(text) else ():
        word = match.group()
        foreign = [i for i, c in enumerate(word) if c > "\u036f"]
        if 0 < len(foreign) < len(word) / 2 and all(word[i] in _LOOKALIKE for i in foreign):
            for i in foreign:
                yield Edit(match.start() + i, match.start() + i + 1, _LOOKALIKE[word[i]], LOOKALIKES)
