"""Where `bench/endure.py` lets a case stand besides: on a disk that is full, and under the lock of another program."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from comity.case import Case, read
from comity.errors import ComityError

HELD = 3.0  # seconds for which another program holds the case


def full_disk_wrong(texts: list[str], plain: Path) -> str:
    """Read onto a disk that has no room for all; what is wrong then, and once there is room. Empty where nothing is.

    Args:
        texts: the files to read.
        plain: a case that is made of them where there is room, to compare.
    """
    with _small_disk() as disk:
        if disk is None:
            return "not tried: only root can mount a small disk"
        case = disk / "full.comity"
        read(texts[:1], case)
        fill = disk / "fill"
        fill.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - 20_000)))
        try:
            read(texts, case)
            return "a reading onto a full disk said nothing"
        except ComityError as error:
            if "full" not in str(error):
                return f"a full disk was told as: {error}"
        if len(Case.open(case).documents) < 1:
            return "a full disk lost what was there"
        fill.unlink()
        again = read(texts, case)
        if again.unfinished:
            return f"with room again still {again.unfinished}"
        read(texts, plain)
        had, wanted = (_count(path) for path in (case, plain))
        return "" if had == wanted else f"with room again {had} statements, not {wanted}"


def _count(path: Path) -> int:
    return len(Case.open(path).statements)


@contextmanager
def _small_disk() -> Iterator[Path | None]:
    """A disk of a few megabytes in memory; None where this machine lets nobody mount one."""
    with tempfile.TemporaryDirectory() as folder:
        mounted = os.geteuid() == 0 and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], capture_output=True, check=False
        ).returncode  # fmt: skip
        try:
            yield Path(folder) if mounted else None
        finally:
            if mounted:
                subprocess.run(["umount", "-l", folder], check=False)


def lock_wrong(texts: list[str], case: Path) -> str:
    """Read while another program holds the case for some seconds; empty where the reading waits and is whole."""
    read(texts[:1], case)
    other = sqlite3.connect(case, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(HELD, other.execute, ("ROLLBACK",))
    timer.start()
    try:
        made = read(texts, case)
    except ComityError as error:
        return f"a lock of {HELD} s ended the reading: {error}"
    finally:
        timer.join()
        other.close()
    return "" if made.unfinished is None and len(made.documents) >= len(texts) else "a lock left the reading unfinished"
