"""The words of French, Spanish and Russian: the same entries in each, and actors that are on record."""

from __future__ import annotations

from importlib.resources import files

import pytest

from comity import record
from comity.language.foreign import READ
from comity.language.foreign.words import Known, states, words

LANGUAGES = sorted(READ)
ON_RECORD = {actor.id for actor in record.registry()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_entries(language: str) -> None:
    assert set(words(language)) == set(words("fr"))
    assert all(type(words(language)[key]) is type(words("fr")[key]) for key in words("fr"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_and_organisations_are_on_record(language: str) -> None:
    named = {*states(language), *words(language)["organisations"], *words(language)["seats"]}
    assert named <= ON_RECORD
    assert len(states(language)) > 150


def test_the_same_states_in_every_language() -> None:
    assert set(states("fr")) == set(states("es")) == set(states("ru"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_states_share_a_word(language: str) -> None:
    for column in ("adjectives", "capitals", "names"):
        given = [word for row in states(language).values() for word in row.get(column, ())]
        assert len(given) == len(set(given)), column


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_longer_than_a_reader_sees(language: str) -> None:
    for name in (language, f"states_{language}"):
        text = files("comity.language").joinpath(f"data/foreign/{name}.yaml").read_text("utf-8")
        assert max(map(len, text.splitlines())) <= 120, name


def test_the_registry_is_one_thing_as_long_as_it_is_the_same() -> None:
    registry = record.registry()
    assert Known.of(registry) is Known.of(registry)
