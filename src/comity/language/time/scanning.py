"""Finding expressions in a text: trigger words first, then the rules around them, then neighbours joined.

Most words of a text have nothing to do with time, so the rules look only at windows around words of the
words of time. Where rules compete, the leftmost and longest match wins; a rule may still refuse its match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from comity.language.time import (
    calendar_dates,
    clock,
    durations,
    periods,
    references,
    relative_dates,
    written_dates,
    years,
)
from comity.language.time.context import Context, Found
from comity.language.time.grammar import named_pattern
from comity.language.time.joining import join
from comity.language.time.rules import Rule, rules_of
from comity.language.time.time_words import time_words

REACH = 80  # characters around a trigger within which the rules look
_WORD = re.compile(r"[A-Za-z]+|\d+|[’'‘`](?=\d\d\b)")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_KINDS = {
    "calendar_dates": calendar_dates.BUILDERS,
    "years": years.BUILDERS,
    "written_dates": written_dates.BUILDERS,
    "periods": periods.BUILDERS,
    "relative_dates": relative_dates.BUILDERS,
    "clock": clock.BUILDERS,
    "durations": durations.BUILDERS,
    "references": references.BUILDERS,
}


@cache
def rules() -> tuple[Rule, ...]:
    """All rules; the earlier is preferred among matches of the same words."""
    return tuple(rule for section, builders in _KINDS.items() for rule in rules_of(section, builders))


@cache
def triggers() -> dict[str, frozenset[str]]:
    """Words that make it worth looking, with the classes of rules they call."""
    words = time_words()
    classes: dict[str, set[str]] = {}

    def add(name: str, entries: object) -> None:
        for entry in entries:  # type: ignore[attr-defined]
            parts = re.findall(r"[a-z]+|\d+", str(entry).lower())
            key = max(reversed(parts), key=len)
            classes.setdefault(key, set()).add(name)

    add("month", words.months)
    add("weekday", [*words.weekdays, *(w + "s" for w in words.weekdays)])
    add("unit", words.singular)
    add("season", words.seasons)
    add("part", words.parts)
    add("decade", words.decades)
    add("holiday", words.holidays)
    add("reference", words.references)
    add("adjective", words.reference_adjectives)
    add("frequency", words.frequencies)
    add("ordinal", words.ordinals)
    add("deictic", ["today", "yesterday", "tomorrow", "tonight"])
    add("quarter", ["quarter", "half", "period", "quarters"])
    add("unit", ["midyear", "period"])
    add("lasting", ["daylong", "weeklong", "monthlong", "yearlong"])
    add("while", ["while", "time"])
    add("number", ["nineteen", "eighteen", "thousand"])
    add("clock", ["clock", "noon", "midnight"])
    return {word: frozenset(found) for word, found in classes.items()}


def _classes(word: str) -> frozenset[str] | None:
    if word.isdigit():
        return _YEAR if len(word) == 4 else _DIGITS if len(word) <= 2 else None
    if not word[0].isalpha():
        return _APOSTROPHE
    return triggers().get(word.lower())


_YEAR, _DIGITS, _APOSTROPHE = (
    frozenset({"year", "digits", "clock"}),
    frozenset({"digits", "clock"}),
    frozenset({"apostrophe"}),
)


def windows(text: str) -> Iterator[tuple[int, int, set[str]]]:
    """Stretches of the text worth looking at, with the classes of the triggers in each."""
    low, high, classes = 0, -1, set[str]()
    for m in _WORD.finditer(text):
        found = _classes(m.group(0))
        if not found:
            continue
        start, end = max(0, m.start() - REACH), min(len(text), m.end() + REACH)
        if start > high:
            if high >= 0:
                yield low, high, classes
            low, classes = start, set()
        high = end
        classes |= found
    if high >= 0:
        yield low, high, classes


def _candidates(text: str) -> list[tuple[int, int, int, Rule, re.Match[str]]]:
    """Every match of every rule, leftmost first, the longest first among those that begin together."""
    found = []
    for low, high, classes in windows(text):
        for start, end in _paragraphs(text, low, high):
            for place, rule in enumerate(rules()):
                if rule.triggers & classes:
                    for m in rule.pattern.finditer(text, start, end):
                        found.append((m.start(), -m.end(), place, rule, m))
    return sorted(found, key=lambda c: c[:3])


def _paragraphs(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The window cut at white space and at blank lines, which no expression crosses."""
    while low and not text[low - 1].isspace():
        low -= 1
    while high < len(text) and not text[high].isspace():
        high += 1
    for gap in _PARAGRAPH.finditer(text, low, high):
        yield low, gap.start() + 1
        low = gap.end()
    yield low, high


def scan(ctx: Context) -> list[Found]:
    """All expressions of a text, in order, resolved; `ctx.points` is left holding its dates."""
    founds: list[Found] = []
    cursor = 0
    for start, _, _, rule, m in _candidates(ctx.text):
        if start < cursor:
            continue
        built = rule.build(m, ctx)
        for found in [built] if isinstance(built, Found) else built or []:
            _accept(_named(found, rule, ctx.text), founds, ctx)
            cursor = max(cursor, found.end)
    return [_widened(found, founds[i - 1].end if i else 0, ctx.text) for i, found in enumerate(founds)]


def _named(found: Found, rule: Rule, text: str) -> Found:
    return replace(found, rule=found.rule or rule.name, words=text[found.start : found.end])


def _accept(found: Found, founds: list[Found], ctx: Context) -> None:
    """Add an expression, joined with the one before it where the two are one."""
    if founds and (joined := join(founds[-1], found, ctx)) is not None:
        if ctx.points and ctx.points[-1] == founds[-1]:
            ctx.points.pop()
        founds.pop()
        for piece in joined:
            founds.append(piece)
            if piece.point is not None:
                ctx.points.append(piece)
        return
    founds.append(found)
    if found.point is not None and found.rule != "bare":
        ctx.points.append(found)


def _widened(found: Found, floor: int, text: str) -> Found:
    """The expression with the words before it that narrow or loosen it ("early", "the end of", "at least")."""
    floor = max(floor, found.start - 30)
    m = named_pattern("narrowed").search(text[floor : found.start])
    if m is None and (found.rule.startswith(("counted", "clock")) or found.words[0].isdigit()):
        m = named_pattern("loosened").search(text[floor : found.start])
    return found.moved(floor + m.start(), found.end) if m else found
