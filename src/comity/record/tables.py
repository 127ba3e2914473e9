"""The record's tables, loaded when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import polars as pl
import yaml

from comity.model import Dataset

_DATA = files("comity.record") / "data"


@cache
def table(name: str) -> pl.DataFrame:
    """One table of the record, by the name of its file."""
    with (_DATA / f"{name}.parquet").open("rb") as opened:
        return pl.read_parquet(opened)


def tables() -> dict[str, str]:
    """The path of every table of the record in Parquet, by its name."""
    found = (entry for entry in _DATA.iterdir() if entry.name.endswith(".parquet"))
    return {entry.name.removesuffix(".parquet"): str(entry) for entry in sorted(found, key=lambda entry: entry.name)}


def file(name: str) -> str:
    """What a text file of the record holds."""
    return (_DATA / name).read_text("utf-8")


@cache
def entries(name: str) -> Any:
    """What a YAML file of the record holds."""
    return yaml.load(file(f"{name}.yaml"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def sources() -> dict[str, Dataset]:
    """Every dataset of the record by its id, with citation, terms and coverage."""
    return {row["id"]: Dataset(**row) for row in entries("datasets")}
