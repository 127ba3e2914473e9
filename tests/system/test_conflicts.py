"""Conflicts of obligation, worked by hand, and against what makes one for any alliances."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from comity.model import Tie
from comity.system import conflicts


def hostile(a: str, b: str) -> Tie:
    return Tie(f"h:{a}{b}", "rivalry", a, b, -1, "record")


def pact(a: str, b: str, kind: str | None, factuality: str = "asserted") -> Tie:
    return Tie(f"p:{a}{b}{kind}", "alliance", a, b, 1, "said", status=kind, factuality=factuality)  # type: ignore[arg-type]


def test_bound_to_defend_both() -> None:
    ties = [hostile("A", "B"), pact("C", "A", "defence"), pact("B", "C", "defence")]
    (found,) = conflicts(ties, "ABC")
    assert (found.state, found.between, found.attackers) == ("C", ("A", "B"), ("A", "B"))
    assert found.owes == (("defence",), ("defence",))
    assert {tie.id for tie in found.ties} == {tie.id for tie in ties}


def test_bound_to_defend_one_and_not_to_attack_the_other() -> None:
    """C owes B defence and A neutrality: torn when A attacks, not when B does."""
    (found,) = conflicts([hostile("A", "B"), pact("B", "C", "defence"), pact("A", "C", "neutrality")], "ABC")
    assert (found.owes, found.attackers) == ((("neutrality",), ("defence",)), ("A",))


def test_neutrality_towards_both_is_no_conflict() -> None:
    assert conflicts([hostile("A", "B"), pact("A", "C", "neutrality"), pact("B", "C", "neutrality")], "ABC") == ()


def test_an_entente_does_not_bind_to_defend_and_what_is_planned_does_not_bind() -> None:
    entente = [hostile("A", "B"), pact("A", "C", "defence"), pact("B", "C", "entente")]
    planned = [hostile("A", "B"), pact("A", "C", "defence"), pact("B", "C", "defence", "planned")]
    assert conflicts(entente, "ABC") == conflicts(planned, "ABC") == ()


def test_an_alliance_of_which_no_more_is_said_binds_to_defend() -> None:
    assert conflicts([hostile("A", "B"), pact("A", "C", None), pact("B", "C", None)], "ABC")[0].state == "C"


kinds = st.sampled_from(["defence", "offence", "neutrality", "non-aggression", "consultation"])
alliances = st.lists(
    st.builds(lambda pair, kind: pact(pair[0], pair[1], kind), st.sampled_from(list(combinations("ABCD", 2))), kinds),
    max_size=10,
)


@given(alliances, st.sets(st.sampled_from(list(combinations("ABCD", 2))), max_size=3))
def test_who_is_torn_owes_to_both(pacts: list[Tie], rivals: set[tuple[str, str]]) -> None:
    found = conflicts([*pacts, *(hostile(*two) for two in rivals)], "ABCD")
    for conflict in found:
        assert conflict.between in rivals
        assert conflict.state not in conflict.between
        assert all(conflict.owes)
        assert {"defence", "offence"} & {kind for kinds in conflict.owes for kind in kinds}
    fewer = conflicts(pacts, "ABCD")
    assert fewer == ()
