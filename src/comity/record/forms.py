"""The forms in which datasets write states: codes of the field, names turned round, in brackets, shortened, or past.

    365, USR, COW:345, M49:276     numbers and letters of Correlates of War, Gleditsch-Ward, ISO 3166-1 and UN M49
    Korea, Republic of             turned round
    Iran (Islamic Republic of)     in brackets
    Bosnia and Herz.               shortened
    Ottoman Empire                 of the past

A bare number is one of Correlates of War or Gleditsch-Ward if there is such a one, and else of ISO 3166-1; say which
before a colon (COW, GW, ISO, M49) where that matters.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from io import StringIO

from comity.record.names import folded
from comity.record.tables import entries, file

_SYSTEMS = {"COW": ("cow",), "GW": ("gw",), "ISO": ("iso2", "m49"), "M49": ("m49",), "UN": ("m49",)}
_CODE = re.compile(r"(?:(?P<system>COW|GW|ISO|M49|UN)[:\s-])?\s*(?P<code>\d{1,3}|[A-Z]{2,3})", re.I)


def coded(text: str) -> tuple[str, ...]:
    """Ids of states that a code of the field can mean; the first system that has it decides.

    >>> coded("365"), coded("M49:276"), coded("UKG"), coded("XK"), coded("Russia")
    (('RUS',), ('DEU',), ('GBR',), ('XKX',), ())
    """
    match = _CODE.fullmatch(text.strip())
    if match is None or (match["system"] is None and not text.strip().isdigit() and not text.strip().isupper()):
        return ()
    code = match["code"].upper()
    systems = [_SYSTEMS[match["system"].upper()]] if match["system"] else [("cow", "gw"), ("iso2", "m49")]
    for group in systems:
        found = dict.fromkeys(id for system in group for id in _codes().get((system, code.lstrip("0") or "0"), ()))
        if found:
            return tuple(found)
    return ()


@cache
def _codes() -> dict[tuple[str, str], tuple[str, ...]]:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in csv.DictReader(StringIO(file("state_codes.csv"))):
        found[row["system"], row["code"].lstrip("0") or "0"].append(row["id"])
    return {key: tuple(ids) for key, ids in found.items()}


def written_out(text: str) -> Iterator[str]:
    """Other ways to write a name: turned round, without or with what is in brackets, written out.

    >>> list(written_out("Korea, Republic of"))
    ['Republic of Korea']
    >>> list(written_out("Bosnia and Herz."))[-1]
    'Bosnia and Herzegovina'
    """
    for form in dict.fromkeys((*_turned(text), *(t for out in _full(text) for t in (out, *_turned(out))))):
        if form != text:
            yield form


def _turned(text: str) -> Iterator[str]:
    """“A, B of” as “B of A”; “A (B of)” as “B of A”, “A B” and “A”."""
    if match := re.fullmatch(r"(.+?),\s*(.+)", text):
        joined = " of" if match[2].endswith(("Republic", "States")) else ""
        yield f"{match[2]}{joined} {match[1]}"
    if match := re.fullmatch(r"(.+?)\s*[(\[](.+)[)\]]", text):
        yield from (f"{match[2]} {match[1]}", f"{match[1]} {match[2]}", match[1])


def _full(text: str) -> Iterator[str]:
    """With its shortened words written out, and in the other order where a republic is shortened: Dem. Rep. Congo."""
    table = entries("state_forms")["abbreviations"]
    words = [table.get(word, word) for word in text.split()]
    if words != text.split():
        full = " ".join(words)
        yield full
        if match := re.fullmatch(r"((?:Democratic |People's )*Republic) (?!of\b)(.+)", full):
            yield from (f"{match[1]} of {match[2]}", f"{match[1]} of the {match[2]}")
    yield re.sub(r"\bSaint\b", "St.", text)


@cache
def past() -> dict[str, str]:
    """Ids by the names that only datasets use, folded."""
    groups = (entries("state_forms")[group] for group in ("foreign", "names"))
    return {folded(name): id for group in groups for id, names in group.items() for name in names}
