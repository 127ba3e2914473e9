"""Time expressions of French, Spanish and Russian texts: dates, weekdays, days told from today, and durations."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from comity import vocabulary
from comity.language.foreign.words import words
from comity.model import Document, TimeExpression, first_day
from comity.names import longest_first

_Row = tuple[int, int, str, str, str | None, str]  # start, end, type, value, anchor, reason
_OF = {"fr": r"(?:er)?[ \u00a0]", "es": r"[ \u00a0](?:de[ \u00a0])?", "ru": r"[ \u00a0]"}
_IN = {"fr": r"[ \u00a0]", "es": r"[ \u00a0](?:del?[ \u00a0])?", "ru": r"[ \u00a0]"}
_ARTICLE = {
    "fr": r"(?:(?:le|ce|du|au)[ \u00a0])?",
    "es": r"(?:(?:el|este|del|al)[ \u00a0])?",
    "ru": r"(?:во?[ \u00a0])?",
}
_YEAR = {"fr": r"(?:en|depuis|année|l['’]an)", "es": r"(?:en|desde|año)", "ru": ""}


def find_times(document: Document, language: str) -> tuple[TimeExpression, ...]:
    """Every time expression of a document, in order; those told from today are reckoned from its date."""
    today = document.date.value if document.date else None
    found: list[_Row] = []
    for row in (*_dates(document.text, language, today), *_told(document.text, language, today),
                *_durations(document.text, language)):  # fmt: skip
        if not any(row[0] < other[1] and other[0] < row[1] for other in found):
            found.append(row)
    return tuple(
        TimeExpression(
            f"{document.id}:t{start}-{end}", document.id, document.span(start, end), kind, value, anchor, why
        )
        for start, end, kind, value, anchor, why in sorted(found)
    )


@cache
def _patterns(language: str) -> dict[str, Any]:
    table = words(language)
    months = longest_first(vocabulary.months(language))
    number = rf"\d{{1,3}}|{longest_first(_cased(table['numbers'], language))}"
    year = r"(?P<year>(?:1[5-9]|20)\d\d)(?:[ \u00a0](?:года?|году|годом|г\.))?"
    days, units = (longest_first(_cased(table[kind], language)) for kind in ("weekdays", "units"))
    coming = longest_first(table["next"])
    alone = (
        r"(?<![\w.,-])(?P<year>(?:1[5-9]|20)\d\d)[ \u00a0](?:года?|году|годом|гг?\.)(?!\w)"
        if language == "ru"
        else rf"(?<!\w){_YEAR[language]}[ \u00a0](?P<year>(?:1[5-9]|20)\d\d)(?![\w,.]\d|\w)"
    )
    written = {
        "date": rf"(?<![\w.])(?P<day>\d{{1,2}}){_OF[language]}(?P<month>{months})(?:{_IN[language]}{year})?(?!\w)",
        "month": rf"(?<!\w)(?P<month>{_month_names(language)}){_IN[language]}{year}(?!\w)",
        "figures": r"(?<![\d.,/])(?P<day>\d{1,2})(?P<dot>[./])(?P<number>\d{1,2})(?P=dot)(?P<year>(?:19|20)\d\d)(?!\d)",
        "year": alone,
        "weekday": rf"(?<!\w){_ARTICLE[language]}(?P<day>{days})(?:[ \u00a0](?P<next>{coming}))?(?!\w)",
        "told": rf"(?<!\w)(?P<told>{longest_first([*table['days'], *table['now']])})(?!\w)",
        "duration": rf"(?<!\w)(?P<number>{number})[ \u00a0](?P<unit>{units})(?!\w)",
    }
    return {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in written.items()}


def _month_names(language: str) -> str:
    """Names of months, those of Russian in every case: “в мае 2024 года”."""
    names = list(vocabulary.months(language))
    more = [name[:-1] + "е" for name in names if language == "ru" and name[-1] in "ья"] + ["мае", "марте", "августе"]
    return longest_first([*names, *more])


def _cased(given: dict[str, Any] | list[str], language: str) -> list[str]:
    """Words as they stand in a text: in Russian in every case."""
    if language != "ru":
        return list(given)
    return [form for word in given for form in _russian(word)]


def _russian(word: str) -> tuple[str, ...]:
    fixed = {
        "день": ("день", "дня", "дней", "дням", "днями", "днях"), "среда": ("среда", "среду", "среды", "среде"),
        "пятница": ("пятница", "пятницу", "пятницы", "пятнице"),
        "суббота": ("суббота", "субботу", "субботы", "субботе"), "неделя": ("неделя", "неделю", "недели", "недель"),
        "месяц": ("месяц", "месяца", "месяцев"), "год": ("год", "года"), "час": ("час", "часа", "часов"),
        "минута": ("минута", "минуту", "минуты", "минут"), "сутки": ("сутки", "суток"),
        "воскресенье": ("воскресенье", "воскресенья"), "один": ("один", "одну", "одного"),
        "два": ("два", "две", "двух"),
        "три": ("три", "трех", "трёх"), "четыре": ("четыре", "четырех", "четырёх"),
    }  # fmt: skip
    return fixed.get(word) or ((word, f"{word[:-1]}и") if word.endswith("ь") else (word, f"{word}а", f"{word}у"))


def _basic(form: str, given: dict[str, Any] | list[str], language: str) -> Any:
    """What a word as it stands is in the list."""
    low = form.casefold()
    return next((word for word in given if low == word or (language == "ru" and low in _russian(word))), low)


def _dates(text: str, language: str, today: str | None) -> Iterator[_Row]:
    months, patterns = vocabulary.months(language), _patterns(language)
    for match in patterns["date"].finditer(text):
        month, day = months[match["month"].casefold()], int(match["day"])
        year = match["year"] or (_nearest_year(today, month, day) if today else None)
        if 1 <= day <= 31:
            value = f"{year or 'XXXX'}-{month:02}-{day:02}"
            yield *match.span(), "DATE", value, None if match["year"] else today, "a day and a month"
    for match in patterns["figures"].finditer(text):
        if int(match["number"]) <= 12 and int(match["day"]) <= 31:
            value = f"{match['year']}-{int(match['number']):02}-{int(match['day']):02}"
            yield *match.span(), "DATE", value, None, "a date in figures"
    for match in patterns["month"].finditer(text):
        number = _month_number(match["month"].casefold(), months)
        yield *match.span(), "DATE", f"{match['year']}-{number:02}", None, "a month and a year"
    for match in patterns["year"].finditer(text):
        yield *match.span("year"), "DATE", match["year"], None, "a year"


def _month_number(form: str, months: dict[str, int]) -> int:
    return months.get(form) or next(
        n for name, n in months.items() if name[:2] == form[:2] and name[:3] in (form[:3], form[:2] + "й")
    )


def _nearest_year(today: str, month: int, day: int) -> str:
    """The year in which a day without one is nearest to the day of the text."""
    begin = datetime.date.fromisoformat(first_day(today))
    near = (begin.year - 1, begin.year, begin.year + 1)
    return str(
        min(near, key=lambda year: abs((year - begin.year) * 365 + (month - begin.month) * 30 + day - begin.day))
    )


def _told(text: str, language: str, today: str | None) -> Iterator[_Row]:
    """Days told from the day of the text: weekdays are the last such day unless the text says next."""
    table, patterns = words(language), _patterns(language)
    known = datetime.date.fromisoformat(today) if today and len(today) == 10 else None
    for match in patterns["told"].finditer(text):
        told = match["told"].casefold()
        if told in table["days"]:
            ahead = table["days"][told]
            value = (known + datetime.timedelta(ahead)).isoformat() if known else "XXXX-XX-XX"
        else:
            value = _now(table["now"][told], known)
        yield *match.span(), "DATE", value, today, "told from the day of the text"
    for match in patterns["weekday"].finditer(text):
        number = [*table["weekdays"]].index(_basic(match["day"], table["weekdays"], language)) + 1
        value = f"XXXX-WXX-{number}"
        if known:
            back = (known.isoweekday() - number) % 7
            ahead = 7 - back if match["next"] else -back
            value = (known + datetime.timedelta(ahead)).isoformat()
        yield *match.span(), "DATE", value, today, "the day of the week nearest before the text"


def _now(unit: str, known: datetime.date | None) -> str:
    if known is None:
        return "PRESENT_REF"
    year, week, _ = known.isocalendar()
    return {"week": f"{year}-W{week:02}", "month": known.isoformat()[:7], "year": known.isoformat()[:4]}[unit]


def _durations(text: str, language: str) -> Iterator[_Row]:
    table = words(language)
    for match in _patterns(language)["duration"].finditer(text):
        given = match["number"].casefold()
        number = int(given) if given.isdigit() else table["numbers"][_basic(given, table["numbers"], language)]
        unit = table["units"][_basic(match["unit"], table["units"], language)]
        value = f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"
        yield *match.span(), "DURATION", value, None, "so many units of time"
