"""The two camps of a network, with who is out of place in them, and whose side is certain."""

from __future__ import annotations

import math

from comity.report.sections.paired import Camps, Network
from comity.report.sides import unsure
from comity.system import Frustration, frustration

_STEPS = 2000  # of the simplex algorithm for the camps, so that the answer is the same on every machine


def camps(found: Network) -> Camps:
    """The two camps of a network that leave the fewest pairs out of place, with their proof."""
    signs = {(p.a, p.b): 1 if p.sign == "pos" else -1 for p in found.pairs if p.sign in ("pos", "neg")}
    if len({actor for pair in signs for actor in pair}) < 3:
        return Camps()
    if all(sign > 0 for sign in signs.values()):
        return Camps(told="No pair is at odds: there is one camp.", proved=True)
    known = frustration(signs, math.inf, _STEPS)
    sides = tuple(sorted((tuple(sorted(side)) for side in known.camps), key=lambda side: (-len(side), side)))
    doubtful, divisions = unsure(signs, known)
    told = f"{_proof(len(known.frustrated), len(signs), known)} {_certainty(doubtful, divisions, known)}".strip()
    return Camps(sides, doubtful, divisions, tuple(sorted(known.frustrated)), known.bound, known.proved, told)


def _proof(wrong: int, of: int, known: Frustration) -> str:
    return (
        f"{wrong} of {of} signed pairs out of place; no two camps leave fewer, which is proved (line index of balance)."
        if known.proved
        else f"{wrong} of {of} signed pairs out of place; any two camps leave at least {known.bound}; that these are "
        "the fewest is not proved."
    )


def _certainty(doubtful: tuple[str, ...] | None, divisions: int, known: Frustration) -> str:
    if not known.proved:
        return ""
    if doubtful is None:
        return "Whose side is certain was not looked for: there may be other divisions as good."
    if not doubtful:
        return "Every other division is worse: all sides are certain."
    count = f"{len(doubtful)} actor{'s' if len(doubtful) > 1 else ''}"
    if divisions == 1:
        return f"{count} have no ties with the others that fix their side."
    return f"At least {divisions} divisions are as good: {count} may stand on either side, and are drawn so."
