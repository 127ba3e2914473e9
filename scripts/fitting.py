"""Fit and write the models of `comity.evidence.views`: softmax regressions over hashed traits, a view each."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp

try:
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import f1_score
    from sklearn.preprocessing import normalize
except ImportError:
    sys.exit("scikit-learn is missing. Install what training needs: .venv/bin/pip install -e '.[train]'")

from comity.evidence.views import BUCKETS, Traits, joined, place

DATA = Path(__file__).resolve().parents[1] / "src" / "comity" / "evidence" / "data"
Rows = Sequence[Sequence[Traits]]
Split = tuple[np.ndarray, np.ndarray]


def matrix(rows: Rows, names: Sequence[str], view: int, buckets: int = BUCKETS) -> Any:
    """One view of all rows, traits in the columns they hash to."""
    places = [place(names[view], trait, buckets) for row in rows for trait in row[view]]
    values = [value for row in rows for value in row[view].values()]
    ends = np.cumsum([0, *(len(row[view]) for row in rows)])
    return sp.csr_matrix((values, places, ends), shape=(len(rows), buckets), dtype=np.float32)


def rarity(counts: Any, plain: bool) -> np.ndarray:
    """Inverse document frequency, or one where a view's values are already weighed."""
    if plain:
        return np.ones(counts.shape[1], np.float32)
    seen = np.asarray((counts > 0).sum(axis=0)).ravel()
    return (np.log((1 + counts.shape[0]) / (1 + seen)) + 1).astype(np.float32)


@dataclass(frozen=True)
class Made:
    """Rows made from a lexicon, which are only learned from, each counting `weight` of an annotated row."""

    rows: Rows
    labels: np.ndarray
    weight: float


def fit(
    counts: Any, labels: np.ndarray, penalty: float, plain: bool, balanced: bool, made: Any = None, weight: float = 0
) -> tuple[Any, np.ndarray]:
    """A regression on one view, and its rarities; `made` are the counts and labels of made rows."""
    weigh = rarity(counts, plain)
    weights = np.ones(len(labels))
    if made is not None:
        counts, labels = sp.vstack([counts, made[0]]), np.concatenate([labels, made[1]])
        weights = np.concatenate([weights, np.full(len(made[1]), weight)])
    model = LogisticRegression(C=penalty, max_iter=400, class_weight="balanced" if balanced else None)
    return model.fit(normalize(counts.multiply(weigh).tocsr()), labels, sample_weight=weights), weigh


def held_out(
    matrices: Sequence[Any], labels: np.ndarray, splits: Iterable[Split], penalties: Sequence[float],
    plain: Sequence[bool], balanced: bool, names: Sequence[str] = (), made: Made | None = None,
) -> list[np.ndarray]:  # fmt: skip
    """Cross-validation: what each view says of rows it was not fitted on."""
    kinds = np.unique(labels)
    shares = [np.zeros((len(labels), len(kinds))) for _ in matrices]
    more = [(matrix(made.rows, names, view), made.labels) if made else None for view in range(len(matrices))]
    weight = made.weight if made else 0
    for learn, test in splits:
        for share, counts, penalty, bare, extra in zip(shares, matrices, penalties, plain, more, strict=True):
            model, weigh = fit(counts[learn], labels[learn], penalty, bare, balanced, extra, weight)
            share[test] = model.predict_proba(normalize(counts[test].multiply(weigh).tocsr()))
    return shares


def figures(names: Sequence[str], shares: Sequence[np.ndarray], labels: np.ndarray) -> Iterator[str]:
    """Accuracy and macro-F1 of each view and of all together."""
    kinds = np.unique(labels)
    for name, share in (*zip(names, shares, strict=True), ("all", joined(shares))):
        said = kinds[share.argmax(axis=1)]
        macro = f1_score(labels, said, average="macro")
        yield f"{name:10} accuracy {100 * (said == labels).mean():.1f}, macro-F1 {100 * macro:.1f}"


def write(
    path: Path, names: Sequence[str], matrices: Sequence[Any], labels: np.ndarray, penalties: Sequence[float],
    plain: Sequence[bool], balanced: bool, made: Made | None = None,
) -> None:  # fmt: skip
    """Fit on all rows and write the weights in eight bits, one scale a view."""
    kept: dict[str, Any] = {"views": np.array(names), "labels": np.unique(labels).astype(str)}
    for view, (name, counts, penalty, bare) in enumerate(zip(names, matrices, penalties, plain, strict=True)):
        extra = (matrix(made.rows, names, view), made.labels) if made else None
        model, weigh = fit(counts, labels, penalty, bare, balanced, extra, made.weight if made else 0)
        coefficients, bias = model.coef_, model.intercept_
        if len(coefficients) == 1:  # two labels: one row of log odds, halved either way
            coefficients, bias = np.vstack([-coefficients, coefficients]) / 2, np.array([-bias[0], bias[0]]) / 2
        weights = coefficients.T
        scale = np.float32(np.abs(weights).max() / 127)
        kept |= {
            f"{name}_weights": np.round(weights / scale).astype(np.int8), f"{name}_scale": scale,
            f"{name}_bias": bias.astype(np.float32), f"{name}_rarity": weigh.astype(np.float16),
        }  # fmt: skip
    np.savez_compressed(path, **kept)
