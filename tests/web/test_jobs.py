"""The jobs of an analyst, a researcher and a teacher, from start to end, in a browser, as their pages in docs/ tell."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.case.samples import SPEECH, evidence, made, quoting
from tests.web.browsing import TOKEN, browser, served
from tests.web.conftest import Idle

from comity.evidence import Evidence
from comity.web import Desk

WAIT = 120_000


class ByHand(Idle):
    """Reads what is dropped by rules of its own, at once: the reading itself is tested elsewhere."""

    desk: Desk

    def read(self, paths: list[str]) -> None:
        super().read(paths)
        for path in paths:
            text = Path(path).read_text("utf-8")
            self._store(text, path)

    def _store(self, text: str, path: str) -> None:
        if text.startswith("In the capital"):
            words = text.split("“")[1].split("”")[0]
            source, found = quoting(words, path)
            self.desk.case.add_source(source, [found.document])
            self.desk.case.add_evidence(found)
            return
        kind, speaker = ("speech", "Ana Petrova") if text == SPEECH else ("readout", None)
        source, document = made(text, path, "2024-05-19", kind, speaker)
        self.desk.case.add_source(source, [document])
        self.desk.case.add_evidence(evidence(document) if "Minister" in text else Evidence(document))


@pytest.fixture(scope="module")
def opened() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.fixture
def page(opened: Any, tmp_path: Path) -> Iterator[Any]:
    reading = ByHand()
    reading.desk = Desk(tmp_path / "job.comity", reading)  # type: ignore[arg-type]
    with served(reading.desk) as address:
        made = opened.new_page()
        made.set_default_timeout(WAIT)
        wrong: list[str] = []
        made.on("pageerror", lambda error: wrong.append(str(error)))
        made.goto(f"{address}/?token={TOKEN}")
        yield made
        assert not wrong
        made.close()


def test_a_desk_analyst_makes_twenty_readouts_a_brief(page: Any, tmp_path: Path) -> None:
    texts = [f"Minister Ana Petrova said that Norway is a friend, for the {n}th time." for n in range(18)]
    texts += [SPEECH, "In the capital they said: “our region has nine rivers and no common plan for them”."]
    files = []
    for number, text in enumerate(texts):
        path = tmp_path / f"text-{number}.txt"
        path.write_text(text, "utf-8")
        files.append(str(path))
    page.locator("input[type=file]").set_input_files(files)
    page.locator("#told p", has_text="Taken in").wait_for()
    page.reload()
    page.locator("#count", has_text="20 texts").wait_for()
    page.get_by_role("link", name="What is new").click()
    page.locator(".finding", has_text="nine").wait_for()
    page.locator("[data-pick]").first.click()
    page.locator('[data-pick][aria-pressed="true"]').wait_for()
    page.get_by_role("link", name="Brief", exact=True).click()
    page.get_by_label("Title").fill("Before noon")
    page.get_by_label("Your line on it").fill("The number was changed.")
    page.get_by_label("Your line on it").blur()
    page.locator("#told p", has_text="Kept").wait_for()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Web page").click()
    brief = taken.value.path().read_text("utf-8")
    assert all(words in brief for words in ("Before noon", "The number was changed.", "nine rivers", "three rivers"))


def test_a_researcher_validates_filters_and_takes_a_table(page: Any, tmp_path: Path) -> None:
    files = []
    for number in range(110):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Minister Ana Petrova said that Norway is a friend, and {number}.", "utf-8")
        files.append(str(path))
    page.locator("input[type=file]").set_input_files(files)
    page.locator("#told p", has_text="Taken in").wait_for()
    page.get_by_role("link", name="Validate").click()
    page.get_by_label("You are").fill("ann")
    page.get_by_role("button", name="Draw").click()
    page.locator(".sampled.now").wait_for()
    for number in range(100):
        page.keyboard.press("j" if number % 10 == 4 else "f")
    page.locator("#figures", has_text="ann: 90 of 100").wait_for()
    page.get_by_label("You are").fill("ben")
    page.get_by_role("button", name="Draw").click()
    page.wait_for_url("**person=ben**")
    for key in "ffffjffffj":
        page.keyboard.press(key)
    page.locator("#figures", has_text="Krippendorff’s alpha over 10 rows").wait_for()
    page.get_by_role("link", name="Search").click()
    page.locator(".facets label", has_text="Ana Petrova").locator("input").click()
    page.wait_for_url("**by=Ana%20Petrova**")
    page.reload()
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(taken.value.path().read_text("utf-8").splitlines()))
    assert len(rows) == 110
    assert {row["by"] for row in rows} == {"Ana Petrova"}


def test_a_teacher_makes_a_what_if_a_hand_out(page: Any, tmp_path: Path) -> None:
    page.get_by_role("link", name="What if").click()
    page.get_by_label("Who, 1").fill("Sweden")
    page.get_by_label("Kind of change").select_option("join")
    page.get_by_label("Which organisation, whom, or its name").fill("NATO")
    page.get_by_label("The day or year").fill("2012")
    page.get_by_role("button", name="Test it").click()
    page.locator("#answer h2", has_text="Sweden joins NATO").wait_for()
    page.get_by_text("Why this state?").wait_for()
    question = page.url
    with page.expect_download() as taken:
        page.get_by_role("link", name="Sheet for a class").click()
    sheet = taken.value.path().read_text("utf-8")
    assert "Sweden" in sheet
    assert "NATO" in sheet
    page.goto(question)  # the address is the question: the class gets the same answer
    page.locator("#answer h2", has_text="Sweden joins NATO").wait_for()
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    assert "Sweden" in taken.value.path().read_text("utf-8")
