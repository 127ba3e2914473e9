"""Which ties make a system: those of one party, those that several agree on, those that held on a day."""

from __future__ import annotations

from comity.model import Actor, Tie
from comity.system import from_evidence

ACTORS = {id: Actor(id, id.title(), "state") for id in "ABCD"} | {
    "person:ada": Actor("person:ada", "Ada", "person", state="A"),
    "person:abe": Actor("person:abe", "Abe", "person", state="A"),
    "person:cleo": Actor("person:cleo", "Cleo", "person", state="C"),
}


def said(by: str, start: str | None = None, end: str | None = None, target: str = "B") -> Tie:
    return Tie(f"{by}:{target}:{start}", "hostility", "A", target, -1, "said", start=start, end=end, asserted_by=by)


def test_a_party_is_heard_with_all_who_speak_for_it_and_nobody_else() -> None:
    found = from_evidence([said("person:ada"), said("C")], ACTORS, according_to=frozenset({"A", "person:ada"}))
    assert [tie.asserted_by for tie in found.ties] == ["person:ada"]
    assert found.basis == "according to A"


def test_two_officials_of_one_state_agree_as_one_party() -> None:
    alone = [said("person:ada"), said("person:abe")]
    assert not from_evidence(alone, ACTORS, agreed_by=2).ties
    assert len(from_evidence([*alone, said("person:cleo")], ACTORS, agreed_by=2).ties) == 3


def test_a_tie_stands_from_its_first_day_to_its_last() -> None:
    dated = [said("C", "2024-03-01", "2024-03-31")]
    held = {day: len(from_evidence(dated, ACTORS, on=day).ties) for day in ("2024-02-29", "2024-03", "2024-03-31")}
    assert held == {"2024-02-29": 0, "2024-03": 1, "2024-03-31": 1}
    assert not from_evidence(dated, ACTORS, on="2024-04-01").ties
    assert from_evidence([said("C")], ACTORS, on="1900-01-01").ties


def test_the_same_said_twice_by_one_party_is_one_tie() -> None:
    twice = [said("C"), Tie("z", "hostility", "A", "B", -1, "said", asserted_by="C")]
    assert [tie.id for tie in from_evidence(twice, ACTORS).ties] == ["C:B:None"]
