"""Groupings in the words of a text: what names one, how far its words go, and what names none."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from comity.language import Annotation, annotate
from comity.record import registry
from comity.texts import document_from_text


def read(text: str) -> Annotation:
    return next(iter(annotate([document_from_text(text)], registry())))


def worded(text: str) -> list[str]:
    """The groupings that a text words, by name."""
    annotation = read(text)
    actors = annotation.actors
    meant = [actors.get(m.actor or "") for m in annotation.mentions if m.form == "nominal"]
    return [actor.name for actor in meant if actor and actor.kind == "grouping"]


@pytest.mark.parametrize(
    ("text", "groupings"),
    [
        ("Syrian rebels shelled the town.", ["Syrian rebels"]),
        ("Talks with pro-Ruritanian separatists began.", ["pro-Ruritanian separatists"]),
        ("Iran-backed militias fired on Kenya-backed militias.", ["Iran-backed militias", "Kenya-backed militias"]),
        ("European allies and partners met.", ["European allies and partners"]),
        ("Ghana’s trading partners agreed.", ["Ghana’s trading partners"]),
        ("The countries of the region objected.", ["countries of the region"]),
        ("A coalition of nations intervened.", ["coalition of nations"]),
        ("The Kenyan opposition refused.", ["Kenyan opposition"]),
        ("Rebels took the bridge.", ["Rebels"]),
        ("Nuclear powers must disarm.", ["Nuclear powers"]),
        ("Regional organizations helped.", ["Regional organizations"]),
    ],
)
def test_words_that_name_a_grouping(text: str, groupings: list[str]) -> None:
    assert worded(text) == groupings


@pytest.mark.parametrize(
    "text",
    [
        "Two countries signed.", "Many countries abstained.", "He states that it rained.",
        "The committee has new powers.", "Our Kenyan partners agreed.", "Houthi rebels fired.",
        "The political parties met.", "The opposition refused.",
    ],
)  # fmt: skip
def test_words_that_name_none(text: str) -> None:
    assert worded(text) == []


def test_a_name_before_the_noun_keeps_its_own_mention() -> None:
    annotation = read("Kenyan rebels met Ghana.")
    assert [(m.span.text, m.actor) for m in annotation.mentions] == [
        ("Kenyan", "KEN"), ("rebels", "grouping:kenyan-rebels"), ("Ghana", "GHA"),
    ]  # fmt: skip


def test_nobody_is_a_member_unless_named_as_one() -> None:
    annotation = read("Kenya and its allies met. Ghana’s partners came.")
    members = {actor.name: actor.members for actor in annotation.actors.values() if actor.kind == "grouping"}
    assert members == {"Kenya and its allies": ("KEN",), "Ghana’s partners": ()}


def test_the_list_of_nouns_holds_no_noun_twice() -> None:
    given = yaml.safe_load((files("comity.language") / "data" / "groupings.yaml").read_text("utf-8"))
    assert set(given) == {"alone", "worded", "own", "some", "amounts", "itself"}
    assert not set(given["own"]) & {*given["alone"], *given["worded"]}
    assert not set(given["some"]) & {*given["alone"], *given["worded"], *given["own"]}
    assert all(words for words in given["some"].values())
