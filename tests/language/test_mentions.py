"""Mentions: names, metonyms, persons and what stands in for them, on sentences written for this test."""

from __future__ import annotations

import pytest

from comity import record
from comity.language import Annotation, annotate
from comity.texts import document_from_text


def read(text: str, kind: str = "news", date: str = "2024-05-20") -> Annotation:
    return next(annotate([document_from_text(text, kind=kind, date=date)], record.registry()))


def found(text: str, **how: str) -> dict[str, str | None]:
    return {mention.span.text: mention.actor for mention in read(text, **how).mentions}


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The United States and Türkiye signed it.", "United States", "USA"),
        ("French officials met the DPRK delegation.", "French officials", "FRA/delegation"),
        ("The Shanghai Cooperation Organisation grew.", "Shanghai Cooperation Organisation", "SCO"),
        ("The West has not replied.", "The West", "grouping:west"),
        ("Moscow rejected the plan.", "Moscow", "RUS"),
        ("They met in Moscow on Friday.", "Moscow", "place:moscow"),
        ("The White House welcomed the vote.", "White House", "USA"),
        ("The Japanese Foreign Ministry protested.", "Japanese Foreign Ministry", "JPN/foreign-ministry"),
        ("In 1979 the Soviet Union sent troops.", "Soviet Union", "SUN"),
        ("The Coastal Trade Forum (CTF) met. Later the CTF voted.", "CTF", "CTF"),
    ],
)
def test_names(text: str, words: str, actor: str) -> None:
    assert found(text).get(words) == actor


def test_us_is_a_pronoun_and_turkey_a_bird() -> None:
    assert not {"us", "turkey"} & set(found("They gave us a turkey for dinner."))


def test_persons_have_office_and_state_and_are_one() -> None:
    text = "Norwegian Foreign Minister Kari Dahl spoke first. Dahl left early. The minister took no questions."
    annotation = read(text)
    person = annotation.actors["person:kari-dahl"]
    assert (person.state, person.office) == ("NOR", "Foreign Minister")
    mentions = {m.span.text: m.actor for m in annotation.mentions}
    assert mentions["Dahl"] == mentions["The minister"] == person.id


def test_office_of_a_state_before_the_name() -> None:
    person = read("She met Foreign Minister of Uruguay Omar Paz.").actors["person:omar-paz"]
    assert person.state == "URY"


def test_groupings_keep_the_words_and_only_the_named_member() -> None:
    annotation = read("The United States and its allies objected. Later the US and its allies left.")
    assert len({m.actor for m in annotation.mentions if "allies" in m.span.text}) == 1
    grouping = next(actor for actor in annotation.actors.values() if actor.kind == "grouping")
    assert grouping.members == ("USA",)
    assert grouping.name == "United States and its allies"


def test_every_span_is_its_words() -> None:
    annotation = read("Ana Petrova of Bulgaria told NATO’s Council in Brussels: “We, the Bulgarians, agree.”")
    for mention in annotation.mentions:
        assert annotation.document.text[mention.span.start : mention.span.end] == mention.span.text


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Jordan Lind met Chad Berg and Georgia Olsen, who had thanked Israel Dorn.", set()),
        ("Jordan thanked the Chad Armed Forces, and Israel met Georgia.", {"JOR", "TCD", "ISR", "GEO"}),
        ("They flew to New Jersey and on to New Mexico, where envoys of West Papua were waiting.", set()),
        ("The talks took place in Lebanon, Pennsylvania, and in Paris, Texas, as they had before.", set()),
        ("Ships were seen in the East China Sea.", set()),
        (
            "Korea, Dem. People's Rep. and Korea (Rep. of) thanked D.R. Congo and Congo, Rep.",
            {"PRK", "KOR", "COD", "COG"},
        ),
        ("Korea DPR left the hall, and the Congo Republic abstained.", {"PRK", "COG"}),
        ("The Peace and Security Council rejects any interference in Zambia.", {"AU", "ZMB"}),
        ("The UN Security Council met in the morning.", {"UNSC"}),
    ],
)
def test_names_of_states_that_are_something_else(text: str, actors: set[str]) -> None:
    found = {m.actor for m in read(text).mentions if m.actor}
    assert {actor.split("/")[0] for actor in found if ":" not in actor} == actors


def test_what_a_person_owns_is_no_part_of_the_name() -> None:
    text = (
        "Secretary Berg's Call with the Omani Minister\n\nSpokesperson Ana Dorn's Regular Press Conference on May 6\n"
    )
    names = {actor.name for actor in read(text).actors.values() if actor.kind == "person"}
    assert names == {"Berg", "Ana Dorn"}
    assert not any("Conference on" in m.span.text for m in read(text).mentions)


def test_a_family_name_that_stands_first_names_the_person_alone() -> None:
    assert found("Chinese Foreign Minister Zhao Tao spoke. Zhao said that talks go on.")["Zhao"] == "person:zhao-tao"
    assert "Song" not in found("Chinese Foreign Minister Song Tao spoke. Song and dance followed.")


def test_a_ministry_alone_is_that_of_the_one_state_whose_is_named() -> None:
    told = read("The Polish Foreign Ministry summoned him. The Foreign Ministry also protested.").mentions
    assert [m.actor for m in told if "Ministry" in m.span.text] == ["POL/foreign-ministry"] * 2
    bare = read("The Foreign Ministry protested against the shelling.")
    assert not any(m.actor for m in bare.mentions if "Ministry" in m.span.text)


def test_an_organ_of_an_organisation_is_a_body_of_it() -> None:
    annotation = read("The Council of Ministers of ECOWAS Member States met.")
    organs = [actor for actor in annotation.actors.values() if actor.name.startswith("Council of Ministers")]
    assert [(actor.kind, actor.parent) for actor in organs] == [("body", "ECOWAS")]


def test_a_heading_ends_the_name_before_what_it_is_about() -> None:
    names = read("Statement of the Lakeland Commission on the Expulsion of Kenyan Nurses").actors
    assert "Lakeland Commission" in names
    assert not any("Expulsion" in name for name in names)
