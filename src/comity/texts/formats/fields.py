"""What a format's own fields say of a document: front matter, columns of tables, a mail's headers.

`data/fields.yaml` has the names that fields go by. A value that cannot be what its field says (a date that is none)
is told, and the text is read without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple, get_args

import yaml

from comity.model import Kind, Reasoned
from comity.texts.calendar import written_dates

FIELDS = ("text", "title", "date", "kind", "speaker", "state", "issuer", "author", "place", "language", "id", "url")
READ = ("title", "date", "kind", "speaker", "state", "issuer", "author", "place", "language")


class Given(NamedTuple):
    """Values by field, as `make_document` takes them, and what was wrong with others."""

    values: dict[str, Reasoned]
    trouble: tuple[str, ...] = ()


@cache
def names() -> dict[str, tuple[str, ...]]:
    """The names by which each field goes, the likeliest first (`data/fields.yaml`)."""
    loaded = yaml.safe_load(files("comity.texts").joinpath("data/fields.yaml").read_text("utf-8"))
    return {field: tuple(loaded["names"][field]) for field in FIELDS}


@cache
def _kinds() -> dict[str, str]:
    loaded = yaml.safe_load(files("comity.texts").joinpath("data/fields.yaml").read_text("utf-8"))
    own = {kind: kind for kind in get_args(Kind) if kind != "unknown"}
    return {**own, **{name: kind for kind, others in loaded["kinds"].items() for name in others}}


def plain(name: object) -> str:
    """A field's name as the lists have it: small letters, words joined by one "_".

    >>> plain("Name of Person Speaking"), plain("ISO-alpha3 Code"), plain("docID")
    ('name_of_person_speaking', 'iso_alpha3_code', 'docid')
    """
    return re.sub(r"[\W_]+", "_", str(name).strip().lower()).strip("_")


def columns(given: Iterable[object], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """The column that holds each field, among these: by the user's choice, else by its name.

    >>> columns(["ID", "Body", "Country", "Year"])
    {'text': 'Body', 'state': 'Country', 'id': 'ID', 'date': 'Year'}
    """
    by_name = {plain(column): str(column) for column in given}
    found: dict[str, str] = {}
    for field in FIELDS:
        named = next((by_name[name] for name in names()[field] if name in by_name), None)
        if named is not None and named not in found.values():
            found[field] = named
    if "date" not in found and "year" in by_name:
        found["date"] = by_name["year"]
    found = {field: column for field, column in found.items() if column not in (chosen or {}).values()}
    return {**found, **(chosen or {})}


def given_fields(
    fields: Mapping[str, str], reason: str, confidence: float = 0.9, chosen: Mapping[str, str] | None = None
) -> Given:
    """What fields say of a document.

    >>> given_fields({"headline": "A talk", "date": "30 February 2024"}, "the row").trouble
    ("its date '30 February 2024' is not a date",)
    """
    values: dict[str, Reasoned] = {}
    trouble: list[str] = []
    where = columns(fields, chosen)
    for field in READ:
        said = " ".join(fields.get(where.get(field, ""), "").split())[:500]
        if not said:
            continue
        value, wrong = read_value(field, said if field != "date" else _day(fields, where["date"]))
        if value:
            values[field] = Reasoned(value, reason, confidence)
        elif wrong:
            trouble.append(f"its {field} {said[:60]!r} is not {wrong}")
    return Given(values, tuple(trouble))


def read_value(field: str, said: str) -> tuple[str | None, str | None]:
    """A field's value as documents have it, or what it is not.

    >>> read_value("date", "29 April 2014"), read_value("kind", "press briefing"), read_value("date", "soon")
    (('2014-04-29', None), ('briefing', None), (None, 'a date'))
    """
    if field == "date":
        date = iso_date(said)
        return date, None if date or _is_blank(said) else "a date"
    if field == "kind":
        return _kinds().get(said.lower().replace("_", " ")), None  # other sorts of type are no fault
    if field == "language":
        code = re.match(r"[A-Za-z]{2}(?![A-Za-z])", said)
        return (code[0].lower() if code else _kinds_of_language().get(said.lower())), None
    return said, None


@cache
def _kinds_of_language() -> dict[str, str]:
    loaded: dict[str, str] = yaml.safe_load(files("comity.texts").joinpath("data/fields.yaml").read_text("utf-8"))[
        "languages"
    ]
    return loaded


def _is_blank(said: str) -> bool:
    """Whether a value only says that there is none."""
    return said.lower() in ("na", "n/a", "nan", "none", "null", "nat", "-", "–", "?", "unknown", "n.d.")


def _day(fields: Mapping[str, str], column: str) -> str:
    """A date from one column, or from columns of year, month and day."""
    said = " ".join(fields[column].split())
    parts = {plain(name): value.strip().removesuffix(".0") for name, value in fields.items()}
    if plain(column) != "year" or not parts.get("month", "").isdigit():
        return said
    found = [parts["year"], parts["month"], parts.get("day", "")]
    return "-".join(part.zfill(2) for part in found if part.isdigit())


def iso_date(value: str) -> str | None:
    """The ISO date of a field's value, of the precision it has.

    >>> iso_date("2024-05-03T10:00:00Z"), iso_date("2014.0"), iso_date("May 2014"), iso_date("20140429")
    ('2024-05-03', '2014', '2014-05', '2014-04-29')
    """
    dates = [date for date in written_dates(value) if date.value]
    if dates:
        rest = value[: dates[0].start] + value[dates[0].end :]
        sound = dates[0].day or not re.search(r"\d", rest)  # "30 February 2024" is no date of February
        return dates[0].value if sound else None
    year = re.fullmatch(r"\s*((?:1[6-9]|20)\d\d)(?:\.0)?\s*", value)
    month = re.fullmatch(r"\s*((?:1[6-9]|20)\d\d)[-/](0[1-9]|1[0-2])\s*", value)
    packed = re.fullmatch(r"\s*((?:1[6-9]|20)\d\d)(\d\d)(\d\d)(?:\.0)?\s*", value)
    if packed:
        return iso_date("-".join(packed.groups()))
    return year[1] if year else "-".join(month.groups()) if month else None


def rows_trouble(troubles: Iterable[tuple[int, str]], what: str = "row") -> Iterator[str]:
    """One notice for each thing that is wrong with rows, with the numbers of the first of them.

    >>> list(rows_trouble([(2, "it has no text"), (5, "it has no text")]))
    ['rows 2 and 5: it has no text']
    """
    by_kind: dict[str, list[int]] = {}
    for number, wrong in troubles:
        by_kind.setdefault(wrong, []).append(number)
    for wrong, numbers in by_kind.items():
        yield f"{what}{'s' if len(numbers) > 1 else ''} {listed(numbers)}: {wrong}"


def listed(numbers: list[int], most: int = 12) -> str:
    """Numbers in words, the first of them where they are many.

    >>> listed([1]), listed([1, 2, 3]), listed(list(range(1, 30)), 3)
    ('1', '1, 2 and 3', '1, 2, 3 and 26 more')
    """
    if len(numbers) > most:
        return f"{', '.join(map(str, numbers[:most]))} and {len(numbers) - most:,} more"
    *others, last = map(str, numbers)
    return f"{', '.join(others)} and {last}" if others else last
