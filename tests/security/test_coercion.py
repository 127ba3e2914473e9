"""Coercion, worked by hand."""

from __future__ import annotations

from fractions import Fraction
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.security.worlds import world

from comity.errors import ComityError
from comity.model import Change, Draft
from comity.security import Coercion, World, pacts, world_on_record
from comity.security import test as put
from comity.security.world import pair


def test_two_rivals() -> None:
    """A weighs 3, B 2: U_A = 3/2, U_B = 2/3; C has no rival and stands at the cap."""
    found = Coercion().assess(world({"A": 3, "B": 2, "C": 1}, hostile=("AB",))).security
    assert found == {"A": Fraction(3, 2), "B": Fraction(2, 3), "C": Fraction(10)}


def test_an_ally_on_each_side() -> None:
    """A 3 with C 1 against B 2 with D 4: U_A = (3+1)/(2+4) = 2/3, U_B = (2+4)/(3+1) = 3/2."""
    found = Coercion().assess(world({"A": 3, "B": 2, "C": 1, "D": 4}, ("AB",), defence=("AC", "BD"))).security
    assert (found["A"], found["B"]) == (Fraction(2, 3), Fraction(3, 2))


@pytest.mark.parametrize(
    ("common", "first", "second"),
    [("neutral", (3, 2), (2, 3)), ("betraying", (3, 6), (2, 7)), ("defending", (7, 2), (6, 3))],
)
def test_an_ally_of_both(common: str, first: tuple[int, int], second: tuple[int, int]) -> None:
    """C 4 is bound to A 3 and B 2, which are hostile. Neutral: 3/2 and 2/3. Betraying: U_A = 3/(2+4), U_B = 2/(3+4).
    Defending: U_A = (3+4)/2, U_B = (2+4)/3."""
    model = Coercion(common)  # type: ignore[arg-type]
    found = model.assess(world({"A": 3, "B": 2, "C": 4}, ("AB",), defence=("AC", "BC"))).security
    assert (found["A"], found["B"]) == (Fraction(*first), Fraction(*second))


def test_the_strongest_bloc_binds_and_is_named() -> None:
    """A 6 has two rivals: B 2 alone gives 6/2 = 3, C 1 with D 4 gives 6/5. The second binds."""
    found = Coercion().assess(world({"A": 6, "B": 2, "C": 1, "D": 4}, ("AB", "AC"), defence=("CD",)))
    binding = found.certificates["A"]
    assert found.security["A"] == binding.reached == Fraction(6, 5)
    assert (binding.against, binding.attackers, binding.defenders) == ("C", ("C", "D"), ("A",))


def test_an_ally_bound_not_to_attack_stands_aside() -> None:
    """D 4 is B's ally but owes A non-aggression: U_A = 3/2, not 3/6; for B it still stands: U_B = (2+4)/3 = 2."""
    found = Coercion().assess(world({"A": 3, "B": 2, "D": 4}, ("AB",), ("AD",), defence=("BD",)))
    assert found.security == {"A": Fraction(3, 2), "B": Fraction(2), "D": Fraction(10)}
    assert found.certificates["A"].aside == ("D",)


def test_a_guarantor_defends_but_does_not_attack() -> None:
    """G 5 guarantees A 3 against B 2: U_A = 8/2 = 4, U_B = 2/3 as before."""
    bare = world({"A": 3, "B": 2, "G": 5}, ("AB",))
    found = Coercion().assess(msgspec.structs.replace(bare, guarantees=frozenset({("G", "A")}))).security
    assert (found["A"], found["B"]) == (Fraction(4), Fraction(2, 3))


def test_a_weightless_rival_leaves_the_state_at_the_cap() -> None:
    """B weighs 0: A is at the cap, B at 0/3 = 0."""
    found = Coercion().assess(world({"A": 3, "B": 0}, ("AB",))).security
    assert found == {"A": Fraction(10), "B": Fraction(0)}


@pytest.mark.parametrize(
    ("common", "first", "second", "divisibility"),
    [
        ("neutral", (3, 2), (2, 3), (63, 71)),
        ("betraying", (1, 2), (2, 7), (1, 1)),
        ("defending", (7, 2), (2, 1), (0, 1)),
    ],
)
def test_what_common_allies_do_decides_whether_a_pact_is_indivisible(
    common: str, first: tuple[int, int], second: tuple[int, int], divisibility: tuple[int, int]
) -> None:
    """A 3 and B 2 are hostile, C 4 is bound to A: U_A = (3 + 4)/2 = 7/2, U_B = 2/(3 + 4) = 2/7. C signs a pact with B.

    Neutral: 3/2 and 2/3. A loses 2, weighted 3 x 2 = 6; B gains 8/21, weighted 16/21: D = 6/(6 + 16/21) = 63/71.
    Betraying: 3/(2 + 4) and 2/(3 + 4), as it was. A loses 3 and nobody gains: D = 1.
    Defending: (3 + 4)/2, as it was, and (2 + 4)/3. B gains and nobody loses: D = 0, indivisible."""
    small = world({"A": 3, "B": 2, "C": 4}, ("AB",), defence=("AC",))
    model = Coercion(common)  # type: ignore[arg-type]
    result = put(small, Draft("p", "a pact", (Change("pact", ("B", "C")),)), [model]).results[0]
    assert (result.before["A"], result.before["B"]) == (Fraction(7, 2), Fraction(2, 7))
    assert (result.after["A"], result.after["B"]) == (Fraction(*first), Fraction(*second))
    assert result.divisibility == Fraction(*divisibility)
    assert result.indivisible == (common == "defending")


