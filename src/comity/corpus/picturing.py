"""The picture of a facet over time, each point of which leads to the sentences that it counts, as one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

import polars as pl

from comity import outputs
from comity.corpus import drawing
from comity.corpus.asking import Corpus
from comity.corpus.drawing import OTHERS, Point
from comity.corpus.package import cited

MOST = 8  # values that have a shade of their own; the rest are one
HOLDERS = 24  # that have a row; the rest are in the table
SHOWN = 60  # sentences of a point that stand on the page

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
svg { width: 100%; height: auto } svg text { font: 11px system-ui, sans-serif } svg a:hover * { opacity: .7 }
h2 { font-size: 1rem; margin-top: 1.5rem } li { margin: .3rem 0 } small { color: #555 }
"""


def write_picture(corpus: Corpus, counted: pl.DataFrame, of: str, path: str | Path, title: str) -> Path:
    """Write a facet as a page: its picture by year, and beneath it the words of every point.

    Args:
        corpus: the corpus that was asked.
        counted: what `mentioned`, `stances` or `camps` gave.
        of: the column by which bars are divided, as `stance` or `about`; `holder` draws a row for each holder, with a
            dot for each stance.
        path: the HTML file.
        title: what it shows.

    Raises:
        OutputError: the file cannot be written.
    """
    points = _holders(counted) if of == "holder" else _bars(counted, of)
    draw = drawing.rows if of == "holder" else drawing.bars
    words = _words(corpus, [item for point in points for item in point.items])
    parts = [
        f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{escape(title)}</title><style>{_STYLE}</style>",
        f"<h1>{escape(title)}</h1>",
        draw(points, of) if points else "<p>Nothing was found.</p>",
        f"<p><small>{escape(' '.join((cited(corpus.manifest), *_left_out(counted, points))))}</small></p>",
        *_sentences(points, words),
    ]
    with outputs.output(path) as draft:
        draft.write_text("\n".join(parts), "utf-8")
    return Path(path)


def _bars(counted: pl.DataFrame, of: str) -> list[Point]:
    """The parts of bars in order of years and values, values beyond the most frequent as one."""
    totals = counted.group_by(of).agg(pl.col("count").sum()).sort(["count", of], descending=[True, False])
    kept = [str(value) for value in totals[of].to_list()]
    if {*kept} <= drawing.STANCES.keys():
        kept = [stance for stance in drawing.STANCES if stance in kept]
    found: dict[tuple[int, str], dict[str, None]] = {}
    for row in counted.drop_nulls("year").iter_rows(named=True):
        value = str(row[of]) if str(row[of]) in kept[:MOST] else OTHERS
        found.setdefault((row["year"], value), {}).update(dict.fromkeys(row["items"]))
    order = {value: n for n, value in enumerate([*kept[:MOST], OTHERS])}
    ordered = sorted(found, key=lambda bar: (bar[0], order[bar[1]]))
    return [Point(year, value, tuple(found[year, value])) for year, value in ordered]


def _holders(counted: pl.DataFrame) -> list[Point]:
    """A point for each holder, stance and year, of the holders with the most positions."""
    totals = counted.drop_nulls("year").group_by("holder").agg(pl.col("count").sum())
    kept = totals.sort(["count", "holder"], descending=[True, False])["holder"].head(HOLDERS).implode()
    shown = counted.drop_nulls("year").filter(pl.col("holder").is_in(kept)).sort("year", "holder", "stance")
    return [
        Point(row["year"], row["stance"], tuple(row["items"]), row["holder"]) for row in shown.iter_rows(named=True)
    ]


def _left_out(counted: pl.DataFrame, points: Sequence[Point]) -> Iterator[str]:
    """What the picture does not show, in words."""
    yield "Years are those of the documents."
    undated = {item for items in counted.filter(pl.col("year").is_null())["items"] for item in items}
    if undated:
        yield f"{len(undated):,} of documents without a date are not shown."
    rest = {item for items in counted["items"] for item in items} - undated
    if left := len(rest - {item for point in points for item in point.items}):
        yield f"{left:,} of other holders are in the table."


def _words(corpus: Corpus, items: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The words of statements and positions, with the document in which they stand."""
    told = corpus.documents.select(pl.col("id").alias("document"), "title", "path", "voice", "date")
    layers = (getattr(corpus, name).select("id", "document", "text") for name in ("statements", "positions"))
    found = pl.concat(list(layers)).filter(pl.col("id").is_in(list(items))).join(told, on="document", how="left")
    return {
        row["id"]: (
            row["text"] or "",
            ", ".join(filter(None, (row["date"], row["voice"], row["title"] or row["path"]))),
        )
        for row in found.collect().iter_rows(named=True)
    }


def _sentences(points: Sequence[Point], words: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for number, point in enumerate(points):
        yield f"<h2 id='point-{number}'>{escape(point.told())}</h2><ol>"
        for item in point.items[:SHOWN]:
            said, where = words.get(item, ("", ""))
            yield f"<li>{escape(said)} <small>({escape(where)}; {escape(item)})</small></li>"
        more = len(point.items) - SHOWN
        yield f"</ol>{f'<p>and {more:,} more, whose ids are in the table</p>' if more > 0 else ''}"
