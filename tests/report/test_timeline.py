"""The timeline: everything with a date is a mark in its actor's lane, and what has none is counted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.case import Case, read
from comity.model import Span
from comity.report.chronicle import calendar_date, chronicle
from comity.report.timeline import Axis, draw_timeline

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "steppe-bridge.txt"


@pytest.fixture(scope="module")
def case() -> Case:
    return read(EXAMPLE)


def count(svg: str, kind: str) -> int:
    return sum(element.get("class") == kind for element in ElementTree.fromstring(svg).iter())


def test_every_mark_of_the_chronicle_is_drawn(case: Case) -> None:
    svg = draw_timeline(case)
    found = chronicle(case)
    for kind in ("texts", "dates", "actor", "tie"):
        assert count(svg, kind) == sum(len(lane.marks) for lane in found.lanes if lane.kind == kind)
    assert count(svg, "head") == len(found.lanes)
    assert svg == draw_timeline(case)


def test_every_dated_event_and_statement_is_in_a_lane(case: Case) -> None:
    lanes = [lane for lane in chronicle(case).lanes if lane.kind == "actor"]
    events = [mark for lane in lanes for mark in lane.marks if mark.style.startswith("event")]
    assert len(events) == sum(1 for event in case.events if calendar_date(event.date))
    said = sum(int(mark.words) for lane in lanes for mark in lane.marks if mark.style == "statements")
    lanes_of = [
        {case.actors[a].state or a for a in s.source_actors} for s in case.statements if s.document in case.dates
    ]
    assert said == sum(map(len, lanes_of))


def test_every_mark_that_rests_on_words_leads_to_them(case: Case) -> None:
    texts = {document.id: document.text for document in case.documents}
    asked: list[tuple[str | None, Span]] = []

    def go(document: str | None, spans: Iterable[Span]) -> str:
        asked.extend((document, span) for span in spans)
        return "w1"

    svg = draw_timeline(case, go)
    assert asked
    assert all(texts[document][span.start : span.end] == span.text for document, span in asked if document)
    assert 'data-go="w1"' in svg


def test_spells_on_record_name_their_dataset(case: Case) -> None:
    ties = [mark for lane in chronicle(case).lanes if lane.kind == "tie" for mark in lane.marks]
    assert all(mark.document or "on record in" in mark.title for mark in ties)


@pytest.mark.parametrize(
    ("value", "date"),
    [("2016-W12", "2016"), ("2016-02-30", "2016"), ("2016-13", "2016"), ("PRESENT_REF", None), (None, None)],
)
def test_a_date_is_what_a_calendar_has_of_it(value: str | None, date: str | None) -> None:
    assert calendar_date(value) == date


@given(st.sets(st.integers(1, 800_000), min_size=2, max_size=50))
def test_the_axis_never_turns_back(days: set[int]) -> None:
    axis = Axis(dict.fromkeys(days, 0.5), 10, 900)
    places = [axis.at(day) for day in range(min(days), max(days) + 1, max(1, (max(days) - min(days)) // 99))]
    assert places == sorted(places)
    assert axis.at(min(days)) == 10
    assert axis.at(max(days)) == pytest.approx(900)


def test_a_case_without_dates_has_no_timeline() -> None:
    assert draw_timeline(Case.in_memory()) == ""
