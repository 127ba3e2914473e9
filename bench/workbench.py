"""How quickly the workbench shows what it has, measured in a browser: a long text, every view, a network.

    python bench/workbench.py [--documents 200] [--words 100000] [--marks 5000] [--actors 200] [--ties 2000]

Prints milliseconds, medians of five with the least: for the long text until its marks are drawn; for a view until it is
loaded, and the first time after a write, when all is made anew; for the network how long until every actor has its
place, and a frame while it is moved and while one points at actors. The texts are made up: nothing is read for them.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.case.samples import made
from tests.web.browsing import TOKEN, browser, served
from tests.web.conftest import Idle

from comity import record
from comity.evidence import Evidence
from comity.model import Actor, Document, Mention, Position, Statement, Tie
from comity.web import Desk
from comity.web.views import VIEWS

WORDS = (
    "river", "council", "border", "treaty", "harbour", "winter", "minister", "session", "grain", "railway", "answer",
    "letter", "autumn", "bridge",
)  # fmt: skip
PERSON = Actor("person:ana-petrova", "Ana Petrova", "person", state="BGR")
KINDS = (("partnership", 1), ("support", 1), ("accusation", -1), ("pressure", -1))
TWINS = ("search?q=river", "search?by=Ana+Petrova", "network?actor=NOR&steps=1", "timeline?actor=NOR")
COUNTED = """() => {
  const { nodes, links } = document.getElementById("graph").graph;
  return [nodes.length, links.length, links.reduce((sum, one) => sum + one.count, 0)];
}"""
# The time to paint a frame, while the picture is moved, or the pointer goes from actor to actor.
FRAMES = """async way => {
  const canvas = document.getElementById("graph"), graph = canvas.graph, times = [];
  for (let n = 0; n < 60; n++) {
    if (way === "moved") graph.x += n % 2 ? 3 : -3;
    else graph.over = graph.nodes[n % graph.nodes.length];
    const begun = performance.now();
    graph.paint();
    times.push(performance.now() - begun);
    await new Promise(requestAnimationFrame);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
}"""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name, number in {"documents": 200, "words": 100_000, "marks": 5000, "actors": 200, "ties": 2000}.items():
        asked.add_argument(f"--{name}", type=int, default=number)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "bench.comity", Idle())  # type: ignore[arg-type]
        states = [one for one in record.registry() if one.kind == "state" and not one.end][: given.actors]
        for number in range(given.documents):
            _store(desk, number, 1000, 40, states, given.ties // given.documents)
        long = _store(desk, given.documents, given.words, given.marks)
        with served(desk) as address, browser() as opened:
            page = opened.new_page(viewport={"width": 1360, "height": 900})
            page.set_default_timeout(120_000)
            page.goto(f"{address}/?token={TOKEN}")
            drawn = [_opened(page, f"{address}/reader/{long.id}") for _ in range(6)][1:]
            print(f"text of {given.words:,} words and {given.marks:,} marks: {_told(drawn)}")
            for view in (*(one.name for one in VIEWS if one.group), *TWINS):
                loaded = [_loaded(page, f"{address}/{view}") for _ in range(6)][1:]
                desk.case.keep("bench", view)  # a write: what was made of the case is made anew
                anew = _loaded(page, f"{address}/{view}")
                print(f"{view} of {given.documents} texts: {_told(loaded)}, anew {anew:.0f}")
            _network(page, address)


def _network(page: Any, address: str) -> None:
    page.goto(f"{address}/network?sure=0", wait_until="commit")
    page.wait_for_selector("canvas[data-ready]")
    placed = page.evaluate("() => performance.now()")
    counted = page.evaluate(COUNTED)
    frames = [page.evaluate(FRAMES, way) for way in ("moved", "pointed at")]
    actors, pairs, ties = counted
    print(f"network of {actors} actors, {pairs:,} pairs, {ties:,} ties: placed in {placed:.0f} ms; 95 of 100 frames "
          f"within {frames[0]:.1f} ms moved, {frames[1]:.1f} ms pointed at")  # fmt: skip


def _told(times: list[float]) -> str:
    """The median and the least, which other work on the machine delays least."""
    return f"{statistics.median(times):.0f} ms (least {min(times):.0f})"


def _opened(page: Any, address: str) -> float:
    """Until the marks of what is on the screen are drawn."""
    page.goto(address, wait_until="commit")
    page.wait_for_selector("[data-ready]")
    return float(page.evaluate("() => window.readyAt"))


def _loaded(page: Any, address: str) -> float:
    page.goto(address, wait_until="networkidle")  # so that nothing of this page delays the next
    return float(page.evaluate("() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))


def _store(
    desk: Desk, seed: int, words: int, marks: int, states: list[Actor] | None = None, ties: int = 0
) -> Document:  # fmt: skip
    """A text of words without sense, with statements, names, ties and positions at random places."""
    chance = random.Random(seed)
    said = [chance.choice(WORDS) for _ in range(words)]
    text = "\n\n".join(" ".join(said[n : n + 70]) + "." for n in range(0, words, 70))
    source, document = made(text, f"{seed}.txt", f"2024-{seed % 12 + 1:02}-{seed % 28 + 1:02}", "speech", "Ana Petrova")
    desk.case.add_source(source, [document])
    desk.case.add_evidence(_evidence(document, chance, marks, states or [], ties))
    return document


def _evidence(document: Document, chance: random.Random, marks: int, states: list[Actor], ties: int) -> Evidence:
    statements, mentions = [], []
    for number in range(marks):
        start = chance.randrange(0, len(document.text) - 120)
        span = document.span(start, start + chance.randrange(20, 110))
        id = f"{document.id}:{number}"
        if number % 2:
            statements.append(Statement(f"{id}s", document.id, (), (), (span,), "direct", PERSON.id, about=("NOR",)))
        else:
            mentions.append(Mention(f"{id}m", document.id, span, "NOR", "name", "LOC", "made up"))
    pairs = [chance.sample(states, 2) for _ in range(ties)]
    actors = tuple({one.id: one for one in (PERSON, *(state for pair in pairs for state in pair))}.values())
    return Evidence(
        document, actors=actors, statements=tuple(statements), mentions=tuple(mentions),
        ties=tuple(_tie(document, n, pair, chance) for n, pair in enumerate(pairs)),
        positions=tuple(_position(document, n, pair, chance) for n, pair in enumerate(pairs)),
    )  # fmt: skip


def _tie(document: Document, number: int, pair: list[Actor], chance: random.Random) -> Tie:
    kind, sign = chance.choice(KINDS)
    return Tie(
        f"{document.id}:t{number}", kind, pair[0].id, pair[1].id, sign, "said", document=document.id,
        words=document.span(0, 40), asserted_by=pair[0].id, confidence=0.9,
    )  # fmt: skip


def _position(document: Document, number: int, pair: list[Actor], chance: random.Random) -> Position:
    stance = chance.choice(("support", "oppose", "conditional"))
    return Position(
        f"{document.id}:p{number}", document.id, pair[0].id, pair[1].id, stance, document.span(0, 40), confidence=0.9
    )


if __name__ == "__main__":
    main()
