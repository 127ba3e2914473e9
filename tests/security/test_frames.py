"""How a world is read before a model runs."""

from __future__ import annotations

from fractions import Fraction

import msgspec
from tests.security.worlds import world

from comity.model import Change, Draft
from comity.security import Frame, World, apply, world_on_record
from comity.security.facts import Facts, Pledge


def read() -> World:
    """Five states: A and B rivals, A and C in a dispute of the year, A and D uneasy neighbours, A and E with a pact."""
    small = world(dict.fromkeys("ABCDE", 2), ("AB", "AC"), ("BC", "BD", "BE"), defence=("AE",))
    pledges = {("B", "C"): Pledge(1975, True), ("B", "D"): Pledge(2010, True), ("B", "E"): Pledge(1990, False)}
    facts = Facts(pledges, frozenset({("A", "D"), ("A", "E")}), {"A": Fraction(9), "B": Fraction(1)})
    return msgspec.structs.replace(
        small, hostile={("A", "B"): "rivalry (x)", ("A", "C"): "dispute (y); peace scale 0.25 (z)"}, facts=facts
    )


def test_what_counts_as_hostile() -> None:
    """Neighbours with a pact of defence are no latent threat."""
    ways = {way: set(Frame(way).of(read()).hostile) for way in ("rivalry", "record", "latent")}
    assert ways["rivalry"] == {("A", "B")}
    assert ways["record"] == {("A", "B"), ("A", "C")}
    assert ways["latent"] == {("A", "B"), ("A", "C"), ("A", "D")}


def test_which_pledges_bind() -> None:
    """In 2018 a pledge of 2010 is young; that of B and E is of two alone."""
    kept = {way: set(Frame(restraint=way).of(read()).restrained) for way in ("none", "young", "bilateral", "all")}
    assert kept["none"] == set()
    assert kept["young"] == {("B", "D")}
    assert kept["bilateral"] == {("B", "E")}
    assert kept["all"] == {("B", "C"), ("B", "D"), ("B", "E")}


def test_what_a_proposal_pledges_or_ends_counts_in_every_frame() -> None:
    renewed = apply(read(), Draft("p", "p", (Change("non-aggression", ("B", "C")),)))
    assert Frame(restraint="none").of(renewed).restrained == {("B", "C")}
    rivals = msgspec.structs.replace(read(), facts=Facts(uneasy=frozenset({("A", "B")})))
    ended = apply(rivals, Draft("p", "p", (Change("end rivalry", ("A", "B")),)))
    assert ("A", "B") not in Frame("latent").of(ended).hostile


def test_power_by_spending_keeps_the_index_where_none_is_on_record_and_limits_of_arms() -> None:
    limit = Draft("p", "p", (Change("arms limit", ("A",), terms={"share": "1/3"}),))
    found = Frame(capability="spending").of(apply(read(), limit)).capability
    assert found == {"A": 3, "B": 1, "C": 2, "D": 2, "E": 2}


def test_on_record() -> None:
    """The pledges of 1975 are one treaty of many; Finland and Russia are uneasy neighbours, Norway and Sweden not."""
    now = world_on_record("2018-01-01")
    assert now.facts.pledges["CHE", "USA"].many
    assert not now.facts.pledges["CHN", "RUS"].many
    assert ("FIN", "RUS") in Frame("latent").of(now).hostile
    assert ("NOR", "SWE") not in Frame("latent").of(now).hostile
    assert now.facts.spending["USA"] > now.facts.spending["CHN"] > now.facts.spending["RUS"]
