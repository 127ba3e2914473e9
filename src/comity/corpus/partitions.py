"""A partition's layer put together of what is newly coded and what is kept, in the order of its texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import polars as pl

from comity.corpus.folder import Folder, read
from comity.corpus.layers import columns, table
from comity.corpus.spool import Coded
from comity.corpus.units import Unit


def joined(
    folder: Folder,
    number: int,
    layer: str,
    units: Sequence[Unit],
    kept: Collection[Unit],
    fresh: Mapping[Unit, Coded],
) -> pl.DataFrame:
    """The rows of a layer in a partition.

    Args:
        folder, number, layer: which.
        units: the texts of the partition, in order.
        kept: those whose rows stand as they are.
        fresh: those coded now.
    """
    new = table(layer, (row for unit in units if unit in fresh for row in fresh[unit].rows.get(layer, ())))
    if not kept:
        return new
    old = _kept(folder, number, layer, kept)
    return _ordered(folder, number, layer, pl.concat([old, new]), units, fresh)


def _kept(folder: Folder, number: int, layer: str, kept: Collection[Unit]) -> pl.DataFrame:
    keys = [unit.key for unit in kept]
    rows = read(folder.layer(layer, number), layer)
    if "unit" in columns(layer):
        return rows.filter(pl.col("unit").is_in(keys))
    documents = read(folder.layer("documents", number), "documents").filter(pl.col("unit").is_in(keys))
    return rows.filter(pl.col("document").is_in(documents["id"].implode()))


def _ordered(
    folder: Folder, number: int, layer: str, rows: pl.DataFrame, units: Sequence[Unit], fresh: Mapping[Unit, Coded]
) -> pl.DataFrame:
    """Rows in the order of their texts; those of one text stay in theirs."""
    place = {unit.key: n for n, unit in enumerate(units)}
    if "unit" in columns(layer):
        return _sorted(rows, "unit", place)
    old = read(folder.layer("documents", number), "documents").select("id", "unit").rows()
    new = (row[:2] for one in fresh.values() for row in one.rows.get("documents", ()))
    by_document = {id: place[unit] for id, unit in (*old, *new) if unit in place}
    return _sorted(rows, "document", by_document)


def _sorted(rows: pl.DataFrame, column: str, place: Mapping[str, int]) -> pl.DataFrame:
    order = pl.col(column).replace_strict(place, return_dtype=pl.Int64)
    return rows.with_columns(order.alias("_place")).sort("_place", maintain_order=True).drop("_place")
