"""The one reading needs no case, and names all whom it names."""

from __future__ import annotations

from comity.reading import evidence_of
from comity.texts import document_from_text, read_text

ARMY = (
    "Statement of 4 May 2022\n\nThe armed forces of Ukraine attacked the bridge, the spokesman of Belarus said. "
    "Belarus condemned the attack."
)


def test_a_state_that_only_its_army_brings_in_is_an_actor_of_the_text() -> None:
    (found,) = evidence_of([document_from_text(ARMY, kind="news", date="2022-05-04")])
    actors = {actor.id: actor for actor in found.actors}
    assert {"BLR", "UKR"} <= set(actors)
    assert (actors["UKR"].kind, actors["UKR"].name) == ("state", "Ukraine")


def test_what_is_not_read_for_evidence_is_yielded_without_any() -> None:
    english = document_from_text("Norway supports Finland, the minister said on 3 May 2022.", kind="news")
    french = document_from_text(
        "Le ministre a dit que la Norvège soutient la Finlande et que les deux pays sont de bons voisins.", kind="news"
    )
    assert french.language == "fr"
    found = list(evidence_of([french, english]))
    assert [each.document for each in found] == [french, english]
    assert not found[0].actors
    assert found[1].mentions


def test_only_some_are_read_as_they_are_with_all() -> None:
    documents = read_text(
        "Readout, 3 May 2022\n\nForeign Minister Tove Lund of Norway met colleagues in Oslo and thanked them.\n\n"
        "Readout, 4 May 2022\n\nLund said that Finland had asked Norway for help with the ferries.\n"
    )
    everything = list(evidence_of(documents))
    assert list(evidence_of(documents, only={documents[-1].id})) == everything[-1:]
