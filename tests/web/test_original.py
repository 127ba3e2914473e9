"""The pages of a PDF as they look, with the same marks; a file that is gone or was changed is told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.browsing import TOKEN, VENDOR, browser, missing, served
from tests.web.conftest import Idle

from comity.evidence import Evidence
from comity.model import Document, Offsets, Reasoned, SourceFile, Statement, document_id
from comity.web import Desk

LINES = ("Norway stands with the", "fishers of all the coun-", "tries at this sea.", "Nobody was asked.")
TEXT = "Norway stands with the fishers of all the countries at this sea. Nobody was asked."  # as it was read
DRAWN = """() => [...CSS.highlights.get("statement")].map(one => {
  const range = document.createRange();
  range.setStart(one.startContainer, one.startOffset);
  range.setEnd(one.endContainer, one.endOffset);
  return [range.toString(), one.startContainer.parentElement.closest(".laid") !== null];
})"""


@pytest.fixture(scope="module")
def opened() -> Iterator[Any]:
    with browser() as made:
        yield made


@pytest.fixture
def desk(opened: Any, tmp_path: Path) -> Desk:
    if not (VENDOR / "pdf.js").is_file():
        missing("pdf.js is missing: python scripts/vendor.py --dev")
    page, path = opened.new_page(), tmp_path / "talks.pdf"
    page.set_content("<p>A running head</p>" + "".join(f"<p>{line}</p>" for line in LINES))
    path.write_bytes(page.pdf(format="A5"))
    page.close()
    made = Desk(tmp_path / "a.comity", Idle())  # type: ignore[arg-type]
    sha = hashlib.sha256(path.read_bytes()).hexdigest()
    source = SourceFile(sha[:12], str(path), "pdf", sha, TEXT)
    kind = Reasoned("speech", "a test")
    document = Document(document_id(TEXT), source.id, str(path), 0, len(TEXT), TEXT, Offsets.identity(len(TEXT)), kind)
    words = document.span(0, TEXT.index(" Nobody"))
    made.case.add_source(source, [document])
    made.case.add_evidence(Evidence(document, statements=(Statement("s1", document.id, (), (), (words,), "direct"),)))
    return made


def test_the_marks_stand_at_the_same_words_of_the_pages(opened: Any, desk: Desk) -> None:
    page, wrong = opened.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    with served(desk) as address:
        page.goto(f"{address}/?token={TOKEN}")
        page.goto(f"{address}/reader/{document_id(TEXT)}")
        page.wait_for_selector("[data-ready]")
        assert page.evaluate(DRAWN) == [[TEXT.removesuffix(" Nobody was asked."), False]]
        page.locator("[data-pages]").click()
        page.wait_for_selector(".sheet[data-ready]")
        # of "coun-" the hyphen, which the text has not, is unmarked
        drawn = page.evaluate(DRAWN)
        assert "".join(words for words, _ in drawn) == "".join(line.removesuffix("-") for line in LINES[:3])
        assert all(laid for _, laid in drawn)
        page.locator(".laid span", has_text="Norway").click()
        page.locator(".mark.now").wait_for()
        page.locator("[data-pages]").click()
        assert page.evaluate(DRAWN)[0][1] is False
        Path(next(iter(desk.case.sources)).path).unlink()
        page.locator("[data-pages]").click()
        page.locator("#told p", has_text="The file is gone").wait_for()
        page.reload()
        page.wait_for_selector("[data-ready]")
        assert page.locator("[data-pages]").count() == 0
    assert not wrong
    page.close()
