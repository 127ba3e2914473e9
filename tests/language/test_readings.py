"""Who is meant, in sentences over many states: states of the past, shared names, seats, institutions, stand-ins."""

from __future__ import annotations

import msgspec
import pytest

from comity.language import annotate
from comity.model import Reasoned
from comity.record import registry
from comity.texts import document_from_text


def who(text: str, date: str) -> dict[str, str | None]:
    """The actor of each mention of a text of a date."""
    document = msgspec.structs.replace(document_from_text(text), date=Reasoned(date, "given"))
    (annotation,) = annotate([document], registry())
    return {mention.span.text: mention.actor for mention in annotation.mentions}


@pytest.mark.parametrize(
    ("date", "text", "expected"),
    [
        ("1974", "The Soviet Union and the German Democratic Republic wrote to Czechoslovakia.",
         {"Soviet Union": "SUN", "German Democratic Republic": "DDR", "Czechoslovakia": "CSK"}),
        ("1972", "West Germany spoke with East Germany, while North Yemen fought South Yemen.",
         {"West Germany": "GFR", "East Germany": "DDR", "North Yemen": "YAR", "South Yemen": "YMD"}),
        ("1969", "South Vietnam asked Washington for guns; Hanoi refused.",
         {"South Vietnam": "VDR", "Washington": "USA", "Hanoi": "VNM"}),
        ("2005", "Serbia and Montenegro sent an envoy to Mali.", {"Serbia and Montenegro": "SCG"}),
        ("1985", "Yugoslavia and Upper Volta voted in favour.", {"Yugoslavia": "YUG", "Upper Volta": "BFA"}),
        ("1973", "Moscow told Belgrade and Prague that it would wait.",
         {"Moscow": "SUN", "Belgrade": "YUG", "Prague": "CSK"}),
        ("2013", "Moscow told Belgrade and Prague that it would wait.",
         {"Moscow": "RUS", "Belgrade": "SRB", "Prague": "CZE"}),
        ("1964", "Zanzibar and Tanganyika united.", {"Zanzibar": "ZAN", "Tanganyika": "TZA"}),
    ],
)  # fmt: skip
def test_states_of_the_day(date: str, text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= who(text, date).items()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jordan and Georgia recognised the government.", {"Jordan": "JOR", "Georgia": "GEO"}),
        ("Prime Minister of Malta Joseph Muscat and Luxembourg wrote.", {"Joseph Muscat": "person:joseph-muscat"}),
        ("Congo accused Rwanda of arming rebels in Goma.", {"Congo": "COD"}),
        ("Congo thanked Brazzaville's mayor, and Sassou spoke.", {"Congo": "COG"}),
        ("The Republic of the Congo and the Democratic Republic of the Congo share a river.",
         {"Republic of the Congo": "COG", "Democratic Republic of the Congo": "COD"}),
        ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea attended.",
         {"Guinea": "GIN", "Guinea-Bissau": "GNB", "Equatorial Guinea": "GNQ", "Papua New Guinea": "PNG"}),
        ("Niger and Nigeria closed the border; Nigeriens and Nigerians left.",
         {"Niger": "NER", "Nigeria": "NGA", "Nigeriens": "NER", "Nigerians": "NGA"}),
        ("The Dominican government sent ships from Santo Domingo.", {"Dominican government": "DOM/government"}),
        ("Micronesia and Macedonia abstained.", {"Micronesia": "FSM", "Macedonia": "MKD"}),
        ("The Republic of China protested to the People's Republic of China.",
         {"Republic of China": "TWN", "People's Republic of China": "CHN"}),
        ("Sudan and South Sudan signed in Juba.", {"Sudan": "SDN", "South Sudan": "SSD"}),
        ("Croats, Slovenians, Kenyans and Maldivians came, and so did the Basotho.",
         {"Croats": "HRV", "Slovenians": "SVN", "Kenyans": "KEN", "Maldivians": "MDV", "Basotho": "LSO"}),
        ("Brussels warned Warsaw and Budapest; the bloc may cut funds.",
         {"Brussels": "EU", "Warsaw": "POL", "Budapest": "HUN", "the bloc": "EU"}),
        ("Belgium's ministers met, and Brussels and Paris rejected the plan of Belgium.", {"Brussels": "BEL"}),
        ("Canberra and Wellington criticised Suva.", {"Canberra": "AUS", "Wellington": "NZL", "Suva": "FJI"}),
    ],
)  # fmt: skip
def test_names_that_mean_several(text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= who(text, "2012-05-01").items()


def test_a_name_of_something_else_is_no_state() -> None:
    found = who("Michael Jordan visited Atlanta, Georgia.", "2012")
    assert not {"JOR", "GEO"} & set(found.values())
    assert found["Michael Jordan"] == "person:michael-jordan"


def test_a_shared_name_that_nothing_tells_keeps_its_candidates() -> None:
    (annotation,) = annotate([document_from_text("Korea and Japan agreed on the matter.")], registry())
    korea = next(mention for mention in annotation.mentions if mention.span.text == "Korea")
    assert {candidate.actor for candidate in korea.candidates} == {"KOR", "PRK"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The West African Rice Forum (WARF) met in Accra. WARF will meet again.", {"West African Rice Forum", "WARF"}),
        ("Chile, Peru and Colombia set up the Pacific Alliance.", {"Pacific Alliance"}),
        ("The Trans-Sahara Highway Initiative and the Treaty of Cotonou were named.",
         {"Trans-Sahara Highway Initiative", "Treaty of Cotonou"}),
        ("The Non-Aligned Movement and the Alliance of Small Island States spoke.",
         {"Non-Aligned Movement", "Alliance of Small Island States"}),
        ("The International Campaign to Abolish Nuclear Weapons cheered.",
         {"International Campaign to Abolish Nuclear Weapons"}),
        ("The Andean Development Corporation and the Arab Monetary Fund gave loans.",
         {"Andean Development Corporation", "Arab Monetary Fund"}),
        ("The African Peace Academy will host the second Horn Security Dialogue.",
         {"African Peace Academy", "Horn Security Dialogue"}),
        ("The Lake Chad Basin Commission and the Mano River Union sent observers.",
         {"Lake Chad Basin Commission", "Mano River Union"}),
    ],
)  # fmt: skip
def test_what_a_text_names_is_an_actor(text: str, expected: set[str]) -> None:
    found = who(text, "2019-05-01")
    assert expected <= {words for words, actor in found.items() if actor}


