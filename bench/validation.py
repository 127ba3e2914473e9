"""Write docs/validation.md: how far the models of security tell who will be a target of disputes, force and war.

    python bench/validation.py [--first 1950] [--last 2013] [--cache FOLDER]

On 1 January of each year every state is ranked by every reading, from what is on record by then; then it is seen who
was the target of a militarised dispute (COW MID 5.0), of one with use of force, and of a war (COW) in that year. A
state is a target where another had a dispute of that level with it. The figure is the area under the ROC curve (AUC),
with an interval from drawing states anew with all their years (bootstrap by state, seeded).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from comity import record
from comity.record.tables import table
from comity.security import World, world_on_record
from comity.security.ensemble import Reading, declared
from comity.security.facts import _beside

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT.parent / "shared" / "record"
OUTCOMES = ("dispute", "force", "war")
BASELINES = ("baseline: hostile pairs", "baseline: disputes of five years", "baseline: capabilities",
             "baseline: neighbours")  # fmt: skip
FORECASTS = "src/comity/security/data/forecasts.yaml"
DRAWS = 200
Floats = NDArray[np.float64]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--first", type=int, default=1950)
    asked.add_argument("--last", type=int, default=2014)
    asked.add_argument("--cache", type=Path, default=None, help="a folder that keeps each year's figures")
    given = asked.parse_args()
    names = ("year", "state", *readings(), *BASELINES, *OUTCOMES)
    rows = [row for year in range(given.first, given.last + 1) for row in cached(year, given.cache)]
    frame = pl.DataFrame([{name: row[name] for name in names} for row in rows], infer_schema_length=None)
    (ROOT / FORECASTS).write_text(forecasts(frame, given.first, given.last), "utf-8")
    path = ROOT / "docs" / "validation.md"
    _, title, alliances = path.read_text("utf-8").partition("## Alliances formed and ended")  # by bench/hindcast.py
    path.write_text("\n".join(page(frame, given.first, given.last)) + "\n\n" + title + alliances, "utf-8")


# ── a year ───────────────────────────────────────────────────────────────────────────────────────────


def readings() -> dict[str, Reading]:
    """The declared ensemble but bargaining, which is no reading of security."""
    return {reading.name: reading for reading in declared() if reading.family != "spatial bargaining"}


def cached(year: int, folder: Path | None) -> list[dict[str, object]]:
    """A year's rows; what a folder keeps is not computed again."""
    path = folder / f"{year}.json" if folder else None
    kept: list[dict[str, object]] = json.loads(path.read_text("utf-8")) if path and path.is_file() else []
    missing = {name: reading for name, reading in readings().items() if not kept or name not in kept[0]}
    if not missing:
        return kept
    rows = list(of_year(year, missing))
    found = [old | new for old, new in zip(kept, rows, strict=True)] if kept else rows
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(found), "utf-8")
    return found


def of_year(year: int, tried: dict[str, Reading]) -> Iterator[dict[str, object]]:
    """A row for each state: what readings and baselines say on 1 January, and what the year brought."""
    world = world_on_record(f"{year:04}-01-01")
    said = {name: reading.assess(world).security for name, reading in tried.items()}
    plain, brought = baselines(world, year), outcomes(year)
    for state in world.states:
        row: dict[str, object] = {"year": year, "state": state}
        row |= {name: -float(security[state]) for name, security in said.items()}
        row |= {name: float(values.get(state, 0)) for name, values in plain.items()}
        yield row | {name: int(state in targets) for name, targets in brought.items()}


def baselines(world: World, year: int) -> dict[str, dict[str, float]]:
    hostile = {s: len(others) for s, others in world.enemies().items()}
    past = pl.col("year").is_between(year - 5, year - 1)
    rows = table("disputes").filter(past)
    disputes = Counter(record.stood(state, world.on) for state in (*rows["a"], *rows["b"]))
    near: dict[str, int] = {}
    for two in _beside(world.on):
        for state in two:
            near[state] = near.get(state, 0) + 1
    held = {s: float(held) for s, held in world.capability.items()}
    return dict(zip(BASELINES, (hostile, disputes, held, near), strict=True))  # type: ignore[arg-type]


@cache
def raw(name: str) -> pl.DataFrame:
    """A file that the record is built from, with states by their ids; it says who began, which the record does not."""
    path = RAW / f"{name}.parquet"
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; the outcomes come from the files that scripts/build_record.py names")
    codes = table("states").drop_nulls("cow").select("id", code=pl.col("cow").cast(pl.Int16)).unique("code")
    frame = pl.read_parquet(path)
    for side in ("1", "2"):
        frame = frame.join(codes.rename({"id": f"state{side}", "code": f"ccode{side}"}), on=f"ccode{side}", how="left")
    return frame


