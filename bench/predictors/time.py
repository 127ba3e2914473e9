"""Time expressions with TIMEX3 types and values, each text read on its own date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from comity.language.parsing import parse
from comity.language.time import find_times
from comity.texts import document_from_text


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row: [start, end, type, value] of every expression."""
    for row, tokens in zip(rows, parse(row["text"] for row in rows), strict=True):
        times = find_times(document_from_text(row["text"], kind="news", date=row["dct"]), tokens)
        yield {"id": row["id"], "timex": [[t.span.start, t.span.end, t.type, t.value] for t in times]}
