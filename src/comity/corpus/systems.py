"""Systems of a coded corpus, of its ties as they stand in Parquet: on a date, over years, according to somebody."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import polars as pl

from comity.corpus.tables import Tables
from comity.corpus.voices import speaking
from comity.model import Actor, Tie, dated, first_day, last_day
from comity.system import System, from_evidence


def system(
    corpus: Tables,
    on: str | None = None,
    *,
    said: tuple[str, str] | None = None,
    according_to: str | None = None,
    agreed_by: int | None = None,
) -> System:
    """The system that the documents of a time describe.

    Args:
        corpus: the coded corpus.
        on: a date as 2014, 2014-03 or 2014-03-21: ties that their words date outside it are left out.
        said: the first and the last date of the documents that count; without it, those of the year of `on`, and
            without both, all of them.
        according_to: only what this actor (with its officials and bodies), author or issuer says.
        agreed_by: only ties that at least so many parties assert.

    Persons and groupings that the record does not have go by the name in their id: two of one name are one.

    Raises:
        UnknownName: nobody has the name given in `according_to`.
        ComityError: a date is none.
    """
    on = None if on is None else dated(on)
    first, last = (dated(said[0]), dated(said[1])) if said else (on[:4], on[:4]) if on else (None, None)
    documents = _of(corpus, first, last)
    ties = corpus.ties.join(documents, on="document", how="semi")
    party = None
    if according_to is not None:
        voices = speaking(corpus, [according_to])
        party = frozenset(voices["voice"])
        pairs = voices.lazy().rename({"voice": "asserted_by"})
        ties = ties.join(pairs, on=["document", "asserted_by"], how="semi")
    found = [msgspec.json.decode(data, type=Tie) for data in ties.select("data").collect()["data"]]
    actors = corpus.actors.join(documents, on="document", how="semi").select("id", "document", "data")
    known = {
        id: msgspec.json.decode(data, type=Actor)
        for id, data in actors.sort("id", "document").unique("id", keep="first").select("id", "data").collect().rows()
    }
    return from_evidence(found, known, according_to=party, agreed_by=agreed_by, on=on)


def systems(
    corpus: Tables, *, according_to: str | None = None, agreed_by: int | None = None
) -> Iterator[tuple[int, System]]:
    """The system of each year in which the corpus has documents, in order.

    What one year has and another has not is `comity.system.difference(one, other)`.

    Raises:
        UnknownName: nobody has the name given in `according_to`.
    """
    years = corpus.documents.select(pl.col("first_day").str.slice(0, 4)).drop_nulls().unique().sort("first_day")
    for year in years.collect()["first_day"]:
        yield int(year), system(corpus, year, according_to=according_to, agreed_by=agreed_by)


def _of(corpus: Tables, first: str | None, last: str | None) -> pl.LazyFrame:
    """The ids of the documents of a time: those whose date can only be in it."""
    told = corpus.documents
    if first is not None and last is not None:
        told = told.filter((pl.col("first_day") >= first_day(first)) & (pl.col("last_day") <= last_day(last)))
    return told.select(document="id")
