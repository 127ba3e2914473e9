"""What a user says of files beforehand: which columns hold what, what a text is, whether to recognise scanned pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, get_args

from comity.errors import ComityError
from comity.model import Kind, Reasoned
from comity.texts.formats.fields import FIELDS, READ, read_value

GIVEN = "given"  # the reason of what the user says


class Options(NamedTuple):
    """How files are read.

    Attributes:
        columns: the column of a table that holds a field (text, title, date, kind, speaker, state, issuer, author,
            place, language, id, url), where its name does not tell.
        given: what the user says of a text, by field; it goes before what file and words say.
        ocr: whether pages without text are put through tesseract.
    """

    columns: Mapping[str, str] = {}
    given: Mapping[str, Reasoned] = {}
    ocr: bool = False


PLAIN = Options()


def options(
    columns: str | Mapping[str, str] | None = None, given: Mapping[str, str | None] | None = None, ocr: bool = False
) -> Options:
    """Options from what a user writes.

    >>> options("text=body,speaker=name").columns
    {'text': 'body', 'speaker': 'name'}

    Raises:
        ComityError: a column is given for a field that there is not, or a value is not what its field says.
    """
    pairs = columns if isinstance(columns, Mapping) else _pairs(columns or "")
    for field in pairs:
        if field not in FIELDS:
            raise ComityError(f"{field!r} is no field", where="--columns", remedy=f"Fields: {', '.join(FIELDS)}.")
    said = {field: value for field, value in (given or {}).items() if value}
    return Options(dict(pairs), {field: _said(field, value) for field, value in said.items()}, ocr)


def _pairs(written: str) -> dict[str, str]:
    pairs = {}
    for pair in filter(None, (part.strip() for part in written.split(","))):
        field, mark, column = pair.partition("=")
        if not mark or not column.strip():
            raise ComityError(
                f"{pair!r} names no column", where="--columns", remedy="Write FIELD=COLUMN, as in text=body,date=day."
            )
        pairs[field.strip()] = column.strip()
    return pairs


def _said(field: str, value: str) -> Reasoned:
    if field not in READ:
        raise ComityError(f"{field!r} cannot be given", remedy=f"What can be given: {', '.join(READ)}.")
    found, wrong = read_value(field, value)
    if found is None:
        remedy = {
            "date": "Write it as 2018-01-31, 2018-01 or 2018.",
            "kind": f"Kinds: {', '.join(kind for kind in get_args(Kind) if kind != 'unknown')}.",
        }.get(field, "Write a language as its code: en, fr, es.")
        raise ComityError(f"{value!r} is not {wrong or f'a {field}'}", where=f"--{field}", remedy=remedy)
    return Reasoned(found, GIVEN)
