"""What changed between states since 2012, row by row: what no dataset has, or what came after one of them ended.

`updates.yaml` says of each change the parties, the kind, first and last day, its present state, where it stands (with
the article that holds the obligation), how sure that is, and the day to which it is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from typing import Any, NamedTuple

from comity.model import Tie, first_day, last_day
from comity.record import own
from comity.record.tables import entries, sources

DATASET = "updates"


class Kind(NamedTuple):
    """What a kind of change is as a tie: its kind, status and sign, and whether it goes one way."""

    kind: str
    status: str | None
    sign: int
    directed: bool = False


# kind in updates.yaml -> what it is as a tie; steps that end or begin something (a ceasefire) have no sign.
KINDS = {
    "defence pact": Kind("alliance", "defence", 1),
    "guarantee": Kind("alliance", "defence", 1, True),
    "consultation pact": Kind("alliance", "consultation", 1),
    "non-aggression": Kind("alliance", "non-aggression", 1),
    "security partnership": Kind("partnership", "security", 1),
    "war": Kind("war", None, -1),
    "armed conflict": Kind("armed conflict", None, -1),
    "clash": Kind("armed conflict", "clash", -1),
    "ceasefire": Kind("ceasefire", None, 0),
    "rupture": Kind("rupture", None, -1),
    "restored relations": Kind("restored relations", None, 0),
    "reconciliation": Kind("reconciliation", None, 0),
    "recognition": Kind("recognition", None, 0, True),
    "sanctions": Kind("sanctions", None, -1, True),
    "base": Kind("base", None, 1, True),
    "suspended membership": Kind("alliance", "suspended", 0, True),
}  # fmt: skip
# kind of tie -> the dataset that has it up to a year, before which an update adds nothing to the whole picture.
_BEFORE = {"alliance": "atop-5.1", "armed conflict": "ucdp-prio-25.1", "war": "cow-wars-4"}


@cache
def updates() -> tuple[Tie, ...]:
    """Every change, one tie a pair of states; those of a user's rows first."""
    return (*_own(), *(tie for row in entries("updates") for tie in _ties(row)))


def _own() -> Iterator[Tie]:
    for row in own.rows():
        if row.kind in KINDS:
            kind = KINDS[row.kind]
            one, other = (row.a, row.b) if kind.directed or row.a < row.b else (row.b, row.a)
            id = f"{own.DATASET}:{one}:{other}:{row.kind.replace(' ', '-')}:{row.start}"
            yield Tie(
                id, kind.kind, one, other, kind.sign, "record", directed=kind.directed,
                status=row.status or kind.status, start=row.start, end=row.end, dataset=own.DATASET, note=row.source,
                checked=row.checked,
            )  # fmt: skip


def since_the_datasets(on: str) -> Iterator[Tie]:
    """Changes that held on some day of an ISO date, of kinds that no dataset covers on that date."""
    for tie in updates():
        dataset = _BEFORE.get(tie.kind)
        covered = dataset is not None and (sources()[dataset].end or "")[:4] >= on[:4]
        if not covered and first_day(tie.start or "") <= last_day(on) and last_day(tie.end or "9999") >= first_day(on):
            yield tie


def newest() -> str:
    """The day to which the latest row is known."""
    return max(tie.checked or "" for tie in updates())


def _ties(row: dict[str, Any]) -> Iterator[Tie]:
    kind = KINDS[row["kind"]]
    start, end = str(row["begins"]), str(row["ends"]) if row.get("ends") else None
    for a, b in _pairs(row):
        one, other = (a, b) if kind.directed or a < b else (b, a)
        id = f"{DATASET}:{one}:{other}:{row['kind'].replace(' ', '-')}:{start}"
        yield Tie(
            id, kind.kind, one, other, kind.sign, "record",
            directed=kind.directed, status=kind.status, start=start, end=end, dataset=DATASET, note=_note(row),
            checked=str(row["checked"]),
        )  # fmt: skip


def _pairs(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if "parties" in row:
        yield from combinations(row["parties"], 2)
    elif "sides" in row:
        yield from product(*row["sides"])
    else:
        yield from product(row["from"], row["to"])


def _note(row: dict[str, Any]) -> str:
    signed = f"signed {row['signed']}; " if row.get("signed") else ""
    state = "" if row["state"] == "ended" else f"{row['state']}, as known on {row['checked']}; "
    unsure = "day or state to be checked; " if row["grade"] == "B" else ""
    return f"{signed}{state}{unsure}{row['source']}"
