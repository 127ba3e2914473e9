"""The line index of the 51 windows of Doreian & Mrvar (2015), against the AND formulation in GLPK.

    python bench/speed.py frustration
    python bench/speeds/frustration.py --all

The first takes the windows in their order until GLPK has had its time, the second all of them, which lasts minutes.
Both sides are given the same signs in one process. GLPK runs as it is without options, and with all of its cuts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl

from comity.system import frustration

try:
    import swiglpk as glpk
except ImportError:
    glpk = None

WINDOWS = Path(__file__).resolve().parents[3] / "shared" / "networks" / "doreian_mrvar_cow_signed_1946_1999.parquet"
BUDGET = 30.0  # seconds of GLPK after which no window is begun
LONGEST = 120.0  # seconds of GLPK on one window, after which it is cut short
Signs = dict[tuple[str, str], int]


def run(budget: float = BUDGET) -> Iterator[str]:
    """Seconds of each and the ratios; and a line for every window to which they give different values."""
    if glpk is None or not WINDOWS.is_file():
        yield "skipped: " + (f"{WINDOWS} is not there" if glpk else "GLPK is not installed (pip install swiglpk)")
        return
    frustration({("a", "b"): 1, ("b", "c"): 1, ("a", "c"): -1})  # the first call loads the solver
    plain = cut = ours = 0.0
    done = short = 0
    for period, signs in _windows():
        if plain > budget:
            break
        found, seconds = _timed(lambda signs=signs: frustration(signs))
        ours, done = ours + seconds, done + 1
        value, seconds = _timed(lambda signs=signs: and_formulation(signs, cuts=False))
        plain, short = plain + seconds, short + (value is None)
        other, seconds = _timed(lambda signs=signs: and_formulation(signs, cuts=True))
        cut += seconds
        if not found.proved or {value, other} - {found.value, None}:
            yield f"{period}: {found.bound} to {found.value} here, {value} and {other} in GLPK"
    yield f"{done} of 51 windows in {ours:.2f} s; AND in GLPK {plain:.1f} s, {plain / ours:.0f} times as long" + (
        f", {short} of them cut short after {LONGEST:.0f} s" if short else ""
    )
    yield f"AND in GLPK with all of its cuts {cut:.1f} s, {cut / ours:.1f} times as long"


def _windows() -> Iterator[tuple[str, Signs]]:
    for (period,), rows in pl.read_parquet(WINDOWS).group_by("period", maintain_order=True):
        pairs = rows.select("a", "b", "sign").iter_rows()
        yield str(period), {(min(a, b), max(a, b)): sign for a, b, sign in pairs if a != b}


def _timed(measure: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    return measure(), time.perf_counter() - begun


def and_formulation(signs: Signs, *, cuts: bool) -> int | None:
    """The line index by the AND formulation (Aref, Mason & Wilson 2018, Computing the line index of balance using
    integer programming optimisation), or None where the time runs out.

    With x_ij = x_i AND x_j a positive tie costs x_i + x_j - 2 x_ij and a negative one 1 less that.
    """
    actors = {actor: k for k, actor in enumerate(sorted({actor for pair in signs for actor in pair}), 1)}
    n = len(actors)
    cost = [0.0] * (1 + n + len(signs))
    rows: list[dict[int, int]] = []  # each at most 0, those of negative ties at most 1
    for k, ((a, b), sign) in enumerate(signs.items(), n + 1):
        i, j = actors[a], actors[b]
        cost[i], cost[j], cost[k] = cost[i] + sign, cost[j] + sign, -2 * sign
        rows += [{k: 1, i: -1}, {k: 1, j: -1}] if sign > 0 else [{i: 1, j: 1, k: -1}]
    cost[0] = sum(sign < 0 for sign in signs.values())
    return _glpk(cost, rows, cuts)


def _glpk(cost: list[float], rows: list[dict[int, int]], cuts: bool) -> int | None:
    glpk.glp_term_out(glpk.GLP_OFF)
    program = glpk.glp_create_prob()
    glpk.glp_add_cols(program, len(cost) - 1)
    glpk.glp_add_rows(program, len(rows))
    for column, worth in enumerate(cost):
        glpk.glp_set_obj_coef(program, column, worth)
        if column:
            glpk.glp_set_col_kind(program, column, glpk.GLP_BV)
    for number, row in enumerate(rows, 1):
        columns, values = glpk.intArray(len(row) + 1), glpk.doubleArray(len(row) + 1)
        for place, (column, value) in enumerate(row.items(), 1):
            columns[place], values[place] = column, value
        glpk.glp_set_row_bnds(program, number, glpk.GLP_UP, 0, max(0, sum(row.values())))
        glpk.glp_set_mat_row(program, number, len(row), columns, values)
    options = glpk.glp_iocp()
    glpk.glp_init_iocp(options)
    options.presolve, options.tm_lim = glpk.GLP_ON, int(1000 * LONGEST)
    if cuts:
        options.gmi_cuts = options.mir_cuts = options.cov_cuts = options.clq_cuts = glpk.GLP_ON
    glpk.glp_intopt(program, options)
    value = glpk.glp_mip_obj_val(program) if glpk.glp_mip_status(program) == glpk.GLP_OPT else None
    glpk.glp_delete_prob(program)
    return None if value is None else round(value)


if __name__ == "__main__":
    for line in run(float("inf") if "--all" in sys.argv else BUDGET):
        print(line, flush=True)
