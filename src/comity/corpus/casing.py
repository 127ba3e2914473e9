"""A case made of a slice of a coded corpus, without reading its texts again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import polars as pl

from comity.case import Case
from comity.corpus.asking import Corpus
from comity.corpus.layers import kind_of
from comity.errors import NothingFound
from comity.evidence import Evidence
from comity.model import Actor, Document, SourceFile

_HELD = ("mentions", "times", "statements", "quotations", "events", "ties", "positions", "claims", "proposals")
TOGETHER = 200  # documents whose evidence is in memory at once
Progress = Callable[[str, int, int], None]


def case_from(corpus: Corpus, where: str, path: str | Path, progress: Progress | None = None) -> Case:
    """Make a case of those documents for which a condition in SQL over the layer of documents is true.

    Its quotations are held against each other's sources, which a corpus does not do.

    Args:
        corpus: the coded corpus.
        where: as `kind = 'speech' and first_day >= '2014-01-01'`; empty for all.
        path: the case file, made where it is missing.
        progress: called with what is being done, how many documents are done, and how many there are.

    Raises:
        CorpusError: the condition cannot be understood.
        NothingFound: it is true of no document.
        CaseError: the case cannot be written.
    """
    chosen = corpus.query(f"SELECT id, source FROM documents WHERE {where or 'true'} ORDER BY path, row, start")
    if not chosen.height:
        raise NothingFound("no document is chosen", where="--where", remedy="Ask `comity query` which there are.")
    made, done = Case.open(path), 0
    _take_in(corpus, made, chosen["id"].to_list())
    for ids in (chosen["id"].to_list()[n : n + TOGETHER] for n in range(0, chosen.height, TOGETHER)):
        for found in evidence_of(corpus, ids):
            made.add_evidence(found)
            done += 1
            if progress:
                progress(f"took {found.document.path}", done, chosen.height)
    return made


def _take_in(corpus: Corpus, made: Case, ids: list[str]) -> None:
    sources = {row["id"]: row for row in corpus.sources.collect().iter_rows(named=True)}
    documents: Iterable[Document] = _objects(corpus, "documents", "id", ids)
    for source, group in groupby(documents, key=lambda document: document.source):
        row = sources.get(source, {})
        together = tuple(group)
        told = SourceFile(
            source, together[0].path, row.get("format") or "unknown", row.get("sha256") or "", "", row.get("encoding")
        )
        made.add_source(told, together, f"of the corpus {corpus.folder.path}")


def evidence_of(corpus: Corpus, ids: list[str]) -> Iterable[Evidence]:
    """The evidence of documents as it was coded, in order."""
    layers: dict[str, dict[str, list[Any]]] = {}
    for layer in _HELD:
        by_document = layers.setdefault(layer, {})
        for home, item in zip(_column(corpus, layer, ids), _objects(corpus, layer, "document", ids), strict=True):
            by_document.setdefault(home, []).append(item)
    actors: dict[str, list[Actor]] = {}
    for home, actor in zip(_column(corpus, "actors", ids), _objects(corpus, "actors", "document", ids), strict=True):
        actors.setdefault(home, []).append(actor)
    for document in _objects(corpus, "documents", "id", ids):
        held = {layer: tuple(layers[layer].get(document.id, ())) for layer in _HELD}
        yield Evidence(document, tuple(actors.get(document.id, ())), **held)


def _objects(corpus: Corpus, layer: str, column: str, ids: list[str]) -> Iterable[Any]:
    kind = kind_of(layer)
    for data in _chosen(corpus, layer, column, ids)["data"]:
        yield msgspec.json.decode(data, type=kind)


def _column(corpus: Corpus, layer: str, ids: list[str]) -> list[str]:
    found: list[str] = _chosen(corpus, layer, "document", ids)["document"].to_list()
    return found


def _chosen(corpus: Corpus, layer: str, column: str, ids: list[str]) -> pl.DataFrame:
    """The rows of a layer that are of documents, in the order of these."""
    place = {id: n for n, id in enumerate(ids)}
    rows: pl.DataFrame = getattr(corpus, layer).filter(pl.col(column).is_in(ids)).collect()
    order = pl.col(column).replace_strict(place, return_dtype=pl.Int64).alias("_place")
    return rows.with_columns(order).sort("_place", maintain_order=True).drop("_place")
