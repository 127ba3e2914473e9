"""PLOVER roots of short sentences, written for this test."""

from __future__ import annotations

import pytest

from comity.evidence.event_class import VIEWS, WEIGHTS, classify, event_words, views
from comity.evidence.views import load
from comity.language.parsing import parse


def _classed(sentence: str, source: str, target: str) -> tuple[str, float]:
    tokens = next(parse([sentence]))
    places = []
    for words in (source, target):
        start = sentence.index(words)
        span = tokens.char_span(start, start + len(words))
        places.append((span.start, span.end))
    return classify(tokens, places[0], places[1])


@pytest.mark.parametrize(
    ("sentence", "source", "target", "root"),
    [
        ("Norland has condemned Sudland over the raid.", "Norland", "Sudland", "ACCUSE"),
        ("Norland launched air strikes on Sudland overnight.", "Norland", "Sudland", "ASSAULT"),
        ("The army of Norland bombed villages in Sudland.", "Norland", "Sudland", "ASSAULT"),
        ("Police in Norland arrested two citizens of Sudland.", "Police in Norland", "Sudland", "COERCE"),
        ("Norland suspended aid to Sudland.", "Norland", "Sudland", "SANCTION"),
        ("Norland lifted its sanctions on Sudland.", "Norland", "Sudland", "YIELD"),
        ("Norland urged Sudland to hold elections.", "Norland", "Sudland", "REQUEST"),
        ("Norland threatened to attack Sudland.", "Norland", "Sudland", "THREATEN"),
        ("The president of Norland met the premier of Sudland.", "Norland", "Sudland", "CONSULT"),
        ("Norland and Sudland held joint military exercises.", "Norland", "Sudland", "COOPERATE"),
        ("Norland refused to meet envoys from Sudland.", "Norland", "Sudland", "REJECT"),
        ("Norland praised Sudland for its courage.", "Norland", "Sudland", "SUPPORT"),
    ],
)
def test_roots(sentence: str, source: str, target: str, root: str) -> None:
    assert _classed(sentence, source, target)[0] == root


def test_probability_and_labels() -> None:
    root, probability = _classed("Norland accused Sudland of lying.", "Norland", "Sudland")
    assert root == "ACCUSE"
    assert 0.5 < probability <= 1
    assert set(load(WEIGHTS).labels) == {
        "AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
        "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }  # fmt: skip


def test_one_side_or_none_named() -> None:
    tokens = next(parse(["Norland agreed to resign."]))
    assert classify(tokens, (0, 1), (0, 0))[0] in load(WEIGHTS).labels
    assert classify(tokens, (0, 0), (0, 0))[0] in load(WEIGHTS).labels


def test_source_and_target_words_do_not_count() -> None:
    """No side: the names of the actors are hidden from every view."""
    first, second = parse(["Norland accused Sudland.", "Estland accused Westmark."])
    assert views(first, (0, 1), (2, 3)) == views(second, (0, 1), (2, 3))
    assert len(views(first, (0, 1), (2, 3))) == len(VIEWS)


def test_lexicon_holds_known_roots_only() -> None:
    single, phrases = event_words()
    roots = {root for found in single.values() for root in found} | {
        root for rows in phrases.values() for root, _ in rows
    }
    assert roots <= set(load(WEIGHTS).labels)
