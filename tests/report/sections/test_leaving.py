"""What one readout leaves out of the other's is compared once, kept, and a finding."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.case.samples import made

from comity import collation, record
from comity.case import Case
from comity.collation import Comparison, Point
from comity.evidence import Evidence
from comity.model import Mention, Reasoned
from comity.report.sections import keep_left_out, leaving, news

ONE = "The ministers of Norway and Sweden met. They spoke of grain. They signed a treaty on rivers."
TWO = "The ministers of Sweden and Norway met in the capital. They spoke of grain at length."


@pytest.fixture
def case(tmp_path: Path) -> Case:
    opened = Case.open(tmp_path / "a.comity")
    for text, path, issuer in ((ONE, "one.txt", "NOR"), (TWO, "two.txt", "SWE")):
        source, document = made(text, path, "2024-05-20", "readout")
        document = msgspec.structs.replace(document, issuer=Reasoned(issuer, "a test"), issuer_actor=issuer)
        mentions = tuple(
            Mention(f"{document.id}:m{id}", document.id, document.span(text.index(name), text.index(name) + len(name)),
                    id, "name", "LOC", "a test")
            for id, name in (("NOR", "Norway"), ("SWE", "Sweden"))
        )  # fmt: skip
        opened.add_source(source, [document])
        actors = tuple(filter(None, map(record.find, ("NOR", "SWE"))))
        opened.add_evidence(Evidence(document, actors=actors, mentions=mentions))
    return opened


def test_it_is_compared_once_and_is_a_finding(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def compared(_: Case, first: str, second: str) -> collation.Comparison:
        asked.append((first, second))
        one, two = (next(iter(case.documents.within(id))) for id in (first, second))
        at = one.text.index("They signed")
        point = Point("only in the first", (one.span(at, len(one.text)),), (), weight=0.8)
        return Comparison(one, two, (point,), (), ())

    monkeypatch.setattr(leaving, "compare_documents", compared)
    assert keep_left_out(case) == 1
    assert keep_left_out(case) == 0
    assert len(asked) == 1
    (finding,) = news(case, kind="left out").findings
    assert finding.line == "SWE leaves out what NOR says of the same meeting"
    assert finding.words[0].text == "They signed a treaty on rivers."
