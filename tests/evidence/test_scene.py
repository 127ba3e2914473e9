"""What the places of two names in a sentence say of them, before anything else does."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence.scene import Scene
from comity.language import annotate
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}


def scene(text: str) -> Scene:
    return Scene(
        next(annotate([document_from_text(text, kind="news", date="2024-05-20")], record.registry())), REGISTRY
    )


def places(text: str, *names: str) -> list[tuple[int, int]]:
    return [(text.index(name), text.index(name) + len(name)) for name in names]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Ghana stands by Kenya and Peru.", True),
        ("Ghana stands by Kenya, the Peru of old.", True),
        ("Ghana heard Kenya on Peru.", False),
        ("Ghana saw Kenya arm Peru.", False),
    ],
)
def test_names_joined_by_and_stand_side_by_side(text: str, joined: bool) -> None:
    assert scene(text).side_by_side(*places(text, "Kenya", "Peru")) is joined


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Ghana sent envoys to Kenya, Chile and Peru.", True),
        ("Ghana held talks with Kenya and Peru.", True),
        ("Kenya and Peru held talks with Ghana.", False),
        ("Talks between Kenya and Peru began.", False),
        ("It was attended by Kenya; Chile; Ghana; Chad; Mali; Peru.", True),
    ],
)
def test_those_whom_a_third_meets_have_not_met_each_other(text: str, listed: bool) -> None:
    assert scene(text).in_one_list(*places(text, "Kenya", "Peru")) is listed


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kenya met Chile in Lima, Peru.", True),
        ("Kenya met Chile, Peru and Chad.", False),
        ("Kenya trusts in Peru.", False),
        ("Kenya and Chad will meet in Peru.", True),
    ],
)
def test_a_state_after_its_city_is_where_something_was(text: str, place: bool) -> None:
    assert scene(text).where(places(text, "Peru")[0]) is place
