"""Whom a text speaks to, or of as the other side: in whose name it does not speak (`data/addressed.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

from comity.language.gazetteer import Gazetteer

_REACH = 130  # characters before a name that are looked at


def addressed(text: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Ids of the states that a text urges, warns, summons the envoy of, or calls its neighbours."""
    for hit in gazetteer.find(text):
        actor = gazetteer.actors[hit.entries[0].actor]
        if actor.kind == "state" and any(
            before.search(text[max(0, hit.start - _REACH) : hit.start]) and after.match(text, hit.end)
            for before, after in _wordings()
        ):
            yield actor.id


@cache
def _wordings() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    given = yaml.safe_load((files("comity.language") / "data" / "addressed.yaml").read_text("utf-8"))
    return tuple((re.compile(f"(?:{row['before']})$"), re.compile(row["after"])) for row in given)