def outcomes(year: int) -> dict[str, set[str]]:
    """Targets: those on the side that did not begin, in what began in the year."""
    disputes = raw("mid_dyadyear").filter((pl.col("year") == year) & (pl.col("cowmidonset") == 1))
    wars = raw("wars_interstate").filter((pl.col("year") == year) & (pl.col("cowinteronset") == 1))
    found: dict[str, set[str]] = {"dispute": set(), "force": set(), "war": set()}
    for began, other in (("1", "2"), ("2", "1")):
        mine = disputes.filter((pl.col(f"sidea{began}") == 1) & (pl.col(f"sidea{other}") == 0))
        found["dispute"] |= set(mine[f"state{other}"].drop_nulls())
        found["force"] |= set(mine.filter(pl.col(f"hostlev{began}") >= 4)[f"state{other}"].drop_nulls())
        fought = wars.filter((pl.col(f"initiator{began}") == 1) & (pl.col(f"initiator{other}") != 1))
        found["war"] |= set(fought[f"state{other}"].drop_nulls())
    return {name: {record.stood(state, f"{year}-01-01") for state in states} for name, states in found.items()}


# ── figures ──────────────────────────────────────────────────────────────────────────────────────────


class Ranked:
    """Scores in order, ties together, so that many weights can be tried on one order."""

    def __init__(self, score: Floats, hit: NDArray[np.bool_]) -> None:
        self.order = np.argsort(score, kind="stable")
        _, self.level = np.unique(score[self.order], return_inverse=True)
        self.hit = hit[self.order]

    def auc(self, weight: Floats) -> float:
        """Chance that a state that was hit is ranked above one that was not, ties counting half."""
        w, many = weight[self.order], self.level.max() + 1
        up, down = (np.bincount(self.level, w * side, many) for side in (self.hit, ~self.hit))
        below = np.concatenate([[0.0], np.cumsum(down)[:-1]])
        whole = up.sum() * down.sum()
        return float((up * (below + down / 2)).sum() / whole) if whole else float("nan")


def auc(score: Floats, hit: NDArray[np.bool_]) -> float:
    """The area under the ROC curve."""
    return Ranked(score, hit).auc(np.ones(len(score)))


def interval(score: Floats, hit: NDArray[np.bool_], weights: Floats) -> tuple[float, float]:
    """The middle 95% of the AUC over draws of states."""
    ranked = Ranked(score, hit)
    low, high = np.nanquantile([ranked.auc(weight) for weight in weights], [0.025, 0.975])
    return float(low), float(high)


def draws(states: Floats) -> Floats:
    """For each draw of as many states as there are, how often each row's state is drawn."""
    rng, (_, which) = np.random.default_rng(1), np.unique(states, return_inverse=True)
    n = which.max() + 1
    return np.array([np.bincount(rng.integers(0, n, n), minlength=n)[which] for _ in range(DRAWS)], dtype=float)


def added(frame: pl.DataFrame, outcome: str, name: str) -> tuple[float, float]:
    """AUC out of sample of the baselines, and of the baselines with a model: fitted to 1989, judged from 1990 on."""
    plain = [column for column in frame.columns if column.startswith("baseline")]
    early = (frame["year"] < 1990).to_numpy()
    hit = frame[outcome].to_numpy().astype(bool)
    found = []
    for columns in (plain, [*plain, name]):
        x = np.log1p(np.maximum(frame.select(columns).to_numpy() - frame.select(columns).to_numpy().min(axis=0), 0))
        x = (x - x[early].mean(axis=0)) / np.maximum(x[early].std(axis=0), 1e-9)
        found.append(auc(x[~early] @ fitted(x[early], hit[early]), hit[~early]))
    return found[0], found[1]


