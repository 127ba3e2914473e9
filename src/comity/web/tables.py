"""Any page's records as a CSV table that a spreadsheet reads as text."""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


def table(section: msgspec.Struct, rows: tuple[msgspec.Struct, ...] | None = None) -> str:
    """Records as CSV, one line a record; without `rows`, those of the first list that the section has."""
    chosen = list(rows) if rows is not None else _rows(section)
    written = io.StringIO()
    if not chosen:
        return ""
    out = csv.writer(written)
    names = list(dict.fromkeys(name for row in chosen for name in row.__struct_fields__))
    out.writerow(names)
    out.writerows([cell(getattr(row, name, None)) for name in names] for row in chosen)
    return written.getvalue()


def _rows(section: msgspec.Struct) -> list[msgspec.Struct]:
    for name in section.__struct_fields__:
        value = getattr(section, name)
        if isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
            return list(value)
    return []


def cell(value: Any) -> str:
    """A value in one cell: words by their text, lists joined, nothing that a spreadsheet would run.

    >>> cell(("NATO", "EU")), cell(None), cell("=1+1"), cell(-0.5)
    ('NATO; EU', '', "'=1+1", '-0.5')
    """
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return str(value)
    if isinstance(value, tuple | list):
        text = "; ".join(cell(each) for each in value)
    elif isinstance(value, msgspec.Struct):
        text = str(getattr(value, "text", None) or getattr(value, "by", None) or msgspec.json.encode(value).decode())
    elif isinstance(value, dict):
        text = "; ".join(f"{name}: {cell(each)}" for name, each in value.items())
    else:
        text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
