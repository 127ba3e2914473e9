"""What is made of a case is made once, until somebody writes to it; and no more is kept than has room."""

from __future__ import annotations

from pathlib import Path

from comity.case import Case
from comity.web import Desk
from comity.web.desk import MOST


def test_an_answer_is_made_again_when_another_program_wrote(desk: Desk) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [desk.once(("a",), make), desk.once(("a",), make)] == [1, 1]
    other = Case.open(desk.path)
    other.correct(next(iter(other.statements)).id, "reject")
    assert desk.once(("a",), make) == 2


def test_only_so_many_answers_are_kept(desk: Desk) -> None:
    made: list[int] = []
    for number in (*range(MOST + 1), 0):
        desk.once((number,), lambda: made.append(1))
    assert len(made) == MOST + 2


def test_files_stand_beside_the_case(desk: Desk, tmp_path: Path) -> None:
    assert desk.files == tmp_path / "a.files"