def fitted(x: Floats, hit: NDArray[np.bool_]) -> Floats:
    """Slopes of a logistic regression with a small ridge, by Newton's method."""
    design = np.column_stack([np.ones(len(x)), x])
    beta = np.zeros(design.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        slope = design.T @ (hit - p) - 1e-3 * beta
        beta = beta + np.linalg.solve((design * (p * (1 - p))[:, None]).T @ design + 1e-3 * np.eye(len(beta)), slope)
    return beta[1:]


def forecasts(frame: pl.DataFrame, first: int, last: int) -> str:
    """The range of AUC for targets of force over the readings of each model, and of the baselines, as the page of a
    test shows it."""
    hit = frame["force"].to_numpy().astype(bool)
    figures: dict[str, list[float]] = {}
    for name, reading in readings().items():
        figures.setdefault(reading.family, []).append(auc(frame[name].to_numpy(), hit))
    lines = ["# How well the declared readings told next year's targets of force, written by bench/validation.py: the"]
    lines += ["# least and greatest area under the ROC curve over the readings of a model; .5 is chance.", "models:"]
    lines += [f"  {family}: [{min(found):.3f}, {max(found):.3f}]" for family, found in figures.items()]
    lines += ["baselines:"]
    lines += [f"  {name.split(': ')[1]}: {auc(frame[name].to_numpy(), hit):.3f}" for name in BASELINES]
    return "\n".join([*lines, f"years: [{first}, {last}]"]) + "\n"


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────


def page(frame: pl.DataFrame, first: int, last: int) -> Iterator[str]:
    weights = draws(frame["state"].to_numpy())
    kinds = {outcome: frame[outcome].to_numpy().astype(bool) for outcome in OUTCOMES}
    names = [c for c in frame.columns if c not in ("year", "state", *OUTCOMES)]
    figures = {name: {o: auc(frame[name].to_numpy(), hit) for o, hit in kinds.items()} for name in names}
    plain = [name for name in names if name.startswith("baseline")]
    models = sorted((n for n in names if n not in plain), key=lambda n: -figures[n]["force"])

    def row(name: str) -> str:
        cells = []
        for outcome, hit in kinds.items():
            low, high = interval(frame[name].to_numpy(), hit, weights)
            cells.append(f"{figures[name][outcome]:.3f} ({low:.2f} to {high:.2f})")
        return f"| {name} | {' | '.join(cells)} |"

    yield "# How often were the models right?"
    yield ""
    yield OPENING.format(first=first, last=last, rows=f"{len(frame):,}", draws=DRAWS, **{
        outcome: int(hit.sum()) for outcome, hit in kinds.items()})  # fmt: skip
    yield from verdict(figures, plain, models)
    yield "| baseline | target of a dispute | target of force | target of a war |"
    yield "|---|---|---|---|"
    yield from (row(name) for name in plain)
    yield ""
    yield "## The readings, those that tell force best first"
    yield ""
    yield "| reading | target of a dispute | target of force | target of a war |"
    yield "|---|---|---|---|"
    yield from (row(name) for name in models)
    yield ""
    yield "## By assumption"
    yield ""
    yield "Mean AUC for targets of force over the readings of coercion with each level of an assumption. The other"
    yield "assumptions are not the same mix for every level: compare single readings above."
    yield ""
    yield "| assumption | level | readings | mean AUC, force | mean AUC, war |"
    yield "|---|---|---|---|---|"
    yield from by_assumption(figures)
    yield ""
    yield "## Out of sample, with and without a model"
    yield ""
    yield "A logistic regression on the baselines, fitted to the years before 1990 and judged from 1990 on, without and"
    yield "with the reading that tells force best of each family."
    yield ""
    yield "| reading | outcome | baselines | with the reading |"
    yield "|---|---|---|---|"
    for family in dict.fromkeys(reading.family for reading in readings().values()):
        best = next(name for name in models if name.startswith(family))
        for outcome in OUTCOMES:
            without, with_ = added(frame, outcome, best)
            yield f"| {best} | {outcome} | {without:.3f} | {with_:.3f} |"


def verdict(figures: dict[str, dict[str, float]], plain: list[str], models: list[str]) -> Iterator[str]:
    """What the figures say, in a sentence."""
    counted, best = max(plain, key=lambda name: figures[name]["force"]), models[0]
    told, plainly = (f"{figures[name]['force']:.3f}" for name in (best, counted))
    yield f"The best reading tells targets of force with {told}, the count of {counted.split(': ')[1]} with {plainly}."
    yield "A test says who could press whom; it is no forecast. Peace at a distance is that count less the pairs within"
    yield "three pacts of one another, and tells worse than the count itself."
    yield ""


OPENING = """Written by `python bench/validation.py`. On 1 January of each year from {first} to {last} every state is
ranked from what is on record by then; then it is seen who in that year became the target of a militarised dispute
({dispute} of {rows} state-years; COW MID 5.0, the side that did not begin it), of one in which the other side used
force ({force}), and of a war ({war}; COW). The figure is the area under the ROC curve: .5 is chance, 1 is perfect. In
brackets the middle 95% over {draws} draws of states with all their years. War is rare: its intervals are wide. The
models were not made to forecast: they say what a bloc could do, not what it wants.
"""


def by_assumption(figures: dict[str, dict[str, float]]) -> Iterator[str]:
    known = {name: reading for name, reading in readings().items() if reading.family == "coercion"}
    for axis in ("hostility", "restraint", "capability", "common", "kinds", "joins", "hostile allies", "distance",
                 "nuclear", "kept"):  # fmt: skip
        levels = dict.fromkeys(reading.parameters[axis] for reading in known.values())
        for level in levels:
            mine = [figures[name] for name, reading in known.items() if reading.parameters[axis] == level]
            force, war = (sum(each[o] for each in mine) / len(mine) for o in ("force", "war"))
            yield f"| {axis} | {level} | {len(mine)} | {force:.3f} | {war:.3f} |"


if __name__ == "__main__":
    main()
