"""Timeline: who says and does what when; a day or an actor that is chosen here is chosen in every view."""

from __future__ import annotations

from comity.model import first_day, last_day
from comity.report import sections
from comity.web.asked import Asked, Shown
from comity.web.desk import Desk
from comity.web.selected import Selected, selected

STEP = 58  # pixels from one day to the next: every day has the same room, so that a war and a summit can both be seen
LEFT = 170


def show(desk: Desk, asked: Asked) -> Shown:
    """Every lane over all days, and beneath what happened on the chosen day, or of the chosen actor."""
    chosen = selected(desk, asked)
    found = desk.once(("timed",), lambda: sections.timed(desk.case))
    rows = tuple(one for one in found.moments if _is_asked(one, chosen))
    places = {day: LEFT + STEP * n for n, day in enumerate(found.days)}
    lanes = [lane for lane in found.lanes if lane[0] in ("texts", "actor")]
    more = {
        "chosen": chosen, "places": places, "lanes": lanes, "left": LEFT, "step": STEP,
        "wide": LEFT + STEP * max(1, len(found.days)), "marks": _marks(found), "rows": rows,
        "spells": tuple(one for one in found.moments if one.lane == "tie"), "most": asked.number("most", 60),
    }  # fmt: skip
    return Shown(found, "Timeline", more, rows)


def _is_asked(one: sections.Moment, chosen: Selected) -> bool:
    on_day = not chosen.on or (
        one.start and first_day(one.start) <= last_day(chosen.on) and last_day(one.end or one.start) >= chosen.on
    )
    of = not chosen.actor or chosen.actor == one.actor or (chosen.name in one.told)
    return bool(on_day and of and (not chosen.document or not chosen.statement or one.document == chosen.document))


def _marks(found: sections.Timed) -> dict[tuple[str, str], list[sections.Moment]]:
    """The moments of each lane on each day."""
    made: dict[tuple[str, str], list[sections.Moment]] = {}
    for one in found.moments:
        if one.start:
            made.setdefault((one.name, one.start), []).append(one)
    return made
