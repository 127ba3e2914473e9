"""A random sample of a layer judged by persons: how often the program is right, and how far the persons agree."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import msgspec

from comity.case import Case
from comity.report.sections.citing import around
from comity.report.sections.opened import Mark, marks

JUDGED = "judged/"
LAYERS = ("statement", "quotation", "tie", "event", "position", "claim")
SIZE, Z = 100, 1.959964  # rows of a sample; the normal quantile of 95 of 100
AROUND = 180


class Judgement(msgspec.Struct, frozen=True):
    """What a person says of a row: right, wrong or unsure, when."""

    is_: str
    made: str


class Sampled(msgspec.Struct, frozen=True):
    """A row of the sample in its context, and what each person says of it."""

    number: int
    id: str
    document: str
    title: str
    detail: str
    chips: tuple[str, ...]
    before: str
    words: str
    after: str
    start: int
    end: int
    judged: dict[str, str]


class Precision(msgspec.Struct, frozen=True):
    """Of `of` rows that a person judged right or wrong, `right` are right: a share with its interval of 95 of 100."""

    person: str
    right: int
    of: int
    unsure: int
    share: float | None
    low: float
    high: float


class Judged(msgspec.Struct, frozen=True):
    """A sample with the judgements on it; `alpha` is Krippendorff's, None where fewer than two persons share a row."""

    rows: tuple[Sampled, ...]
    layer: str
    seed: int
    population: int
    precision: tuple[Precision, ...]
    alpha: float | None
    both: int


def judged(case: Case, layer: str = "statement", seed: int = 1, size: int = SIZE) -> Judged:
    """The sample of a layer that a seed draws, with all judgements kept of it."""
    layer = layer if layer in LAYERS else LAYERS[0]
    every = sorted(((document, mark) for document, mark in marks(case, layer)), key=lambda pair: pair[1].id)
    drawn = random.Random(f"{layer} {seed}").sample(every, min(size, len(every)))
    said = judgements(case, layer)
    texts = {document.id: document.text for document in case.documents}
    rows = tuple(_row(n, texts[home], home, mark, said.get(mark.id, {})) for n, (home, mark) in enumerate(drawn, 1))
    kept = [row.judged for row in rows if row.judged]
    persons = sorted({person for each in kept for person in each})
    both = [each for each in kept if len(each) > 1]
    shares = tuple(precision(person, [each[person] for each in kept if person in each]) for person in persons)
    return Judged(rows, layer, seed, len(every), shares, alpha([tuple(each.values()) for each in both]), len(both))


def _row(number: int, text: str, home: str, mark: Mark, said: Mapping[str, str]) -> Sampled:
    start, end = mark.places[0][0], mark.places[-1][1]
    one, words, two = around(text, start, end, AROUND)
    return Sampled(number, mark.id, home, mark.title, mark.detail, mark.chips, one, words, two, start, end, dict(said))


def judgements(case: Case, layer: str) -> dict[str, dict[str, str]]:
    """What each person says of each row of a layer."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    prefix = f"{JUDGED}{layer}/"
    for name, value in case.settings(prefix).items():
        person, _, id = name.removeprefix(prefix).partition("/")
        found[id][person] = msgspec.json.decode(value, type=Judgement).is_
    return found


def judge(case: Case, layer: str, person: str, id: str, is_: str) -> None:
    """Keep what a person says of a row; empty to take it back."""
    made = datetime.now(UTC).isoformat(timespec="seconds")
    value = msgspec.json.encode(Judgement(is_, made)).decode() if is_ else None
    case.keep(f"{JUDGED}{layer}/{person}/{id}", value)


def precision(person: str, said: Iterable[str]) -> Precision:
    """The share that is right, with the interval of Wilson (1927).

    >>> found = precision("a", ["right"] * 8 + ["wrong"] * 2 + ["unsure"])
    >>> found.share, found.low, found.high, found.unsure
    (0.8, 0.49, 0.943, 1)
    """
    counts = Counter(said)
    right, of = counts["right"], counts["right"] + counts["wrong"]
    low, high = wilson(right, of)
    return Precision(
        person, right, of, counts["unsure"], round(right / of, 3) if of else None, round(low, 3), round(high, 3)
    )


def wilson(right: int, of: int) -> tuple[float, float]:
    """The score interval of a share, 95 of 100 (Wilson 1927, JASA 22: 209-212)."""
    if not of:
        return 0.0, 1.0
    share, z2 = right / of, Z * Z
    middle, half = share + z2 / (2 * of), Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return max(0.0, (middle - half) / (1 + z2 / of)), min(1.0, (middle + half) / (1 + z2 / of))


def alpha(units: Iterable[tuple[str, ...]]) -> float | None:
    """Krippendorff's alpha for categories, 1 - D_o / D_e over the coincidences of all pairs in a unit (Krippendorff
    2004, Content Analysis, ch. 11); None where nothing can disagree.

    >>> alpha([("right", "right"), ("wrong", "wrong"), ("right", "wrong"), ("right", "right")])
    0.533
    >>> alpha([("right", "right")]) is None
    True
    """
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for unit in units:
        if len(unit) < 2:
            continue
        for i, one in enumerate(unit):
            for j, other in enumerate(unit):
                if i != j:
                    weights[one, other] += 1 / (len(unit) - 1)
    totals: dict[str, float] = defaultdict(float)
    for (one, _), weight in weights.items():
        totals[one] += weight
    n = sum(totals.values())
    expected = sum(totals[a] * totals[b] for a in totals for b in totals if a != b)
    if n < 2 or not expected:
        return None
    observed = sum(weight for (a, b), weight in weights.items() if a != b)
    return round(1 - (n - 1) * observed / expected, 3)
