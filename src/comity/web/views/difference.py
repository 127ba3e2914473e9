"""Difference: two systems in one picture, by their days, parties or texts."""

from __future__ import annotations

from comity.report import sections
from comity.web.asked import Asked, Shown
from comity.web.desk import Desk
from comity.web.selected import selected
from comity.web.views.network import share

FIELDS = ("by", "start", "end", "text")


def show(desk: Desk, asked: Asked) -> Shown:
    """What the second has and the first has not, and the other way round; without a choice, before and since the
    middle of the days."""
    given = {f"{field}{side}": asked.get(f"{field}{side}") for side in ("", "2") for field in FIELDS}
    if not any(given.values()):
        given["end"], given["start2"] = sections.middle(desk.case)
    sure = share(asked.get("sure"), sections.SURE)
    key = ("contrasted", sure, *given.values())
    found = desk.once(key, lambda: sections.contrasted(*(_side(desk, given, side, sure) for side in ("", "2"))))
    texts = desk.once(("inbox",), lambda: sections.inbox(desk.case)).documents
    one, _, other = asked.get("pair").partition("~")
    pair = next((p for p in found.pairs if (p.a, p.b) == (one, other)), None)
    more = {"given": given, "texts": texts, "pair": pair, "sure": sure, "signs": sections.SIGNS | {"mixed": "both"},
            "chosen": selected(desk, asked)}  # fmt: skip
    return Shown(found, "Difference", more, found.pairs)


def _side(desk: Desk, given: dict[str, str], side: str, sure: float) -> sections.Network:
    by, start, end, text = (given[f"{field}{side}"] for field in FIELDS)
    known = desk.once(("joined", "said"), lambda: sections.joined(desk.case, "said"))
    choice = sections.Choice(sure=sure, by=by, start=start, end=end)
    return sections.network(desk.case, choice, sections.in_text(known, text))
