"""A few readings and programs are killed: each goes on to the bytes of one that nobody disturbed; nothing is lost."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "bench" / "endure.py"


def test_killed_readings_lose_and_revive_nothing() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "5", "3"], capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.match(
        r"5 kills, 1 of first readings, 1 of second readings, 1 of corrections, 1 of codings, 1 of workbenches, "
        r"\d left unfinished, 0 wrong",
        done.stdout,
    )
    assert "lock of another program: waited for" in done.stdout
    assert "full disk: told, and nothing lost" in done.stdout or "full disk: not tried" in done.stdout
