"""Network: who stands how with whom, one line a pair, opened to its ties and the words behind them."""

from __future__ import annotations

import msgspec

from comity.report import sections
from comity.web.asked import Asked, Shown
from comity.web.desk import Desk
from comity.web.selected import Selected, selected

BASES = {"said": "said in the texts", "record": "on record", "both": "both"}
LISTED = 60  # pairs in the list at first


def show(desk: Desk, asked: Asked) -> Shown:
    """The network as the address narrows it; `pair=A~B` opens a pair, `camps=1` finds the camps."""
    chosen = selected(desk, asked)
    choice = _choice(asked, chosen)
    known = desk.once(("joined", choice.basis), lambda: sections.joined(desk.case, choice.basis))
    found = desk.once(("network", choice), lambda: sections.network(desk.case, choice, known))
    if asked.get("camps"):
        camps = desk.once(("camps", choice), lambda: sections.camps(found))
        found = msgspec.structs.replace(found, camps=camps)
    more = {
        "choice": choice, "chosen": chosen, "bases": BASES, "signs": sections.SIGNS, "listed": LISTED,
        "pair": _pair(found, asked.get("pair")), "most": asked.number("most", LISTED), "seen": asked.get("pair"),
        "about": tuple(pair for pair in found.pairs if chosen.actor in (pair.a, pair.b)) if chosen.actor else (),
    }  # fmt: skip
    return Shown(found, "Network", more, found.ties)


def _choice(asked: Asked, chosen: Selected) -> sections.Choice:
    basis = asked.get("basis")
    return sections.Choice(
        basis if basis in BASES else "said", asked.all("kind"), asked.all("sign"), asked.all("factuality"),
        share(asked.get("sure"), sections.SURE), max(1, asked.number("least", 1)), asked.get("by"),
        asked.get("start"), asked.get("end") or chosen.on, chosen.actor, min(asked.number("steps", 0), 9),
    )  # fmt: skip


def share(given: str, default: float) -> float:
    """A share between 0 and 1 as it was typed.

    >>> share("0.25", 0.5), share("much", 0.5), share("7", 0.5)
    (0.25, 0.5, 1.0)
    """
    try:
        return min(1.0, max(0.0, float(given)))
    except ValueError:
        return default


def _pair(found: sections.Network, asked: str) -> sections.Pair | None:
    one, _, other = asked.partition("~")
    return next((pair for pair in found.pairs if {pair.a, pair.b} == {one, other}), None)
