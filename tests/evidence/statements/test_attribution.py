"""Attributions by rule and by weights, and how rivals are settled."""

from __future__ import annotations

from comity.evidence.statements.attribution import Attribution, attributions, by_rule, settled
from comity.evidence.statements.cues import Cue
from comity.evidence.statements.view import view
from comity.language.parsing import parse


def attribution(head: int, *content: tuple[int, int], kind: str = "verb", probability: float = 0.8) -> Attribution:
    past = head if kind == "mark" else head + 1
    return Attribution(Cue(head, head, past, kind), content, (0, 1), probability, "test")


def test_rules_alone_find_the_plain_ones() -> None:
    columns = view(next(iter(parse(["The minister said that the dam was safe."]))))
    assert [columns.text[slice(*columns.characters(*a.content[0]))] for a in by_rule(columns)] == [
        "that the dam was safe"
    ]


def test_every_content_and_source_is_a_range_of_tokens() -> None:
    columns = view(next(iter(parse(["“The dam is safe,” said the minister, who denied that it leaked."]))))
    for a in attributions(columns):
        assert all(0 <= p < q <= len(columns) for p, q in a.content)
        assert a.source is None or a.source[0] < a.source[1]


def test_the_surer_of_two_with_the_same_words_stands() -> None:
    columns = view(next(iter(parse(["One two three four five six seven eight nine ten."]))))
    weak, strong = attribution(1, (3, 6), probability=0.5), attribution(2, (3, 6), probability=0.9)
    assert settled(columns, [weak, strong]) == [strong]


def test_one_inside_the_others_content_is_nested_not_a_rival() -> None:
    columns = view(next(iter(parse(["One two three four five six seven eight nine ten."]))))
    outer, inner = attribution(1, (2, 9)), Attribution(Cue(4, 4, 5, "verb"), ((5, 8),), (3, 4), 0.7, "test")
    assert settled(columns, [outer, inner]) == [outer, inner]


def test_a_quotation_without_a_cue_takes_what_is_left() -> None:
    columns = view(next(iter(parse(["One two three four five six seven eight nine ten."]))))
    cued, mark = attribution(1, (2, 4)), attribution(2, (2, 4), (6, 8), kind="mark", probability=0.95)
    assert [a.content for a in settled(columns, [cued, mark])] == [((2, 4),), ((6, 8),)]


def test_a_run_of_quotations_keeps_its_beginning_where_a_surer_one_has_the_rest() -> None:
    columns = view(next(iter(parse(["One two three four five six seven eight nine ten."]))))
    run, surer = attribution(1, (2, 4), (6, 8), probability=0.6), attribution(5, (6, 8), probability=0.9)
    assert [a.content for a in settled(columns, [run, surer])] == [((2, 4),), ((6, 8),)]
