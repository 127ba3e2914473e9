"""The log of corrections."""

from __future__ import annotations

from tests.case.samples import evidence, made

from comity.case import Case
from comity.report.sections.logged import corrections


def test_a_correction_stands_on_its_text_until_it_is_taken_back() -> None:
    case = Case.in_memory()
    source, document = made()
    case.add_source(source, [document])
    case.add_evidence(evidence(document))
    (said,) = case.statements
    assert corrections(case).corrections == ()
    case.correct(said.id, "reject", reason="not said")
    (one,) = corrections(case).corrections
    assert (one.action, one.target, one.reason) == ("reject", said.id, "not said")
    assert one.stands_on == "made here"
    case.undo()
    first, second = corrections(case).corrections
    assert (first.stands_on, second.action, second.stands_on) == ("undone", "undo", f"correction {one.number}")
