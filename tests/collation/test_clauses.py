"""A passage and a new wording of it, clause by clause."""

from __future__ import annotations

from comity.collation.clauses import clause_by_clause, split

THERE = "We will open the archive to scholars next year, but only if the vault is dry."


def test_a_limiting_clause_that_nothing_tells_is_cut() -> None:
    reading = clause_by_clause("Next year we will open the archive to scholars.", THERE)
    assert [clause.status for clause in reading.clauses] == ["kept", "gone"]
    assert reading.weightiest == "cut"


def test_clauses_can_change_places_and_words() -> None:
    reading = clause_by_clause("Only if the vault is dry, we shall open the archive to scholars next year.", THERE)
    assert {clause.status for clause in reading.clauses} <= {"kept", "reworded"}
    assert reading.weightiest == ""


def test_a_shift_is_told_of_the_clause_in_which_it_stands() -> None:
    reading = clause_by_clause("We may open the archive to scholars next year, but only if the vault is dry.", THERE)
    assert [clause.kind for clause in reading.clauses if clause.status == "shifted"] == ["modality"]


def test_a_hedge_that_is_gone_is_a_hedge() -> None:
    reading = clause_by_clause("The vault is dry.", "As far as I can tell, the vault is dry.")
    assert reading.weightiest == "hedge"


def test_clauses_hold_all_words_once() -> None:
    forms = [word.form for part in split(THERE) for word in part]
    assert forms == THERE.lower().replace(",", "").replace(".", "").split()


def test_a_clause_that_only_tells_more_is_gone_but_not_cut() -> None:
    reading = clause_by_clause("The vault is dry.", "The vault is dry, where a hundred monks once copied books of law.")
    assert [(clause.status, clause.kind) for clause in reading.clauses] == [("kept", ""), ("gone", "")]
