"""For whom an actor stands."""

from __future__ import annotations

from comity.language import party
from comity.model import Actor

ACTORS = {
    actor.id: actor
    for actor in (
        Actor("KEN", "Kenya", "state"),
        Actor("ORG", "Org", "organisation"),
        Actor("minister", "Ada", "person", state="KEN"),
        Actor("head", "Abe", "person", parent="ORG"),
        Actor("ministry", "Ministry", "body", state="KEN"),
        Actor("office", "Office", "body", parent="ministry"),
        Actor("nobody's", "Cleo", "person"),
    )
}


def test_persons_and_bodies_stand_for_their_state_or_organisation() -> None:
    found = {id: party(id, ACTORS) for id in ACTORS}
    assert found == {
        "KEN": "KEN", "ORG": "ORG", "minister": "KEN", "head": "ORG", "ministry": "KEN", "office": "KEN",
        "nobody's": "nobody's",
    }  # fmt: skip


def test_who_is_not_known_stands_for_nobody() -> None:
    assert party(None, ACTORS) is None
    assert party("XYZ", ACTORS) is None
