"""Statements coded by hand in the Discourse Network Analyzer: written, read back, and held against ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest
from tests.case.samples import made

from comity import record
from comity.case import Case
from comity.errors import ComityError
from comity.evidence import Evidence
from comity.model import Actor, Position, Statement
from comity.report import export, read_coded
from comity.report.sections import against, keep_coded, kept_coded

TEXT = "🕊 Ana Petrova said: “Norway is a friend 🤝 of ours.” She is against a new canal. Nobody asked."


@pytest.fixture
def case(tmp_path: Path) -> Case:
    opened = Case.open(tmp_path / "a.comity")
    source, document = made(TEXT, "talks.txt", "2024-05-20", "speech", "Ana Petrova")
    person = Actor("person:ana-petrova", "Ana Petrova", "person", state="BGR")
    start, end = TEXT.index("Norway"), TEXT.index("”")
    said = Statement(f"{document.id}:s1", document.id, (), (), (document.span(start, end),), "direct",
                     source_actor=person.id, about=("NOR",))  # fmt: skip
    at = TEXT.index("She is")
    words = document.span(at, TEXT.index(" Nobody"))
    held = Position(f"{document.id}:p1", document.id, person.id, "a new canal", "oppose", words)
    opened.add_source(source, [document])
    actors = (person, *filter(None, map(record.find, ("NOR", "BGR"))))
    opened.add_evidence(Evidence(document, actors=actors, statements=(said,), positions=(held,)))
    return opened


def test_what_is_written_is_read_back_at_its_words(case: Case, tmp_path: Path) -> None:
    (path,) = export(case, "dna", tmp_path / "out")
    texts, coded = read_coded(path)
    assert [(text.title, text.date, text.words) for text in texts] == [("talks.txt", "2024-05-20", TEXT)]
    assert [one.words for one in coded] == ["Norway is a friend 🤝 of ours.", "She is against a new canal."]
    position = coded[1]
    assert (position.person, position.organization, position.concept) == ("Ana Petrova", "Bulgaria", "a new canal")
    assert position.agreement is False
    with sqlite3.connect(path) as opened:
        start, stop = opened.execute("SELECT Start, Stop FROM STATEMENTS ORDER BY Start").fetchone()
    wide = TEXT.encode("utf-16-le")
    assert wide[2 * start : 2 * stop].decode("utf-16-le") == coded[0].words


def test_coded_statements_stand_beside_ours(case: Case, tmp_path: Path) -> None:
    (path,) = export(case, "dna", tmp_path / "out")
    said, position = read_coded(path)[1]
    other_way = msgspec.structs.replace(position, agreement=True, person="Petrova, Ana")
    strange = msgspec.structs.replace(said, person="Jo Dorn", words="Nobody\nasked.", at=0.9)
    elsewhere = msgspec.structs.replace(said, text="another text", words="Not in this text at all.")
    found = against(case, [said, position, other_way, strange, elsewhere])
    assert [row.found for row in found.rows] == [True, True, True, False, False]
    assert [row.speaker for row in found.rows] == [True, True, True, None, None]
    assert [row.agreement for row in found.rows] == [None, True, False, None, None]
    assert TEXT[found.rows[3].start : found.rows[3].end] == "Nobody asked."
    assert found.missing == ("another text",)
    assert [(share.right, share.of) for share in found.shares] == [(3, 4), (3, 3), (1, 2)]
    assert found.alone == 0
    assert against(case, [strange]).alone == 1


def test_they_are_kept_with_the_case_and_forgotten(case: Case, tmp_path: Path) -> None:
    coded = read_coded(export(case, "dna", tmp_path / "out")[0])[1]
    keep_coded(case, "by ann", coded)
    assert kept_coded(case) == {"by ann": coded}
    keep_coded(case, "by ann", None)
    assert kept_coded(case) == {}


def test_another_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.dna"
    path.write_text("<discourse>")
    with pytest.raises(ComityError, match="Open it in DNA 3"):
        read_coded(path)
