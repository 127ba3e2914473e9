"""The layers of a coded corpus: their columns, those of a case's tables, and the rows that a document's evidence makes.

Each layer is a Parquet dataset. Its last column, `data`, holds the whole object as JSON, from which a case is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import polars as pl
import yaml

from comity import evidence
from comity.case import TABLES
from comity.evidence import Evidence
from comity.model import Actor, Document, SourceFile

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

_WHOLE = {"start", "end", "sign", "row", "words"}
_PARTS = {"confidence"}
_TABLES = {table.name: (kind, table) for kind, table in TABLES.items() if table.name != "paraphrases"}
# What the case's tables do not have: in which text of the corpus a document stands, its words, for whom it speaks.
_BEFORE = {"documents": ("unit", "row", "words", "voice"), "actors": ("document",)}
FAILED = ("unit", "path", "row", "words", "reason")
LINKS = ("item", "role", "name", "kind", "document")

EVIDENCE = ("statements", "quotations", "events", "ties", "positions", "claims", "proposals", "links", "actors")
PLAIN = ("documents", "mentions", "times", "failures")  # what is the same with and without the encoder
LAYERS = (*PLAIN, *EVIDENCE)


@cache
def columns(layer: str) -> tuple[str, ...]:
    """The names of a layer's columns, in order."""
    if layer in ("failures", "links"):
        return FAILED if layer == "failures" else LINKS
    own = tuple(_TABLES[layer][1].columns)
    return ("id", *_BEFORE.get(layer, ()), *own, *(() if layer == "sources" else ("data",)))


@cache
def schema(layer: str) -> Mapping[str, Any]:
    """The types of a layer's columns, by name."""
    kinds = {**dict.fromkeys(_WHOLE, pl.Int64), **dict.fromkeys(_PARTS, pl.Float64)}
    return {name: kinds.get(name, pl.String) for name in columns(layer)}


@cache
def codebook() -> Mapping[str, Mapping[str, str]]:
    """What each column means, by layer; `""` is the layer itself."""
    told: dict[str, dict[str, str]] = yaml.safe_load(
        files("comity.corpus").joinpath("data/codebook.yaml").read_text("utf-8")
    )
    common = told.pop("common")
    return {layer: {name: told[layer].get(name, common.get(name, "")) for name in ("", *columns(layer))}
            for layer in ("sources", *LAYERS)}  # fmt: skip


def rows(found: Iterable[Evidence], unit: str, number: int) -> Rows:
    """The rows of the documents of one text of a corpus."""
    made: Rows = {layer: [] for layer in LAYERS}
    for one in found:
        document = one.document
        before = (unit, number, len(document.text.split()), _voice(document))
        made["documents"].append(_row("documents", document, before))
        made["actors"] += [_row("actors", actor, (document.id,)) for actor in one.actors]
        for item in one.items():
            layer = TABLES[type(item)].name
            made[layer].append(_row(layer, item))
            if layer != "mentions":  # whom a mention is of, its own column says
                made["links"] += _links(item, layer, document.id)
    return made


def _voice(document: Document) -> str | None:
    """For whom a document speaks: the state or organisation of its speaker or issuer, else who is named."""
    named = (document.speaker, document.issuer, document.author)
    known = document.speaker_actor or document.issuer_actor
    return known or next((str(said.value) for said in named if said and said.value), None)


def _links(item: Any, layer: str, document: str) -> Iterator[Row]:
    for role, name in evidence.roles(item):
        yield item.id, role, name, layer, document


def _row(layer: str, item: Any, before: Row = ()) -> Row:
    own = (column(item) for column in _TABLES[layer][1].columns.values())
    return (item.id, *before, *own, msgspec.json.encode(item).decode())


def source_row(source: SourceFile) -> Row:
    """The row of a source file; its text is not in it."""
    return (source.id, *(column(source) for column in _TABLES["sources"][1].columns.values()))


def table(layer: str, made: Iterable[Row]) -> pl.DataFrame:
    """Rows as a table with the types of the layer."""
    return pl.DataFrame(list(made), schema=dict(schema(layer)), orient="row")


def kind_of(layer: str) -> type[msgspec.Struct]:
    """The type of the objects in a layer's `data`."""
    return _TABLES[layer][0]


__all__ = ["EVIDENCE", "LAYERS", "PLAIN", "Actor", "Document", "Row", "Rows"]
