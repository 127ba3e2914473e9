"""The picture of a facet over time: bars by year, each leading to the sentences that it counts, as one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

import polars as pl

from comity.corpus.asking import Corpus
from comity.corpus.package import cited

WIDE, HIGH, LEFT, BELOW = 900.0, 260.0, 48.0, 40.0
SHADES = ("#0072b2", "#56b4e9", "#999999", "#d55e00", "#cc79a7", "#009e73", "#e69f00", "#f0e442")  # Okabe & Ito 2008
MOST = 8  # values that have a shade of their own; the rest are one
SHOWN = 60  # sentences of a bar that stand on the page

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
svg { width: 100%; height: auto } svg text { font: 11px system-ui, sans-serif } svg a:hover rect { opacity: .7 }
h2 { font-size: 1rem; margin-top: 1.5rem } li { margin: .3rem 0 } small { color: #555 }
"""


def write_picture(corpus: Corpus, counted: pl.DataFrame, of: str, path: str | Path, title: str) -> Path:
    """Write a facet as a page: bars by year, divided by a column, and beneath them the words of every bar.

    Args:
        corpus: the corpus that was asked.
        counted: what `mentioned`, `stances` or `camps` gave.
        of: the column by which bars are divided, as `stance`.
        path: the HTML file.
        title: what it shows.
    """
    bars = _bars(counted, of)
    words = _words(corpus, [item for _, _, items in bars for item in items])
    parts = [
        f"<!doctype html><meta charset='utf-8'><title>{escape(title)}</title><style>{_STYLE}</style>",
        f"<h1>{escape(title)}</h1>",
        _svg(bars, of),
        f"<p><small>{escape(cited(corpus.manifest))} Years are those of the documents; a document without a date is in "
        "no bar.</small></p>",
        *_sentences(bars, words),
    ]
    Path(path).write_text("\n".join(parts), "utf-8")
    return Path(path)


Bar = tuple[int, str, list[str]]  # year, value, items


def _bars(counted: pl.DataFrame, of: str) -> list[Bar]:
    """The bars in order of years and values, values beyond the most frequent as one."""
    totals = counted.group_by(of).agg(pl.col("count").sum()).sort(["count", of], descending=[True, False])
    kept = [str(value) for value in totals[of].to_list()[:MOST]]
    found: dict[tuple[int, str], list[str]] = {}
    for row in counted.drop_nulls("year").iter_rows(named=True):
        value = str(row[of]) if str(row[of]) in kept else "others"
        found.setdefault((row["year"], value), []).extend(row["items"])
    order = {value: n for n, value in enumerate([*kept, "others"])}
    ordered = sorted(found, key=lambda bar: (bar[0], order[bar[1]]))
    return [(year, value, found[year, value]) for year, value in ordered]


def _svg(bars: Sequence[Bar], of: str) -> str:
    if not bars:
        return "<p>Nothing was found.</p>"
    first, last = bars[0][0], bars[-1][0]
    totals: dict[int, int] = {}
    for year, _, items in bars:
        totals[year] = totals.get(year, 0) + len(items)
    step, scale = (WIDE - LEFT) / (last - first + 1), HIGH / max(totals.values())
    values = [*dict.fromkeys(value for _, value, _ in bars)]
    shade = {value: SHADES[n % len(SHADES)] if value != "others" else "#bbbbbb" for n, value in enumerate(values)}
    drawn = [f"<svg viewBox='0 0 {WIDE:.0f} {HIGH + BELOW + 30:.0f}' role='img' aria-label='{escape(of)} by year'>"]
    up: dict[int, float] = {}
    for number, (year, value, items) in enumerate(bars):
        high = len(items) * scale
        up[year] = up.get(year, 0.0) + high
        drawn.append(
            f"<a href='#bar-{number}'><rect x='{LEFT + (year - first) * step + 1:.1f}' y='{HIGH - up[year] + 20:.1f}' "
            f"width='{max(1.0, step - 2):.1f}' height='{high:.1f}' fill='{shade[value]}'>"
            f"<title>{year}, {escape(value)}: {len(items):,}</title></rect></a>"
        )
    drawn += _axis(first, last, step, max(totals.values()))
    drawn += _legend(shade)
    return "".join([*drawn, "</svg>"])


def _axis(first: int, last: int, step: float, most: int) -> Iterator[str]:
    every = max(1, (last - first) // 12)
    for year in range(first, last + 1, every):
        x = LEFT + (year - first + 0.5) * step
        yield f"<text x='{x:.1f}' y='{HIGH + 34:.0f}' text-anchor='middle'>{year}</text>"
    yield f"<text x='{LEFT - 6:.0f}' y='24' text-anchor='end'>{most:,}</text>"
    yield f"<text x='{LEFT - 6:.0f}' y='{HIGH + 20:.0f}' text-anchor='end'>0</text>"


def _legend(shade: Mapping[str, str]) -> Iterator[str]:
    for n, (value, colour) in enumerate(shade.items()):
        x = LEFT + n * (WIDE - LEFT) / len(shade)
        yield f"<rect x='{x:.0f}' y='{HIGH + 46:.0f}' width='10' height='10' fill='{colour}'/>"
        yield f"<text x='{x + 14:.0f}' y='{HIGH + 55:.0f}'>{escape(value)}</text>"


def _words(corpus: Corpus, items: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The words of statements and positions, with the document in which they stand."""
    told = corpus.documents.select(pl.col("id").alias("document"), "title", "path", "first_day")
    layers = (getattr(corpus, name).select("id", "document", "text") for name in ("statements", "positions"))
    found = pl.concat(list(layers)).filter(pl.col("id").is_in(list(items))).join(told, on="document", how="left")
    return {
        row["id"]: (row["text"] or "", ", ".join(filter(None, (row["first_day"], row["title"] or row["path"]))))
        for row in found.collect().iter_rows(named=True)
    }


def _sentences(bars: Sequence[Bar], words: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for number, (year, value, items) in enumerate(bars):
        yield f"<h2 id='bar-{number}'>{year}, {escape(value)}: {len(items):,}</h2><ol>"
        for item in items[:SHOWN]:
            said, where = words.get(item, ("", ""))
            yield f"<li id='{escape(item)}'>{escape(said)} <small>({escape(where)}; {escape(item)})</small></li>"
        yield f"</ol>{f'<p>and {len(items) - SHOWN:,} more</p>' if len(items) > SHOWN else ''}"
