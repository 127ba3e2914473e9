"""Counts of evidence over time: a row for each span of time, those with none too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from comity.errors import ComityError

if TYPE_CHECKING:
    import polars

EVERY = {"day": 10, "month": 7, "quarter": 7, "year": 4}  # characters of an ISO date that a span needs


def over_time(frame: polars.DataFrame, every: str, split: str | None = None) -> polars.DataFrame:
    """How many rows of a frame with the column `date` fall into each span of time; see `Selection.over_time`."""
    import polars

    if every not in EVERY:
        raise ComityError(f"{every!r} is no span of time", remedy=f"Choose of {', '.join(EVERY)}.")
    if split is not None and split not in frame.columns:
        raise ComityError(f"there is no column {split!r}", remedy=f"Choose of {', '.join(frame.columns)}.")
    spans = [_span(day, every) for day in (frame["date"] if "date" in frame.columns else ())]
    parts = list(frame[split]) if split else [""] * len(spans)
    counted = Counter(zip(spans, parts, strict=True))
    known = sorted({span for span in spans if span})
    listed = [*(_between(known[0], known[-1], every) if known else ()), *([None] if None in spans else ())]
    rows = [(span, part, counted[span, part]) for span in listed for part in _in_order(parts)]
    made = polars.DataFrame(rows, schema={every: polars.String, split or "of": polars.String, "count": polars.Int64},
                            orient="row")  # fmt: skip
    return made if split else made.drop("of")


def _in_order(parts: list[str | None]) -> list[str | None]:
    return sorted(set(parts), key=lambda part: part or "")


def _span(day: str | None, every: str) -> str | None:
    """The span in which a date falls; None where the date is not known so exactly.

    >>> _span("2024-05-20", "quarter"), _span("2024", "month")
    ('2024-Q2', None)
    """
    if day is None or len(day) < EVERY[every]:
        return None
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}" if every == "quarter" else day[: EVERY[every]]


def _between(first: str, last: str, every: str) -> Iterator[str]:
    """Every span from the first to the last."""
    if every == "day":
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
        yield from ((begin + timedelta(n)).isoformat() for n in range((end - begin).days + 1))
        return
    parts = {"year": 1, "quarter": 4, "month": 12}[every]
    for n in range(_number(first, parts), _number(last, parts) + 1):
        year, part = divmod(n, parts)
        yield {"year": f"{year:04}", "quarter": f"{year:04}-Q{part + 1}", "month": f"{year:04}-{part + 1:02}"}[every]


def _number(span: str, parts: int) -> int:
    return int(span[:4]) * parts + (int(span[5:].lstrip("Q")) - 1 if parts > 1 else 0)
