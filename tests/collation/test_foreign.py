"""Figures, states, denials and modal verbs in nine languages, and what follows from them."""

from __future__ import annotations

import pytest

from comity.collation.foreign import LANGUAGES, figures, lexicon_of, named, sense, states

SAME = {  # one sentence of our own in each language: we must not give Chile 3 million tonnes
    "en": "We must not give Chile 3 million tonnes.",
    "ru": "Мы не должны давать Чили 3 миллиона тонн.",
    "uk": "Ми не повинні давати Чилі 3 мільйони тонн.",
    "fr": "Nous ne devons pas donner 3 millions de tonnes au Chili.",
    "es": "No debemos dar a Chile 3 millones de toneladas.",
    "de": "Wir sollten Chile nicht 3 Millionen Tonnen geben.",
    "tr": "Şili'ye 3 milyon ton vermemeliyiz.",
    "ar": "يجب ألا نعطي تشيلي 3 مليون طن، لا يجوز ذلك.",
    "zh": "我们不应该给智利300万吨。",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_sentence_says_the_same_in_every_language(language: str) -> None:
    told = sense(SAME[language], language)
    assert told.figures == {"3000000"}
    assert told.names == {"CHL"}
    assert told.obligation
    assert told.negations >= 1


def test_a_language_without_words_has_figures_alone() -> None:
    told = sense("Meidän on 25 vuotta.", "fi")
    assert told.figures == {"25"}
    assert not told.names
    assert told.negations == 0


def test_figures_in_words_other_digits_and_scales() -> None:
    assert figures("двадцать стран", "ru") == {"20"}
    assert figures("٢١ دولة", "ar") == {"21"}
    assert figures("vingt-quatre", "fr") <= {"20", "24"}
    assert figures("1 250 000 habitants", "fr") == {"1250000"}
    assert figures("двух третей", "ru") == {"2"}


def test_states_are_known_in_their_cases() -> None:
    assert named("переговоры между Францией и Германией", "ru") == {"FRA", "DEU"}
    assert named("les autorités allemandes", "fr") == {"DEU"}
    assert named("Nigeria", "en") == {"NGA"}
    assert named("Niger", "en") == {"NER"}
    assert named("в Нигере", "ru") == {"NER"}


def test_the_month_of_may_is_no_modal_verb() -> None:
    told = sense("We will open the port in May.", "en")
    assert told.months == {5}
    assert not told.possibility


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_classes_and_states(language: str) -> None:
    lexicon = lexicon_of(language)
    assert lexicon.keys() == lexicon_of("ru").keys()
    assert all(isinstance(word, str) for words in lexicon.values() if isinstance(words, list) for word in words)
    assert len(set(states(language).values())) > 190
