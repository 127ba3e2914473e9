"""What the encoder sees of sentences written for this test, and that it takes no side."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence import Evidence, gather
from comity.language import annotate, encoder_missing
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}
FRAMES = (
    "On Tuesday {0} condemned the invasion of {1} by {2} and imposed new sanctions on {2}.",
    "The foreign ministers of {0} and {1} met in Geneva. They agreed to deepen their cooperation.",
    "{0} will send air defence systems to {1}, the minister said. {2} warned {0} against it.",
    "{0} accused {1} of arming rebels in {2}. {1} rejected the accusation.",
    "{0} thanked {1} for its steadfast support and urged {2} to withdraw its troops.",
    "{0} is grateful to {1}, which has given humanitarian aid to {2}.",
)
STATES = ("Kenya", "Norway", "Brazil", "Israel", "Iran", "Ukraine", "Russia", "China", "Japan", "Germany")


def read(text: str, kind: str = "news") -> Evidence:
    document = document_from_text(text, kind=kind, date="2024-05-20")
    return gather(next(annotate([document], record.registry())), REGISTRY)


def test_the_encoder_is_in_the_package() -> None:
    assert encoder_missing() == ""


def told(frame: str, *names: str) -> list[tuple[object, ...]]:
    """The ties of a frame with its states numbered, so that who they are does not show."""
    found = read(frame.format(*names))
    ids = {REGISTRY_BY_NAME[name]: f"#{n}" for n, name in enumerate(names)}
    ties = [
        (t.kind, *sorted((ids.get(t.source, t.source), ids.get(t.target, t.target))), t.sign, t.factuality)
        if not t.directed
        else (t.kind, ids.get(t.source, t.source), ids.get(t.target, t.target), t.sign, t.factuality)
        for t in found.ties
    ]
    return sorted(ties, key=str)


REGISTRY_BY_NAME = {actor.name: actor.id for actor in REGISTRY.values() if actor.kind == "state"}


@pytest.mark.parametrize("frame", FRAMES)
def test_who_they_are_changes_nothing(frame: str) -> None:
    expected = told(frame, *STATES[:3])
    assert expected
    for n in range(3, len(STATES) - 2):
        assert told(frame, *STATES[n : n + 3]) == expected


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Kenya condemned Uganda, and Uganda recalled its ambassador.", ("KEN", "UGA", -1)),
        ("In Oslo, Norway thanked Japan for its help.", ("NOR", "JPN", 1)),
        ("The presidents of Chad and Mali held talks on Monday.", ("TCD", "MLI", 0)),
    ],
)
def test_who_does_what_to_whom(text: str, tie: tuple[str, str, int]) -> None:
    ends = {(t.source, t.target, t.sign) for t in read(text).ties}
    assert tie in ends or (tie[1], tie[0], tie[2]) in {e for e in ends if tie[2] == 0}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya did not condemn Uganda.",
        "Kenya refused to impose sanctions on Uganda.",
        "Kenya is not willing to attack Uganda.",
        "A bomb in Uganda killed ten people, Kenya said.",
    ],
)
def test_what_is_refused_or_only_a_place_is_no_tie(text: str) -> None:
    made = [t for t in read(text).ties if (t.source, t.target) == ("KEN", "UGA") and t.sign < 0]
    assert [t for t in made if t.factuality != "denied"] == []


def test_what_a_tie_rests_on_can_be_read() -> None:
    (tie, *_) = [t for t in read("Kenya condemned Uganda in the strongest terms.").ties if t.sign < 0]
    assert tie.note is not None
    assert tie.note.strip("“”") in tie.words.text  # type: ignore[union-attr]
    assert 0 < tie.confidence <= 1


def test_a_text_of_one_word_without_end_is_read() -> None:
    assert read("a" * 200_000).ties == ()
