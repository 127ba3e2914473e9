"""JSON with one text an object, in the forms in which it comes."""

from __future__ import annotations

import pytest

from comity.errors import UnreadableFile
from comity.texts.formats.json_rows import extract_jsonl, objects


@pytest.mark.parametrize(
    ("source", "what", "numbers"),
    [
        ('{"a": 1}\n{"a": 2}\n', "line", [1, 2]),
        ('{"a": 1}\n\n{"a": 2}', "line", [1, 3]),
        ('[{"a": 1}, {"a": 2}]', "item", [1, 2]),
        ('{"count": 2, "articles": [{"a": 1}, {"a": 2}]}', "item", [1, 2]),
        ('{\n "a": 1\n}\n{\n "a": 2\n}', "line", [1, 4]),
        ('\ufeff{"a": 1}\n{"a": 2}', "line", [1, 2]),
    ],
)
def test_every_form_gives_its_objects_with_their_numbers(source: str, what: str, numbers: list[int]) -> None:
    troubles: list[tuple[int, str]] = []
    assert objects(source, troubles) == (what, [(number, {"a": a}) for a, number in enumerate(numbers, 1)])
    assert troubles == []


def test_one_bad_line_is_told_and_costs_only_itself() -> None:
    troubles: list[tuple[int, str]] = []
    _, found = objects('{"a": 1}\n{"a": \n[1]\n{"a": 2}', troubles)
    assert [one["a"] for _, one in found] == [1, 2]
    assert troubles == [(2, "not JSON"), (3, "no object (list)")]


def test_words_are_traced_to_their_place_in_the_file_past_escapes() -> None:
    source = '{"text": "The caf\\u00e9 of the \\"old\\" town is where the council met and agreed on the budget."}'
    (piece,) = extract_jsonl(source.encode(), "t.jsonl").pieces
    text = piece.edited.text
    assert text.startswith('The café of the "old" town')
    assert piece.edited.runs
    for begin, place, length in piece.edited.runs:
        if length and source[place] != "\\":
            assert text[begin] == source[place]


def test_a_file_without_objects_is_told() -> None:
    with pytest.raises(UnreadableFile, match="no JSON object"):
        extract_jsonl(b"[1, 2]", "t.json")
