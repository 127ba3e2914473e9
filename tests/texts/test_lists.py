"""The room's word lists: what any entry must be, and how an entry becomes a pattern."""

import re
from importlib.resources import files

import pytest
import yaml

from comity.texts.lists import either, listed

LISTS = yaml.safe_load((files("comity.texts") / "data" / "words.yaml").read_text("utf-8"))


@pytest.mark.parametrize("entry", sorted(LISTS))
def test_an_entry_is_a_list_of_different_words_that_make_a_pattern(entry: str) -> None:
    words = LISTS[entry]
    assert words
    assert all(isinstance(word, str) and word.strip() == word != "" for word in words)  # an unquoted NO is no word
    assert len(set(words)) == len(words)
    assert re.compile(either(entry))


def test_alternatives_keep_their_order_and_sets_have_every_word() -> None:
    assert either("published").split("|") == LISTS["published"]
    assert listed("kept prefixes") == frozenset(LISTS["kept prefixes"])


def test_an_unknown_entry_is_an_error() -> None:
    with pytest.raises(KeyError, match="no such list"):
        either("no such list")
