"""Words that relate parties, each with its parties on the right side of it."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence.scene import Scene
from comity.language import annotate
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}

Related = tuple[str, tuple[str, ...], tuple[str, ...]]


def frames(text: str) -> set[Related]:
    """(kind, sources, targets) of every word of a text that relates parties."""
    document = document_from_text(text, kind="news", date="2024-05-20")
    scene = Scene(next(annotate([document], record.registry())), REGISTRY)
    return {(frame.kind, frame.sources, frame.targets) for frame in scene.frames}


@pytest.mark.parametrize(
    ("text", "related"),
    [
        ("Peru accused Chile.", ("accusation", ("PER",), ("CHL",))),
        ("Peru was accused by Chile.", ("accusation", ("CHL",), ("PER",))),
        ("Peru is an ally of Chile.", ("alliance", ("PER",), ("CHL",))),
        ("Kenya supports Uganda.", ("support", ("KEN",), ("UGA",))),
        ("Peru's war on Chile went on.", ("hostility", ("PER",), ("CHL",))),
        ("Peru and Chile are partners.", ("partnership", ("PER",), ("CHL",))),
        ("Peru turned others against Chile.", ("hostility", ("PER",), ("CHL",))),
    ],
)
def test_who_is_on_which_side_of_a_word(text: str, related: Related) -> None:
    assert related in frames(text)


def test_a_word_with_one_party_lacks_the_other() -> None:
    assert ("accusation", ("PER",), ()) in frames("Peru accused them.")
    assert not frames("Peru slept.")
