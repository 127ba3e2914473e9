"""How words are cited: who says it, in which document, on which day, at which characters."""

from __future__ import annotations

import os

from comity.case import Case
from comity.model import Document, Span
from comity.report.sections.naming import who


def citation(document: Document, words: str, first: Span | None = None, speaker: str = "") -> str:
    """Words with their source, to be pasted into a note."""
    title = document.title.value if document.title else ""
    by = who(document)
    parts = [speaker or by, by if speaker and speaker != by else "", title, document.kind.value]
    parts += [document.date.value if document.date else "no date", os.path.basename(document.path)]
    if first is not None:
        start, end = document.offsets.to_source(first.start, first.end)
        parts.append(f"characters {start}–{end}")
    return f"“{' '.join(words.split())}” ({', '.join(part for part in parts if part)})"


def latest(case: Case) -> str | None:
    """The date of the latest text; None where none has one."""
    return max(case.dates.values(), default=None)
