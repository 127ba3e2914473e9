"""The reporting words are readable data: lower-case lemmas under known stances."""

from __future__ import annotations

from comity.evidence.statements.lexicon import lexicon


def test_every_word_is_a_lower_case_lemma() -> None:
    words = lexicon()
    for column in (words.verbs, words.about, words.nouns):
        assert column
        assert all(word == word.lower().strip() and " " not in word for word in column)


def test_governed_words_have_known_stances() -> None:
    words = lexicon()
    stances = {*words.verbs.values(), *words.about.values(), *words.nouns.values()}
    assert set(words.governed.values()) <= stances
    assert set(words.adjectives.values()) <= stances
    assert all(len(pair.split()) == 2 for pair in words.governed)


def test_what_is_not_in_the_lexicon_says() -> None:
    assert lexicon().stance("florp") == "says"
