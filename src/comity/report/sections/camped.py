"""The two camps of a network, with who is out of place in them, and whose side is certain."""

from __future__ import annotations

import math

from comity.errors import ComityError
from comity.report.sections.paired import Camps, Network
from comity.security import certain
from comity.system import Frustration, frustration

_STEPS = 2000  # of the simplex algorithm for the camps, so that the answer is the same on every machine
_MOST = 600  # signed pairs of a network in which it is asked whose side is certain
_NODES = 200  # of the search for another best division, so that it ends

Pair = tuple[str, str]


def camps(found: Network) -> Camps:
    """The two camps of a network that leave the fewest pairs out of place, with their proof."""
    signs = {(p.a, p.b): 1 if p.sign == "pos" else -1 for p in found.pairs if p.sign in ("pos", "neg")}
    if len({actor for pair in signs for actor in pair}) < 3:
        return Camps()
    if all(sign > 0 for sign in signs.values()):
        return Camps(told="No pair is at odds: there is one camp.", proved=True)
    known = frustration(signs, math.inf, _STEPS)
    sides = tuple(sorted((tuple(sorted(side)) for side in known.camps), key=lambda side: (-len(side), side)))
    unsure, divisions = _unsure(signs, known)
    told = f"{_proof(len(known.frustrated), len(signs), known)} {_certainty(unsure, divisions, known)}".strip()
    return Camps(sides, unsure, divisions, tuple(sorted(known.frustrated)), known.bound, known.proved, told)


def _proof(wrong: int, of: int, known: Frustration) -> str:
    return (
        f"{wrong} of {of} signed pairs out of place; no two camps leave fewer, which is proved (line index of balance)."
        if known.proved
        else f"{wrong} of {of} signed pairs out of place; any two camps leave at least {known.bound}; that these are "
        "the fewest is not proved."
    )


def _unsure(signs: dict[Pair, int], known: Frustration) -> tuple[tuple[str, ...] | None, int]:
    """Who does not stand with the greatest group that every best division divides alike, and how many divisions were
    seen; None for who where it is not proved."""
    if not known.proved or len(signs) > _MOST:
        return None, 1
    try:
        found = certain(tuple(sorted(signs.items())), _NODES)
    except ComityError:
        return None, 1
    sure = {actor for side in found.groups[0] for actor in side}
    sure = sure if len(sure) > 1 else set[str]()  # one alone is certain of nobody
    return tuple(sorted({actor for two in signs for actor in two} - sure)), found.divisions


def _certainty(unsure: tuple[str, ...] | None, divisions: int, known: Frustration) -> str:
    if not known.proved:
        return ""
    if unsure is None:
        return "Whose side is certain was not looked for: there may be other divisions as good."
    if not unsure:
        return "Every other division is worse: all sides are certain."
    count = f"{len(unsure)} actor{'s' if len(unsure) > 1 else ''}"
    if divisions == 1:
        return f"{count} have no ties with the others that fix their side."
    return f"At least {divisions} divisions are as good: {count} may stand on either side, and are drawn so."
