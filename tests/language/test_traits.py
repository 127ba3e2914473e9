"""Traits by form, tag and dependency are those that the pipeline's own rules give."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from comity.language.evening import StandIns
from comity.language.parsing import parse, pieces, pipeline
from comity.language.traits import Traits

TEXT = (
    "The ministers have met twice, and there is a plan that nobody signed. I'm gonna go; let's see, they ain't.\n\n"
    "It was said that all who work did it. She can't have been told, but we will. \t They gotta\n\nta. There\n\nis. "
    "What's its name? The leaders' meetings, held earlier, were the best yet."
)


def _plain(text: str) -> Doc:
    """The text by the whole pipeline, its words given as `parse` gives them."""
    nlp = pipeline()
    made = [nlp.make_doc(piece) for piece in pieces(text)]
    bare = (Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]) for doc in made)
    return Doc.from_docs(list(nlp.pipe(bare)), ensure_whitespace=False)


def _traits(token: Token) -> tuple[str, ...]:
    return token.text, token.tag_, token.dep_, token.pos_, str(token.morph), token.lemma_, str(token.head.i)


def test_they_are_those_of_the_pipeline() -> None:
    (doc,) = parse([TEXT])
    assert [*map(_traits, doc)] == [*map(_traits, _plain(TEXT))]
    assert [s.text for s in doc.sents] == [s.text for s in _plain(TEXT).sents]


def test_a_state_that_another_stands_for_keeps_its_own_words() -> None:
    names = StandIns({"Peruvians": "Norwegians", "Lima": "Oslo"}, {})
    (doc,) = parse(["The Peruvians have met in Lima. They ain't gonna go."], names)
    assert doc.text == "The Peruvians have met in Lima. They ain't gonna go."
    assert [t.lemma_ for t in doc][1] == "Peruvians"
    stood = _plain("The Norwegians have met in Oslo. They ain't gonna go.")
    assert [_traits(t)[1:5] for t in doc if t.i not in (1, 5)] == [_traits(t)[1:5] for t in stood if t.i not in (1, 5)]
    assert [t.head.i for t in doc] == [t.head.i for t in stood]
    assert [s.start for s in doc.sents] == [s.start for s in stood.sents]


def test_phrases_of_two_words_are_told_as_phrases() -> None:
    (doc,) = parse(["We are gonna go. There is hope."])
    assert [t.lemma_ for t in doc if t.lower_ in ("gon", "na")] == ["go", "to"]
    assert [t.pos_ for t in doc if t.text == "is"] == ["VERB"]


def test_a_table_that_is_full_is_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    traits, first, second = Traits(pipeline()), _bare("The first state spoke."), _bare("The second one answered it.")
    traits.tell(first)
    monkeypatch.setattr("comity.language.traits._MOST", 4)
    traits.tell(second)
    assert [*map(_traits, second)] == [*map(_traits, _plain("The second one answered it."))]


def _bare(text: str) -> Doc:
    return pipeline()(text, disable=["attribute_ruler", "lemmatizer"])
