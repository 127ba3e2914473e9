"""The country of an actor from its text: `country_of`, with the date and the text around where these are given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from comity.language import country_of
from comity.language.gazetteer import Gazetteer
from comity.record import registry


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row: a country's code, or null."""
    gazetteer = Gazetteer.of(registry())
    for row in rows:
        given = {key: str(value) for key, value in (row.get("context") or {}).items() if value}
        year = re.search(r"\d{4}", given.pop("query_date", ""))
        found = country_of(row["input"], gazetteer, " ".join(given.values()) or None, year[0] if year else None)
        yield {"id": row["id"], "country": found.value if found else None}
