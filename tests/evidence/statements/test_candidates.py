"""Cues, contents and sources before anything is decided."""

from __future__ import annotations

from comity.evidence.statements.contents import contents
from comity.evidence.statements.cues import find_cues
from comity.evidence.statements.sources import sources
from comity.evidence.statements.view import View, view
from comity.language.parsing import parse


def columns_of(text: str) -> View:
    return view(next(iter(parse([text]))))


def words(columns: View, place: tuple[int, int]) -> str:
    return columns.text[slice(*columns.characters(*place))]


def test_cues_of_every_kind() -> None:
    columns = columns_of("According to Dorn, the claim that it leaks is wrong. Keller denied it: “It is an old story.”")
    assert {"phrase", "noun", "verb", "colon", "mark"} <= {cue.kind for cue in find_cues(columns)}


def test_the_clause_is_among_the_contents() -> None:
    columns = columns_of("The minister said that the dam was safe.")
    cue = next(c for c in find_cues(columns) if columns.words[c.head] == "said")
    assert ("ccomp", "that the dam was safe") in [(k, words(columns, parts[0])) for k, parts in contents(columns, cue)]


def test_a_second_verb_may_take_the_first_ones_subject_and_none_is_always_open() -> None:
    columns = columns_of("The minister smiled and said that the dam was safe.")
    cue = next(c for c in find_cues(columns) if columns.words[c.head] == "said")
    found = sources(columns, cue)
    assert "The minister" in [words(columns, place) for _, place in found if place]
    assert found[-1] == ("none", None)


def test_a_relative_pronoun_comes_with_its_noun() -> None:
    columns = columns_of("The ministers who signed said that the dam, which critics say leaks, was safe.")
    cue = next(c for c in find_cues(columns) if columns.words[c.head] == "signed")
    assert words(columns, sources(columns, cue)[0][1] or (0, 0)) == "The ministers who"
