"""The timeline as records."""

from __future__ import annotations

from tests.case.samples import evidence, made

from comity.case import Case
from comity.report.sections.timed import timed


def test_each_text_has_its_day_and_days_are_in_order() -> None:
    case = Case.in_memory()
    for number, day in enumerate(("2024-06-01", "2024-05-20")):
        source, document = made(f"Minister Ana Petrova said that Norway is a friend. {number}", f"{number}.txt", day)
        case.add_source(source, [document])
        case.add_evidence(evidence(document))
    found = timed(case)
    assert sorted(moment.start for moment in found.moments if moment.lane == "texts") == ["2024-05-20", "2024-06-01"]
    assert found.days == ("2024-05-20", "2024-06-01")
    assert {moment.lane for moment in found.moments} <= {kind for kind, _, _ in found.lanes}
