"""The models of `comity test --models`, a row each; apart from the models, so that `--help` need not load them."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Family(NamedTuple):
    """A model: what its name begins with, what counts in it, its readings, when a test runs it, and what it counts.

    `where` follows "mostly where". `readings` is "module:function"; the function gives the model's readings. `run`:
    always, beside the count of readings, or only when asked for by name. `whole`: security counts whole things (wars,
    ties), so that one of them is never too little to matter.
    """

    name: str
    where: str
    readings: str
    run: Literal["always", "beside", "asked"] = "asked"
    whole: bool = False


MODELS = {
    "coercion": Family(
        "coercion", "blocs are weighed against defenders", "comity.security.ensemble:coercions", "always"
    ),
    "allocation": Family(
        "power allocation", "allies divide their power among all whom they support",
        "comity.security.ensemble:allocations", "always",
    ),
    "entanglement": Family(
        "entanglement", "what counts is the wars that obligations draw a state into",
        "comity.security.ensemble:entanglements", "always", whole=True,
    ),
    "balance": Family(
        "balance", "what counts is the ties that pull against a state's camp", "comity.security.ensemble:balances",
        "always", whole=True,
    ),
    "distance": Family(
        "peace at a distance", "what counts is the enemies whom no chain of alliances reaches",
        "comity.security.ensemble:distances", "always", whole=True,
    ),
    "bargaining": Family(
        "spatial bargaining", "what counts is how near the outcome is", "comity.security.ensemble:bargainings", "beside"
    ),
}  # fmt: skip
