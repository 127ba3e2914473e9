"""Whom a text puts in a grouping."""

from __future__ import annotations

import pytest

from comity import record
from comity.evidence.groupings import placed
from comity.evidence.scene import Scene
from comity.language import annotate
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("The hegemon and its satellites, Japan, Peru and Australia, met.", {"JPN", "PER", "AUS"}),
        ("Kenya and its allies met.", {"KEN"}),
        ("Western countries such as Canada and Norway met.", {"CAN", "NOR"}),
        ("All Western countries, Kenya, Peru and Japan, are invited.", set()),
        ("The West met Kenya and Peru.", set()),
        ("Envoys went to major countries such as Kenya and Peru.", set()),
    ],
)
def test_placed(text: str, members: set[str]) -> None:
    document = document_from_text(text, kind="news", date="2024-05-20")
    scene = Scene(next(annotate([document], record.registry())), REGISTRY)
    assert {member for _, found in placed(scene) for member in found} == members
