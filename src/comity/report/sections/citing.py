"""How words are cited: who says it, in which document, on which day, at which characters."""

from __future__ import annotations

import os

from comity.model import Document, Span
from comity.report.sections.naming import who


def citation(document: Document, words: str, first: Span | None = None, speaker: str = "") -> str:
    """Words with their source, to be pasted into a note."""
    title = document.title.value if document.title else ""
    by = who(document)
    parts = [speaker or by, by if speaker and by not in (speaker, "not named") else "", title, document.kind.value]
    parts += [document.date.value if document.date else "no date", os.path.basename(document.path)]
    if first is not None:
        start, end = document.offsets.to_source(first.start, first.end)
        parts.append(f"characters {start}–{end}")
    return f"“{' '.join(words.split())}” ({', '.join(part for part in parts if part)})"


def around(text: str, start: int, end: int, room: int) -> tuple[str, str, str]:
    r"""What stands before words, the words, and what stands after: within their paragraph, whole words, spaces single.

    >>> around("One two three four.\n\nFive", 8, 13, 12)
    ('One two', 'three', 'four.')
    """
    before = text[max(0, start - room - 1) : start].rsplit("\n\n", 1)[-1]
    after = text[end : end + room + 1].split("\n\n", 1)[0]
    if len(before) > room:
        before = before.partition(" ")[2]
    if len(after) > room:
        after = after.rpartition(" ")[0]
    one, words, two = (" ".join(part.split()) for part in (before, text[start:end], after))
    return one, words, two
