"""The data files of time: every rule compiles, every piece and builder is there, no trigger is lost."""

from __future__ import annotations

import re

import pytest

from comity.language.time.grammar import compile_pattern, grammar
from comity.language.time.rules import rules_of
from comity.language.time.scanning import rules, triggers, windows
from comity.language.time.time_words import time_words


def test_every_rule_compiles_and_has_a_builder() -> None:
    assert {r.name for r in rules()} == {name for section in grammar()["rules"].values() for name in section}


def test_every_piece_is_used_or_asked_for_by_name() -> None:
    written = str(grammar())
    by_name = {"next_date", "of_a_year", "of_a_day", "quarters_told", "of_the_hour", "narrowed", "loosened"}
    assert {name for name in grammar()["pieces"] if f"<{name}>" not in written} <= by_name


def test_a_rule_without_a_builder_is_named() -> None:
    with pytest.raises(ValueError, match="references"):
        list(rules_of("references", {}))


def test_a_space_in_a_pattern_is_any_white_space() -> None:
    assert compile_pattern(["the ", "<unit>"]).fullmatch("The \n years")


def test_every_class_of_trigger_that_rules_ask_for_exists() -> None:
    known = {name for found in triggers().values() for name in found} | {"year", "digits", "clock", "apostrophe"}
    assert {name for rule in rules() for name in rule.triggers} <= known


def test_months_and_weekdays_are_complete() -> None:
    words = time_words()
    assert set(words.months.values()) == set(range(1, 13))
    assert set(words.weekdays.values()) == set(range(1, 8))
    assert all(re.fullmatch(r"\d\d-\d\d|\d+ \d -?\d|easter -?\d+", rule) for rule in words.holidays.values())


def test_text_without_words_of_time_has_no_window() -> None:
    assert list(windows("The delegations exchanged views on bilateral cooperation.")) == []
