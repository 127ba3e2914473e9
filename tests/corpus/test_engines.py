"""Engines: answers by name, whoever works; what a text does to its worker is told of it alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.corpus.engines import Failed, processes, serial

WORK = """
import os, signal, time
def work(data):
    word = data.decode()
    if word == "fault":
        raise ValueError("no such word")
    if word == "exit":
        os._exit(7)
    if word == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "hoard":
        held = bytearray(300_000_000)
        held[::4096] = b"x" * len(held[::4096])
        time.sleep(600)
    print("what is printed is no answer")
    return f"{word}!".encode()
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "worker_of_a_test.py").write_text(WORK, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return "worker_of_a_test:work"


def _tasks(*words: str) -> list[tuple[str, bytes]]:
    return [(word, word.encode()) for word in words]


def test_one_after_another() -> None:
    def work(data: bytes) -> bytes:
        if data == b"b":
            raise ValueError("no such\n letter")
        return data.upper()

    assert dict(serial(work, _tasks("a", "b", "c"))) == {
        "a": b"A", "b": Failed("ValueError: no such letter"), "c": b"C",
    }  # fmt: skip


def test_workers_answer_each_text_once(work: str) -> None:
    words = [f"word{n}" for n in range(20)]
    answers = list(processes(work, _tasks(*words), 3))
    assert len(answers) == 20
    assert dict(answers) == {word: f"{word}!".encode() for word in words}


def test_what_kills_its_worker_is_named_and_the_rest_goes_on(work: str) -> None:
    answers = dict(processes(work, _tasks("a", "killed", "b", "exit", "fault", "c"), 2))
    assert [answers[word] for word in "abc"] == [b"a!", b"b!", b"c!"]
    assert answers["fault"] == Failed("ValueError: no such word")
    assert "SIGKILL" in str(answers["killed"])
    assert "with code 7" in str(answers["exit"])


def test_a_worker_that_holds_too_much_is_stopped(work: str) -> None:
    answers = dict(processes(work, _tasks("hoard", "a"), 1, memory=200))
    assert answers["a"] == b"a!"
    assert answers["hoard"] == Failed("needs more than 200 MB of memory (--memory gives more)")


def test_texts_are_taken_as_they_are_worked_on(work: str) -> None:
    taken: list[str] = []

    def tasks() -> Iterator[tuple[str, bytes]]:
        for word in "abcdefgh":
            taken.append(word)
            yield word, word.encode()

    answers = processes(work, tasks(), 2)
    next(answers)
    assert len(taken) <= 3
    assert len(list(answers)) == 7
