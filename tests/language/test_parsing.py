"""The parser sees no state's name, and what it gives bears the words of the text."""

from __future__ import annotations

import pytest

from comity import record
from comity.language.parsing import parse, stand_ins

NAMES = stand_ins(record.registry())
TEXT = "{0} condemned the strikes of {1} on the port.\n\n{2} envoys met {3} in {4}, and said that {0} was wrong."
SAME = [("Mali", "Kenya", "Malian", "Kenyans", "Bamako"), ("Russia", "Ukraine", "Russian", "Ukrainians", "Moscow"),
        ("Georgia", "Jordan", "Georgian", "Jordanians", "Tbilisi")]  # fmt: skip


def test_words_of_states_have_stand_ins_and_no_others_do() -> None:
    kinds = {
        word: NAMES.get(word) for word in ("Russia", "Malian", "Kenyans", "Tbilisi", "NATO", "US", "said", "Lavrov")
    }
    assert kinds == {"Russia": "Norway", "Malian": "Norwegian", "Kenyans": "Norwegians", "Tbilisi": "Oslo",
                     "NATO": None, "US": None, "said": None, "Lavrov": None}  # fmt: skip


@pytest.mark.parametrize("words", SAME)
def test_the_text_is_the_texts_own(words: tuple[str, ...]) -> None:
    (doc,) = parse([TEXT.format(*words)], NAMES)
    assert doc.text == TEXT.format(*words)
    assert all(token.lemma_ == token.text for token in doc if token.text in NAMES)
    assert [sentence.text.split()[0] for sentence in doc.sents] == [words[0], words[2]]


def test_other_names_give_the_same_parse() -> None:
    docs = list(parse([TEXT.format(*words) for words in SAME], NAMES))
    first, *others = [[(t.tag_, t.pos_, t.dep_, t.head.i, str(t.morph)) for t in doc] for doc in docs]
    assert all(other == first for other in others)


def test_texts_without_words_are_parsed() -> None:
    assert [doc.text for doc in parse(["", "\n\n", "One."], NAMES)] == ["", "\n\n", "One."]
