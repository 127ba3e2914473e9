"""Membership histories: readable files, one block an organisation, made into dated rows.

    - organisation: OPEC
      source: "OPEC, member countries, opec.org/member-countries"
      checked: 2026-11-27
      counts: {2024-06-01: 12}
      member:
        - 1960-09-14 IRN IRQ KWT SAU VEN
        - 1961 QAT..2018-12-31
      observer:
        - 2000..2005-12-31 MEX NOR

Under each status stand lines of a first day and the states that came in on it; `..2018-12-31` is the last day on
which it held, of one state or, after the first day, of all in the line. Dates have the precision that is known: a
year, a month or a day. `?` after a state marks what no source at hand confirms. `checked` is the day up to which the
sources bear the block out. `confidence` A: sure; B: the year is sure. `counts` are official figures of full members
on a day, which a test holds the rows against. `partial: true` says that the block has single facts, not the whole
membership. `chair` is who chairs, presides or hosts.

A state that continues another (Russia the Soviet Union) is written once, under its name of today: its earlier years
become rows of their own under the earlier state's id.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import yaml

from comity.errors import RecordError
from comity.model import FULL_MEMBER, first_day, is_date, last_day

STATUSES = (
    "member", "permanent", "elected", "party", "participant", "participating state", "suspended", "associate",
    "observer", "candidate", "applicant", "partner", "dialogue partner", "signatory", "chair",
    "participation suspended",
)  # fmt: skip
_FIELDS = {"organisation", "source", "checked", "counts", "partial", "confidence", "notes", *STATUSES}
_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_MEMBER = re.compile(rf"(?P<state>[A-Z]{{2,3}})(?:\.\.(?P<end>{_DATE}))?(?P<unsure>\?)?")
# A state that continued another: the earlier id, and the first and last day on which it stood.
_EARLIER = {
    "RUS": (("SUN", "1922-12-30", "1991-12-25"),),
    "DEU": (("GFR", "1949-05-23", "1990-10-02"),),
    "YEM": (("YAR", "1918-10-30", "1990-05-21"),),
    "SRB": (("YUG", "1992-04-27", "2003-02-03"), ("SCG", "2003-02-04", "2006-06-02")),
}
# Who came in during a state's last months came in as what followed it: Russia in the CIS, December 1991.
_LAST_MONTHS = timedelta(days=120)


class Membership(msgspec.Struct, frozen=True):
    """One dated membership of a history: `confidence` is A (sure), B (the year is sure) or C (not confirmed)."""

    organisation: str
    state: str
    status: str
    start: str
    end: str | None
    confidence: str
    source: str
    note: str | None
    complete: bool
    checked: str


def read(text: str, where: str, states: Collection[str] | None = None) -> list[Membership]:
    """Every membership that a file of histories holds.

    Raises:
        RecordError: a field, date, state or line that is none, a membership that ends before it starts, or two of
            one state and status that overlap; it names the file, organisation and line.
    """
    rows = [row for block in _blocks(text, where) for row in _rows(block, f"{where}: {block['organisation']}", states)]
    _no_overlap(rows, where)
    return rows


def read_all(folder: Path, states: Collection[str] | None = None) -> list[Membership]:
    """Every membership of the files of a folder.

    Raises:
        RecordError: as `read`.
    """
    rows: list[Membership] = []
    for path in sorted(folder.glob("*.yaml")):
        rows += read(path.read_text("utf-8"), path.name, states)
    _no_overlap(rows, str(folder))
    return rows


def counts(text: str) -> dict[tuple[str, str], int]:
    """Official figures of full members, by organisation and day."""
    blocks = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {(b["organisation"], str(day)): n for b in blocks for day, n in (b.get("counts") or {}).items()}


def _blocks(text: str, where: str) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for block in blocks:
        name = block.get("organisation")
        if not name or not block.get("source") or not re.fullmatch(_DATE, str(block.get("checked"))):
            raise RecordError(
                f"a block ({name or 'without a name'}) lacks what every block has", where=where,
                remedy="Give organisation, source and checked (a date).",
            )  # fmt: skip
        if unknown := set(block) - _FIELDS:
            raise RecordError(f"{name}: no field or status is called {sorted(unknown)[0]!r}", where=where,
                              remedy=f"Statuses are {', '.join(STATUSES)}.")  # fmt: skip
    return blocks


def _rows(block: dict[str, Any], where: str, states: Collection[str] | None) -> Iterator[Membership]:
    notes = {str(key): str(text) for key, text in (block.get("notes") or {}).items()}
    for status in STATUSES:
        for line in block.get(status) or ():
            span, *members = str(line).split()
            found = re.fullmatch(rf"({_DATE})(\.\.{_DATE})?", span)
            if found is None or not members:
                raise RecordError(f"{status}: {line!r}", where=where, remedy="Begin with a date; states follow.")
            start, end = found.groups(default="")
            for word in members:
                word = word if ".." in word else re.sub(r"(\??)$", rf"{end}\1", word, count=1)
                yield from _spells(block, status, start, word, f"{where}: {status} {span}", states, notes)


def _spells(
    block: dict[str, Any], status: str, start: str, word: str, where: str, states: Collection[str] | None,
    notes: dict[str, str],
) -> Iterator[Membership]:  # fmt: skip
    found = _MEMBER.fullmatch(word)
    if found is None:
        raise RecordError(f"{word!r} is no state with an end", where=where, remedy="Write USA or USA..2018-12-31.")
    state, end = found["state"], found["end"]
    if states is not None and state not in states:
        raise RecordError(f"no state has the code {state!r}", where=where, remedy="Give its ISO letters.")
    if (end and last_day(end) < first_day(start)) or not all(map(is_date, filter(None, (start, end)))):
        raise RecordError(f"{word!r} ends before it starts, or on a day that is none", where=where)
    grade = "C" if found["unsure"] else str(block.get("confidence", "A"))
    note = notes.get(f"{state} {start}") or notes.get(state)
    for id, begun, ended, more in _continued(state, start, end):
        yield Membership(
            block["organisation"], id, status, begun, ended, grade, block["source"],
            "; ".join(filter(None, (note, more))) or None, not block.get("partial", False), str(block["checked"]),
        )  # fmt: skip


def _continued(state: str, start: str, end: str | None) -> Iterator[tuple[str, str, str | None, str | None]]:
    """A membership as spells of the states that held it one after the other."""
    first = start
    for id, begun, ended in _EARLIER.get(state, ()):
        latest = (date.fromisoformat(ended) - _LAST_MONTHS).isoformat()
        if not begun <= last_day(start) or not first_day(start) <= latest:
            continue
        if end and last_day(end) <= ended:
            yield id, start, end, None
            return
        yield id, start, ended, None
        start = (date.fromisoformat(ended) + timedelta(days=1)).isoformat()
    yield state, start, end, None if start == first else f"continues the membership held since {first}"


def _no_overlap(rows: Iterable[Membership], where: str) -> None:
    by_status: defaultdict[tuple[str, str, str], list[Membership]] = defaultdict(list)
    for row in rows:
        kind = "full" if row.status in FULL_MEMBER - {"suspended", "chair"} else row.status
        by_status[row.organisation, row.state, kind].append(row)
    for (org, state, _), spells in by_status.items():
        spells.sort(key=lambda row: first_day(row.start))
        for one, next_ in pairwise(spells):
            if last_day(one.end or "9999") >= last_day(next_.start):
                raise RecordError(f"{org}: {state} is {one.status} twice at once, from {one.start} and {next_.start}",
                                  where=where, remedy="End the first before the second starts.")  # fmt: skip
