"""A brief that was built, in every format: the same words, every sign a sign, sources as footnotes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.web.conftest import stocked

from comity import report
from comity.case import Case
from comity.report import sections
from comity.report.sections import Built

HOSTILE = '#set page("x") $a$ *b* `c` <script>alert(1)</script> \\ "d" [^1] // e'


@pytest.fixture
def brief(tmp_path: Path) -> Built:
    case: Case = stocked(tmp_path / "a.comity").case
    for finding in sections.news(case).findings:
        sections.pick(case, finding.id, True)
        sections.write(case, finding.id, HOSTILE)
    case.keep(sections.BRIEF_TITLE, "Before noon")
    case.keep(sections.BRIEF_LEAD, "Ελληνικά и русский")
    return sections.built(case)


def test_a_pdf_has_the_words_as_they_are_and_their_sources_as_footnotes(brief: Built) -> None:
    pytest.importorskip("typst")
    pages = PdfReader(io.BytesIO(report.handout(brief, "pdf"))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert HOSTILE in text
    for words in ("Before noon", "Ελληνικά и русский", "“our region has nine rivers", "misquote.txt, characters 27–81"):
        assert words in text


def test_a_page_runs_nothing(brief: Built) -> None:
    page = report.handout(brief, "html").decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_text_that_names_nobody_is_called_by_its_kind_and_file(brief: Built) -> None:
    assert brief.notes[0].finding.line == "A commentary (misquote.txt) quotes Ana Petrova in words that differ"
