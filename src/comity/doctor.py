"""`comity doctor`: whether this installation has what it needs, and to which day its data reach."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import msgspec
from rich.table import Table
from rich.text import Text

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
ROOM = 200_000_000  # bytes that a case of some hundred texts needs


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at: `state` is ok, missing (something that is needed) or without (something extra)."""

    name: str
    state: str
    what: str
    remedy: str = ""


class Findings(msgspec.Struct, frozen=True):
    """All of it."""

    findings: tuple[Finding, ...]

    @property
    def well(self) -> bool:
        """Whether nothing is missing that is needed."""
        return all(one.state != "missing" for one in self.findings)


def table(found: Findings) -> Table:
    """The findings for a terminal."""
    made = Table(box=None, pad_edge=False, show_header=False)
    for one in found.findings:
        style = {"ok": "green", "missing": "bold red", "without": "yellow"}[one.state]
        said = f"{one.what}. {one.remedy}" if one.remedy else one.what
        made.add_row(Text(one.state, style), Text(one.name), Text(said, overflow="fold"))
    return made


def findings(folder: str | Path = ".") -> Findings:
    """Look at the program, its packages, weights, data and helpers, and at the folder to work in."""
    return Findings((*_program(), *_packages(), *_weights(), *_data(), *_helpers(), *_place(Path(folder))))


def _program() -> Iterator[Finding]:
    place = Path(__file__).parent
    yield Finding("comity", "ok", f"{version()} in {place}")
    running = f"{platform.python_implementation()} {platform.python_version()} on {platform.platform(terse=True)}"
    yield Finding("Python", "ok", running)


def version() -> str:
    """The version of this installation."""
    try:
        return metadata.version("comity")
    except metadata.PackageNotFoundError:
        return "not installed (run from its source)"


def _packages() -> Iterator[Finding]:
    """The packages that it needs, and its extras."""
    try:
        wanted = [line for line in metadata.requires("comity") or () if line]
    except metadata.PackageNotFoundError:
        yield Finding("packages", "missing", "comity is not installed", "pip install . in its checkout, or its wheel")
        return
    needed = [name for name, extra in map(_named, wanted) if extra is None]
    missing = [name for name in needed if not _there(name)]
    if missing:
        yield Finding("packages", "missing", f"without {', '.join(missing)}", f"pip install {' '.join(missing)}")
    else:
        yield Finding("packages", "ok", f"all {len(needed)} that it needs")
    for extra in sorted({extra for _, extra in map(_named, wanted) if extra} - {"dev", "docs", "train"}):
        parts = [name for name, of in map(_named, wanted) if of == extra]
        lacking = [name for name in parts if not _there(name)]
        remedy = f"pip install 'comity[{extra}]'" if lacking else ""
        what = f"without {', '.join(lacking)}" if lacking else ", ".join(parts)
        yield Finding(f"extra {extra}", "without" if lacking else "ok", what, remedy)


def _named(line: str) -> tuple[str, str | None]:
    """The name of a package that is required, and the extra that asks for it.

    >>> _named('ray>=2; extra == "ray"'), _named("lxml>=5")
    (('ray', 'ray'), ('lxml', None))
    """
    name = re.match(r"[\w.-]+", line)
    extra = re.search(r"extra\s*==\s*[\"']([\w-]+)", line)
    return (name.group() if name else line), (extra[1] if extra else None)


def _there(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _weights() -> Iterator[Finding]:
    from comity import language

    if why := language.encoder_missing():
        yield Finding("encoder", "missing", why, "Until then texts are read by rules alone (--fast).")
    else:
        yield Finding(
            "encoder", "ok", "its weights are in this installation; docs/reader.md says how often it is right"
        )


def _data() -> Iterator[Finding]:
    from comity import record

    ends = sorted({(source.end or "")[:4] for source in record.sources().values() if source.end})
    yield Finding("record", "ok", f"{len(record.sources())} datasets, which end from {ends[0]} to {ends[-1]}")
    yield Finding("knowledge", "ok", record.knowledge())


def _helpers() -> Iterator[Finding]:
    """Programs beside it that some commands use."""
    tesseract = shutil.which("tesseract")
    yield _helper("tesseract", tesseract, "scanned pages cannot be read (--ocr)", "Debian: apt install tesseract-ocr")
    browser = next(filter(None, map(shutil.which, CHROMIUM)), None)
    yield _helper("chromium", browser, "only the tests of the pages need it", "Debian: apt install chromium")
    vendor = Path(__file__).parent / "web" / "static" / "vendor" / "htmx.js"
    found = str(vendor.parent) if vendor.is_file() else None
    yield _helper(
        "workbench", found, "its JavaScript libraries are not here: comity serve cannot run", "Run scripts/vendor.py"
    )
    fts5 = any(row[0] == "ENABLE_FTS5" for row in sqlite3.connect(":memory:").execute("PRAGMA compile_options"))
    if fts5:
        yield Finding("SQLite", "ok", f"{sqlite3.sqlite_version} with full text search")
    else:
        yield Finding(
            "SQLite", "missing", f"{sqlite3.sqlite_version} without FTS5", "Use a Python whose SQLite has it."
        )


def _helper(name: str, path: str | None, without: str, remedy: str) -> Finding:
    return Finding(name, "ok", path) if path else Finding(name, "without", without, remedy)


def _place(folder: Path) -> Iterator[Finding]:
    where = folder.absolute()
    if not os.access(where, os.W_OK):
        yield Finding("folder", "missing", f"{where} cannot be written", "Work in a folder of your own.")
        return
    free = shutil.disk_usage(where).free
    state, remedy = ("ok", "") if free > ROOM else ("missing", "Make room on this disk.")
    yield Finding("folder", state, f"{where}, {free / 1e9:.1f} GB free", remedy)
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        yield Finding("terminal", "without", f"writes {sys.stdout.encoding}", "Set PYTHONUTF8=1.")
