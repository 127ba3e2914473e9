"""The parser sees no state's name, and what it gives bears the words of the text."""

from __future__ import annotations

import pytest

from comity import record
from comity.language.evening import stand_ins, state_names
from comity.language.parsing import parse

NAMES = stand_ins(record.registry())
TEXT = "{0} condemned the strikes of {1} on the port.\n\n{2} envoys met {3} in {4}, and said that {0} was wrong."
SAME = [("Mali", "Kenya", "Malian", "Kenyans", "Bamako"), ("Russia", "Ukraine", "Russian", "Ukrainians", "Moscow"),
        ("Georgia", "Jordan", "Georgian", "Jordanians", "Tbilisi")]  # fmt: skip


def test_words_of_states_have_stand_ins_and_no_others_do() -> None:
    kinds = {
        word: NAMES.words.get(word)
        for word in ("Russia", "Malian", "Kenyans", "Tbilisi", "NATO", "US", "said", "Lavrov")
    }
    assert kinds == {"Russia": "Norway", "Malian": "Norwegian", "Kenyans": "Norwegians", "Tbilisi": "Oslo",
                     "NATO": None, "US": None, "said": None, "Lavrov": None}  # fmt: skip


@pytest.mark.parametrize("words", SAME)
def test_the_text_is_the_texts_own(words: tuple[str, ...]) -> None:
    (doc,) = parse([TEXT.format(*words)], NAMES)
    assert doc.text == TEXT.format(*words)
    assert all(token.lemma_ == token.text for token in doc if token.text in NAMES.words)
    assert [sentence.text.split()[0] for sentence in doc.sents] == [words[0], words[2]]


def test_other_names_give_the_same_parse() -> None:
    docs = list(parse([TEXT.format(*words) for words in SAME], NAMES))
    first, *others = [[(t.tag_, t.pos_, t.dep_, t.head.i, str(t.morph)) for t in doc] for doc in docs]
    assert all(other == first for other in others)


def test_texts_without_words_are_parsed() -> None:
    assert [doc.text for doc in parse(["", "\n\n", "One."], NAMES)] == ["", "\n\n", "One."]


LONG = "{0} condemned {1}.\n\n{2} accused {1} of arming {3} banks, {2} said in {4}. It rained on {1}."
OTHERS = [
    ("Mali", "Kenya", "Peru", "Kenyan", "Oslo"),
    ("The United States", "the United States", "Saudi Arabia", "South African", "New Delhi"),
    ("The Netherlands", "the Philippines", "Bosnia and Herzegovina", "South Korean", "Abu Dhabi"),
    ("Guinea-Bissau", "Timor-Leste", "Trinidad and Tobago", "Bissau-Guinean", "Buenos Aires"),
]


def test_a_name_of_several_words_is_one_while_it_is_parsed_and_its_own_words_after() -> None:
    docs = list(parse([LONG.format(*names) for names in OTHERS], NAMES))
    outer: list[object] = []
    sentences = []
    for doc, names in zip(docs, OTHERS, strict=True):
        assert doc.text == LONG.format(*names)
        inside = {i for name in state_names(doc) for i in range(name.start, name.end) if i != name.head}
        words = [token for token in doc if token.i not in inside]
        number = {token.i: n for n, token in enumerate(words)}
        outer.append([(t.tag_, t.pos_, t.dep_, number[t.head.i]) for t in words])
        sentences.append([sum(token.i not in inside for token in sentence) for sentence in doc.sents])
        assert all(doc[i].head.dep_ != "ROOT" for i in inside)
    assert all(one == outer[0] for one in outer)
    assert all(one == sentences[0] for one in sentences)
    assert len(sentences[0]) == 3
    american = [(t.text, t.tag_, t.dep_, t.head.text, t.lemma_) for t in docs[1][:3]]
    assert american == [
        ("The", "DT", "det", "States", "the"),
        ("United", "NNP", "compound", "States", "United"),
        ("States", "NNP", "nsubj", "condemned", "States"),
    ]
    assert [t.dep_ for t in docs[2] if t.text in ("and", "Herzegovina")][:2] == ["cc", "conj"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They visited the United States of America.", ["America"]),
        ("They accused the United States of theft.", ["the United States"]),
        ("The Ukraine war goes on.", ["Ukraine"]),
        ("The White House is near.", []),
    ],
)
def test_an_article_is_of_the_name_where_it_belongs_to_it(text: str, names: list[str]) -> None:
    (doc,) = parse([text], NAMES)
    assert [doc[name.start : name.end].text for name in state_names(doc)] == names
