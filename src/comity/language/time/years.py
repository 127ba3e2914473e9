"""Years, decades and centuries: "2014", "2010-2020", "'96", "the 1990s", "the 20th century"."""

from __future__ import annotations

import re
from datetime import date

from comity.language.time.context import Context, Found
from comity.language.time.numbers import ordinal, spoken_year
from comity.language.time.points import Point
from comity.language.time.rules import Build, dated, group, last_word, next_word, plain
from comity.language.time.time_words import time_words


def year(m: re.Match[str], ctx: Context) -> Found | list[Found] | None:
    """A year in digits, or a range of years."""
    text, number = ctx.text, int(m["year"])
    if (
        text[m.start("year") - 1 : m.start("year")] in ("$", "£", "€", "#", "/", ",", ".", ":", "№") and m.start()
    ) or re.match(r"%|,\d|\.\d|/\d|:\d|[-–]\d{3}\b|[A-Za-z]", text[m.end() : m.end() + 4]):
        return None
    prev, following = last_word(text, m.start()), next_word(text, m.end())
    if prev in time_words().numbered or following in time_words().counted or prev[-1:] in "$£€#":
        return None
    if not 1900 <= number <= 2099 and prev not in time_words().year_cues and text[m.start() - 1 : m.start()] != "(":
        return None
    if not 1500 <= number <= 2099:
        return None
    first = dated(m, Point(date(number, 1, 1), "year"), "a year", ctx)
    if second := group(m, "year2"):
        other = int(second) if len(second) == 4 else number // 100 * 100 + int(second)
        if not number < other < number + 100:
            return first.moved(m.start(), m.end("year"))
        last = dated(m, Point(date(other, 1, 1), "year"), "a year", ctx)
        return [first.moved(m.start(), m.end("year")), last.moved(m.start("year2"), m.end())]
    return first


def short_year(m: re.Match[str], ctx: Context) -> Found | None:
    """A year told by its last two digits ("'96"): the one nearest the document's century."""
    if next_word(ctx.text, m.end()) in ("minutes",) or re.match(r"\s+[A-Z]", ctx.text[m.end() : m.end() + 3]):
        return None
    number = int(m["digits"])
    pivot = (ctx.today.day.year if ctx.today.known else 2024) + 20
    full = max(c + number for c in (1800, 1900, 2000) if c + number <= pivot)
    return dated(m, Point(date(full, 1, 1), "year"), "a year by its last two digits", ctx)


def year_in_words(m: re.Match[str], ctx: Context) -> Found | None:
    number = spoken_year(m["words"])
    if number is None or not 1500 <= number <= 2099:
        return None
    return dated(m, Point(date(number, 1, 1), "year"), "a year in words", ctx)


def _named_decade(m: re.Match[str], ctx: Context) -> Found | None:
    """A decade: "the 1990s", "the '80s", "the nineties"."""
    if digits := group(m, "digits"):
        first = int(digits) if len(digits) == 4 else (1900 + int(digits) if int(digits) >= 30 else 2000 + int(digits))
    else:
        first = 1900 + 10 * time_words().decades[group(m, "word")]
    return dated(m, Point(date(first, 1, 1), "decade"), "a decade", ctx)


def century(m: re.Match[str], ctx: Context) -> Found | None:
    """A century: "the 20th century" holds the years that begin with 19."""
    number = ordinal(m["ordinal"])
    if not 2 <= number <= 30:
        return None
    era = " BC" if re.match(r"\s+B\.?C", ctx.text[m.end() : m.end() + 6]) else ""
    if era:
        return plain(m, "DATE", f"BC{number - 1:02}", "a century before our era")
    return dated(m, Point(date((number - 1) * 100, 1, 1), "century"), "a century", ctx)


def decade(m: re.Match[str], ctx: Context) -> Found | None:
    if m["digits2"] is not None:
        quote = ctx.text[m.start("digits2") - 1] in "’'‘`"
        if not quote and last_word(ctx.text, m.start("digits2")) not in ("the", "early", "late", "mid"):
            return None
        two = int(m["digits2"])
        return dated(m, Point(date((1900 if two >= 30 else 2000) + two, 1, 1), "decade"), "a decade", ctx)
    return _named_decade(m, ctx)


BUILDERS: dict[str, Build] = {
    "year": year,
    "short year": short_year,
    "year in words": year_in_words,
    "decade": decade,
    "century": century,
}
