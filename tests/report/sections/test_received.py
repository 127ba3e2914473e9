"""The texts of a case with what is known of each, and what they suggest to do."""

from __future__ import annotations

import msgspec
from tests.case.samples import SPEECH, evidence, made, quoting

from comity.case import Case
from comity.evidence import Evidence
from comity.model import Match, Reasoned, Span
from comity.report.sections.received import inbox


def test_what_is_known_of_a_text_with_its_reason() -> None:
    case = Case.in_memory()
    source, document = made(path="folder/a.txt")
    document = msgspec.structs.replace(document, kind=Reasoned("news", "a guess", 0.6))
    case.add_source(source, [document])
    case.add_evidence(evidence(document))
    (text,) = inbox(case).documents
    assert (text.file, text.statements, text.words) == ("a.txt", 1, 9)
    assert (text.kind.value, text.kind.why, text.kind.sure) == ("news", "a guess", False)
    assert (text.date.value, text.date.sure) == ("2024-05-20", True)
    assert (text.issuer.value, text.issuer.why, text.issuer.sure) == ("", "not found", False)


def test_a_text_that_quotes_another_is_offered_to_be_verified() -> None:
    case = Case.in_memory()
    source, speech = made(SPEECH, "speech.txt", "2024-05-20", "speech", "Ana Dorn")
    case.add_source(source, [speech])
    case.add_evidence(Evidence(speech))
    words = "our region has three rivers"
    other, found = quoting(words, "b.txt")
    at = SPEECH.index(words)
    match = Match(speech.id, (Span.of(SPEECH, at, at + len(words)),), 1.0, "the same words")
    (quotation,) = found.quotations
    case.add_source(other, [found.document])
    case.add_evidence(
        Evidence(found.document, quotations=(msgspec.structs.replace(quotation, match=match, verdict="verbatim"),))
    )
    (offer,) = inbox(case).offers
    assert (offer.do, offer.first, offer.second) == ("verify", found.document.id, speech.id)
    assert offer.why == "not named quotes 1 passage of Ana Dorn"
