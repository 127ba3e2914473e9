"""A proposal held to what documents call indivisible security."""

from __future__ import annotations

from pathlib import Path

import msgspec

from comity.model import Change, Draft
from comity.security import Coercion, Consequences, held_to, test, world_on_record

DOCS = Path(__file__).resolve().parents[2] / "docs"
MODELS = [Coercion("neutral"), Coercion("betraying")]


def put(on: str, *changes: Change) -> Consequences:
    return test(world_on_record(on), Draft("p", "A plan", changes), MODELS)


def kept(found: Consequences) -> dict[str, tuple[int, int | None]]:
    return {held.says: (held.holds, held.of) for held in held_to(found)}


def test_a_pact_at_the_expense_of_others() -> None:
    """Russia and China gain, the United States and Japan pay, one of them in the OSCE: nothing is kept but freedom."""
    found = put("2018-01-01", Change("pact", ("CHN", "RUS")))
    assert kept(found) == {
        "no state's security falls": (0, 2), "no participating State of the OSCE pays": (0, 2),
        "nobody gains while another pays": (0, 2), "nobody loses an arrangement that no named state is in": (1, None),
    }  # fmt: skip


def test_a_payer_outside_the_area_is_no_participating_state() -> None:
    found = put("2018-01-01", Change("pact", ("CHN", "RUS")))
    alone = [
        msgspec.structs.replace(result, after=result.before | {"JPN": result.after["JPN"]}) for result in found.results
    ]
    held = kept(msgspec.structs.replace(found, results=tuple(alone)))
    assert held["no participating State of the OSCE pays"] == (2, 2)
    assert held["no state's security falls"] == (0, 2)
    assert held["nobody gains while another pays"] == (2, 2)


def test_to_leave_is_a_choice_and_to_be_dissolved_is_none() -> None:
    says = "nobody loses an arrangement that no named state is in"
    assert kept(put("2018-01-01", Change("leave", ("TUR",), ("NATO",))))[says] == (1, None)
    assert kept(put("2018-01-01", Change("dissolve", (), ("NATO",))))[says] == (0, None)


def test_before_helsinki_there_is_no_area() -> None:
    assert "no participating State of the OSCE pays" not in kept(put("1960-01-01", Change("pact", ("CHN", "FRA"))))


def test_the_page_has_every_definition_that_is_computed() -> None:
    page = (DOCS / "indivisible.md").read_text("utf-8")
    for held in held_to(put("2018-01-01", Change("pact", ("CHN", "RUS")))):
        assert f"| {held.says} | {held.source} |" in page
