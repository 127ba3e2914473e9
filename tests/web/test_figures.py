"""A figure is taken away as SVG or PNG, as it is styled, with its source in a line beneath."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.case.samples import made
from tests.web.browsing import TOKEN, browser, served

from comity import record
from comity.evidence import Evidence
from comity.model import Position, Tie
from comity.web import Desk

WORDS = "Norway supports Sweden & <others>."


@pytest.fixture(scope="module")
def opened() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.fixture
def drawn(desk: Desk) -> Desk:
    source, document = made(WORDS, "ties.txt", "2024-03-04", "speech", "Ana Petrova")
    span = document.span(0, 22)
    tie = Tie("t1", "support", "NOR", "SWE", 1, "said", document=document.id, asserted_by="NOR", words=span)
    position = Position("p1", document.id, "NOR", "SWE", "support", span)
    actors = tuple(filter(None, map(record.find, ("NOR", "SWE"))))
    desk.case.add_source(source, [document])
    desk.case.add_evidence(Evidence(document, actors=actors, ties=(tie,), positions=(position,)))
    return desk


@pytest.mark.parametrize(
    ("view", "button", "told"),
    [
        ("network", "[data-svg]", ["Norway", "Sweden", "a.comity"]),
        ("world", "[data-figure=svg]", ["supports", "a.comity", "Natural Earth"]),
        ("timeline", "[data-figure=svg]", ["2024-03-04", "a.comity"]),
    ],
)
def test_a_figure_is_an_svg_with_its_source(
    opened: Any, drawn: Desk, view: str, button: str, told: list[str], tmp_path: Path
) -> None:
    with served(drawn) as address:
        page = opened.new_page()
        page.goto(f"{address}/?token={TOKEN}")
        page.goto(f"{address}/{view}", wait_until="networkidle")
        with page.expect_download() as taken:
            page.locator(button).first.click()
        root = ET.fromstring(taken.value.path().read_text("utf-8"))
        with page.expect_download() as taken:
            page.locator(button.replace("svg", "png")).first.click()
        assert taken.value.path().read_bytes().startswith(b"\x89PNG")
        page.close()
    words = " ".join(filter(None, (one.text for one in root.iter())))
    assert all(word in words for word in told)
    assert not [one for one in root.iter() if one.tag.endswith(("}a", "}script")) or "class" in one.attrib]
