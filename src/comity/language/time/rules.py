"""What a rule is: a pattern, and a function that turns a match into a resolved expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from comity.language.time.context import Context, Found
from comity.language.time.grammar import compile_pattern, grammar
from comity.language.time.points import Point

Build = Callable[["re.Match[str]", Context], "Found | list[Found] | None"]


@dataclass(frozen=True)
class Rule:
    """A kind of expression. It is tried where one of its `triggers` (classes of words) stands nearby."""

    name: str
    triggers: frozenset[str]
    pattern: re.Pattern[str]
    build: Build


def rules_of(section: str, builders: dict[str, Build]) -> Iterator[Rule]:
    """The rules of a section of the grammar, each with its builder, in the grammar's order."""
    written = grammar()["rules"][section]
    if written.keys() != builders.keys():
        raise ValueError(f"time_grammar.yaml, {section}: rules and builders differ: {written.keys() ^ builders.keys()}")
    for name, entry in written.items():
        yield Rule(name, frozenset(entry["near"]), compile_pattern(entry["pattern"]), builders[name])


def dated(
    m: re.Match[str], point: Point, reason: str, ctx: Context, *, anchor: str | None = None, lacks: str = ""
) -> Found:
    """A DATE (or TIME, where the point has a clock) found by a match."""
    kind = "TIME" if point.clock else "DATE"
    return Found(m.start(), m.end(), kind, point.value, reason, anchor, point, lacks)


def plain(m: re.Match[str], kind: str, value: str, reason: str) -> Found:
    """An expression that needs no place on the calendar."""
    return Found(m.start(), m.end(), kind, value, reason)


def titled(word: str) -> bool:
    """Whether a word inside an expression is written as in a title ("60 Minutes", "This Week")."""
    return word[:1].isupper() and word[1:].islower()


def group(m: re.Match[str], name: str) -> str:
    """A named group's words in lower case with single spaces; empty where the group is absent or did not match."""
    return " ".join((m.groupdict().get(name) or "").lower().split())


def before(text: str, offset: int, letters: int = 40) -> str:
    """The words just before an offset, in lower case."""
    return text[max(0, offset - letters) : offset].lower()


def after(text: str, offset: int, letters: int = 40) -> str:
    """The words just after an offset, in lower case."""
    return text[offset : offset + letters].lower()


def after_cased(text: str, offset: int, letters: int = 20) -> str:
    """The words just after an offset, as they are written."""
    return text[offset : offset + letters]


def last_word(text: str, offset: int) -> str:
    """The word before an offset, in lower case, if only white space lies between.

    >>> last_word("Resolution 1244", 11)
    'resolution'
    """
    m = re.search(r"([\w$£€#'’%-]+)\.?\s*$", before(text, offset))
    return m.group(1) if m else ""


def next_word(text: str, offset: int) -> str:
    """The word after an offset, in lower case, if only white space or a hyphen lies between."""
    m = re.match(r"[\s-]*([\w'’%]+)", after(text, offset))
    return m.group(1) if m else ""
