"""The ties of a map with what each rests on."""

from __future__ import annotations

from comity.model import Actor, Span, Tie
from comity.report.sections.drawn import mapped
from comity.system import System


def test_a_tie_tells_its_basis_and_its_words_or_days() -> None:
    said = Tie("1", "hostility", "a", "b", -1, "said", document="d", words=Span(0, 9, "a opposes"), asserted_by="c")
    kept = Tie("2", "alliance", "a", "c", 1, "record", start="1990-01-01", end="2000-01-01", dataset="a list")
    actors = {id: Actor(id, f"Land {id}", "state") for id in "abc"}
    found = mapped(System.of([said, kept], actors, "1995-01-01", "a test"), wrote=["a.svg"])
    assert {(tie.source, tie.target, tie.basis, tie.words) for tie in found.ties} == {
        ("Land a", "Land b", "said by Land c", "a opposes"),
        ("Land a", "Land c", "on record: a list", "1990-01-01 to 2000-01-01"),
    }
    assert (found.on, found.wrote) == ("1995-01-01", ("a.svg",))
