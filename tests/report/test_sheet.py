"""A sheet for a class: figures to work with first, answers on a page of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comity.model import Change, Draft
from comity.report import sheet
from comity.report.sections import consequences
from comity.report.sheet import tasks
from comity.security import Coercion, Consequences, test, world_on_record

PACT = Draft("p", "A pact <of two>", (Change("pact", ("CHN", "RUS")),))


def found() -> Consequences:
    return test(world_on_record("2018-01-01"), PACT, [Coercion("neutral"), Coercion("betraying")])


def test_the_answers_are_not_on_the_first_page(tmp_path: Path) -> None:
    page = sheet(found(), tmp_path / "sheet.html").read_text("utf-8")
    questions, _, answers = page.partition('<section class="answers">')
    shown = consequences(found())
    assert "A pact &lt;of two&gt;" in questions
    assert shown.headline.split(": ", 1)[1].split(";")[0] not in questions
    assert "security " + shown.weighed[0].times[1].told.rsplit("security ", 1)[1] not in questions
    assert shown.gain[0].state in answers
    assert "break-before: page" in questions


def test_the_figures_give_the_ratios_of_the_answers() -> None:
    """What a class is to add up comes to the number that the answers give."""
    asked = tasks(consequences(found()))
    assert asked
    for task in asked:
        for (when, sides), time in zip(task.times, task.answer.times, strict=True):
            against, with_ = (sum(float(one.rsplit(" ", 1)[1]) for one in listed.split(", ")) for _, listed in sides)
            reached = float(re.search(r"security ([\d.]+)", time.told)[1])  # type: ignore[index]
            assert when == time.when
            assert with_ / against == pytest.approx(reached, rel=0.02, abs=0.001)
