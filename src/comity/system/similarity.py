r"""Similarity of foreign policies: S, kappa and pi of two states' alliance portfolios or votes.

A portfolio is a list of values on an ordinal scale, one a column: what a state has promised each state of the system,
or its vote on each roll call. Over the columns k that both have,

    S      = 1 - 2 sum_k w_k |a_k - b_k| / (dmax sum_k w_k)      -1 as far apart as can be, 1 the same
    kappa  = 1 - sum_k (a_k - b_k)^2 / D                         1 the same, 0 what chance gives, below 0 less than that
    pi     = the same with another D

where dmax is the width of the scale and D what the sum would be by chance: for Cohen's kappa, were the values of each
dealt out over the columns at random, D = sum a^2 + sum b^2 - 2 (sum a)(sum b) / n; for Scott's pi, were the two dealt
from one pool of both, D = sum a^2 + sum b^2 - (sum a + sum b)^2 / 2n. S takes absolute distances, as its authors do,
kappa and pi squared ones. S is high wherever both states leave most columns empty; that is why Häge recommends kappa
and pi, which are undefined (None) where neither portfolio varies.

Signorino & Ritter (1999), Tau-b or not tau-b: measuring the similarity of foreign policy positions, International
Studies Quarterly 43:115-144. Häge (2011), Choice or circumstance? Adjusting measures of foreign policy similarity for
chance agreement, Political Analysis 19:287-305. Cohen (1968), Weighted kappa, Psychological Bulletin 70:213-220.
Scott (1955), Reliability of content analysis, Public Opinion Quarterly 19:321-325.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import msgspec
import numpy as np
import polars as pl

from comity import record
from comity.errors import RecordError
from comity.record import known_as

# The scale of Correlates of War alliances, by which the field values them; consultation is ATOP's word for an entente.
ALLIANCE = {"entente": 1, "consultation": 1, "neutrality": 2, "non-aggression": 2, "defence": 3, "offence": 3}
VOTE = {"no": 0, "abstain": 1, "yes": 2}
MISSING = -1
ATOP = "atop-5.1"


class Similarity(msgspec.Struct, frozen=True):
    """How alike two states are over the `columns` that both have values for, exactly; `differ` on so many of them.

    `weighted` is S with columns weighted by capabilities, in whole billionths of the world's (CINC); None where the
    portfolios have no weights.
    """

    a: str
    b: str
    s: Fraction
    kappa: Fraction | None
    pi: Fraction | None
    columns: int
    differ: int
    weighted: Fraction | None = None


class Portfolios(msgspec.Struct, frozen=True):
    """Portfolios of states in a year: `values[i]` belongs to `states[i]`, -1 where it has none for a column.

    `of` says what they are of, `dataset` where from, `top` is the highest value of the scale, whose lowest is 0.
    """

    of: str
    year: int
    dataset: str
    states: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]
    top: int
    weights: tuple[int, ...] | None = None

    def similarity(self, a: str, b: str) -> Similarity | None:
        """S, kappa and pi of two states, by id, in fractions; None where they have no column in common.

        >>> four = Portfolios("alliances", 0, "", ("a", "b"), ((3, 3, 2, 2), (2, 2, 3, 3)), 3, (5, 3, 1, 1))
        >>> found = four.similarity("a", "b")
        >>> str(found.s), str(found.weighted), str(found.kappa)
        ('1/3', '1/3', '-1')
        """
        rows = _rows(self.states)
        if not {a, b} <= rows.keys():
            return None
        first, second = (self.values[rows[state]] for state in (a, b))
        weights = self.weights or (1,) * len(first)
        both = [(x, y, w) for x, y, w in zip(first, second, weights, strict=True) if x != MISSING != y]
        if not both:
            return None
        n, x_, y_ = len(both), sum(x for x, _, _ in both), sum(y for _, y, _ in both)
        squares, distance = sum(x * x + y * y for x, y, _ in both), sum((x - y) ** 2 for x, y, _ in both)
        return Similarity(
            a, b, self._s([(abs(x - y), 1) for x, y, _ in both]) or Fraction(0),
            _corrected(distance, squares - Fraction(2 * x_ * y_, n)),
            _corrected(distance, squares - Fraction((x_ + y_) ** 2, 2 * n)),
            n, sum(x != y for x, y, _ in both),
            self._s([(abs(x - y), w) for x, y, w in both]) if self.weights else None,
        )  # fmt: skip

    def _s(self, distances: list[tuple[int, int]]) -> Fraction | None:
        whole = self.top * sum(weight for _, weight in distances)
        return 1 - Fraction(2 * sum(d * weight for d, weight in distances), whole) if whole else None

    def matrix(self, among: Iterable[str] | None = None) -> pl.DataFrame:
        """Every pair of states (of all or of some, by id) in a row: a, b, s, weighted, kappa, pi, columns.

        In floating point; a pair without a column in common is left out.
        """
        at = _rows(self.states)
        rows = sorted({at[state] for state in (self.states if among is None else among) if state in at})
        values = np.array(self.values, dtype=float)[rows]
        i, j = np.triu_indices(len(rows), 1)
        names = np.array([self.states[row] for row in rows], dtype=object)
        frame = {"a": names[i].tolist(), "b": names[j].tolist()}
        found = {name: found[i, j] for name, found in _matrices(values, self.top, self.weights).items()}
        made = pl.DataFrame(frame | found, schema_overrides={"a": pl.String, "b": pl.String})
        return made.fill_nan(None).with_columns(pl.col("columns").cast(pl.Int32)).filter(pl.col("columns") > 0)


def _rows(states: Iterable[str]) -> dict[str, int]:
    """The row of a state under its id and those of states that it continues, or that continue it."""
    own = {state: i for i, state in enumerate(states)}
    return {id: i for state, i in own.items() for id in known_as(state)} | own


def _corrected(distance: int, expected: Fraction) -> Fraction | None:
    return 1 - distance / expected if expected else None


def _matrices(values: np.ndarray, top: int, weights: tuple[int, ...] | None) -> dict[str, np.ndarray]:
    """The measures for all pairs of rows at once, by products of matrices over the columns that both have."""
    has = (values != MISSING).astype(float)
    x = np.where(has > 0, values, 0.0)
    n, sums, squares = has @ has.T, x @ has.T, (x * x) @ has.T
    total, distance = squares + squares.T, squares + squares.T - 2 * x @ x.T
    weighted = np.full_like(n, np.nan) if weights is None else _s(values, np.array(weights, dtype=float), top)
    with np.errstate(divide="ignore", invalid="ignore"):
        kappa, pi = (
            np.where(expected > 1e-9, 1 - distance / expected, np.nan)
            for expected in (total - 2 * sums * sums.T / n, total - (sums + sums.T) ** 2 / (2 * n))
        )
    return {
        "s": _s(values, np.ones(values.shape[1]), top),
        "weighted": weighted,
        "kappa": kappa,
        "pi": pi,
        "columns": n,
    }


def _s(values: np.ndarray, weights: np.ndarray, top: int) -> np.ndarray:
    """S; the absolute distance of two values is the number of steps of the scale that lie between them."""
    has = (values != MISSING).astype(float)
    far, whole = np.zeros((len(values), len(values))), (has * weights) @ has.T
    for step in range(1, top + 1):
        above, below = (values >= step).astype(float), has * (values < step)
        apart = (above * weights) @ below.T
        far += apart + apart.T
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(whole > 0, 1 - 2 * far / (top * whole), np.nan)


def alliance_portfolios(year: int, dataset: str | None = None) -> Portfolios:
    """Alliance portfolios of all states of the system in a year: COW's to 2012, ATOP's for the years after it to 2018.

    Values: 3 defence or offence, 2 neutrality or non-aggression, 1 entente or consultation, 0 no alliance; a state
    has 3 with itself, as the field has it. Columns are weighted by CINC where capabilities are on record.

    Raises:
        RecordError: the dataset does not cover the year.
    """
    dataset = dataset or ("cow-alliances-4.1" if year <= int(record.sources()["cow-alliances-4.1"].end or 0) else ATOP)
    _covered(dataset, year)
    states = sorted(record.system_members(str(year)))
    at = _rows(states)
    values = 3 * np.eye(len(states), dtype=int)
    for tie in record.alliances(str(year)):
        if tie.dataset == dataset and tie.status in ALLIANCE and {tie.source, tie.target} <= at.keys():
            i, j = at[tie.source], at[tie.target]
            values[i, j] = values[j, i] = max(values[i, j], ALLIANCE[tie.status])
    return Portfolios(
        "alliances", year, dataset, tuple(states), tuple(map(tuple, values.tolist())), 3, _weights(year, states)
    )


def vote_portfolios(year: int) -> Portfolios:
    """Votes of all states on the General Assembly's roll calls of a year: yes 2, abstain 1, no 0, absent missing.

    Raises:
        RecordError: no roll call of the year is on record (1946 to January 2020).
    """
    _covered("unga-votes", year)
    votes = record.roll_calls(year)
    if votes.is_empty():
        raise RecordError(f"no roll call of {year} is on record", remedy="Choose another year.")
    states, calls = sorted(votes["state"].unique()), votes["rcid"].unique().sort()
    at = {state: i for i, state in enumerate(states)}
    values = np.full((len(states), len(calls)), MISSING)
    rows = votes["state"].replace_strict(at, return_dtype=pl.Int64).to_numpy()
    values[rows, calls.search_sorted(votes["rcid"]).to_numpy()] = votes["vote"].replace_strict(VOTE).to_numpy()
    return Portfolios("votes", year, "unga-votes", tuple(states), tuple(map(tuple, values.tolist())), 2)


def _covered(dataset: str, year: int) -> None:
    source = record.sources()[dataset]
    start, end = int((source.start or "0")[:4]), int((source.end or "9999")[:4])
    if not start <= year <= end:
        raise RecordError(
            f"{source.title} covers {start} to {end}, not {year}", remedy=f"Choose a year from {start} to {end}."
        )


def _weights(year: int, states: list[str]) -> tuple[int, ...] | None:
    """Capabilities in whole billionths; None where one of the states has none, since a weight of 0 would hide it."""
    try:
        shares = record.capabilities(year)
    except RecordError:
        return None
    if not set(states) <= shares.keys():
        return None
    return tuple(round(shares[state] * 10**9) for state in states)
