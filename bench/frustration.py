"""Line index of balance of signed networks in a Parquet file with the columns period, a, b, sign.

    python bench/frustration.py FILE.parquet [SECONDS]
    python bench/frustration.py years|made [SECONDS]

`years`: friends bound by defence, enemies hostile on record, every year from 1816 to 2014. `made`: 435 actors in two
camps with 15,000 ties, of which a tenth, three in twenty and a fifth are out of place, drawn by a seed.

Prints a line a period: period, value, seconds; where the time limit (60 seconds a period) runs out, the bounds as
lower..upper. Actors are told apart by their names as text. Signs are numbers or "+" and "-"; of several rows of a pair,
either way round, the sum decides, and what cancels out is no tie, nor is that of an actor to itself.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

from comity import record
from comity.system import by_kind, frustration

COLUMNS = ("period", "a", "b", "sign")


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    path = Path(sys.argv[1])
    try:
        limit = float(sys.argv[2]) if len(sys.argv) == 3 else 60.0
        networks: Iterable[tuple[object, dict[tuple[str, str], int]]] = (
            KNOWN[sys.argv[1]]() if sys.argv[1] in KNOWN else of_table(read(path))
        )
    except ValueError as error:
        sys.exit(f"{path}: {error}")
    for period, network in networks:
        begun = time.perf_counter()
        found = frustration(network, limit)
        value = str(found.value) if found.proved else f"{found.bound}..{found.value}"
        print(f"{period}\t{value}\t{time.perf_counter() - begun:.3f}", flush=True)


def of_table(table: pl.DataFrame) -> list[tuple[object, dict[tuple[str, str], int]]]:
    """The network of each period."""
    return [(period, signs(rows.iter_rows())) for (period,), rows in table.group_by("period", maintain_order=True)]


def years() -> Iterator[tuple[object, dict[tuple[str, str], int]]]:
    """Who was bound to defend whom and hostile to whom on record in each year; a pair that was both is left out."""
    for year in range(1816, 2015):
        friends = by_kind(t for t in record.alliances(str(year)) if t.dataset == "atop-5.1")["defence"]
        enemies = {(min(two), max(two)) for two in record.hostile_pairs(str(year))}
        yield year, {two: 1 if two in friends else -1 for two in sorted(friends ^ enemies)}


def made() -> Iterator[tuple[object, dict[tuple[str, str], int]]]:
    """Two camps of 435 with 15,000 ties among them, some the wrong way round."""
    for wrong in (0.1, 0.15, 0.2):
        drawn, network = random.Random(7), dict[tuple[str, str], int]()
        while len(network) < 15_000:
            a, b = sorted(drawn.sample(range(435), 2))
            sign = 1 if (a < 230) == (b < 230) else -1
            network[f"{a:03}", f"{b:03}"] = -sign if drawn.random() < wrong else sign
        yield wrong, network


KNOWN = {"years": years, "made": made}


def read(path: Path) -> pl.DataFrame:
    """The four columns of a Parquet file.

    Raises:
        ValueError: it is none, or lacks some of them.
    """
    if not path.is_file():
        raise ValueError("no such file")
    try:
        table = pl.read_parquet(path)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise ValueError("not a Parquet file") from error
    if missing := [name for name in COLUMNS if name not in table.columns]:
        raise ValueError(
            f"lacks {', '.join(missing)}; wanted are the columns {', '.join(COLUMNS)}, it has {table.columns}"
        )
    return table.select(COLUMNS)


def signs(rows: Iterable[tuple[object, object, object, object]]) -> dict[tuple[str, str], int]:
    """The sign of every pair of actors: that of the sum of its rows."""
    sums: Counter[tuple[str, str]] = Counter()
    for _, a, b, sign in rows:
        if a is None or b is None:
            raise ValueError("a row lacks an actor in a or b")
        if str(a) != str(b):
            sums[min(str(a), str(b)), max(str(a), str(b))] += number(sign)
    return {pair: 1 if total > 0 else -1 for pair, total in sums.items() if total}


def number(sign: object) -> float:
    """A sign as a number; "+" and "-" are 1 and -1."""
    words = str(sign).strip().replace("\N{MINUS SIGN}", "-")
    try:
        value = float({"+": "1", "-": "-1"}.get(words, words))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"the column sign has {sign!r}; wanted are numbers, or + and -")
    return value


if __name__ == "__main__":
    main()
