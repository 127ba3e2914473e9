"""What a time expression is resolved against: the day of the words, and the dates of the narrative."""

from __future__ import annotations

from datetime import date

from comity.language.time.context import NEAR, UNDATED, Context, Found
from comity.language.time.points import Point


def found(start: int, day: date, grain: str = "day") -> Found:
    point = Point(day, grain)
    return Found(start, start + 10, "DATE", point.value, "a test", None, point)


def context(*points: Found, day: str | None = "2024-05-20") -> Context:
    return Context.of("", day, points=list(points))


def test_without_a_day_there_is_no_anchor() -> None:
    assert (context(day=None).anchor, context(day=None).speech) == (None, UNDATED)
    assert [context(day=day).anchor for day in ("2024", "2024-05", "2024-05-20")] == ["2024", "2024-05", "2024-05-20"]


def test_on_a_sunday_this_week_is_the_one_that_begins() -> None:
    assert context(day="2024-05-19").week.value == "2024-W21"
    assert context(day="2024-05-18").week.value == "2024-W20"


def test_the_last_date_near_by_that_is_fine_enough_is_the_reference() -> None:
    held = context(found(0, date(2014, 3, 1)), found(20, date(2015, 4, 2)), found(90, date(2016, 1, 1)))
    near = held.reference("day", 50)
    assert near is not None
    assert near.value == "2015-04-02"
    assert held.reference("day", 5) is None


def test_a_coarser_date_that_is_nearer_is_known_only_so_far() -> None:
    near = context(found(0, date(2014, 3, 1)), found(20, date(2015, 1, 1), "year")).reference("day", 50)
    assert near is not None
    assert near.point is not None
    assert (near.value, near.point.known) == ("2015", "year")


def test_a_date_far_back_counts_only_where_it_is_asked_for() -> None:
    held = context(found(0, date(2014, 3, 1)))
    assert held.reference("day", NEAR + 11) is None
    far = held.reference("day", NEAR + 11, far=True)
    assert far is not None
    assert far.value == "2014-03-01"


def test_what_follows_is_not_reckoned_from_the_day_of_the_words() -> None:
    held = context(found(0, date(2014, 3, 1)), found(20, date(2024, 5, 20)))
    after = held.reference("day", 50, forward=True)
    assert after is not None
    assert after.value == "2014-03-01"
