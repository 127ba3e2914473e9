"""All candidate pacts of a year under coercion, against testing each in turn (a sample of those, scaled up)."""

from __future__ import annotations

import time
from collections.abc import Iterator

from comity.security import Coercion, world_on_record
from comity.security.pacts import exact, pacts

SAMPLE = 40


def run() -> Iterator[str]:
    """Seconds for all pacts of 2018, the best ten in exact fractions among them, and the ratio to one by one."""
    world = world_on_record("2018-01-01")
    begun = time.perf_counter()
    found = pacts(world)
    best = found.best(10)
    taken = time.perf_counter() - begun
    begun = time.perf_counter()
    for at in range(0, len(found.pairs), len(found.pairs) // SAMPLE):
        exact(world, found.pairs[at], Coercion())
    each = (time.perf_counter() - begun) / (SAMPLE + 1)
    yield f"{len(found.pairs)} pacts of 2018 in {taken:.2f} s with the best {len(best)} exact"
    slow = each * len(found.pairs)
    yield f"one by one {slow:.0f} s (from a sample of {SAMPLE}): {slow / taken:.0f} times"
