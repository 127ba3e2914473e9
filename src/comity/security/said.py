"""What a case's texts say of states, as a layer of its own over a world on record.

A hostility or an alliance that a text asserts is no fact on record: it stands in `Facts.said`, apart from what is on
record, and only readings with the level "said" of hostility count it (said is not so). Nothing that a later text says,
or that ended before, is in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import msgspec

from comity.model import Tie, first_day, last_day
from comity.security.facts import Said
from comity.security.world import World, pair, state_name
from comity.system import HOSTILE, Pair, by_kind, forceful

SHOWN = 4


def with_said(
    world: World, ties: Iterable[Tie], dates: Mapping[str, str] | None = None, name: Callable[[str], str] = str
) -> World:
    """The world with what texts assert by its date among its states.

    Args:
        ties: of a case.
        dates: the date of each document, by its id.
        name: an asserter's name by its id.
    """
    states, known = set(world.states), dates or {}
    held = [
        t
        for t in ties
        if t.factuality == "asserted" and {t.source, t.target} <= states and _by(t, known.get(t.document or ""), world)
    ]
    hostile: defaultdict[Pair, dict[str, None]] = defaultdict(dict)
    for tie in held:
        if tie.kind in HOSTILE and tie.sign < 0 and forceful(tie):
            hostile[pair(tie.source, tie.target)][name(tie.asserted_by) if tie.asserted_by else "a text"] = None
    grounds = {two: f"hostile, as {' and '.join(who)} says" for two, who in sorted(hostile.items())}
    said = Said(grounds, {kind: two - world.obligations[kind] for kind, two in by_kind(held).items()})
    if not grounds and not any(said.bonds.values()):
        return world
    facts = msgspec.structs.replace(world.facts, said=said)
    return msgspec.structs.replace(world, facts=facts, notes=(_told(world, said), *world.notes))


def _by(tie: Tie, dated: str | None, world: World) -> bool:
    """Whether a tie was said, and held, by the world's date."""
    on = last_day(world.on)
    begun = all(first_day(date) <= on for date in (tie.start, dated) if date)
    return begun and (tie.end is None or last_day(tie.end) >= first_day(world.on))


def _told(world: World, said: Said) -> str:
    new = [two for two in said.hostile if two not in world.hostile]
    listed = ", ".join(f"{state_name(a)} and {state_name(b)}" for a, b in new[:SHOWN])
    more = f" and {len(new) - SHOWN} more" if len(new) > SHOWN else ""
    bonds = sum(len(two) for two in said.bonds.values())
    return (
        f"from the texts: {len(said.hostile)} pairs of states are said to be hostile, {len(new)} of them not on record"
        + (f" ({listed}{more})" if new else "")
        + (f"; {bonds} bonds are said that are not on record" if bonds else "")
        + "; only readings that count what the texts say count them"
    )
