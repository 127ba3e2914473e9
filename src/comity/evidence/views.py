"""Log-linear models over several views of a text, averaged.

A view is a bag of traits with their counts; its traits are hashed to places in a table of weights, weighed by their
rarity (inverse document frequency) and scaled to length one. Each view has its own softmax regression, and the
answers are joined by a geometric mean. Only hashes and numbers are kept, so that no text can be had back.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

Traits = dict[str, float]
Numbers = npt.NDArray[np.float32]

BUCKETS = 1 << 14
SHARPNESS = 1.8  # makes the mean as sure as it is right: on rows held out, shares said and shares right agree
FLOOR = 0.02  # added to each probability before the geometric mean, so that no one view can rule a label out


def bag(traits: Iterable[str]) -> Traits:
    """Each trait with 1 + the logarithm of its count.

    >>> bag(["a"])
    {'a': 1.0}
    """
    return {trait: 1.0 + float(np.log(count)) for trait, count in Counter(traits).items()}


def place(view: str, trait: str, buckets: int = BUCKETS) -> int:
    """Where a trait's weights stand in the table of its view; `buckets` is a power of two."""
    return zlib.crc32(f"{view}:{trait}".encode("utf-8", "surrogatepass")) & (buckets - 1)


def columns(traits: Traits, view: str, rarity: Numbers) -> tuple[list[int], Numbers]:
    """A view as places and values."""
    places = [place(view, trait, len(rarity)) for trait in traits]
    values = np.array(list(traits.values()), dtype=np.float32) * rarity[places]
    size = float(np.sqrt((values**2).sum()))
    return places, values / size if size else values


def joined(shares: Sequence[npt.NDArray[np.float64]]) -> npt.NDArray[np.float64]:
    """The geometric mean of what the views say, summing to one."""
    logs = sum((np.log(share + FLOOR) for share in shares), np.zeros_like(shares[0])) / len(shares)
    powers = np.exp(SHARPNESS * (logs - logs.max(axis=-1, keepdims=True)))
    out: npt.NDArray[np.float64] = powers / powers.sum(axis=-1, keepdims=True)
    return out


@dataclass(frozen=True)
class Views:
    """Labels, and for each view its name, the rarity of its traits, weights (places by labels) and biases."""

    labels: tuple[str, ...]
    names: tuple[str, ...]
    rarities: tuple[Numbers, ...]
    weights: tuple[Numbers, ...]
    biases: tuple[Numbers, ...]

    def probabilities(self, row: Sequence[Traits]) -> npt.NDArray[np.float64]:
        """The probability of each label, for the views of one text in the order of `names`."""
        shares = []
        for name, traits, rarity, weight, bias in zip(
            self.names, row, self.rarities, self.weights, self.biases, strict=True
        ):
            places, values = columns(traits, name, rarity)
            scores = (bias + values @ weight[places]).astype(np.float64)
            powers = np.exp(scores - scores.max())
            shares.append(powers / powers.sum())
        return joined(shares)


@cache
def load(name: str) -> Views:
    """The weights that ship as `data/NAME.npz`. Raises FileNotFoundError where the package lacks them."""
    path = resources.files("comity.evidence") / "data" / f"{name}.npz"
    with path.open("rb") as file, np.load(file, allow_pickle=False) as data:
        names = tuple(str(view) for view in data["views"])
        return Views(
            tuple(str(label) for label in data["labels"]), names,
            tuple(data[f"{view}_rarity"].astype(np.float32) for view in names),
            tuple(data[f"{view}_weights"].astype(np.float32) * data[f"{view}_scale"] for view in names),
            tuple(data[f"{view}_bias"].astype(np.float32) for view in names),
        )  # fmt: skip
