"""What a sentence limits, turns or denies, where a quotation leaves it out."""

from __future__ import annotations

import pytest

from comity.collation.alignment import Source
from comity.collation.limits import cuts, inside, limiting, turns_next
from comity.collation.wording import words
from comity.texts import document_from_text


def cut(marked: str, aside: str = "") -> list[tuple[str, str, str]]:
    """What is cut of a sentence of which the part in [[ ]] is quoted."""
    text = marked.replace("[[", "").replace("]]", "")
    source = Source(document_from_text(text, kind="speech"))
    first = len(words(marked[: marked.index("[[")]))
    last = first + len(words(marked[marked.index("[[") + 2 : marked.index("]]")]))
    return [(found.kind, found.text, found.where) for found in cuts(source, first, last, aside)]


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[[The river will be opened to ships]] unless the flood returns.", "condition"),
        ("[[The river will be opened to ships]], but only in summer.", "condition"),
        ("[[All bridges will be rebuilt]], except the oldest one.", "exception"),
        ("[[We respect the vote]]; however, we will not be bound by it.", "contrast"),
        ("[[The valley needs a council of its own]], free from the advice of strangers.", "limit"),
        ("[[We will dig the canal]] in order to water the plain.", "purpose"),
        ("[[Our offer of help is made]] to the farmers of the plain.", "addressee"),
    ],
)
def test_what_a_sentence_goes_on_to_say_is_cut(marked: str, kind: str) -> None:
    assert [(found[0], found[2]) for found in cut(marked)] == [(kind, "before")]


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("If the dam holds, [[we will plant rice again]].", "condition"),
        ("It is not true that [[we have sold the island]].", "denial"),
        ("Our rivals claim that [[the canal is ours alone]].", "claim"),
    ],
)
def test_what_a_sentence_says_before_is_cut(marked: str, kind: str) -> None:
    assert [(found[0], found[2]) for found in cut(marked)] == [(kind, "after")]


@pytest.mark.parametrize(
    "marked",
    [
        "[[The council met on Tuesday]] and adopted its rules.",
        "I believe that [[the canal will be dug]].",
        "There is no doubt that [[the canal will be dug]].",
        "[[The acute phase]], if I may say so, is over.",
        "[[We will sail unless the storm returns.]]",
        "Dear friends, [[the road is long]], and we shall walk it together.",
    ],
)
def test_what_limits_nothing_is_not_cut(marked: str) -> None:
    assert cut(marked) == []


def test_what_the_quoting_text_tells_beside_the_marks_is_not_cut() -> None:
    marked = "[[The river will be opened to ships]] unless the flood returns."
    assert cut(marked, "he said, adding that a new flood would change that") == []
    assert cut(marked, "he said to the farmers of the plain")


def test_a_sentence_that_follows_limits_or_turns() -> None:
    source = Source(document_from_text("We will sail at dawn. Unless the wind turns. However, the crew is ill."))
    assert [found.text for found in cuts(source, 0, 5)] == ["Unless the wind turns"]
    assert turns_next(source, 9) == "However, the crew is ill"
    assert turns_next(source, 5) == ""


def test_what_limits_among_words_left_out() -> None:
    found = inside("unless the parliament objects to it")
    assert found is not None
    assert (found.kind, found.where) == ("condition", "around")
    assert inside("the members of the council") is None


def test_every_list_of_words_is_of_lower_case_words() -> None:
    for lists in limiting().values():
        for some in lists.values() if isinstance(lists, dict) else [lists]:
            assert all(isinstance(word, str) and word == word.lower() and word.strip() == word for word in some)
