"""What is new: the findings of the case, each with words, speaker and source."""

from __future__ import annotations

from comity.model import dated, first_day
from comity.report import sections
from comity.web.asked import Asked, Shown
from comity.web.desk import Desk

TEN = 10


def show(desk: Desk, asked: Asked) -> Shown:
    """Ten findings, or as many as are asked for; since a day, of one kind."""
    since = asked.get("since")
    day = first_day(dated(since)) if since else None
    kind, most = asked.get("kind"), asked.number("most", TEN)
    found = desk.once(("news", day, kind), lambda: sections.news(desk.case, day, kind))
    picked = {name.removeprefix("brief/") for name in desk.case.settings("brief/")}
    more = {"most": most, "kind": kind, "labels": sections.NEWS_KINDS, "since": since, "picked": picked}
    return Shown(found, "What is new", more)
