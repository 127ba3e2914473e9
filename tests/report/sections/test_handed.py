"""The brief that a person builds: what was picked, in which order."""

from __future__ import annotations

from comity.case import Case
from comity.report.sections.handed import built, move, pick, picked


def order(case: Case) -> list[str]:
    return sorted(picked(case), key=lambda id: picked(case)[id].order)


def test_picks_keep_their_order_and_can_be_moved_and_left_out() -> None:
    case = Case.in_memory()
    for id in ("a", "b", "c"):
        pick(case, id, True)
    assert order(case) == ["a", "b", "c"]
    move(case, "c", -1)
    assert order(case) == ["a", "c", "b"]
    move(case, "a", 1)
    assert order(case) == ["c", "a", "b"]
    move(case, "c", -1)
    move(case, "nowhere", 1)
    assert order(case) == ["c", "a", "b"]
    pick(case, "a", False)
    assert order(case) == ["c", "b"]


def test_what_was_picked_and_is_not_found_any_more_is_counted() -> None:
    case = Case.in_memory()
    pick(case, "gone", True)
    brief = built(case)
    assert (brief.title, brief.lead, brief.notes, brief.lost) == ("Brief", "", (), 1)
