"""Months, weekdays, numbers and offices are listed once, and every room reads the same list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comity import vocabulary
from comity.collation.wording import figure, word_classes
from comity.language.persons import offices
from comity.language.time.time_words import time_words
from comity.texts.calendar import ordinal, written_dates

SOURCE = Path(vocabulary.__file__).parent


@pytest.mark.parametrize("month", sorted(vocabulary.months("en")))
def test_both_date_readers_know_the_same_months(month: str) -> None:
    number = vocabulary.months("en")[month]
    assert [date.value for date in written_dates(f"on 3 {month} 2007")] == [f"2007-{number:02}-03"]
    assert time_words().months[month] == number


def test_both_readers_of_ordinals_agree() -> None:
    assert all(ordinal(word) == value == time_words().ordinals[word] for word, value in vocabulary.ordinals().items())
    assert len(vocabulary.ordinals()) == 99


def test_quotations_and_times_know_the_same_numbers() -> None:
    assert figure("forty-two") == "42"
    assert {"forty", "dozen", "million"} <= word_classes()["numbers"]
    assert time_words().numbers["forty"] == 40


def test_every_office_is_read_as_it_is_written() -> None:
    assert all(offices().fullmatch(title) for title in vocabulary.offices())


def test_no_other_list_has_months_weekdays_or_tens() -> None:
    for words in (("february", "november"), ("tuesday", "thursday"), ("sixty", "eighty")):
        found = [
            path.relative_to(SOURCE).as_posix()
            for suffix in ("py", "yaml")
            for path in SOURCE.rglob(f"*.{suffix}")
            if "record" not in path.parts  # whose rows and citations have dates
            and all(re.search(rf"(?i)\b{word}\b", path.read_text("utf-8")) for word in words)
        ]
        # patterns of headings, and of minutes that end a spoken time
        left = {
            "texts/data/no_names.yaml", "texts/data/kinds.yaml",
            "language/data/time_grammar.yaml",
            "security/indivisible.py",  # cites speeches by their dates
            "collation/data/languages/en.yaml",  # beside those of the other languages, in the same form
        }  # fmt: skip
        assert set(found) - left <= {"data/vocabulary.yaml"}
