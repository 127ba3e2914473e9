"""How quickly the workbench shows what it has, measured in a browser: a long text with many marks, and its views.

    python bench/workbench.py [--documents 200] [--words 100000] [--marks 5000]

Prints milliseconds, the median of five: for a text until its marks are drawn, for a view until it is loaded. The texts
are made up, so that nothing needs to be read for them.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.case.samples import made
from tests.web.browsing import TOKEN, browser, served
from tests.web.conftest import Idle

from comity.evidence import Evidence
from comity.model import Actor, Document, Mention, Statement
from comity.web import Desk

WORDS = [
    "river",
    "council",
    "border",
    "treaty",
    "harbour",
    "winter",
    "minister",
    "session",
    "grain",
    "railway",
    "answer",
    "letter",
    "autumn",
    "bridge",
]
VIEWS = ("inbox", "news", "search", "search?q=river", "verify", "brief")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--documents", type=int, default=200)
    asked.add_argument("--words", type=int, default=100_000)
    asked.add_argument("--marks", type=int, default=5000)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "bench.comity", Idle())  # type: ignore[arg-type]
        for number in range(given.documents):
            _store(desk, number, 1000, 40)
        long = _store(desk, given.documents, given.words, given.marks)
        with served(desk) as address, browser() as opened:
            page = opened.new_page(viewport={"width": 1360, "height": 900})
            page.set_default_timeout(120_000)
            page.goto(f"{address}/?token={TOKEN}")
            drawn = [_opened(page, f"{address}/reader/{long.id}") for _ in range(6)][1:]
            print(f"text of {given.words:,} words and {given.marks:,} marks: {statistics.median(drawn):.0f} ms")
            for view in VIEWS:
                loaded = [_loaded(page, f"{address}/{view}") for _ in range(6)][1:]
                print(f"{view} of {given.documents} texts: {statistics.median(loaded):.0f} ms")


def _opened(page: object, address: str) -> float:
    """Until the marks of what is on the screen are drawn."""
    page.goto(address, wait_until="commit")  # type: ignore[attr-defined]
    page.wait_for_selector("[data-ready]")  # type: ignore[attr-defined]
    return float(page.evaluate("() => window.readyAt"))  # type: ignore[attr-defined]


def _loaded(page: object, address: str) -> float:
    page.goto(address, wait_until="load")  # type: ignore[attr-defined]
    shown = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    return float(page.evaluate(shown))  # type: ignore[attr-defined]


def _store(desk: Desk, seed: int, words: int, marks: int) -> Document:
    """A text of words without sense, with statements and names at random places."""
    chance = random.Random(seed)
    said = [chance.choice(WORDS) for _ in range(words)]
    text = "\n\n".join(" ".join(said[n : n + 70]) + "." for n in range(0, words, 70))
    source, document = made(text, f"{seed}.txt", f"2024-{seed % 12 + 1:02}-{seed % 28 + 1:02}", "speech", "Ana Petrova")
    desk.case.add_source(source, [document])
    desk.case.add_evidence(_evidence(document, chance, marks))
    return document


def _evidence(document: Document, chance: random.Random, marks: int) -> Evidence:
    person = Actor("person:ana-petrova", "Ana Petrova", "person", state="BGR")
    statements, mentions = [], []
    for number in range(marks):
        start = chance.randrange(0, len(document.text) - 120)
        span = document.span(start, start + chance.randrange(20, 110))
        id = f"{document.id}:{number}"
        if number % 2:
            statements.append(Statement(f"{id}s", document.id, (), (), (span,), "direct", person.id, about=("NOR",)))
        else:
            mentions.append(Mention(f"{id}m", document.id, span, "NOR", "name", "LOC", "made up"))
    return Evidence(document, actors=(person,), statements=tuple(statements), mentions=tuple(mentions))


if __name__ == "__main__":
    main()
