"""The reading beside the pages: it tells how far it is, and ends without harm."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection
from pathlib import Path

from comity.web.background import Background


def obedient(case: str, orders: Connection) -> None:
    """Reads nothing: tells two steps a file and a failure for each "bad"; "die" ends it, "hang" never ends."""
    while True:
        try:
            paths = orders.recv()
        except EOFError:
            return
        if "die" in paths:
            os._exit(1)
        for n, path in enumerate(paths, 1):
            orders.send(("progress", (f"read {path}", n, len(paths))))
        if "hang" in paths:
            time.sleep(600)
        orders.send(("done", ([f"{path}: cannot" for path in paths if path == "bad"], ["a remark"])))


def until(background: Background, state: str) -> None:
    end = time.monotonic() + 120
    while background.progress().state != state:
        assert time.monotonic() < end, background.progress()
        time.sleep(0.05)


def test_a_reading_is_followed_to_its_end(tmp_path: Path) -> None:
    background = Background(tmp_path / "a.comity", obedient)
    background.read(["a", "bad", "c"])
    until(background, "idle")
    now = background.progress()
    assert (now.done, now.total, now.failures, now.warnings) == (3, 3, ("bad: cannot",), ("a remark",))
    background.forget()
    assert background.progress().failures == ()
    background.stop()


def test_a_reading_is_stopped_and_goes_on(tmp_path: Path) -> None:
    background = Background(tmp_path / "a.comity", obedient)
    background.read(["hang"])
    until(background, "reading")
    background.stop()
    assert background.progress().state == "stopped"
    background.read([])
    until(background, "idle")
    background.stop()


def test_a_reading_that_dies_says_so(tmp_path: Path) -> None:
    background = Background(tmp_path / "a.comity", obedient)
    background.read(["die"])
    until(background, "stopped")
    assert "go on" in background.progress().failures[0]
    background.stop()
