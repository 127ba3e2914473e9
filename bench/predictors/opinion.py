"""Who likes or dislikes whom in sentences with two actors marked: `judge` on each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.tokens import Doc

from comity.evidence.event_class import Bounds
from comity.evidence.opinion import judge
from comity.language.parsing import parse

BRACKETS = re.compile(r"[\[\]]")


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row: the likeliest label."""
    rows = list(rows)
    for row, tokens in zip(rows, parse(BRACKETS.sub("", row["marked"]) for row in rows), strict=True):
        yield {"id": row["id"], "label": judge(tokens, *bounds(tokens, row))[0]}


def bounds(tokens: Doc, row: dict[str, Any]) -> tuple[Bounds, Bounds]:
    """Places of p and q: the first pair of brackets that holds each."""
    return _bounds(tokens, row["marked"], row["p"]), _bounds(tokens, row["marked"], row["q"])


def _bounds(tokens: Doc, marked: str, name: str) -> Bounds:
    at = marked.find(f"[{name}]")
    if at < 0:
        return 0, 0
    start = len(BRACKETS.sub("", marked[:at]))
    words = tokens.char_span(start, start + len(BRACKETS.sub("", name)), alignment_mode="expand")
    return (words.start, words.end) if words is not None else (0, 0)
