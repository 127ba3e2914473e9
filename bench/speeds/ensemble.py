"""One proposal under the whole declared ensemble, before and after, and all pacts of a year; the load is said."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from comity.security import Proposal, declared, pacts, test, world_on_record

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "umbrella.yaml"


def run() -> Iterator[str]:
    """Seconds and processor seconds of the test of examples/umbrella.yaml, and of all pacts of 2018."""
    world, plan = world_on_record("2018-01-01"), Proposal.load(EXAMPLE)
    wall, cpu = time.perf_counter(), time.process_time()
    test(world, plan)
    yield (
        f"{len(declared())} readings of one proposal on {len(world.states)} states, before and after, in "
        f"{time.perf_counter() - wall:.1f} s ({time.process_time() - cpu:.1f} s of one processor; load "
        f"{os.getloadavg()[0]:.1f} on {os.cpu_count()})"
    )
    wall = time.perf_counter()
    found = pacts(world)
    yield f"all {len(found.pairs):,} pacts of 2018 in {time.perf_counter() - wall:.2f} s"
