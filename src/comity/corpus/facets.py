"""Facets of a coded corpus over time: who speaks of whom, who stands where on an issue, and the camps on it, by year.

Each row carries the ids of what it counts (`items`), which lead to the words: `statements` and `positions` hold them
by id, with document, start and end.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from comity.corpus.asking import Corpus

STANCES = ("support", "conditional", "neutral", "oppose")


def mentioned(corpus: Corpus, by: Iterable[str] = (), about: Iterable[str] = ()) -> pl.DataFrame:
    """Who says how much about whom in each year: `year, by, about, count, items`, most first.

    Args:
        corpus: the coded corpus.
        by: only what these actors say; all without it.
        about: only what is said about these.
    """
    links = corpus.links.filter(pl.col("kind") == "statements")
    said = _role(links, "by", by).join(_role(links, "about", about), on=["item", "document"])
    return _counted(_dated(corpus, said.filter(pl.col("by") != pl.col("about"))), ["year", "by", "about"])


def stances(corpus: Corpus, target: str, *, least: float = 0.0) -> pl.DataFrame:
    """How many positions there are on an actor or issue in each year, by stance: `year, stance, count, items`.

    Args:
        corpus: the coded corpus.
        target: an actor's id, or words of an issue, which match anywhere in it and in any case.
        least: the confidence that a position needs to count.
    """
    return _counted(_on(corpus, target, least), ["year", "stance"])


def camps(corpus: Corpus, target: str, *, least: float = 0.0) -> pl.DataFrame:
    """Who holds which stance on an actor or issue in each year: `year, holder, stance, count, items`.

    An actor that says both counts in each; which of them weighs more, the counts tell.
    """
    return _counted(_on(corpus, target, least), ["year", "holder", "stance"])


def _on(corpus: Corpus, target: str, least: float) -> pl.LazyFrame:
    meant = pl.col("target") == target
    if target != target.upper():  # words, where an id is in capitals
        meant |= pl.col("target").str.to_lowercase().str.contains(target.lower(), literal=True)
    found = corpus.positions.filter(meant & (_confidence() >= least))
    return _dated(corpus, found.select(pl.col("id").alias("item"), "document", "holder", "stance"))


def _confidence() -> pl.Expr:
    """How sure a position is, which its `data` holds."""
    told = pl.col("data").str.json_path_match("$.confidence").cast(pl.Float64, strict=False)
    return told.fill_null(1.0)


def _role(links: pl.LazyFrame, role: str, names: Iterable[str]) -> pl.LazyFrame:
    chosen = [*names]
    found = links.filter(pl.col("role") == role).select("item", "document", pl.col("name").alias(role))
    return found.filter(pl.col(role).is_in(chosen)) if chosen else found


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
