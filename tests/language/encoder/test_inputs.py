"""What the encoder sees: every word once, aligned to the character, and no name of anybody."""

from __future__ import annotations

import pytest

from comity.language import Annotation, annotate
from comity.language.encoder import Voice, Window, windows
from comity.language.encoder.inputs import LONGEST, tokenizer
from comity.record import registry
from comity.texts import document_from_text

KNOWN = {actor.id: actor for actor in registry()}


def read(text: str) -> Annotation:
    (annotation,) = annotate([document_from_text(text, kind="speech")], registry())
    return annotation


def seen(text: str, voice: str | None = "KEN") -> list[Window]:
    annotation = read(text)
    return list(windows(annotation, {**KNOWN, **annotation.actors}, [Voice(0, len(text), voice)]))


def test_no_name_of_an_actor_reaches_the_encoder() -> None:
    (window,) = seen("Kenya thanked the Norwegian Government, and Oslo answered the United Nations.")
    words = tokenizer().decode(window.ids)
    assert not any(name in words for name in ("kenya", "norw", "oslo", "nations"))
    assert [p for _, p in window.parties] == ["KEN", "KEN", "NOR", "NOR", "UN"]


@pytest.mark.parametrize(("one", "other"), [("Kenya", "Brazil"), ("Russia", "Ukraine"), ("Israel", "Iran")])
def test_two_states_that_change_places_change_nothing_else(one: str, other: str) -> None:
    frame = "{} condemned the attack by {}. The two spoke later, and {} agreed to talks."
    first, second = seen(frame.format(one, other, one), None)[0], seen(frame.format(other, one, other), None)[0]
    assert (first.ids, first.marks) == (second.ids, second.marks)
    assert [p for _, p in first.parties] != [p for _, p in second.parties]


@pytest.mark.parametrize(
    "text",
    [
        "Smile 😀 of Kenya.\nA second line — “quoted”, he said.",
        "Cafe\u0301 talks with Norway e\u0301nded.",
        "\u0627\u0644\u0633\u0644\u0627\u0645 and Kenya \u05e9\u05dc\u05d5\u05dd.",
    ],
)
def test_every_word_stands_in_a_piece_at_its_own_characters(text: str) -> None:
    found = seen(text)
    covered = [False] * len(text)
    for window in found:
        for start, end in zip(window.starts, window.ends, strict=True):
            assert start == end == -1 or 0 <= start < end <= len(text)
            for n in range(max(start, 0), max(end, 0)):
                covered[n] = True
    assert all(covered[n] for n, letter in enumerate(text) if letter.isalnum())


def test_a_paragraph_without_end_is_cut_into_windows_of_bounded_length() -> None:
    found = seen("word " * 3000)
    assert len(found) > 3
    assert all(len(window.ids) <= LONGEST for window in found)


def test_each_turn_begins_with_whoever_speaks() -> None:
    text = "We thank you.\nWe do not."
    annotation = read(text)
    voices = [Voice(0, 13, "KEN"), Voice(14, len(text), "NOR")]
    (window,) = windows(annotation, KNOWN, voices)
    assert [party for _, party in window.parties] == ["KEN", "NOR"]
    assert [window.starts[n] for n, _ in window.parties] == [-1, -1]


def test_an_article_that_belongs_to_a_state_s_name_is_in_its_piece() -> None:
    frame = "{} condemned the attack by {}. The war of {} goes on."
    names = [("Kenya", "Brazil", "Kenya"), ("The United States", "the Netherlands", "the United States")]
    first, second = (seen(frame.format(*three), None)[0] for three in names)
    assert (first.ids, first.marks) == (second.ids, second.marks)
    assert second.starts[second.ids.index(1)] == 0
