"""Names of states, organisations and persons in French and Spanish texts."""

from __future__ import annotations

from spacy.lang.xx import MultiLanguage
from spacy.tokens import Doc
from tests.evidence.foreign.parsing import document

from comity import record
from comity.language.foreign.naming import find_names
from comity.language.foreign.persons import People, find_persons, sounds
from comity.language.foreign.words import Known
from comity.model import Actor, Name

KNOWN = Known.of(record.registry())
NLP = MultiLanguage()


def names(text: str, language: str) -> list[tuple[str, str, str]]:
    found = find_names(text, NLP(text), language, KNOWN)
    return [(text[one.start : one.end], one.actor, one.form) for one in found]


def test_names_accents_and_peoples() -> None:
    assert names("Les Etats-Unis et la ministre norvégienne, à l’ONU", "fr") == [
        ("Etats-Unis", "USA", "name"), ("norvégienne", "NOR", "demonym"), ("ONU", "UN", "acronym"),
    ]  # fmt: skip
    assert names("las autoridades chilenas y la Unión Europea", "es") == [
        ("chilenas", "CHL", "demonym"), ("Unión Europea", "EU", "name"),
    ]  # fmt: skip


def test_a_capital_is_a_government_only_where_it_acts() -> None:
    assert names("Ils étaient à Oslo.", "fr") == [("Oslo", "NOR", "place")]
    tokens = Doc(NLP.vocab, words=["Oslo", "refuse", "."], deps=["nsubj", "ROOT", "punct"], heads=[1, 1, 1],
                 pos=["PROPN", "VERB", "PUNCT"], spaces=[True, False, False])  # fmt: skip
    assert [one.form for one in find_names(tokens.text, tokens, "fr", KNOWN)] == ["metonym"]


def test_names_that_are_also_other_words_are_left_out() -> None:
    assert names("Maurice est venu de Granada", "fr") == []
    assert names("Vino de Granada", "es") == []


def test_one_name_in_many_spellings_sounds_the_same() -> None:
    for one, other in (("Zelensky", "Zelenski"), ("Scholz", "Sholts"), ("Macron", "Makron"), ("Trump", "Tramp")):
        assert sounds(one) == sounds(other)
    assert sounds("Berg") != sounds("Berger")


def test_persons_by_office_and_their_state() -> None:
    text = "Le ministre norvégien des Affaires étrangères, M. Arne Lindvik, a vu la présidente Ana Torre."
    tokens = NLP(text)
    found = find_persons(document(text, "fr"), tokens, find_names(text, tokens, "fr", KNOWN), "fr")
    assert [(one.name, one.state) for one in found] == [("Ana Torre", None)]
    at = text.index("Arne")
    tokens.set_ents([span for span in [tokens.char_span(at, at + len("Arne Lindvik"), label="PER")] if span])
    found = find_persons(document(text, "fr"), tokens, find_names(text, tokens, "fr", KNOWN), "fr")
    assert [(one.name, one.state) for one in found] == [("Arne Lindvik", "NOR"), ("Ana Torre", None)]


def test_a_leader_on_record_is_the_one_meant() -> None:
    leader = Actor("person:ada-makron:nor", "Ada Macron", "person", (Name("Ada Macron", "official"),), state="NOR")
    made = document("Ada Makron vino.", "es")
    people = People(made, Known((leader,)))
    text = made.text
    tokens = NLP(text)
    tokens.set_ents([span for span in [tokens.char_span(0, 10, label="PER")] if span])
    people.add(find_persons(made, tokens, [], "es"))
    assert people.called("Makron") == leader.id
    assert people.called("Otro") is None
