"""Several programs on one case, cases that cannot be written, and cases that are none: a clear line, nothing lost."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import threading
from pathlib import Path

import pytest
from tests.case.samples import TEXT, evidence, made

from comity.case import Case, connecting
from comity.case.connecting import Connections
from comity.case.migrations import VERSION
from comity.errors import CaseError


@pytest.fixture
def case(tmp_path: Path) -> Case:
    case = Case.open(tmp_path / "test.comity")
    add(case, TEXT, "a.txt")
    return case


def add(case: Case, text: str, path: str) -> None:
    source, document = made(text, path)
    case.add_source(source, [document])
    case.add_evidence(evidence(document))


def test_a_lock_is_waited_for_and_then_told(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "PATIENCE", 0.05)
    other = sqlite3.connect(case.path or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    impatient = Case.open(case.path or "")
    with pytest.raises(CaseError, match="in use by another program"):
        add(impatient, f"Once more. {TEXT}", "b.txt")
    assert len(impatient.statements) == 1  # reading goes on beside a writer
    other.execute("ROLLBACK")
    add(impatient, f"Once more. {TEXT}", "b.txt")
    assert len(case.statements) == 2


def test_every_thread_has_its_own_connection(case: Case) -> None:
    found: list[object] = []

    def work(number: int) -> None:
        try:
            add(case, f"Number {number}. {TEXT}", f"{number}.txt")
            found.append(len(case.statements))
        except Exception as error:
            found.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(isinstance(each, int) for each in found), found
    assert len(case.statements) == 7


def _begin(path: str, number: int) -> None:
    add(Case.open(path), f"Number {number}. {TEXT}", f"{number}.txt")


def test_two_processes_begin_one_new_case(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    path = str(tmp_path / "new.comity")
    processes = [context.Process(target=_begin, args=(path, number)) for number in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert len(Case.open(path).statements) == 3


def test_a_case_that_cannot_be_written_is_read(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    assert case.path is not None
    case.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    monkeypatch.setattr(connecting, "_writable", lambda path: False)
    for mode in (0o444, 0o644):
        os.chmod(case.path, mode)
        read = Case.open(case.path)
        assert len(read.statements) == 1
        with pytest.raises(CaseError, match="read-only"):
            read.correct(next(iter(read.statements)).id, "reject")


def test_an_old_case_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.comity"
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parent / "form-1.sql").read_text("utf-8"))
    old.close()
    before = path.read_bytes()
    monkeypatch.setattr(connecting, "_writable", lambda path: False)
    assert len(Case.open(path).statements) == 1
    assert path.read_bytes() == before


def test_a_case_of_a_newer_version_is_left_as_it_is(case: Case) -> None:
    case.connection.execute(f"PRAGMA user_version={VERSION + 1}")
    with pytest.raises(CaseError, match="newer Comity"):
        Case.open(case.path or "")
    assert sqlite3.connect(case.path or "").execute("SELECT count(*) FROM statements").fetchone() == (1,)


def test_a_full_disk_loses_nothing(case: Case) -> None:
    pages = case.connection.execute("PRAGMA page_count").fetchone()[0]
    case.connection.execute(f"PRAGMA max_page_count={pages}")
    source, document = made(f"{TEXT} " + "The sea is wide. " * 5000, "b.txt")
    with pytest.raises(CaseError, match="disk is full"):
        case.add_source(source, [document])
    case.connection.execute("PRAGMA max_page_count=100000")
    assert len(case.statements) == 1
    assert case.unfinished is None
    add(case, f"Once more. {TEXT}", "b.txt")


def test_what_another_connection_adds_is_seen(case: Case) -> None:
    assert list(case.dates.values()) == ["2024-05-20"]
    other = Case.open(case.path or "")
    add(other, f"Once more. {TEXT}", "b.txt")
    assert len(case.dates) == 2


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be opened"):
        Connections(tmp_path / "nowhere" / "a.comity").here()
