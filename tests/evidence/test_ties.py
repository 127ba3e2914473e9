"""Ties by construction, on sentences written for this test; each stands for a way in which any text can put one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from comity import record
from comity.evidence import gather
from comity.evidence.scene import Scene
from comity.evidence.ties import find_ties
from comity.language import annotate
from comity.model import Reasoned, Tie
from comity.texts import document_from_text

REGISTRY = {actor.id: actor for actor in record.registry()}


def ties(text: str, kind: str = "news") -> tuple[Tie, ...]:
    document = document_from_text(text, kind=kind, date="2024-05-20")
    return find_ties(Scene(next(annotate([document], record.registry())), REGISTRY))


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("NATO is at war with Peru.", "hostility", "NATO", "PER"),
        ("Kenya and Chad had always regarded Ghana as a threat.", "hostility", "TCD", "GHA"),
        ("Canada considers India a partner.", "partnership", "CAN", "IND"),
        ("France and Germany are strategic partners.", "partnership", "DEU", "FRA"),
        ("Chad's policy of containment targeting Kenya and Ghana failed.", "hostility", "TCD", "GHA"),
        ("The African Union, which is supported by Ghana, met.", "support", "GHA", "AU"),
        ("Norway is increasing its supplies of missiles to Kenya.", "arms supply", "NOR", "KEN"),
        ("Norway provided Kenya with tanks.", "arms supply", "NOR", "KEN"),
        ("Kenya's aggressive actions towards Uganda continued.", "hostility", "KEN", "UGA"),
        ("The ministers discussed the assistance provided by Poland to Kenya.", "support", "POL", "KEN"),
        ("Egypt mediated between Israel and Jordan.", "mediation", "EGY", "JOR"),
        ("Sanctions were imposed on Belarus by the European Union.", "sanctions", "EU", "BLR"),
        ("Peru reaffirmed its commitment to Chile's sovereignty.", "support", "PER", "CHL"),
        ("NATO expanded to the borders of Mongolia.", "hostility", "NATO", "MNG"),
        ("Peru and Chile signed a defence pact.", "alliance", "CHL", "PER"),
        ("Peru accused Chile of backing Kenya.", "support", "CHL", "KEN"),
        ("Peru thanked Chile for defending Kenya.", "support", "CHL", "KEN"),
        ("Peru and Chile have accused each other of lies.", "accusation", "PER", "CHL"),
        ("Peru and Chile have accused one another of lies.", "accusation", "CHL", "PER"),
        ("Peru and Chile met. The two are allies of Kenya.", "alliance", "KEN", "PER"),
        ("The note expressed Peru's condemnation of Chile.", "accusation", "PER", "CHL"),
        ("Peru condemned Chile's attack on Bolivia.", "accusation", "PER", "CHL"),
        ("Chad launched an anti-Ghanaian campaign.", "hostility", "TCD", "GHA"),
        ("The order built around ASEAN came under attack from Peru and Chile.", "hostility", "CHL", "ASEAN"),
        ("Peru urged Kenya to cooperate with Chad.", "partnership", "KEN", "TCD"),
        ("China will compete with Japan.", "rivalry", "CHN", "JPN"),
        ("Kenya spoke with Uganda. Both countries are strategic partners.", "partnership", "KEN", "UGA"),
        ("Peru and Chile signed it. Kenya accused the two countries of deceit.", "accusation", "KEN", "CHL"),
        ("Kenya recalled its ambassador to Chile.", "hostility", "KEN", "CHL"),
        ("The Council met. Drones were supplied to Kenya by Peru.", "arms supply", "PER", "KEN"),
        ("Kenya is an ally of Chad, a strategic partner of Chile.", "partnership", "CHL", "KEN"),
        (
            "ASEAN imposed the following sanctions: a ban on flights to Kenya; a ban on ships.",
            "sanctions",
            "ASEAN",
            "KEN",
        ),
        ("Kenya and Ghana will help Peru build submarines.", "support", "GHA", "PER"),
        ("India has good relations with Iran.", "partnership", "IND", "IRN"),
        ("They discussed the pact between Peru and Chile, mediated by Kenya.", "mediation", "KEN", "CHL"),
    ],
)
def test_constructions(text: str, kind: str, source: str, target: str) -> None:
    assert (kind, source, target) in {(t.kind, t.source, t.target) for t in ties(text)}


@pytest.mark.parametrize(
    ("text", "status", "source", "target"),
    [
        ("Canada-led NATO objected.", "leader", "CAN", "NATO"),
        ("NATO, led by Canada, objected.", "leader", "CAN", "NATO"),
        ("NATO members including Albania met.", "member", "ALB", "NATO"),
        ("The West, especially Canada, objected.", "member", "CAN", "grouping:west"),
        ("Mongolia has observer status in the SCO.", "observer", "MNG", "SCO"),
        ("Kenya has been granted EU candidate status.", "candidate", "KEN", "EU"),
        ("Kenya is a dialogue partner of the SCO.", "dialogue partner", "KEN", "SCO"),
        ("Greece, an observer in the SCO, objected.", "observer", "GRC", "SCO"),
        ("Brazil took over the chairmanship of the G20.", "chair", "BRA", "G20"),
        ("ASEAN (Indonesia and the Philippines) met.", "member", "PHL", "ASEAN"),
        ("AUKUS, comprising Peru, Chile and Kenya, was announced.", "member", "KEN", "AUKUS"),
        ("The hegemon and its satellites, Japan and Australia, met.", "member", "AUS", "hegemon-and-its-satellites"),
    ],
)
def test_memberships(text: str, status: str, source: str, target: str) -> None:
    found = {(t.status, t.source) for t in ties(text) if t.kind == "membership" and t.target.endswith(target)}
    assert (status, source) in found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mexico opposes Kenya's membership in NATO.", "hostility"),
        ("The ministers raised Kenya's war against Uganda with Mexico.", "sanctions"),
        ("Iran-backed fighters attacked Israel.", "hostility"),
        ("Peru condemned the occupation of Chile.", "accusation"),
        ("The Security Council – particularly France – objected.", "membership"),
        ("We are an ally of Chad, a strategic partner of Chile.", "partnership"),
        ("Peru condemned the overthrow of the order and the detention of the president of Chile.", "accusation"),
        ("Ivan Petrov, a former Kenyan minister heading the African Union, met.", "membership"),
        ("Ivan Petrov, a former prime minister of Kenya, condemned Peru.", "accusation"),
        ("They discussed the attack on Chile, condemned by Kenya.", "hostility"),
        ("Kenya joined an alliance, known by the French acronym “UPA”.", "alliance"),
        ("Mexico seeks an alliance against China.", "alliance"),
    ],
)
def test_nobody_is_drawn_in(text: str, kind: str) -> None:
    assert kind not in {t.kind for t in ties(text)}


def test_a_question_asserts_only_what_it_takes_as_a_fact() -> None:
    assert not ties("Does Kenya support Sweden and Finland joining NATO?")
    assert not ties("“Is Kenya at war with Peru?”")
    found = ties("Any reaction to the pact between Peru and Chile, mediated by Kenya?")
    assert {t.kind for t in found} == {"alliance", "mediation"}


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Serbia denied that it had threatened Kenya.", "denied"),
        ("Kenya did not attack or threaten Uganda.", "denied"),
        ("Let us admit Kenya to NATO.", "planned"),
        ("Kenya's accession to NATO was discussed.", "planned"),
        ("Kenya is leaving the African Union.", "planned"),
        ("Kenya does not have good relations with Peru.", "denied"),
        ("Kenya and Ghana will help Peru build submarines.", "planned"),
        ("The paper will assess Kenya's war on Uganda.", "asserted"),
        ("As a member of the African Union, Kenya will help.", "asserted"),
        ("Kenya, a member of the African Union, did not come.", "asserted"),
        ("Kenya deserves EU candidate status.", "planned"),
        ("Kenya proposed an alliance with Uganda.", "planned"),
        ("Kenya fears the danger of an attack by Uganda on Kenya.", "hypothetical"),
    ],
)
def test_how_it_is_put(text: str, factuality: str) -> None:
    assert {t.factuality for t in ties(text)} == {factuality}


def test_dates_begin_and_end_a_tie() -> None:
    (since,) = ties("India has been a member of the SCO since 2017.")
    (left,) = ties("Kenya left the African Union in 2020.")
    assert (since.start, since.end) == ("2017", None)
    assert (left.start, left.end) == (None, "2020")


def test_we_are_those_whose_statement_it_is() -> None:
    text = "Statement by the Group of Seven (G7)\n20 May 2024\n\nWe condemn Kenya. The G7 met."
    document = document_from_text(text, kind="communiqué")
    found = find_ties(Scene(next(annotate([document], record.registry())), REGISTRY))
    assert ("accusation", "KEN") in {(t.kind, t.target) for t in found} or not document.issuer


@pytest.mark.parametrize(
    ("issuer", "asserters"),
    [
        ("Peru and the Republic of Chile", {"PER", "CHL"}),
        ("Prime Minister Ana Diaz of Peru and President Juan Perez of Chile", {"PER", "CHL"}),
        ("ASEAN Conference of Ministers of Transport", {"ASEAN"}),
    ],
)
def test_a_joint_statement_is_the_word_of_each_of_its_issuers(issuer: str, asserters: set[str]) -> None:
    text = "Joint Statement\n\nPeru, Chile and ASEAN met. Kenya is at war with Uganda."
    document = document_from_text(text, kind="joint statement", date="2024-05-20")
    document = replace(document, issuer=Reasoned(issuer, "heading"))
    found = find_ties(Scene(next(annotate([document], record.registry())), REGISTRY))
    assert {tie.asserted_by for tie in found} == asserters
    assert len({tie.id for tie in found}) == len(found)


def test_the_authority_is_whose_statement_it_is() -> None:
    text = "Communiqué\n\nASEAN met in Jakarta. The Conference condemns Kenya. The conference of Peru condemns Chile."
    document = document_from_text(text, kind="communiqué", date="2024-05-20")
    document = replace(document, issuer=Reasoned("Conference of Ministers of ASEAN", "heading"))
    found = find_ties(Scene(next(annotate([document], record.registry())), REGISTRY))
    assert [(t.kind, t.source, t.target) for t in found if t.source == "ASEAN"] == [("accusation", "ASEAN", "KEN")]


def test_every_entry_of_the_lists_has_a_kind_and_a_sign() -> None:
    from comity.evidence.lists import word_list

    rows = [*word_list("tie_verbs").values(), *word_list("tie_phrases"), *word_list("tie_nouns").values()]
    assert {row["sign"] for row in rows} == {-1, 0, 1}
    for name in ("tie_verbs", "tie_nouns"):
        for row in word_list(name).values():
            assert all(isinstance(word, str) for word in row["lemmas"])


def test_a_body_has_no_tie_to_its_own_organisation() -> None:
    text = "The ECOWAS Authority imposed sanctions on ECOWAS and Niger."
    assert {tie.target for tie in ties(text, "communiqué")} == {"NER"}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Chad supports Kenyan rebels.", "grouping:kenyan-rebels"),
        ("Rwanda supports Uganda's opposition.", "grouping:ugandas-opposition"),
    ],
)
def test_who_stands_against_a_state_is_not_that_state(text: str, target: str) -> None:
    assert {(t.kind, t.target) for t in ties(text)} == {("support", target)}


@pytest.mark.parametrize(
    "text", ["Peru accused Peru of deceit.", "Kenya is an ally of Kenya.", "Chile attacked Chile."]
)
def test_nobody_is_tied_to_itself(text: str) -> None:
    assert ties(text) == ()


def test_who_is_in_what_stays_in_its_own_sentence() -> None:
    text = (
        "Norway is a member of the OECD. The Netherlands is a member of NATO. "
        "Peru is a member of the OAS. Japan is a member of the G7."
    )
    document = document_from_text(text, kind="speech", date="2024-05-20")
    found = gather(next(annotate([document], record.registry())), REGISTRY)
    own = {("NOR", "OECD"), ("NLD", "NATO"), ("PER", "OAS"), ("JPN", "G7")}
    assert {(tie.source, tie.target) for tie in found.ties if tie.kind == "membership"} == own
    assert {(claim.said["actor"], claim.said["organisation"]) for claim in found.claims} == own
