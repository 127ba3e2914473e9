"""Facets of a coded corpus over time: who speaks of whom, who stands where on an issue, and the camps on it, by year.

Each row carries the ids of what it counts (`items`), which lead to the words: `statements` and `positions` hold them
by id, with document, start and end.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from comity.corpus.asking import Corpus
from comity.corpus.voices import called, meant, speaking


def mentioned(corpus: Corpus, by: Iterable[str] = (), about: Iterable[str] = (), *, least: float = 0.0) -> pl.DataFrame:
    """Who makes how many statements that name whom, in each year: `year, by, about, count, items`, most first.

    A statement whose words name no speaker is that of the document's own `voice`.

    Args:
        corpus: the coded corpus.
        by: only what these actors say, with those who speak for them; all without it.
        about: only statements that name these.
        least: the confidence that a statement needs to count.

    Raises:
        UnknownName: nobody in the corpus or on record has one of the names.
    """
    links = corpus.links.filter(pl.col("kind") == "statements")
    sure = corpus.statements.filter(pl.col("confidence") >= least)
    sure = sure.select("document", "source_actor", "speaker", item="id")
    named = links.filter(pl.col("role") == "by").select("item", by="name").join(sure, on="item")
    known = pl.col("source_actor").is_null() | (pl.col("by") != pl.col("speaker")).fill_null(True)
    named = named.filter(known | (pl.col("by") == pl.col("source_actor")))  # not the same one by id and by name
    voices = corpus.documents.select(document="id", by="voice").drop_nulls()
    own = sure.join(named, on="item", how="anti").join(voices, on="document")
    said = pl.concat([one.select("item", "document", "by") for one in (named, own)])
    whom = links.filter(pl.col("role") == "about").select("item", "document", about="name")
    if chosen := [meant(corpus, name) for name in about]:
        whom = whom.filter(pl.col("about").is_in(chosen))
    pairs = _spoken(corpus, said, "by", by).join(whom, on=["item", "document"])
    return _counted(_dated(corpus, pairs.filter(pl.col("by") != pl.col("about"))), ["year", "by", "about"])


def stances(corpus: Corpus, target: str, by: Iterable[str] = (), *, least: float = 0.0) -> pl.DataFrame:
    """How many positions there are on an actor or issue in each year, by stance: `year, stance, count, items`.

    Args:
        corpus: the coded corpus.
        target: the name or id of an actor, or words of an issue, which match anywhere in it and in any case.
        by: only positions of these, with those who speak for them; all without it.
        least: the confidence that a position needs to count.

    Raises:
        UnknownName: nobody in the corpus or on record has one of the names in `by`.
    """
    return _counted(_on(corpus, target, by, least), ["year", "stance"])


def camps(corpus: Corpus, target: str, by: Iterable[str] = (), *, least: float = 0.0) -> pl.DataFrame:
    """Who holds which stance on an actor or issue in each year: `year, holder, stance, count, items`.

    An actor that says both counts in each; which of them weighs more, the counts tell. Arguments as for `stances`.

    Raises:
        UnknownName: nobody in the corpus or on record has one of the names in `by`.
    """
    return _counted(_on(corpus, target, by, least), ["year", "holder", "stance"])


def _on(corpus: Corpus, target: str, by: Iterable[str], least: float) -> pl.LazyFrame:
    words = pl.col("target").str.to_lowercase().str.contains(target.lower(), literal=True)
    on = pl.col("target").is_in(called(corpus, target)) | words
    found = corpus.positions.filter(on & (_confidence() >= least))
    held = _spoken(corpus, found.select("document", "holder", "stance", item="id"), "holder", by)
    return _dated(corpus, held)


def _confidence() -> pl.Expr:
    """How sure a position is, which its `data` holds."""
    told = pl.col("data").str.json_path_match("$.confidence").cast(pl.Float64, strict=False)
    return told.fill_null(1.0)


def _spoken(corpus: Corpus, found: pl.LazyFrame, column: str, names: Iterable[str]) -> pl.LazyFrame:
    """What those say who are named or speak for them; all where nobody is named."""
    chosen = [*names]
    if not chosen:
        return found
    voices = speaking(corpus, chosen).lazy().rename({"voice": column})
    return found.join(voices, on=["document", column], how="semi")


def _dated(corpus: Corpus, found: pl.LazyFrame) -> pl.LazyFrame:
    year = pl.col("first_day").str.slice(0, 4).cast(pl.Int64, strict=False).alias("year")
    days = corpus.documents.select(pl.col("id").alias("document"), year)
    return found.join(days, on="document")


def _counted(found: pl.LazyFrame, keys: list[str]) -> pl.DataFrame:
    counted = found.unique(["item", *keys]).group_by(keys).agg(pl.len().alias("count"), pl.col("item").sort())
    order = counted.rename({"item": "items"}).sort(
        [pl.col("year"), pl.col("count"), *map(pl.col, keys[1:])],
        descending=[False, True, *[False] * len(keys[1:])],
        nulls_last=True,
    )
    return order.collect()
