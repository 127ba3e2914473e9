"""Plain text in any encoding, and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

import charset_normalizer

from comity.errors import UnreadableFile
from comity.texts.editing import Edit, Edited, edit
from comity.texts.formats.fields import given_fields
from comity.texts.formats.front_matter import front_matter
from comity.texts.formats.pieces import Extract, Piece, whole
from comity.texts.repairs import EMPHASIS

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
         (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
SAMPLE = 200_000  # bytes from which the encoding is told
_WESTERN_NONSENSE = re.compile("[a-z][À-ÖØ-Þ]{2}|[¤¢£¥¦¨ª¬°±²³µ¶¹º¼½¾¿][a-zß-ÿ]|\ufffd|[ß-ÿ]{4}")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def extract_txt(data: bytes, path: str) -> Extract:
    """A text file; Markdown in it, and front matter above it, are recognised."""
    text, encoding, repairs = decode(data, path)
    if looks_marked(text) or front_matter(text).fields:
        return _markdown(text, "txt", encoding, repairs)
    return whole("txt", text, encoding=encoding, repairs=repairs)


def extract_markdown(data: bytes, path: str) -> Extract:
    """A Markdown file: front matter read, emphasis and links left out of the text."""
    text, encoding, repairs = decode(data, path)
    return _markdown(text, "md", encoding, repairs)


def decode(data: bytes, path: str) -> tuple[str, str, tuple[str, ...]]:
    """A file's text, the encoding it was in, and what had to be mended to decode it.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data.decode(encoding, "replace"), path), encoding, ()
    wide = _without_bom(data[:2000])
    if wide:
        return _checked(data.decode(wide, "replace"), path), wide, ()
    try:
        return _checked(data.decode("utf-8"), path), "utf-8", ()
    except UnicodeDecodeError:
        pass
    invalid = _invalid_share(data[:SAMPLE])
    if invalid < 0.005 or _cut_off(data):
        text, mixed = _mixed(data)
        return _checked(text, path), "utf-8", (mixed,)
    encoding = _guessed(data[:SAMPLE])
    return _checked(data.decode(encoding, "replace"), path), encoding, ()


def _without_bom(start: bytes) -> str | None:
    """UTF-16 without a byte order mark: every second byte is nil."""
    if len(start) < 8 or b"\x00" not in start:
        return None
    even, odd = start[0::2].count(0) / len(start[0::2]), start[1::2].count(0) / len(start[1::2])
    return "utf-16-le" if odd > 0.7 and even < 0.1 else "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _invalid_share(data: bytes) -> float:
    return data.decode("utf-8", "replace").count("\ufffd") / max(1, sum(b > 127 for b in data)) if data else 0.0


def _cut_off(data: bytes) -> bool:
    """Whether UTF-8 ends within a character, and is sound before it."""
    try:
        data[:-4].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(data) - 8
    return True


def _mixed(data: bytes) -> tuple[str, str]:
    """UTF-8 in which some lines are Windows-1252, decoded line by line."""
    lines, foreign = [], 0
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            foreign += 1
            lines.append(line.decode("cp1252", "replace"))
    return "\n".join(lines), f"mixed encodings: {foreign} lines read as Windows-1252, the others as UTF-8"


_PLAUSIBLE = ["cp1252", "cp1251", "koi8_r", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "gb18030", "big5",
              "shift_jis", "euc_jp", "euc_kr", "iso8859_5", "cp866"]  # fmt: skip


def _guessed(sample: bytes) -> str:
    """The encoding of bytes that are not UTF-8; mostly ASCII is Windows-1252 unless that makes no sense."""
    best = charset_normalizer.from_bytes(sample, cp_isolation=_PLAUSIBLE, preemptive_behaviour=True).best()
    high = sum(byte > 127 for byte in sample) / max(1, len(sample))
    if high < 0.25 and not _WESTERN_NONSENSE.search(sample.decode("cp1252", "replace")):
        return "cp1252"
    return best.encoding if best else "cp1252"


def _checked(text: str, path: str) -> str:
    sample = text[:SAMPLE]
    nil, control = sample.count("\0"), len(_CONTROL.findall(sample))
    if sample and (control > len(sample) * 0.05 or nil > len(sample) * 0.3 or not any(c.isalnum() for c in sample)):
        raise UnreadableFile("is not text", where=path, remedy="Give txt, md, html, pdf, docx, eml, jsonl or parquet.")
    return text


# ── Markdown ─────────────────────────────────────────────────────────────────────────────────────────

_LINK = re.compile(
    r"!?\[(?P<words>[^\[\]\n]{0,300})\]\((?P<url>[^()\s]{0,2000}(?:\([^()\s]{0,200}\))?[^()\s]{0,200})(?:\s+\"[^\"\n]{0,200}\")?\)"
)
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<words>[^*_\n]{1,600}?)(?<=\S)(?P=mark)(?![\w*])"
)


def looks_marked(text: str) -> bool:
    """Whether a text is written in Markdown, whatever its name says."""
    sample = text[:100_000]
    headings = len(re.findall(r"(?m)^#{1,6} \S", sample))
    set_off = len(_EMPHASIS.findall(sample))
    return headings >= 2 or len(_LINK.findall(sample)) >= 3 or set_off >= 6 or (headings == 1 and set_off >= 1)


def _markdown(text: str, format: str, encoding: str, repairs: tuple[str, ...]) -> Extract:
    plain = whole(format, text, encoding=encoding, repairs=repairs)
    front = front_matter(plain.text)
    metadata = {name: front.fields[key] for key, name in _KEPT.items() if front.fields.get(key)}
    edits = list(_marks(plain.text))
    if front.end:
        edits = [Edit(0, front.end, "", EMPHASIS), *(e for e in edits if e.start >= front.end)]
    edited: Edited = edit(plain.text, edits)
    given, trouble = given_fields(front.fields, "the file’s front matter")
    partial = "; ".join(filter(None, (plain.partial, front.trouble, *trouble))) or None
    return plain._replace(pieces=(Piece(edited, given, metadata, splits=not given),), partial=partial)


_KEPT = {"permalink": "url", "source_url": "url", "url": "url", "category": "section", "tags": "section",
         "breadcrumb": "section"}  # fmt: skip


def _marks(text: str) -> Iterator[Edit]:
    for match in _LINK.finditer(text):
        words = match.span("words")
        if text[match.start()] == "!":
            yield Edit(match.start(), match.end(), "", EMPHASIS)
        else:
            yield Edit(match.start(), words[0], "", EMPHASIS)
            yield Edit(words[1], match.end(), "", EMPHASIS)
    for match in _EMPHASIS.finditer(text):
        mark = len(match.group("mark"))
        yield Edit(match.start(), match.start() + mark, "", EMPHASIS)
        yield Edit(match.end() - mark, match.end(), "", EMPHASIS)
