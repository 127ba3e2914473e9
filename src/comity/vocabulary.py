"""Words that rooms share: months, weekdays, numbers, ordinals and offices, as tables from word to value.

All words are small; the lists are `data/vocabulary.yaml` and `data/offices.yaml`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load((files("comity") / "data" / f"{name}.yaml").read_text("utf-8"))
    return table


@cache
def months(language: str | None = None) -> dict[str, int]:
    """Every form of every month with its number, in one language or in all.

    >>> months("en")["sept"], months()["februar"], "mai" in months("en")
    (9, 2, False)
    """
    by_language = _table("vocabulary")["months"]
    chosen = by_language.values() if language is None else [by_language[language]]
    return {form: n for forms in chosen for n, names in enumerate(forms, 1) for form in names.split()}


@cache
def weekdays() -> dict[str, int]:
    """Every form of every day of the week, 1 for Monday.

    >>> weekdays()["sunday"], weekdays()["thurs"]
    (7, 4)
    """
    return {form: n for n, names in enumerate(_table("vocabulary")["weekdays"], 1) for form in names.split()}


@cache
def calendar_names() -> frozenset[str]:
    """English months and days of the week in full.

    >>> "may" in calendar_names(), "friday" in calendar_names(), "sun" in calendar_names()
    (True, True, False)
    """
    table = _table("vocabulary")
    return frozenset(forms.split()[0] for forms in (*table["months"]["en"], *table["weekdays"]))


@cache
def numbers() -> dict[str, int]:
    """Single words for numbers up to a thousand.

    >>> numbers()["seven"], numbers()["forty"], numbers()["dozen"]
    (7, 40, 12)
    """
    table = _table("vocabulary")
    tens = {form: n * 10 for n, names in enumerate(table["tens"], 2) for form in names.split()}
    return {**{word: n for n, word in enumerate(table["units"])}, **tens, **table["more"]}


@cache
def large_numbers() -> frozenset[str]:
    """Words for numbers beyond a thousand."""
    return frozenset(_table("vocabulary")["large"])


@cache
def cardinals() -> dict[str, int]:
    """Numbers from zero to ninety-nine in words.

    >>> cardinals()["zero"], cardinals()["twenty-one"], max(cardinals().values())
    (0, 21, 99)
    """
    single = {word: value for word, value in numbers().items() if value < 100 and word != "dozen"}
    joined = {
        f"{ten}-{unit}": tens + ones
        for ten, tens in single.items()
        if tens >= 20
        for unit, ones in single.items()
        if 0 < ones < 10
    }
    return {**single, **joined}


@cache
def ordinals() -> dict[str, int]:
    """Ordinals from first to ninety-ninth in words.

    >>> ordinals()["third"], ordinals()["twenty-third"], ordinals()["ninetieth"]
    (3, 23, 90)
    """
    table = _table("vocabulary")
    tens = {word: n * 10 for n, word in enumerate(table["ordinal tens"], 2)}
    joined = {
        f"{ten.removesuffix('ieth')}y-{unit}": value + n
        for ten, value in tens.items()
        for n, unit in enumerate(table["ordinals"][:9], 1)
    }
    return {**{word: n for n, word in enumerate(table["ordinals"], 1)}, **tens, **joined}


def offices(*groups: str) -> tuple[str, ...]:
    """Titles of office as they are written, of some groups (`government`, `organisation`, `other`, `small`) or of all.

    >>> "Prime Minister" in offices("government"), "Prime Minister" in offices("other")
    (True, False)
    """
    table = _table("offices")
    return tuple(dict.fromkeys(title for group in groups or table for title in table[group]))
