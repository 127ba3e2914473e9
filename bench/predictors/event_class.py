"""PLOVER roots of sentences with source and target marked: `classify` on each.

The weights that ship were fitted on the public train part; on rows of that part the figures are not held out (for
those, see what `scripts/train_events.py` prints).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.tokens import Doc

from comity.evidence.event_class import Bounds, classify
from comity.language.parsing import parse

MARKS = re.compile(r"</?[st]>")


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row: the likeliest root."""
    rows = list(rows)
    for row, tokens in zip(rows, parse(MARKS.sub("", row["marked"]) for row in rows), strict=True):
        root, _ = classify(tokens, _bounds(tokens, row["marked"], "s"), _bounds(tokens, row["marked"], "t"))
        yield {"id": row["id"], "root": root}


def _bounds(tokens: Doc, marked: str, name: str) -> Bounds:
    parts = re.split(f"</?{name}>", marked, maxsplit=2)
    if len(parts) < 3:
        return 0, 0
    start = len(MARKS.sub("", parts[0]))
    words = tokens.char_span(start, start + len(MARKS.sub("", parts[1])), alignment_mode="expand")
    return (words.start, words.end) if words is not None else (0, 0)
