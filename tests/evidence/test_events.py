"""One event, however often it is told."""

from __future__ import annotations

from comity import record
from comity.evidence.events import find_events, once
from comity.evidence.scene import Scene
from comity.language import annotate
from comity.model import Event
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}


def events(text: str, date: str) -> tuple[Event, ...]:
    document = document_from_text(text, kind="news", date=date)
    return find_events(Scene(next(annotate([document], record.registry())), REGISTRY))


def told(*texts: tuple[str, str]) -> list[Event]:
    found = [(event, date) for text, date in texts for event in events(text, date)]
    return once((event for event, _ in found), {event.spans[0][0]: date for event, date in found})


def test_two_documents_tell_one_event() -> None:
    first, second = "Peru met with Chile in Lima.", "Chile held talks with Peru yesterday."
    (event,) = told((first, "2024-05-20"), (second, "2024-05-21"))
    assert [span.text for _, span in event.spans] == [first, second]
    assert len({document for document, _ in event.spans}) == 2


def test_another_day_is_another_event() -> None:
    assert len(told(("Peru accused Chile.", "2024-05-20"), ("Peru accused Chile again.", "2024-06-20"))) == 2


def test_who_accuses_whom_matters() -> None:
    assert len(told(("Peru accused Chile of it.", "2024-05-20"), ("Chile accused Peru of it.", "2024-05-20"))) == 2


def test_confidence_is_a_probability_of_its_own() -> None:
    (event,) = events("Norway accused Sweden of lying.", "2024-05-20")
    assert 0.8 < event.confidence <= 1


def test_a_passive_in_a_relative_clause() -> None:
    told_of = events("The African Union, which is supported by Ghana, met.", "2024-05-20")
    assert {(event.actors, event.targets) for event in told_of} == {(("GHA",), ("AU",))}


def test_news_of_one_sentence_is_an_event_of_its_party() -> None:
    (event,) = events("Norway has called an early election.", "2024-05-20")
    assert (event.actors, event.targets) == (("NOR",), ())


def test_what_is_asked_is_no_event() -> None:
    assert not events("Did Peru accuse Chile of it?  The ministers met.", "2024-05-20")


def test_a_date_is_given_as_far_as_it_is_known() -> None:
    (event,) = events("In the spring of 2014 Peru accused Chile.", "2024-05-20")
    assert "X" not in (event.date or "")
