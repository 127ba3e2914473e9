"""Who stands behind a piece of evidence and whom it is about: the actors in each of its fields.

    by      who says, holds or does it, or on whose word it stands
    about   whom or what it is about: the two ends of a tie, the target of a position
    to      to whom a statement is spoken

The values are ids of actors, or names where a text gives no more, or the words of an issue.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from comity.model import Change, Claim, Draft, Event, Mention, Position, Quotation, Statement, Tie

Role = Literal["by", "about", "to"]

_FIELDS: dict[type[msgspec.Struct], dict[Role, tuple[str, ...]]] = {
    Mention: {"about": ("actor", "together")},
    Statement: {"by": ("source_actor", "source_actors", "speaker"), "about": ("about",), "to": ("addressees",)},
    Quotation: {"by": ("speaker", "speakers")},
    Event: {"by": ("actors", "reported_by"), "about": ("targets",)},
    Tie: {"by": ("asserted_by",), "about": ("source", "target")},
    Position: {"by": ("holder", "asserted_by"), "about": ("target",)},
    Claim: {"by": ("asserted_by",), "about": ("subject",)},
    Draft: {"by": ("proposed_by",), "about": ("changes",)},
    Change: {"about": ("parties", "organisations")},
}


def roles(item: msgspec.Struct) -> Iterator[tuple[Role, str]]:
    """Each actor of a piece of evidence once a role, as (role, id or name).

    >>> list(roles(Tie("t", "alliance", "NOR", "NATO", 1, "said", asserted_by="SWE")))
    [('by', 'SWE'), ('about', 'NOR'), ('about', 'NATO')]
    """
    return iter(dict.fromkeys(_roles(item)))


def _roles(item: msgspec.Struct) -> Iterator[tuple[Role, str]]:
    for role, fields in _FIELDS.get(type(item), {}).items():
        for field in fields:
            yield from ((role, name) for name in _names(getattr(item, field)))


def _names(value: Any) -> Iterator[str]:
    parts = value if isinstance(value, tuple) else (value,)
    for part in parts:
        if isinstance(part, Change):
            yield from (name for _, name in _roles(part))
        elif isinstance(part, str) and part:
            yield part
