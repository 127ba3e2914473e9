"""The table of positions: officials stand for their state, the same issue in other letters is one."""

from __future__ import annotations

from tests.case.samples import evidence, made

from comity.case import Case
from comity.evidence import Evidence
from comity.model import Position
from comity.report.sections.stood import stood

ANA = "person:ana-petrova"


def held(*positions: tuple[str, str, str, float]) -> Case:
    """A case of positions: (holder, target, stance, how sure), each asserted by the minister."""
    case = Case.in_memory()
    source, document = made()
    case.add_source(source, [document])
    base = evidence(document)
    made_ = tuple(
        Position(
            f"{document.id}:p{n}", document.id, holder, target, stance, document.span(31, 37), asserted_by=ANA,
            confidence=sure,
        )
        for n, (holder, target, stance, sure) in enumerate(positions)
    )  # fmt: skip
    case.add_evidence(
        Evidence(document, actors=base.actors, mentions=base.mentions, statements=base.statements, positions=made_)
    )
    return case


def test_an_official_stands_for_the_state() -> None:
    (row,) = stood(held((ANA, "The Grain Deal", "support", 0.9))).rows
    assert (row.actor, row.holder, row.own) == ("BGR", "Ana Petrova", True)
    assert (row.by, row.day, row.words) == ("Ana Petrova", "2024-05-20", "Norway")


def test_what_is_said_of_another_is_not_its_own_word() -> None:
    (row,) = stood(held(("NOR", "The Grain Deal", "oppose", 0.9))).rows
    assert (row.actor, row.own) == ("NOR", False)


def test_an_issue_in_other_letters_is_the_same_and_cells_name_their_rows() -> None:
    found = stood(held((ANA, "The Grain Deal", "support", 0.9), ("NOR", "the  grain deal", "oppose", 0.9)))
    assert [(issue.id, issue.count) for issue in found.issues] == [("the grain deal", 2)]
    assert {(cell.actor, cell.stance) for cell in found.cells} == {("BGR", "support"), ("NOR", "oppose")}
    assert all(found.rows[number].actor == cell.actor for cell in found.cells for number in cell.rows)


def test_what_is_less_sure_or_later_is_left_out_and_the_unsure_are_counted() -> None:
    case = held((ANA, "the deal", "support", 0.9), ("NOR", "the deal", "oppose", 0.2))
    found = stood(case)
    assert ([row.actor for row in found.rows], found.hidden) == (["BGR"], 1)
    assert len(stood(case, 0).rows) == 2
    assert stood(case, 0, on="2024-05-19").rows == ()
    assert [row.actor for row in stood(case, 0, actor="NOR").rows] == ["NOR"]