def test_the_former_and_the_latter() -> None:
    text = "President Anna Moyo met Prime Minister Paul Ndiaye in Dakar. {} left for Abidjan."
    assert who(text.format("The latter then"), "2019")["The latter"] == "person:paul-ndiaye"
    assert who(text.format("The former then"), "2019")["The former"] == "person:anna-moyo"
    assert "The former" not in who("Anna Moyo met Paul Ndiaye. The former president left.", "2019")


def together(text: str, kind: str = "news") -> dict[str, tuple[str | None, ...]]:
    """The actors of each plural of a text."""
    (annotation,) = annotate([document_from_text(text, kind=kind)], registry())
    return {m.span.text: m.together or (m.actor,) for m in annotation.mentions if m.together or m.actor}


def test_two_who_act_are_meant_together() -> None:
    met = "Foreign Minister Anna Moyo of Kenya met with Foreign Minister Paul Ndiaye of Senegal in Dakar. "
    two = ("person:anna-moyo", "person:paul-ndiaye")
    assert together(met + "President Karl Dorn wrote. The two ministers left.")["The two ministers"] == two
    assert together(met + "Both sides praised the harbour.")["Both sides"] == ("KEN", "SEN")
    assert "The ministers" not in together("Anna Moyo, Paul Ndiaye and Karl Dorn met. The ministers left.")
    assert "The ministers" not in together("President Anna Moyo met President Paul Ndiaye. The ministers left.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The European Union paid for the bridge. Later they closed it.", ("EU",)),
        ("France and Germany paid for the bridge. They closed it.", ("FRA", "DEU")),
        ("The ministers of France and Germany paid for the bridge. They closed it.", ("FRA", "DEU")),
        ("France paid for the bridge. They closed it.", None),
        ("The European Union hired pilots. The pilots were tired. They left.", None),
    ],
)
def test_they_are_the_last_who_are_many(text: str, expected: tuple[str, ...] | None) -> None:
    found = together(text)
    assert (found.get("They") or found.get("they")) == expected


def test_he_and_she_in_a_speech_are_never_the_speaker() -> None:
    text = "Foreign Minister Anna Moyo: I met President Paul Ndiaye. He agreed. We thanked him."
    found = together(text, "press conference")
    assert found["He"] == found["him"] == ("person:paul-ndiaye",)
    assert together("Anna Moyo spoke of Paul Ndiaye. She thanked him.")["him"] == ("person:paul-ndiaye",)


def test_a_body_is_called_by_the_head_of_its_name_from_end_to_end() -> None:
    filler = "The roads were closed and the markets stayed open for the people of the valley. " * 20
    text = f"Leaders met as the ECOWAS Authority in Abuja. {filler}The Authority condemns the closure."
    (annotation,) = annotate([document_from_text(text, kind="communiqué")], registry())
    (stand_in,) = [m for m in annotation.mentions if m.span.text == "The Authority"]
    assert stand_in.actor == "ECOWAS Authority"
    assert annotation.actors["ECOWAS Authority"].parent == "ECOWAS"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The premier spoke at the Steppe Economic Forum in Arvenna on Tuesday.", "Steppe Economic Forum"),
        ("They gave to the Fund for Peace in Africa.", "Fund for Peace in Africa"),
        ("The Congress of River Peoples in Nairobi ended.", "Congress of River Peoples"),
    ],
)
def test_where_it_met_is_no_part_of_its_name(text: str, name: str) -> None:
    assert name in who(text, "2024-05-20")


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Mr. SATO Kenji, Minister for Foreign Affairs of Japan, held talks.", "SATO Kenji", "JPN"),
        ("He met Hon. Aurelio B. Reyes, Secretary of Foreign Affairs of the Republic of the Philippines.",
         "Aurelio B. Reyes", "PHL"),
        ("H.E. Moses Adeyemi OKORO, President of the Federal Republic of Nigeria, opened it.", "Moses Adeyemi OKORO",
         "NGA"),
        ("Shri Ravi Menon, External Affairs Minister of India, spoke.", "Ravi Menon", "IND"),
    ],
)  # fmt: skip
def test_officials_with_styles_and_surnames_in_capitals_speak_for_their_state(text: str, name: str, state: str) -> None:
    (annotation,) = annotate([document_from_text(text)], registry())
    people = {actor.name: actor.state for actor in annotation.actors.values() if actor.kind == "person"}
    assert people == {name: state}


def test_a_paper_and_a_valley_are_no_states() -> None:
    text = "The Beijing Daily and the Moscow Times wrote of the Jordan Valley and of the Niger Delta."
    assert not set(who(text, "2020").values()) & {"CHN", "RUS", "JOR", "NER"}
