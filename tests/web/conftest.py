"""A workbench over a case made by hand, asked without a browser and without a process that reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.case.samples import SPEECH, evidence, made, quoting

from comity.evidence import Evidence
from comity.web import Desk, application
from comity.web.background import Progress

HOST = "http://127.0.0.1:8421"
TOKEN = "a-token"
OWN = {"origin": HOST, "sec-fetch-site": "same-origin"}


class Idle:
    """In place of the reading: notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.now = Progress()

    def progress(self) -> Progress:
        return self.now

    def warm(self) -> None: ...

    def read(self, paths: list[str]) -> None:
        self.asked.append(paths)

    def stop(self) -> None:
        self.asked.append(["stop"])

    def forget(self) -> None:
        self.now = Progress()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return stocked(tmp_path / "a.comity")


def stocked(path: Path) -> Desk:
    """A desk with a few texts: a minister's statement, a speech, one quotation that is right and one that is not."""
    opened = Desk(path, Idle())  # type: ignore[arg-type]
    source, document = made()
    opened.case.add_source(source, [document])
    opened.case.add_evidence(evidence(document))
    source, document = made(SPEECH, "speech.txt", "2024-05-19", "speech", "Ana Petrova")
    opened.case.add_source(source, [document])
    opened.case.add_evidence(Evidence(document))
    for name, words in (("quote.txt", "three rivers"), ("misquote.txt", "nine rivers")):
        source, found = quoting(f"our region has {words} and no common plan for them", name)
        opened.case.add_source(source, [found.document])
        opened.case.add_evidence(found)
    return opened


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(application(desk, TOKEN), base_url=HOST, cookies={"comity-8421": TOKEN}) as made:
        yield made
