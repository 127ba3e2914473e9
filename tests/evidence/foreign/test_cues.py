"""The reporting words of French, Spanish and Russian: the same entries in each, the stances of English."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from comity.evidence.foreign.cues import cues, known_as
from comity.evidence.foreign.ties import tie_words
from comity.evidence.statements.lexicon import lexicon
from comity.kinds import tie_kinds

LANGUAGES = ("fr", "es", "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_stances_are_those_of_english(language: str) -> None:
    known, english = cues(language), lexicon()
    stances = {*known.verbs.values(), *known.about.values(), *known.nouns.values(), *known.adjectives.values()}
    assert stances <= {*english.verbs.values(), *english.about.values(), *english.nouns.values()}
    assert known.whom <= stances
    assert len(known.verbs) > 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_entries_on_short_lines(language: str) -> None:
    text = files("comity.evidence").joinpath(f"data/foreign/{language}.yaml").read_text("utf-8")
    french = files("comity.evidence").joinpath("data/foreign/fr.yaml").read_text("utf-8")
    assert set(yaml.safe_load(text)) == set(yaml.safe_load(french))
    assert max(map(len, text.splitlines())) <= 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_ties_are_of_known_kinds(language: str) -> None:
    given = tie_words(language)
    assert {*given["verbs"].values(), *given["nouns"].values()} <= set(tie_kinds())


def test_a_reflexive_passive_is_its_verb() -> None:
    assert known_as("отмечаться", cues("ru")) == "отмечать"
    assert known_as("договориться", cues("ru")) == "договориться"
