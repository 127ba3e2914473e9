"""Who acts on whom, in sentences written for this test."""

from __future__ import annotations

import pytest

from comity.evidence.event_pairs import plover
from comity.evidence.events import find_events
from comity.evidence.scene import Scene
from comity.language import annotate
from comity.language.parsing import parse
from comity.model import Document, Event, Offsets, Reasoned, document_id
from comity.record import registry


def _events(text: str) -> tuple[Event, ...]:
    document = Document(
        id=document_id(text), source="test", path="test", start=0, end=len(text), text=text,
        offsets=Offsets.identity(len(text)), kind=Reasoned("news", "a test"),
    )  # fmt: skip
    actors = registry()
    (annotation,) = annotate([document], actors)
    return find_events(Scene(annotation, {actor.id: actor for actor in actors}))


@pytest.mark.parametrize(
    ("text", "source", "target", "types"),
    [
        ("Norway accused Sweden of lying.", "NOR", "SWE", {"ACCUSE"}),
        ("Portugal has released two Spanish sailors.", "PRT", "ESP", {"RETREAT"}),
        ("Peru was bombed by Chile.", "CHL", "PER", {"ASSAULT"}),
        ("Ghana deported 40 citizens of Togo.", "GHA", "TGO", {"COERCE"}),
        ("Kenya urged Uganda to open the border.", "KEN", "UGA", {"REQUEST"}),
    ],
)
def test_one_event(text: str, source: str, target: str, types: set[str]) -> None:
    events = _events(text)
    assert [(event.actors, event.targets) for event in events] == [((source,), (target,))]
    assert {event.type for event in events} <= types


def test_each_event_has_its_trigger_and_sentence() -> None:
    text = "It rained. Norway accused Sweden of lying."
    (event,) = _events(text)
    assert event.trigger is not None
    assert text[event.trigger.start : event.trigger.end] == event.trigger.text == "accused"
    assert [span.text for _, span in event.spans] == ["Norway accused Sweden of lying."]


def test_no_event_without_two_parties() -> None:
    assert _events("Norway held an election. It was a quiet day in June.") == ()


def test_yielding_is_a_retreat_or_a_concession() -> None:
    (first, second) = parse(["They lifted the curfew.", "They repealed the law."])
    assert plover("YIELD", first[1]) == "RETREAT"
    assert plover("YIELD", second[1]) == "CONCEDE"
    assert plover("ACCUSE", first[1]) == "ACCUSE"
