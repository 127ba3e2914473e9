"""Quotations held against their source: what is altered first, with what the source says next."""

from __future__ import annotations

import pytest
from tests.case.samples import SPEECH, made, quoting

from comity.case import Case
from comity.evidence import Evidence
from comity.report.brief import brief_html
from comity.report.sections.verified import unusual, verified

THERE = "our region has three rivers and no common plan for them"
HERE = "our region has seven rivers and no common plan for them"


def held(words: str = HERE) -> tuple[Case, str, str]:
    """A speech and a commentary that quotes it; the ids of the commentary and the speech."""
    case = Case.in_memory()
    source, speech = made(SPEECH, "speech.txt", "2024-05-20", "speech", "Ana Dorn")
    other, quoted = quoting(words, "b.txt")
    for file, evidence in ((source, Evidence(speech)), (other, quoted)):
        case.add_source(file, [evidence.document])
        case.add_evidence(evidence)
    return case, quoted.document.id, speech.id


def test_a_verdict_stands_beside_the_passage_and_what_follows_it() -> None:
    case, quoting_text, source = held()
    (row,) = verified(case).rows
    assert (row.what, row.document, row.source, row.words) == ("quotation", quoting_text, source, HERE)
    assert row.verdict.startswith("altered")
    assert row.there is not None
    assert SPEECH[slice(*row.there)] == row.passage == THERE
    assert [piece.text for piece in row.pieces if piece.only] == ["three"]
    assert row.next.startswith(". If the members agree")
    assert SPEECH[row.there[1] :].startswith(row.next)


def test_verdicts_say_by_what_they_were_made() -> None:
    case, quoting_text, _ = held()
    made_by = verified(case).policy
    assert set(made_by.texts) == {"speech.txt", "b.txt"}
    assert made_by.fingerprint == verified(case, quoting_text).policy.fingerprint
    assert made_by.fingerprint[:8] in brief_html(case)


def test_rows_are_chosen_by_text_source_and_verdict() -> None:
    case, quoting_text, source = held()
    (row,) = verified(case).rows
    assert verified(case, text=quoting_text, source=source, verdict=row.verdict).rows == (row,)
    assert verified(case, text=source).rows == verified(case, source=quoting_text).rows == ()
    other = verified(case, verdict="verbatim")
    assert (other.rows, other.counts) == ((), {row.verdict: 1})
    assert [head.id for head in other.texts] == [quoting_text]


def test_what_was_not_checked_is_left_out() -> None:
    case = Case.in_memory()
    file, quoted = quoting(HERE, "b.txt")
    case.add_source(file, [quoted.document])
    case.add_evidence(quoted)
    assert (verified(case).rows, verified(case).texts) == ((), ())


@pytest.mark.parametrize(
    ("first", "second"),
    [("differs in number", "stretched"), ("altered", "not found"), ("not found", "verbatim"), ("cut", "agrees"),
     ("verbatim, cut before a condition", "trimmed")],
)  # fmt: skip
def test_what_differs_comes_before_what_agrees(first: str, second: str) -> None:
    assert unusual(first) < unusual(second)
