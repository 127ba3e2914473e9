"""What a time expression is resolved against: the day of the words, the narrative so far, and the tense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from comity.language.time.points import FINENESS, Point, parse_point

NEAR = 600  # characters that a date of the narrative reaches
LONG = ("year", "decade", "century")
SPEECH = "the document's date"
UNDATED = "a document whose date is not known"


@dataclass(frozen=True)
class Found:
    """A resolved expression, not yet tied to a document. `point` is its place on the calendar, if it has one.

    `lacks` is "year" where the text gives none, so that "of last year" beside it can; "day" for a clock time or
    part of the day without its day. `words` are its words, `rule`
    the rule that found it.
    """

    start: int
    end: int
    type: str
    value: str
    reason: str
    anchor: str | None = None
    point: Point | None = None
    lacks: str = ""
    words: str = ""
    rule: str = ""

    def moved(self, start: int, end: int) -> Found:
        return replace(self, start=start, end=end)


Direction = Callable[[int, int], tuple[int, str, bool]]


def unknown_direction(start: int, end: int) -> tuple[int, str, bool]:
    """The direction of words whose grammar is not known."""
    return 0, "", False


@dataclass
class Context:
    """The state of reading one text, expression after expression."""

    text: str
    today: Point
    direction: Direction = unknown_direction
    speech: str = SPEECH
    points: list[Found] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, day: str | None, **more: object) -> Context:
        """The context of words spoken or written on `day` (an ISO date of any precision, or None)."""
        today = parse_point(day) if day else None
        if today is None:
            more["speech"] = UNDATED
        return cls(text, today or Point(date(2000, 1, 1), "day", known=""), **more)  # type: ignore[arg-type]

    @property
    def anchor(self) -> str | None:
        """The value of the day of the words."""
        if not self.today.known:
            return None
        return self.today.to("day" if self.today.known == "day" else self.today.grain).value

    @property
    def week(self) -> Point:
        """The week of the words. On a Sunday "this week" looks ahead, so the week is the one that begins."""
        if self.today.known == "day" and self.today.day.isoweekday() == 7:
            return Point(date.fromordinal(self.today.day.toordinal() + 1), "week")
        return self.today.to("week")

    def reference(self, unit: str, before: int, forward: bool = False, far: bool = False) -> Found | None:
        """The last date of the narrative, near by, that is at least as fine as `unit` (a year for longer units).

        Where the date nearest by is coarser ("in 2014 ... three days later"), it is given, known only so far.
        `far` asks for the last one however far back, where there is none near. What follows (`forward`) is not
        reckoned from the day of the words itself.
        """
        near = self._near(unit, before, forward)
        if near is not None or not far:
            return near
        grain = FINENESS.get(unit, FINENESS["day"])
        fine = (f for f in reversed(self.points) if f.end <= before and f.point and FINENESS[f.point.grain] >= grain)
        return next(fine, None)

    def _near(self, unit: str, before: int, forward: bool) -> Found | None:
        """The last such date within reach, or a coarser one that is nearer."""
        need = min(FINENESS["year"], FINENESS.get(unit, 9)) if unit in LONG else FINENESS.get(unit, FINENESS["day"])
        for found in reversed(self.points):
            point = found.point
            if (
                point is None
                or found.end > before
                or (forward and point.day == self.today.day and self.today.known == "day")
            ):
                continue
            if before - found.end > NEAR:
                return None
            if FINENESS[point.grain] >= need:
                return found
            if point.grain in ("year", "month") and found.anchor is None:
                return replace(found, point=replace(point, known=point.grain))
        return None
