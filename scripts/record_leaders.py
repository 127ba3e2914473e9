"""Leaders of states from Archigos and the Factbook, as rows of (name, state, office, start, end, dataset)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

import polars as pl

Row = tuple[object, ...]


def past_leaders(frame: pl.DataFrame) -> Iterator[Row]:
    """Leaders of Archigos by state, from `start` to `end`."""
    for row in frame.iter_rows(named=True):
        yield (row["leader"], row["state"], "leader", row["start"], row["end"], "archigos-4.1")


# Words of titles, which the Factbook puts before the name; what follows the last of them is the name.
_TITLES = re.compile(
    r"""\b(?:President|Presidency|Minister|Ministers|King|Queen|Emperor|Emir|Amir|Sultan(?!\ I)|Prince|Pope|Duke|
    Premier|Chancellor|Leader|Chairman|Chairperson|Chair|Governor|Executive|Council|Councilor|General|Gen\.|Col\.|
    Capt\.|Dr\.|Sir|Forces|Homeland|Confederation|Commission|Taoiseach|Territory|Assembly|Government|Spain|China|
    equivalent|CNSP|Ruler|Administrator|Commissioner|Mayor|Regent|Regents|Archbishop|Co-prince|State|Affairs|Yuan|Governorate|Sr\.|Secretary)\b[\s,)]*""",
    re.X,
)
_SHARED = ("King CHARLES", "President Emmanuel MACRON", "President Donald J. TRUMP", "King WILLEM", "King FREDERIK")
_HOLDERS = ("GBR", "FRA", "USA", "NLD", "DNK")


def current_leaders(rows: Iterable[dict[str, str]], gec: dict[str, str], states: set[str]) -> Iterator[Row]:
    """Chiefs of state and heads of government of states as of January 2026; a shared crown only where it sits."""
    for row in rows:
        state = gec.get(row["gec"])
        text = html.unescape(row["text"])
        match = re.match(r"(?P<before>[^(;]*(?:\([^)]*\)[^(;]*?)??)\((?:since )?(?P<since>[^)]*\d{4})", text)
        if state not in states | {"VAT"} or not match:
            continue
        if text.startswith(_SHARED) and state not in _HOLDERS:
            continue
        name = re.sub(r"\([^)]*\)|\"[^\"]*\"|, Jr\.", "", _TITLES.split(match["before"])[-1])
        name = re.sub(r"\s+", " ", _cased(name)).strip(" ,;")
        if re.match(r"[^\W\d_]", name) and not re.search(r"^of |\)| and ", name):
            yield (name, state, row["office"], _since(match["since"]), None, "factbook-leaders")


def _cased(name: str) -> str:
    """A name in ordinary case: the Factbook sets the part by which a person is known in capitals.

    >>> _cased("XI Jinping"), _cased("MSWATI III")
    ('Xi Jinping', 'Mswati III')
    """

    def mend(match: re.Match[str]) -> str:
        word = match[0]
        return word if not word.isupper() or (re.fullmatch(r"[IVX]{2,}", word) and word != "XI") else word.capitalize()

    return re.sub(r"[^\W\d_]{2,}", mend, name)


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def _since(text: str) -> str | None:
    """The ISO date of "12 December 2019", "July 2020" or "2021".

    >>> _since("12 December 2019"), _since("July 2020"), _since("2021")
    ('2019-12-12', '2020-07', '2021')
    """
    match = re.search(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})", text)
    if not match:
        return None
    number, month, year = match.groups()
    parts = [year] + ([f"{_MONTHS.index(month) + 1:02}"] if month in _MONTHS else [])
    return "-".join(parts + ([f"{int(number):02}"] if number and len(parts) == 2 else []))
