"""A system from a researcher's own table of ties: source, target, kind and sign, without ids.

A source or target is a name, code or id of somebody on record, or else anybody: the name as it stands. `kind` is a
kind of tie (see `comity.kinds`); any other word is kept as the status of a tie that is good or bad. `sign` is +1, -1
or 0 (left out: the usual sign of the kind). `status`, `start`, `end`, `weight` and `directed` may be given too; other
columns are left aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import polars as pl

from comity import record
from comity.errors import RecordError, UnknownName
from comity.kinds import tie_kind, tie_kinds
from comity.model import Actor, Tie, is_date
from comity.system.network import Network

_BASIS = "from a table of ties"
_OF_SIGN = {1: "partnership", -1: "hostility", 0: "talks"}  # kinds of ties that are only said to be good or bad
_SIGNS = {"1": 1, "+1": 1, "+": 1, "0": 0, "-1": -1, "-": -1, "1.0": 1, "-1.0": -1, "0.0": 0}


def from_table(path: str | Path, on: str | None = None) -> Network:
    """The system of a table of ties, in CSV or Parquet.

    Raises:
        RecordError: the file cannot be read, or a row lacks a party or has a sign or date that is none; it names the
            line.
    """
    try:
        table = pl.read_parquet(path) if Path(path).suffix == ".parquet" else pl.read_csv(path, infer_schema=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise RecordError(
            f"{path}: {error}", remedy="Give a CSV with the columns source, target, kind, sign."
        ) from error
    return system_of(table.iter_rows(named=True), on, str(path))


def from_plain_networkx(graph: nx.Graph[Any]) -> Network:
    """The system of any networkx graph whose edges have a `kind` or a `sign`.

    Raises:
        RecordError: an edge has neither, or a sign that is none.
    """
    names = {node: data.get("name") or str(node) for node, data in graph.nodes(data=True)}
    rows = (
        {"source": names[a], "target": names[b], "directed": graph.is_directed(), **data}
        for a, b, data in graph.edges(data=True)
    )
    return system_of(rows, str(graph.graph["on"]) if graph.graph.get("on") else None, "the graph")


def system_of(rows: Iterable[Mapping[str, Any]], on: str | None = None, where: str = "the table") -> Network:
    """The system of rows with source, target, kind and sign; raises RecordError as `from_table` does."""
    actors: dict[str, Actor] = {}
    ties = [_tie(row, line, where, actors) for line, row in enumerate(rows, start=2)]
    if not ties:
        raise RecordError(f"{where}: no tie", remedy="Give rows with source, target, kind, sign.")
    return Network.of(ties, actors, on, _BASIS)


def _tie(row: Mapping[str, Any], line: int, where: str, actors: dict[str, Actor]) -> Tie:
    def given(name: str) -> str:
        return str(row[name]).strip() if row.get(name) is not None else ""

    place = f"{where}, line {line}"
    if not given("source") or not given("target"):
        raise RecordError(f"{place}: no source or no target", remedy="Fill both columns, or leave the row out.")
    source, target = _actor(given("source"), actors), _actor(given("target"), actors)
    for side in ("start", "end"):
        if given(side) and not is_date(given(side)):
            raise RecordError(
                f"{place}: {given(side)!r} is not a date", remedy="Write it as 2018-01-31, 2018-01 or 2018."
            )
    sign = _sign(given("sign"), given("kind"), place)
    known = given("kind") in tie_kinds()
    weight = float(given("weight")) if given("weight").replace(".", "", 1).isdigit() else None
    return Tie(
        f"own:{line}", given("kind") if known else _OF_SIGN[sign], source, target, sign, "record",
        directed=given("directed").casefold() in ("true", "1", "yes"),
        status=given("status") or (None if known else given("kind")) or None,
        start=given("start") or None, end=given("end") or None, weight=weight, note=given("note") or None,
    )  # fmt: skip


def _sign(given: str, kind: str, place: str) -> int:
    if given in _SIGNS:
        return _SIGNS[given]
    if given:
        raise RecordError(f"{place}: {given!r} is not a sign", remedy="Write 1, -1 or 0.")
    if kind not in tie_kinds():
        raise RecordError(f"{place}: no sign, and {kind!r} is no kind with a usual one", remedy="Write 1, -1 or 0.")
    return tie_kind(kind).sign


def _actor(name: str, actors: dict[str, Actor]) -> str:
    """The id of who is called so: of somebody on record by the whole name or a code, or the name itself."""
    try:
        actor = record.find(name)
    except UnknownName:
        actor = Actor(name, name, "grouping")
    return actors.setdefault(actor.id, actor).id