# ── every reading against plain sets ─────────────────────────────────────────────────────────────────


def slow(small: World, model: Coercion, armed: frozenset[str]) -> dict[str, Fraction]:
    """Coercion by sets and loops, as the docstrings say it, without distance."""

    def bound(kinds: tuple[str, ...], a: str, b: str) -> bool:
        return any(pair(a, b) in small.obligations[kind] for kind in kinds)

    def hostile(a: str, b: str) -> bool:
        return pair(a, b) in small.hostile

    found = {}
    for i in small.states:
        ratios = [model.cap]
        for j in small.states:
            stays = model.hostile_allies == "neutral"
            if not hostile(i, j) or pair(i, j) in small.restrained or (stays and bound(("defence",), i, j)):
                continue
            others = [k for k in small.states if k not in (i, j)]
            led = model.kinds if model.joins == "allies" else ("offence",)
            called = {k for k in others if bound(led, j, k)}
            if model.joins == "foes":
                called |= {k for k in others if bound(model.kinds, j, k) and hostile(k, i)}
            called = {k for k in called if not (stays and hostile(j, k))}
            theirs = {k for k in called if pair(i, k) not in small.restrained}
            ours = {k for k in others if bound(model.kinds, i, k) or (k, i) in small.guarantees}
            ours = {k for k in ours if not (stays and hostile(i, k))}
            both = theirs & ours
            attackers = theirs if model.common == "betraying" else theirs - both
            defenders = ours if model.common == "defending" else ours - both
            deterrers = {i} | (defenders if model.nuclear == "shared" else set())
            if model.nuclear != "off" and deterrers & armed:
                continue
            against = small.capability[j] + model.kept * sum(small.capability[k] for k in attackers)
            with_ = small.capability[i] + model.kept * sum(small.capability[k] for k in defenders)
            ratios.append(with_ / against if against else model.cap)
        found[i] = min(ratios)
    return found


TWO = [a + b for a in "ABCDE" for b in "ABCDE" if a < b]
some = st.sets(st.sampled_from(TWO), max_size=6)


@settings(deadline=None, max_examples=150)
@given(
    weights=st.lists(st.integers(0, 9), min_size=5, max_size=5), hostile=some, pledged=some, defence=some, offence=some,
    guarantee=st.sets(st.permutations("ABCDE").map(lambda order: (order[0], order[1])), max_size=3),
    model=st.builds(
        Coercion, common=st.sampled_from(["betraying", "neutral", "defending"]),
        kinds=st.sampled_from([("defence",), ("defence", "offence")]),
        joins=st.sampled_from(["allies", "foes", "offence"]),
        hostile_allies=st.sampled_from(["join", "neutral"]), nuclear=st.sampled_from(["off", "own", "shared"]),
        kept=st.sampled_from([Fraction(1), Fraction(3, 4)]),
    ),
    armed=st.frozensets(st.sampled_from("ABCDE"), max_size=2),
)  # fmt: skip
def test_every_reading_is_what_plain_sets_give(
    weights: list[int], hostile: set[str], pledged: set[str], defence: set[str], offence: set[str],
    guarantee: set[tuple[str, str]], model: Coercion, armed: frozenset[str],
) -> None:  # fmt: skip
    held = dict(zip("ABCDE", weights, strict=True))
    small = world(held, tuple(hostile), tuple(pledged), defence=tuple(defence), offence=tuple(offence))
    small = msgspec.structs.replace(small, guarantees=frozenset(guarantee))
    with patch("comity.security.coercion.nuclear", lambda on: armed):
        found = model.assess(small)
    assert found.security == slow(small, model, armed)
    for state, certificate in found.certificates.items():
        against, with_ = (certificate.sum(side) for side in (certificate.attackers, certificate.defenders))
        assert found.security[state] == certificate.reached == with_ / against


def test_power_lessens_on_the_way() -> None:
    """The United States weighs less against Iraq than at home, and a neighbour by land loses nothing."""
    now = world_on_record("2000-01-01")
    near, far = Coercion().assess(now), Coercion(reach=True).assess(now)
    assert far.certificates["IRQ"].brings["USA"] < now.capability["USA"]
    assert far.security["IRQ"] > near.security["IRQ"]
    shown = far.certificates["KOR"]
    assert shown.against == "PRK"
    assert shown.brings["PRK"] == now.capability["PRK"]


def test_a_search_refuses_what_it_does_not_look_at() -> None:
    small = world({"A": 3, "B": 2}, ("AB",))
    with pytest.raises(ComityError, match=r"the search for pacts knows no coercion, .*distance"):
        pacts(small, Coercion(reach=True))
