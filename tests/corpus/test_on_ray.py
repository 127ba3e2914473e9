"""Texts on a Ray cluster of this machine: each answered once, what kills its worker named."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from comity.corpus import on_ray
from comity.corpus.engines import Failed
from comity.errors import CorpusError


def answered(data: bytes) -> bytes:
    """The work of these tests."""
    if data == b"fault":
        raise ValueError("no such word")
    if data == b"killed":
        os.kill(os.getpid(), signal.SIGKILL)
    return data.upper()


def test_without_ray_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(CorpusError, match=r"needs the package ray.*pip install"):
        next(on_ray.cluster([("a", b"a")]))


def test_two_workers_answer_each_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ray", reason="ray is not installed (pip install 'comity[ray]')")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    words = [f"word{n}" for n in range(12)] + ["fault", "killed"]
    tasks = [(word, word.encode()) for word in words]
    found = dict(on_ray.cluster(tasks, 2, work="tests.corpus.test_on_ray:answered"))
    assert {word: found[word] for word in words[:12]} == {word: word.upper().encode() for word in words[:12]}
    assert found["fault"] == Failed("ValueError: no such word")
    assert isinstance(found["killed"], Failed)


def test_workers_that_cannot_begin_are_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ray", reason="ray is not installed (pip install 'comity[ray]')")
    with pytest.raises(CorpusError, match="its workers cannot begin"):
        next(on_ray.cluster([("a", b"a")], 1, work="no_such_module:code"))
