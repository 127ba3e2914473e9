"""Who stands behind “we”, “both countries”, “the ministry”, “he”, and behind titles and styles of persons."""

from __future__ import annotations

import msgspec
import pytest

from comity import record
from comity.language import annotate
from comity.texts import document_from_text


def spoken_for(text: str, **known: str) -> dict[str, str | None]:
    """The party of each mention's words in a text of which more is known beforehand."""
    document = msgspec.structs.replace(document_from_text(text, kind="speech"), **known)
    annotation = next(iter(annotate([document], record.registry())))
    return {m.span.text: m.actor or "+".join(m.together) for m in annotation.mentions}


def test_we_are_whoever_is_known_to_be_spoken_for() -> None:
    found = spoken_for("We thank Ghana. Our country wants peace.", speaker_actor="KEN")
    assert found == {"We": "KEN", "Ghana": "GHA", "Our country": "KEN"}


def test_both_countries_are_the_speakers_and_the_one_other() -> None:
    text = "Ghana is near. Ghana is dear. We value Ghana. Our two countries trade."
    assert spoken_for(text, speaker_actor="KEN")["Our two countries"] == "GHA+KEN"
    assert "KEN" not in str(spoken_for("Ghana, Peru and Chile came. Our two countries trade.", speaker_actor="KEN"))


def test_styles_are_no_part_of_a_name_nor_persons_of_their_own() -> None:
    found = spoken_for("Kenya's Minister of Trade, H.E. Prof. Ada Okoye, spoke. Foreign Minister Amb. Ana Silva left.")
    assert {"Ada Okoye", "Ana Silva"} <= set(found)
    assert not {"Prof", "Amb", "H.E."} & set(found)


def test_long_titles_keep_the_state_before_them() -> None:
    (document,) = [document_from_text("Kenyan Foreign Affairs Principal Secretary Ada Okoye spoke.", kind="news")]
    annotation = next(iter(annotate([document], record.registry())))
    assert {a.name: a.state for a in annotation.actors.values()} == {"Ada Okoye": "KEN"}


def test_the_ministry_is_the_nearest_of_one_state() -> None:
    found = spoken_for("The Kenyan Foreign Ministry objected. The foreign ministry said so twice.")
    assert found["The foreign ministry"] == "KEN/foreign-ministry"
    two = spoken_for("The Kenyan army and the Ghanaian army met. The army left.")
    assert "The army" not in two


def test_he_is_nobody_where_somebody_without_a_name_acts() -> None:
    found = spoken_for("Ada Okoye condemned it. The officer was arrested after he fled.")
    assert "he" not in found


def test_she_is_not_whom_she_meets() -> None:
    found = spoken_for("At a meeting with Ada Okoye, she spoke.")
    assert "she" not in found


def test_a_titled_guest_of_a_speech_is_not_the_speakers() -> None:
    document = msgspec.structs.replace(
        document_from_text("General Ada Okoye spoke.", kind="speech"), issuer_actor="KEN"
    )
    annotation = next(iter(annotate([document], record.registry())))
    assert {a.name: a.state for a in annotation.actors.values()} == {"Ada Okoye": None}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The Indian Ocean is wide.", "Indian"),
        ("Ships crossed the East and South China Seas.", "the East"),
        ("Ada Okoye (spoke in French): No.", "French"),
        ("Kenya and Ghana met. As they say, it was time.", "they"),
    ],
)
def test_words_that_only_look_like_actors(text: str, nobody: str) -> None:
    assert nobody not in spoken_for(text)


def test_an_acronym_is_of_all_the_words_it_stands_for() -> None:
    found = spoken_for("They adopted the ASEAN Outlook on the Indo-Pacific (AOIP). The AOIP helps.")
    assert found.get("AOIP") != "place:indo-pacific"


def test_an_agency_named_with_the_united_nations_is_that_agency() -> None:
    found = spoken_for("We thank the UN World Food Programme.")
    assert found["UN World Food Programme"] == "WFP"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Observer of the African Union to the United Nations came.", {"African Union", "United Nations"}),
        ("The NATO Alliance is old.", {"NATO"}),
        ("They joined the Eurasian Economic Union and the Copper Road.", {"Eurasian Economic Union"}),
    ],
)
def test_known_names_side_by_side_stay_apart(text: str, names: set[str]) -> None:
    assert names <= set(spoken_for(text))


def test_an_article_does_not_cut_a_longer_name() -> None:
    assert set(spoken_for("The Caribbean Community met.").values()) == {"CARICOM"}


def test_letters_after_a_title_are_no_person() -> None:
    assert "MoFA" not in spoken_for("The under secretary, MoFA, came.")


def test_missions_and_ministries_are_bodies_of_whose_name_is_in_theirs() -> None:
    text = "The OSCE Mission to Ruritania wrote to the Ministry of Foreign Affairs and Trade of New Zealand."
    annotation = next(iter(annotate([document_from_text(text, kind="news")], record.registry())))
    bodies = {actor.name: (actor.parent, actor.state) for actor in annotation.actors.values() if actor.kind == "body"}
    assert bodies == {
        "OSCE Mission to Ruritania": ("OSCE", None),
        "Ministry of Foreign Affairs and Trade of New Zealand": (None, "NZL"),
    }


def told(text: str, kind: str, **known: str) -> dict[str, str]:
    """The party of each mention's words in a text of a kind."""
    document = msgspec.structs.replace(document_from_text(text, kind=kind, date="2020-05-05"), **known)
    annotation = next(iter(annotate([document], record.registry())))
    return {m.span.text: m.actor or "+".join(m.together) for m in annotation.mentions}


def test_the_president_of_a_state_is_who_the_text_names_as_such_else_who_held_the_office() -> None:
    named = told("Kenya's President Ada Okoye came. The President of Kenya thanked all.", "news")
    assert named["The President of Kenya"] == named["Ada Okoye"]
    on_record = told("The President of Kenya thanked all.", "news")["The President of Kenya"]
    assert "kenyatta" in on_record
    assert "The Head of State" not in told("The Head of State thanked all.", "news")
    assert "kenyatta" in told("The Head of State thanked all.", "readout", issuer_actor="KEN")["The Head of State"]


def test_they_in_a_readout_are_the_two_who_met() -> None:
    text = (
        "President Ada Okoye of Kenya spoke with President Ana Silva of Brazil.\n\nIt was late. They praised the work."
    )
    found = told(text, "readout")
    assert found["They"] == f"{found['Ada Okoye']}+{found['Ana Silva']}"
    assert "They" not in told(text.replace("It was", "Some visitors were"), "readout")
    assert "They" not in told(text, "speech")
