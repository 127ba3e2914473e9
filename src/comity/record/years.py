"""Dyad-years: one row for each pair of states of the system in each year, with the field's conventions.

Within the years that a dataset covers, no event is 0 and no alliance is false, as its codebook has it; what a
dataset measures (trade, ideal points, capabilities, the peace scale) is null where it has no figure; and every
column is null in the years that its dataset does not cover.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from comity.errors import RecordError
from comity.record.attributes import one_a_number
from comity.record.dyads import _BORDER
from comity.record.tables import sources, table

_PAIR = ["a", "b", "year"]
_OBLIGATIONS = ("defence", "offence", "neutrality", "non-aggression", "consultation")


def dyad_years(start: int, end: int) -> pl.DataFrame:
    """Every pair of states (a before b by id) in each year in which both were in the state system.

    Columns: `a`, `b`, `ccode_a`, `ccode_b`, `year`; `atop_defence`, `atop_offence`, `atop_neutrality`,
    `atop_non_aggression`, `atop_consultation`, `cow_defence`, `cow_neutrality`, `cow_non_aggression`, `cow_entente`
    (bool); `dispute` (highest hostility level of a militarised dispute, 0 none), `war`, `armed_conflict`, `rivalry`
    (bool); `contiguity` (1 by land or river to 5; 0 none); `peace_scale`; `cinc_a`, `cinc_b`; `ideal_point_a`,
    `ideal_point_b`; `voting_agreement` (share of roll calls); `shared_igos` (count of full memberships in common);
    `trade_a_b`, `trade_b_a` (imports of the second-named from the first, million current US dollars).

    Raises:
        RecordError: the years are outside those of the state system (1816 on).
    """
    if not 1816 <= start <= end:
        raise RecordError(f"no dyad-years from {start} to {end}", remedy="Choose years from 1816 on, the first first.")
    pairs = _pairs(start, end)
    for column in _columns(start, end):
        pairs = pairs.join(column, on=_PAIR, how="left")
    return _covered(_of_states(pairs)).sort("year", "a", "b")


# ── the pairs ────────────────────────────────────────────────────────────────────────────────────────


def _state_years(start: int, end: int) -> pl.DataFrame:
    spells = table("states").explode("spells").unnest("spells", separator="_").drop_nulls("spells_start")
    first = pl.col("spells_start").str.slice(0, 4).cast(pl.Int32)
    last = pl.col("spells_end").str.slice(0, 4).cast(pl.Int32).fill_null(end)
    years = pl.int_ranges(pl.max_horizontal(first, start), pl.min_horizontal(last, end) + 1)
    listed = spells.with_columns(year=years).explode("year").drop_nulls("year")
    single = one_a_number(listed, pl.col("year").cast(pl.String), "year")
    return single.select("id", pl.col("cow").cast(pl.Int16), pl.col("year").cast(pl.Int16)).sort("year", "id")


def _pairs(start: int, end: int) -> pl.DataFrame:
    states = _state_years(start, end)
    ordered = states.with_columns(rank=pl.col("id").rank("dense").cast(pl.Int16))
    joined = ordered.join(ordered, on="year", suffix="_b").filter(pl.col("rank") < pl.col("rank_b"))
    return joined.select(a="id", b="id_b", ccode_a="cow", ccode_b="cow_b", year="year")


def _columns(start: int, end: int) -> list[pl.DataFrame]:
    return [
        *_alliances(start, end), _disputes(), _events("wars", "war"), _events("conflicts", "armed_conflict"),
        _spelled("rivalries", start, end).select(*_PAIR, rivalry=pl.lit(True)).unique(),
        _contiguity(start, end), _peace(start, end), _agreement(start, end), _igos(start, end), _trade(),
    ]  # fmt: skip


def _ordered(frame: pl.DataFrame) -> pl.DataFrame:
    """Rows with the ids of a pair in order."""
    return frame.with_columns(a=pl.min_horizontal("a", "b"), b=pl.max_horizontal("a", "b"))


def _spelled(name: str, start: int, end: int) -> pl.DataFrame:
    """Spells as years: one row for each year that a spell touches."""
    first, last = (pl.col(c).cast(pl.String).str.slice(0, 4).cast(pl.Int32) for c in ("start", "end"))
    years = pl.int_ranges(pl.max_horizontal(first, start), pl.min_horizontal(last, end) + 1)
    rows = _ordered(table(name)).with_columns(year=years).explode("year").drop_nulls("year")
    return rows.with_columns(pl.col("year").cast(pl.Int16))


# ── one column each ──────────────────────────────────────────────────────────────────────────────────


def _alliances(start: int, end: int) -> list[pl.DataFrame]:
    rows = _spelled("alliances", start, end)
    found = []
    for dataset, prefix, kinds in (
        ("atop-5.1", "atop", _OBLIGATIONS),
        ("cow-alliances-4.1", "cow", ("defence", "neutrality", "non-aggression", "entente")),
    ):
        mine = rows.filter(dataset=dataset)
        flags = [(pl.col("kind") == kind).any().alias(f"{prefix}_{kind.replace('-', '_')}") for kind in kinds]
        found.append(mine.group_by(_PAIR).agg(flags))
    return found


def _disputes() -> pl.DataFrame:
    rows = _ordered(table("disputes")).with_columns(pl.col("year").cast(pl.Int16))
    return rows.group_by(_PAIR).agg(dispute=pl.col("hostlev").max())


def _events(name: str, column: str) -> pl.DataFrame:
    rows = _ordered(table(name)).with_columns(pl.col("year").cast(pl.Int16))
    return rows.select(*_PAIR, pl.lit(True).alias(column)).unique()


def _contiguity(start: int, end: int) -> pl.DataFrame:
    rows = _spelled("contiguity", start, end).filter(pl.col("conttype").is_in(list(_BORDER)))
    return rows.group_by(_PAIR).agg(contiguity=pl.col("conttype").min())


def _peace(start: int, end: int) -> pl.DataFrame:
    """The peace scale at the end of a year."""
    rows = _spelled("peace", start, end).sort("start")
    return rows.group_by(_PAIR, maintain_order=True).agg(peace_scale=pl.col("peace_scale").last())


def _trade() -> pl.DataFrame:
    """Flows of the two directions; where the ids of a pair change places, so do its flows."""
    rows = table("trade").with_columns(pl.col("a", "b").cast(pl.String), pl.col("year").cast(pl.Int16))
    kept = pl.col("a") < pl.col("b")
    flows = ("smoothflow1", "smoothflow2")
    into_a, into_b = (
        pl.when(kept).then(one).otherwise(pl.col(other)).alias(name)
        for one, other, name in (
            (pl.col(flows[0]), flows[1], "trade_b_a"),
            (pl.col(flows[1]), flows[0], "trade_a_b"),
        )
    )
    return _ordered(rows.with_columns(into_a, into_b)).select(*_PAIR, "trade_a_b", "trade_b_a")


def _long(years: list[tuple[int, list[str], np.ndarray]], column: str) -> pl.DataFrame:
    """Square matrices of a measure, one a year, as rows of pairs; states in order of their ids."""
    frames = []
    for year, states, matrix in years:
        i, j = np.triu_indices(len(states), 1)
        names = np.array(states)
        frames.append(pl.DataFrame({"a": names[i], "b": names[j], column: matrix[i, j]}).with_columns(
            pl.lit(year, pl.Int16).alias("year")
        ))  # fmt: skip
    empty = pl.DataFrame(schema={"a": pl.String, "b": pl.String, column: pl.Float64, "year": pl.Int16})
    return pl.concat(frames) if frames else empty


def _agreement(start: int, end: int) -> pl.DataFrame:
    """Share of the roll calls on which both voted (an abstention is a vote) that they voted alike."""
    calls = table("rollcalls").select("rcid", year=pl.col("date").str.slice(0, 4).cast(pl.Int16))
    votes = table("votes").join(calls, on="rcid").filter(pl.col("year").is_between(start, end))
    votes = votes.with_columns(pl.col("state", "vote").cast(pl.String))
    years = []
    for (year,), rows in votes.partition_by("year", as_dict=True, include_key=False).items():
        states, calls_of_year = sorted(rows["state"].unique()), rows["rcid"].unique().sort()
        at = {state: i for i, state in enumerate(states)}
        i = rows["state"].replace_strict(at, return_dtype=pl.Int64).to_numpy()
        j = calls_of_year.search_sorted(rows["rcid"]).to_numpy()
        same, joint = np.zeros((len(states), len(states))), np.zeros((len(states), len(calls_of_year)))
        joint[i, j] = 1
        for vote in rows["vote"].unique():
            chosen = (rows["vote"] == vote).to_numpy()
            side = np.zeros_like(joint)
            side[i[chosen], j[chosen]] = 1
            same += side @ side.T
        both = joint @ joint.T
        years.append((int(year), states, np.divide(same, both, out=np.full_like(same, np.nan), where=both > 0)))
    return _long(years, "voting_agreement").with_columns(pl.col("voting_agreement").fill_nan(None))


def _igos(start: int, end: int) -> pl.DataFrame:
    """Intergovernmental organisations of which both are full members (COW IGO)."""
    rows = (
        table("memberships")
        .filter(dataset="cow-igo-3", status="member")
        .select("organisation", "state", "start", "end")
    )
    first, last = (pl.col(c).str.slice(0, 4).cast(pl.Int32) for c in ("start", "end"))
    last = last.fill_null(2014)
    years = []
    for year in range(max(start, 1816), min(end, 2014) + 1):
        now = rows.filter((first <= year) & (last >= year)).unique(["organisation", "state"])
        if now.is_empty():
            continue
        states, orgs = sorted(now["state"].unique()), sorted(now["organisation"].unique())
        matrix = np.zeros((len(states), len(orgs)))
        place = [dict(zip(names, range(len(names)), strict=True)) for names in (states, orgs)]
        matrix[[place[0][s] for s in now["state"]], [place[1][o] for o in now["organisation"]]] = 1
        years.append((year, states, matrix @ matrix.T))
    return _long(years, "shared_igos").with_columns(pl.col("shared_igos").cast(pl.Int32))


def _of_states(pairs: pl.DataFrame) -> pl.DataFrame:
    for name, measure, column in (("capabilities", "cinc", "cinc"), ("ideal_points", "ideal_point", "ideal_point")):
        rows = table(name).select("state", pl.col("year").cast(pl.Int16), measure)
        for side in ("a", "b"):
            named = rows.rename({"state": side, measure: f"{column}_{side}"})
            pairs = pairs.join(named, on=[side, "year"], how="left")
    return pairs


# ── coverage ─────────────────────────────────────────────────────────────────────────────────────────

# Columns in which a pair that a dataset does not name has nothing, in the years that the dataset covers.
_NOTHING: dict[str, tuple[str, bool | int]] = {
    **{f"atop_{kind.replace('-', '_')}": ("atop-5.1", False) for kind in _OBLIGATIONS},
    **{f"cow_{kind}": ("cow-alliances-4.1", False) for kind in ("defence", "neutrality", "non_aggression", "entente")},
    "dispute": ("cow-mid-5.0", 0),
    "war": ("cow-wars-4", False),
    "armed_conflict": ("ucdp-prio-25.1", False),
    "rivalry": ("tss-rivalries", False),
    "contiguity": ("cow-contiguity-3.2", 0),
    "shared_igos": ("cow-igo-3", 0),
}


def _covered(pairs: pl.DataFrame) -> pl.DataFrame:
    """Nothing found is nothing only in the years that a dataset covers; elsewhere it is missing."""
    filled = []
    for column, (dataset, nothing) in _NOTHING.items():
        source = sources()[dataset]
        inside = pl.col("year").is_between(int((source.start or "0")[:4]), int((source.end or "9999")[:4]))
        filled.append(pl.when(inside).then(pl.col(column).fill_null(nothing)).alias(column))
    return pairs.with_columns(filled)
