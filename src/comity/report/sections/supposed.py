"""What if: a proposal's consequences as they are drawn, every state that moves by its id, what changes, and why."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from comity.report.sections.tested import Tested, consequences
from comity.report.weighed import Why, drawn
from comity.report.wording import lines
from comity.security import Consequences, standings, state_name, written

WHY = 12  # states of each side whose security is drawn before and after


class Moved(msgspec.Struct, frozen=True):
    """A state that gains or pays: in how many of the readings, by how much in the median, and why."""

    id: str
    state: str
    party: bool
    up: bool
    readings: int
    of: int
    change: str
    why: str


class Bond(msgspec.Struct, frozen=True):
    """A pair of states that a proposal joins or parts, in a layer of the world; `change` is added or gone."""

    a: str
    b: str
    names: tuple[str, str]
    layer: str
    change: str


class WhatIf(msgspec.Struct, frozen=True):
    """A proposal put to a world, with what a drawing of it needs; `yaml` is the proposal as a file has it."""

    moved: tuple[Moved, ...]
    bonds: tuple[Bond, ...]
    tested: Tested
    why: tuple[Why, ...]
    yaml: str


class WhatIfs(msgspec.Struct, frozen=True):
    """Proposals side by side; `state` is idle, working, done or failed, and `told` says why it failed."""

    state: str
    told: str = ""
    proposals: tuple[WhatIf, ...] = ()


def what_if(found: Consequences) -> WhatIf:
    """The consequences of one proposal, to be drawn."""
    return WhatIf(
        tuple(_moved(found)), tuple(_bonds(found)), consequences(found), tuple(dict.fromkeys(drawn(found, WHY))),
        written(found.proposal),
    )  # fmt: skip


def _moved(found: Consequences) -> Iterator[Moved]:
    for side in standings(found):
        for one, line in zip(side, lines(side, found), strict=True):
            count = one.gains if line.up else one.pays
            yield Moved(one.state, line.state, one.party, line.up, count, one.of, line.change, line.why)


def _bonds(found: Consequences) -> Iterator[Bond]:
    for layer in found.differences:
        if layer.layer == "arms limit":
            continue
        for change, pairs in (("added", layer.added), ("gone", layer.removed)):
            yield from (Bond(a, b, (state_name(a), state_name(b)), layer.layer, change) for a, b in pairs)
