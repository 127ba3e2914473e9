"""Line index of balance of signed networks in a Parquet file with the columns period, a, b, sign.

    python bench/frustration.py FILE.parquet [SECONDS]

Prints a line a period: period, value, seconds; where the time limit (60 seconds a period) runs out, the bounds.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import polars as pl

from comity.system import frustration


def main() -> None:
    if len(sys.argv) not in (2, 3) or not Path(sys.argv[1]).is_file():
        sys.exit(__doc__)
    limit = float(sys.argv[2]) if len(sys.argv) == 3 else 60.0
    table = pl.read_parquet(sys.argv[1])
    for (period,), rows in table.group_by("period", maintain_order=True):
        signs = {
            (str(min(a, b)), str(max(a, b))): int(s) for a, b, s in rows.select("a", "b", "sign").iter_rows() if a != b
        }
        begun = time.perf_counter()
        found = frustration(signs, limit)
        value = str(found.value) if found.proved else f"{found.bound}..{found.value}"
        print(f"{period}\t{value}\t{time.perf_counter() - begun:.3f}", flush=True)


if __name__ == "__main__":
    main()
