"""Every kind of tie and event is one row; a misspelt one cannot be made; the relations of the guide are all there."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from comity import kinds
from comity.errors import UnknownKind
from comity.evidence.lists import word_list
from comity.model import Event, Span, Tie
from comity.record import all_ties


def test_a_misspelt_kind_cannot_be_made() -> None:
    with pytest.raises(UnknownKind, match="Did you mean 'alliance'"):
        Tie("1", "aliance", "a", "b", 1, "said")
    with pytest.raises(UnknownKind, match="Did you mean 'CONSULT'"):
        Event("1", "CONSULTS", ("a",), ("b",), (("d", Span(0, 1, "x")),))
    with pytest.raises(msgspec.ValidationError, match="no kind"):
        msgspec.json.decode(msgspec.json.encode({"id": "1", "kind": "ally", "source": "a", "target": "b", "sign": 1,
                                                 "basis": "said"}), type=Tie)  # fmt: skip


def test_every_relation_of_the_guide_has_one_kind_that_stands_for_it() -> None:
    relations = [relation for relation in get_args(kinds.Relation) if relation]
    assert len(relations) == 13
    stands = [kind.relation for kind in kinds.tie_kinds().values() if kind.canonical]
    assert sorted(stands) == sorted(relations)
    assert {kinds.tie_kind(kinds.of_relation(relation)).relation for relation in relations} == set(relations)


@pytest.mark.parametrize(
    ("relation", "sign", "directed"),
    [
        ("cooperation", 1, False), ("alliance", 1, False), ("membership", 1, True), ("support", 1, True),
        ("aid", 1, True), ("arms", 1, True), ("mediation", 0, True), ("talks", 0, False), ("criticism", -1, True),
        ("pressure", -1, True), ("sanctions", -1, True), ("hostility", -1, True), ("force", -1, True),
    ],
)  # fmt: skip
def test_sign_and_direction_are_the_guides(relation: str, sign: int, directed: bool) -> None:
    kind = kinds.tie_kind(kinds.of_relation(relation))
    assert (kind.sign, kind.directed) == (sign, directed)


def test_what_is_hostile_or_obliges_agrees_with_its_sign() -> None:
    assert all(kinds.tie_kind(name).sign == -1 for name in kinds.hostile())
    assert all(kinds.tie_kind(name).sign == 1 for name in kinds.obliging())
    assert kinds.undirected() <= kinds.together()


def test_every_tie_on_record_is_of_a_known_kind_and_hostile_ones_pull_apart() -> None:
    """The record's ties are made once a process; each went through the check of its kind."""
    ties = all_ties("1950-06-30")
    assert {"alliance", "rivalry"} <= {tie.kind for tie in ties} <= kinds.tie_kinds().keys()
    assert all(tie.sign < 0 for tie in ties if tie.kind in kinds.hostile())


@pytest.mark.parametrize("table", ["tie_verbs", "tie_nouns", "tie_phrases"])
def test_the_words_of_ties_are_of_known_kinds_with_their_signs(table: str) -> None:
    rows = word_list(table)
    named = rows.items() if isinstance(rows, dict) else ((row["kind"], row) for row in rows)
    for name, row in named:
        kind = kinds.tie_kind(row.get("kind", name))
        left = row.get("status") in ("former", "suspended")
        assert row["sign"] == (-1 if left else kind.sign), name
        assert row.get("event") is None or row["event"] in kinds.event_kinds(), name
