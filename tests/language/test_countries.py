"""Actors to countries: states, bodies, groups, leaders, places, and names that several countries share."""

from __future__ import annotations

import pytest

from comity.language import country_of
from comity.language.gazetteer import Gazetteer
from comity.record import registry


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.of(registry())


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Moroccan Foreign Ministry spokesman", "MAR"),
        ("the Russian ambassador to Ukraine", "RUS"),
        ("US troops in Iraq", "USA"),
        ("Iran-backed militia in Iraq", "IRQ"),
        ("Bundestag", "DEU"),
        ("Boko Haram gunmen", "NGA"),
        ("Frelimo", "MOZ"),
        ("members of the Oireachtas", "IRL"),
        ("Governor of Queensland", "AUS"),
        ("Tigray separatists", "ETH"),
        ("Karachi Stock Exchange", "PAK"),
        ("EU Commissioner for Trade", "EUR"),
        ("Kim Yo-jong", "PRK"),
        ("Obama", "USA"),
        ("the mayor of Lyon", "FRA"),
        ("Osaka police", "JPN"),
        ("Texas", "USA"),
        ("CARACAS", "VEN"),
        ("Soviet Union", "RUS"),
        ("EU foreign policy chief", "EUR"),
        ("UNICEF", "UNO"),
        ("NATO soldiers", "IGO"),
    ],
)
def test_countries(gazetteer: Gazetteer, text: str, country: str) -> None:
    found = country_of(text, gazetteer)
    assert found is not None
    assert found.value == country
    assert found.reason


@pytest.mark.parametrize(
    "text",
    [
        "a spokesman",
        "Georgia",
        "Liberal Party",
        "Florence Miller",
        "Michael Jordan",
        "ambassador to Syria",
        "Mobile phone users",
        "Asia",
        "Korean",
        "",
    ],
)
def test_left_open(gazetteer: Gazetteer, text: str) -> None:
    assert country_of(text, gazetteer) is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("the Governor of Georgia", "USA"),
        ("Prime Minister of Georgia", "GEO"),
        ("Congolese rebels near Goma", "COD"),
        ("Congo, in a speech at Brazzaville", "COG"),
    ],
)
def test_names_that_countries_share(gazetteer: Gazetteer, text: str, country: str) -> None:
    found = country_of(text, gazetteer)
    assert found is not None
    assert found.value == country


def test_the_text_around_tells_what_the_actor_leaves_open(gazetteer: Gazetteer) -> None:
    found = country_of("the defence minister", gazetteer, "Norway will send two ships, its minister said.")
    assert found is not None
    assert found.value == "NOR"
    assert country_of("the defence minister", gazetteer, "Norway and Chad met.") is None
    own = country_of("Danish sailors", gazetteer, "Norway will send two ships.")
    assert own is not None
    assert own.value == "DNK"


def test_a_surname_is_told_by_the_date(gazetteer: Gazetteer) -> None:
    found = country_of("Yeltsin", gazetteer, date="1996-05-01")
    assert found is not None
    assert found.value == "RUS"
