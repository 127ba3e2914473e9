"""Who stands behind evidence and whom it is about: an accusation is by its accuser, never by the accused."""

from __future__ import annotations

from comity.evidence import roles
from comity.model import Change, Draft, Event, Position, Quotation, Span, Statement, Tie

WORDS = Span(0, 1, "x")


def test_an_accusation_is_by_whoever_makes_it() -> None:
    tie = Tie("t", "accusation", "PER", "CHL", -1, "said", asserted_by="PER")
    assert list(roles(tie)) == [("by", "PER"), ("about", "PER"), ("about", "CHL")]
    position = Position("p", "d", "KEN", "the plan", "oppose", WORDS, asserted_by="UGA")
    assert list(roles(position)) == [("by", "KEN"), ("by", "UGA"), ("about", "the plan")]


def test_those_who_act_and_report_are_behind_an_event_and_its_targets_are_not() -> None:
    event = Event("e", "ACCUSE", ("PER",), ("CHL",), (("d", WORDS),), reported_by=("BRA",))
    assert list(roles(event)) == [("by", "PER"), ("by", "BRA"), ("about", "CHL")]


def test_a_statement_has_its_source_once_and_whom_it_addresses() -> None:
    said = Statement("s", "d", (), (), (WORDS,), "direct", source_actor="A", source_actors=("A", "B"),
                     about=("C",), addressees=("D",))  # fmt: skip
    assert list(roles(said)) == [("by", "A"), ("by", "B"), ("about", "C"), ("to", "D")]
    assert list(roles(Quotation("q", "d", WORDS, "speech", None))) == []


def test_a_draft_is_about_those_in_its_changes() -> None:
    draft = Draft("x", "a pact", (Change("pact", ("A", "B"), organisations=("ORG",)),), proposed_by="C")
    assert list(roles(draft)) == [("by", "C"), ("about", "A"), ("about", "B"), ("about", "ORG")]
