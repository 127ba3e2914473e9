"""The record: a membership query, all ties of a date and the dyad-years 1946-2020, against plain pandas merges.

The pandas side starts from the same tables already in memory and does what a script of the field does: filters and
merges, without the resolution of datasets, names or notes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import combinations

import numpy as np
import pandas as pd

from comity import record
from comity.record.tables import table

NAMES = ("alliances", "disputes", "wars", "conflicts", "rivalries", "peace", "contiguity", "memberships", "trade",
         "capabilities", "ideal_points", "votes", "rollcalls")  # fmt: skip
KINDS = {"atop-5.1": ("defence", "offence", "neutrality", "non-aggression", "consultation"),
         "cow-alliances-4.1": ("defence", "neutrality", "non-aggression", "entente")}  # fmt: skip
KEY = ["a", "b", "year"]


def run() -> Iterator[str]:
    """Yield ratios of the time that pandas takes to ours; above 1 we are faster."""
    tables = {name: pd.DataFrame(table(name).to_dict(as_series=False)) for name in NAMES}
    begin = time.perf_counter()
    record.registry(), record.members("NATO", "2012"), record.all_ties("2012")
    yield f"first questions (actors named, memberships and ties made): {time.perf_counter() - begin:.2f} s"
    yield _ratio("members of NATO on a date", lambda: record.members("NATO", "2012-06-01"),
                 lambda: _members(tables["memberships"], "NATO", "2012-06-01"), 200)  # fmt: skip
    yield _ratio("memberships of Serbia on a date", lambda: record.memberships("Serbia", "2012-06-01"),
                 lambda: _memberships(tables["memberships"], "SRB", "2012-06-01"), 200)  # fmt: skip
    yield _ratio("all ties of a date", lambda: record.all_ties("2012-06-01"), lambda: _ties(tables, 2012), 20)
    yield _ratio("dyad-years 1946-2020", lambda: record.dyad_years(1946, 2020), lambda: _years(tables, 1946, 2020), 1)


def _ratio(name: str, ours: Callable[[], object], theirs: Callable[[], object], times: int) -> str:
    mine, other = _seconds(ours, times), _seconds(theirs, times)
    return f"{name}: {1000 * mine:.2f} ms, pandas {1000 * other:.2f} ms, ratio {other / mine:.2f}"


def _seconds(work: Callable[[], object], times: int) -> float:
    """Seconds for one run, the best of three rounds."""
    rounds = []
    for _ in range(3):
        begin = time.perf_counter()
        for _ in range(times):
            work()
        rounds.append((time.perf_counter() - begin) / times)
    return min(rounds)


def _members(rows: pd.DataFrame, org: str, on: str) -> pd.DataFrame:
    return _open(rows[rows["organisation"] == org], on)


def _memberships(rows: pd.DataFrame, state: str, on: str) -> pd.DataFrame:
    return _open(rows[rows["state"] == state], on).drop_duplicates(["organisation", "status"])


def _open(rows: pd.DataFrame, on: str) -> pd.DataFrame:
    started = rows["start"].isna() | (rows["start"] <= on)
    return rows[started & (rows["end"].isna() | (rows["end"] >= on))]


def _ties(tables: dict[str, pd.DataFrame], year: int) -> pd.DataFrame:
    found = []
    for name in ("alliances", "rivalries", "peace", "contiguity"):
        rows = tables[name]
        first, last = (rows[c].astype(str).str[:4].astype(int) for c in ("start", "end"))
        found.append(rows[(first <= year) & (last >= year)].assign(kind_of_tie=name))
    for name in ("disputes", "wars", "conflicts"):
        found.append(tables[name][tables[name]["year"] == year].assign(kind_of_tie=name))
    every = pd.concat(found)
    low = every["a"] < every["b"]
    every["one"], every["other"] = every["a"].where(low, every["b"]), every["b"].where(low, every["a"])
    return every.drop_duplicates(["one", "other", "kind_of_tie", "kind", "dataset", "start", "year"])


def _years(tables: dict[str, pd.DataFrame], start: int, end: int) -> pd.DataFrame:
    frames = []
    for year in range(start, end + 1):
        pairs = list(combinations(record.system_members(str(year)), 2))
        frames.append(pd.DataFrame(pairs, columns=["a", "b"]).assign(year=year))
    result = pd.concat(frames)
    for column in _columns(tables, start, end):
        result = result.merge(column, on=KEY, how="left")
    for name, measure in (("capabilities", "cinc"), ("ideal_points", "ideal_point")):
        rows = tables[name][["state", "year", measure]]
        for side in ("a", "b"):
            named = rows.rename(columns={"state": side, measure: f"{measure}_{side}"})
            result = result.merge(named, on=[side, "year"], how="left")
    return result


def _columns(tables: dict[str, pd.DataFrame], start: int, end: int) -> Iterator[pd.DataFrame]:
    alliances = _spelled(tables["alliances"], start, end)
    for dataset, kinds in KINDS.items():
        for kind in kinds:
            rows = alliances[(alliances["dataset"] == dataset) & (alliances["kind"] == kind)]
            yield rows[KEY].drop_duplicates().assign(**{f"{dataset} {kind}": True})
    yield _ordered(tables["disputes"]).groupby(KEY, as_index=False)["hostlev"].max()
    for name in ("wars", "conflicts"):
        yield _ordered(tables[name])[KEY].drop_duplicates().assign(**{name: True})
    yield _spelled(tables["rivalries"], start, end)[KEY].drop_duplicates().assign(rivalry=True)
    for name, measure in (("contiguity", "conttype"), ("peace", "peace_scale")):
        yield _spelled(tables[name], start, end).groupby(KEY, as_index=False)[measure].min()
    yield _shared(tables["memberships"], start, end)
    yield _agreement(tables["votes"], tables["rollcalls"], start, end)
    trade = tables["trade"]
    yield trade[trade["year"].between(start, end)].astype({"a": str, "b": str}).rename(columns=str)


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    low = rows["a"] < rows["b"]
    return rows.assign(a=rows["a"].where(low, rows["b"]), b=rows["b"].where(low, rows["a"]))


def _spelled(rows: pd.DataFrame, start: int, end: int) -> pd.DataFrame:
    first, last = (rows[c].astype(str).str[:4].astype(int) for c in ("start", "end"))
    spans = [range(max(a, start), min(b, end) + 1) for a, b in zip(first, last, strict=True)]
    return _ordered(rows.assign(year=spans).explode("year").dropna(subset="year")).astype({"year": int})


def _shared(rows: pd.DataFrame, start: int, end: int) -> pd.DataFrame:
    """Organisations in common, by the table of states and organisations of each year times itself."""
    igo = rows[(rows["dataset"] == "cow-igo-3") & (rows["status"] == "member")]
    first, last = igo["start"].str[:4].astype(int), igo["end"].fillna("2014").str[:4].astype(int)
    frames = []
    for year in range(start, min(end, 2014) + 1):
        now = igo[(first <= year) & (last >= year)].drop_duplicates(["organisation", "state"])
        inside = pd.crosstab(now["state"], now["organisation"])
        frames.append(_upper(inside.to_numpy() @ inside.to_numpy().T, list(inside.index), "shared").assign(year=year))
    return pd.concat(frames)


def _agreement(votes: pd.DataFrame, calls: pd.DataFrame, start: int, end: int) -> pd.DataFrame:
    dated = votes.merge(calls.assign(year=calls["date"].str[:4].astype(int))[["rcid", "year"]], on="rcid")
    frames = []
    for year, rows in dated[dated["year"].between(start, end)].groupby("year"):
        wide = rows.astype({"state": str, "vote": str}).pivot(index="state", columns="rcid", values="vote")
        sides = [(wide == side).to_numpy().astype(float) for side in ("yes", "no", "abstain")]
        both = sum(sides) @ sum(sides).T
        same = sum(side @ side.T for side in sides)
        share = np.divide(same, both, out=np.full_like(same, np.nan), where=both > 0)
        frames.append(_upper(share, list(wide.index), "agreement").assign(year=year))
    return pd.concat(frames)


def _upper(matrix: np.ndarray, states: list[str], name: str) -> pd.DataFrame:
    i, j = np.triu_indices(len(states), 1)
    names = np.array(states)
    return pd.DataFrame({"a": names[i], "b": names[j], name: matrix[i, j]})
