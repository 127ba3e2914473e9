"""A few readings are killed: every case opens, and goes on to the bytes of a reading that nobody disturbed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "bench" / "endure.py"


def test_killed_readings_lose_and_revive_nothing() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "6", "3"], capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.match(
        r"6 kills, 2 of first readings, 2 of second readings, 2 of corrections, \d left unfinished, 0 wrong",
        done.stdout,
    )
