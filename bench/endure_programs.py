"""What `bench/endure.py` kills besides readings: a corpus that is being coded, and the workbench while it corrects.

Both are programs of their own, as a user starts them. Coding that was killed goes on where it was, and must leave the
tables of one that nobody disturbed; the case of a workbench that was killed must hold all corrections it answered.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from comity.case import Case

COMITY = [sys.executable, "-m", "comity"]


class Coding:
    """A corpus that is coded in one process by rules alone, and killed."""

    def __init__(self, folder: Path, texts: list[str]) -> None:
        self.texts = texts
        begun = time.monotonic()
        self._run(folder / "coded")
        self.seconds = time.monotonic() - begun
        self.wanted = _tables(folder / "coded")

    def _command(self, out: Path) -> list[str]:
        return [*COMITY, "code", *self.texts, "--out", str(out), "--fast", "--engine", "serial"]

    def _run(self, out: Path) -> None:
        done = subprocess.run(self._command(out), capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"comity code failed: {done.stderr[-500:]}")

    def wrong(self, out: Path) -> str:
        """Kill a coding, go on, and say what is wrong with what it leaves; empty where nothing is."""
        with subprocess.Popen(self._command(out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(random.uniform(0.3, 1.05) * self.seconds)
            process.kill()
        self._run(out)
        return "" if _tables(out) == self.wanted else "not the tables of a coding that nobody disturbed"


def _tables(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.parquet"))}


def workbench_wrong(case: Path) -> str:
    """Kill a workbench in the middle of corrections; what of those that it answered is not in the log."""
    command = [*COMITY, "serve", str(case), "--no-browser"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    ) as server:
        address = server.stdout.readline().strip() if server.stdout else ""
        if not address.startswith("http"):
            server.kill()
            return "the workbench did not start"
        targets = [statement.id for statement in Case.open(case).statements]
        timer = threading.Timer(random.uniform(0.2, 2.0), os.killpg, (server.pid, signal.SIGKILL))
        timer.start()
        answered = list(_corrected(address, targets))
        timer.join()
    kept = [entry.reason for entry in Case.open(case).corrections]
    lost = [reason for reason in answered if reason not in kept]
    return f"{len(lost)} of {len(answered)} corrections that were answered are lost" if lost else ""


def _corrected(address: str, targets: list[str]):  # type: ignore[no-untyped-def]
    """Correct until nobody answers: the reason of every correction that was answered."""
    browser = build_opener(HTTPCookieProcessor())
    home = address.partition("/?")[0]
    try:
        browser.open(address, timeout=60).read()
        for turn in range(10_000):
            given = {
                "target": targets[turn % len(targets)],
                "action": ("accept", "reject")[turn % 2],
                "reason": f"w{turn}",
            }
            asked = Request(
                f"{home}/correct", urlencode(given).encode(), {"Origin": home, "Accept": "application/json"}
            )
            with browser.open(asked, timeout=60) as answer:
                json.loads(answer.read() or b"null")
            yield given["reason"]
    except HTTPError as error:
        raise SystemExit(f"the workbench refused a correction: {error.code} {error.read()[:200]!r}") from error
    except (URLError, OSError, ValueError):
        return
