"""States in the forms in which datasets write them."""

from __future__ import annotations

import pytest

from comity import record
from comity.errors import UnknownName
from comity.record.forms import coded, written_out
from comity.record.tables import entries


@pytest.mark.parametrize(
    ("form", "id"),
    [
        ("220", "FRA"), ("COW:365", "RUS"), ("345", "YUG"), ("GW:340", "SRB"),
        ("M49:688", "SRB"), ("ISO:DE", "DEU"), ("GW:255", None), ("UKG", "GBR"),
        ("276", "DEU"), ("710", "CHN"), ("XK", "XKX"), ("YU", "YUG"), ("AUS", "AUS"), ("GMY", "DEU"), ("732", "KOR"),
        ("Tanzania, United Republic of", "TZA"), ("Bolivia (Plurinational State of)", "BOL"), ("Gambia, The", "GMB"),
        ("Yemen, Rep.", "YEM"), ("Egypt, Arab Rep.", "EGY"), ("Solomon Is.", "SLB"), ("Trinidad & Tobago", "TTO"),
        ("St. Kitts and Nevis", "KNA"), ("Dem. Rep. Congo", "COD"), ("Central African Rep.", "CAF"),
        ("Abyssinia", "ETH"), ("Ceylon", "LKA"), ("Россия", "RUS"),
    ],
)  # fmt: skip
def test_a_form_means_a_state(form: str, id: str | None) -> None:
    if id is None:
        with pytest.raises(UnknownName):
            record.state(form)
    else:
        assert record.state(form).id == id


def test_a_name_as_it_stands_comes_before_any_other_form() -> None:
    assert record.state("Niger").id == "NER"
    assert record.state("Republic of the Congo").id == "COG"
    assert record.state("Serbia and Montenegro").id == "SCG"


def test_words_that_are_no_code_are_none() -> None:
    assert coded("us") == ()
    assert coded("Chad") == ()
    assert coded("999") == ()


def test_forms_are_other_forms() -> None:
    for name in ("France", "Korea, Republic of", "Iran (Islamic Republic of)"):
        assert name not in list(written_out(name))


def test_names_of_the_past_are_of_states_on_record() -> None:
    known = {actor.id for actor in record.registry()}
    assert set(entries("state_forms")["names"]) <= known


def test_names_in_scripts_that_fold_to_nothing_match_nobody() -> None:
    with pytest.raises(UnknownName):
        record.find("天下 大同")
