"""Consequences as they are shown."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import msgspec
from rich.console import Console

from comity.model import Change, Proposal
from comity.report.consequences import consequences, consequences_page, consequences_part
from comity.security import Coercion, Consequences, test, world_on_record

PACT = Proposal("p", "A pact <of two>", (Change("pact", ("CHN", "RUS")),))


def found() -> Consequences:
    return test(world_on_record("2018-01-01"), PACT, [Coercion("neutral"), Coercion("betraying")])


def test_the_terminal_names_who_gains_and_who_pays() -> None:
    console = Console(width=200, file=StringIO(), record=True)
    console.print(consequences(found()))
    shown = console.export_text()
    for words in ("Somebody pays under 2 of 2", "Russia", "United States (not a party)", "against China", "2014"):
        assert words in shown


def test_nobody_pays() -> None:
    promise = Proposal("p", "A promise", (Change("guarantee", ("UKR",), terms={"by": "CHL"}),))
    console = Console(width=200, file=StringIO(), record=True)
    console.print(consequences(test(world_on_record("2018-01-01"), promise, [Coercion()])))
    assert "indivisible, as far as they go" in console.export_text()


def test_the_page_escapes_what_it_shows(tmp_path: Path) -> None:
    page = consequences_page(found(), tmp_path / "page.html").read_text("utf-8")
    assert "A pact &lt;of two&gt;" in page
    assert "not a party" in page
    assert page.lstrip().startswith("<!doctype html>")
    assert "<html" not in consequences_part(msgspec.structs.replace(found(), notes=()))
