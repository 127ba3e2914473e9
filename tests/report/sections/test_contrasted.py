"""The difference of two networks."""

from __future__ import annotations

from tests.case.samples import made

from comity.case import Case
from comity.evidence import Evidence
from comity.report.sections.contrasted import contrasted, middle
from comity.report.sections.paired import Network, Node, Pair


def network(**signs: str) -> Network:
    """Pairs by their letters, each with its sign, the later the heavier."""
    pairs = tuple(
        Pair(key[0], key[1], (key[0], key[1]), sign, {sign: 1}, float(n), ())
        for n, (key, sign) in enumerate(signs.items(), 1)
    )
    nodes = tuple(Node(one, one, one, "state", 1) for one in sorted({letter for key in signs for letter in key}))
    return Network(pairs, nodes, (), 0.5, 0, len(pairs), (), {})


def test_pairs_are_turned_added_gone_or_kept_in_that_order() -> None:
    found = contrasted(network(ab="pos", ac="pos", ad="neg"), network(ab="neg", ad="neg", bc="pos"))
    assert [(pair.a + pair.b, pair.change, pair.signs) for pair in found.pairs] == [
        ("ab", "turned", ("pos", "neg")), ("bc", "added", ("", "pos")), ("ac", "gone", ("pos", "")),
        ("ad", "kept", ("neg", "neg")),
    ]  # fmt: skip
    assert found.counts == {"turned": 1, "added": 1, "gone": 1, "kept": 1}
    assert [node.id for node in found.nodes] == ["a", "b", "c", "d"]


def test_the_heaviest_change_comes_first() -> None:
    found = contrasted(network(), network(ab="pos", cd="pos"))
    assert [pair.a + pair.b for pair in found.pairs] == ["cd", "ab"]


def test_a_network_does_not_differ_from_itself() -> None:
    one = network(ab="pos", bc="neg")
    assert {pair.change for pair in contrasted(one, one).pairs} == {"kept"}


def test_the_middle_day_parts_the_texts() -> None:
    case = Case.in_memory()
    for number, day in enumerate(("2024-01-01", "2024-02-01", "2024-03-01", "2024-03-01")):
        source, document = made(f"Text {number}.", f"{number}.txt", day)
        case.add_source(source, [document])
        case.add_evidence(Evidence(document))
        assert (middle(case) == ("", "")) is (number == 0)
    assert middle(case) == ("2024-01-01", "2024-02-01")
