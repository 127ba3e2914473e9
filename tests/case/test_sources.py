"""A text is held against its likely sources alone, and once, in whatever order the texts come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from tests.case.samples import SPEECH, made, quoting

from comity import collation
from comity.case import Case
from comity.evidence import Evidence
from comity.model import SourceFile

WORDS = "The dams upstream were built without a single consultation with those who live below them."
FERRY = "The old ferry must run again by spring, or the islands will lose their school and their doctor."

Read = tuple[SourceFile, Evidence]


def speech(text: str, path: str, speaker: str | None = None) -> Read:
    source, document = made(text, path, "2024-05-19", "speech", speaker)
    return source, Evidence(document)


def filled(order: Sequence[Read], monkeypatch: pytest.MonkeyPatch) -> tuple[Case, Counter[tuple[str, str]]]:
    compared: Counter[tuple[str, str]] = Counter()
    verify = collation.verify

    def counted(quotations: Any, document: Any, sources: Any, actors: Any = None) -> Any:
        compared.update((document.path, source.path) for source in sources)
        return verify(quotations, document, sources, actors)

    with monkeypatch.context() as patched:
        patched.setattr(collation, "verify", counted)
        case = Case.in_memory()
        for source, found in order:
            case.add_source(source, [found.document])
            case.add_evidence(found)
    return case, compared


def test_each_pair_is_compared_once_whichever_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        speech(SPEECH, "dams.txt"),
        speech(FERRY, "ferry.txt"),
        quoting(WORDS, "note.txt"),
        quoting(FERRY, "b.txt"),
    ]
    wanted = {("note.txt", "dams.txt"): 1, ("b.txt", "ferry.txt"): 1}
    for order in (texts, texts[::-1], texts[1:] + texts[:1]):
        case, compared = filled(order, monkeypatch)
        assert compared == wanted
        assert {q.document: q.verdict for q in case.quotations} == {
            texts[2][1].document.id: "verbatim", texts[3][1].document.id: "verbatim"
        }  # fmt: skip


def test_a_voice_is_a_likely_source_unless_it_is_far_off(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Nobody wants to pay for what was broken here."
    voice = speech(SPEECH, "dams.txt", "Amina Diallo")
    for date, count in (("2024-05-21", 1), ("2026-01-01", 0), ("2024-02-01", 0)):
        _, compared = filled([voice, quoting(said, "note.txt", date, "person:amina-diallo")], monkeypatch)
        assert len(compared) == count


def test_a_verdict_goes_with_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    case, _ = filled([speech(SPEECH, "dams.txt"), quoting(WORDS, "note.txt")], monkeypatch)
    source, document = made("Nothing of the kind was said on that day.", "dams.txt", "2024-05-19", "speech")
    case.add_source(source, [document])
    case.add_evidence(Evidence(document))
    assert str(case.unfinished) == "unfinished: 1 of 2 documents are still to be read"
    _, again = quoting(WORDS, "note.txt")
    case.add_evidence(again)
    assert [q.verdict for q in case.quotations] == ["unchecked"]
    assert case.unfinished is None


def test_a_rejected_quotation_stays_rejected_when_its_source_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    case, _ = filled([quoting(WORDS, "note.txt")], monkeypatch)
    case.correct(next(iter(case.quotations)).id, "reject")
    source, found = speech(SPEECH, "dams.txt")
    case.add_source(source, [found.document])
    case.add_evidence(found)
    assert len(case.quotations) == 0
