"""A merged event is the same whatever the order in which documents are read."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from comity.evidence.events import once
from comity.model import Event, Span

DAYS = ("2024-05-20", "2024-05-21", "2024-05-22", "2024-05", "2024-06-01", "")


def event(number: int, home: str, on: str | None, parties: tuple[str, str], by: str) -> Event:
    spans = ((home, Span(number, number + 4, "said")),)
    first, second = parties
    return Event(f"{home}:e{number}", "CONSULT", (first,), (second,), spans, date=on, reported_by=(by,))


@st.composite
def told(draw: st.DrawFn) -> tuple[list[Event], dict[str, str]]:
    dates = {home: draw(st.sampled_from(DAYS)) for home in "abcd"}
    rows = st.tuples(st.sampled_from("abcd"), st.sampled_from((*DAYS[:3], None)), st.booleans(), st.sampled_from("XY"))
    events = [
        event(number, home, on, ("PER", "CHL") if way else ("CHL", "PER"), by)
        for number, (home, on, way, by) in enumerate(draw(st.lists(rows, min_size=1, max_size=6)))
    ]
    return events, {home: day for home, day in dates.items() if day}


@given(told(), st.integers())
def test_the_order_of_reading_does_not_matter(given: tuple[list[Event], dict[str, str]], seed: int) -> None:
    events, dates = given
    shuffled = random.Random(seed).sample(events, len(events))
    assert once(events, dates) == once(shuffled, dates)
    assert sum(len(one.spans) for one in once(events, dates)) == len(events)
