"""What a command says: answers on stdout, as tables or one JSON document; all else on stderr."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer
from rich.console import Console

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

    import msgspec

    from comity.case import Case, Progress

# Piped output is as wide as a report, not as a window of eighty columns.

out = Console(width=None if sys.stdout.isatty() or os.environ.get("COLUMNS") else 150)


err = Console(stderr=True)


def told(console: Console) -> AbstractContextManager[Progress]:
    """How far long work is, told on stderr."""
    from comity.progress import progress

    return progress(console)


def as_document(answer: msgspec.Struct) -> None:
    """One JSON document on stdout; whatever else there is to say goes to stderr."""
    from comity import report

    typer.echo(report.sections.encoded(answer))


def wrote(paths: Iterable[Path], as_json: bool = False) -> None:
    """The files that were written, where these are all there is to say."""
    from comity import report

    if as_json:
        as_document(report.sections.Wrote(tuple(map(str, paths))))
        return
    for path in paths:
        aside(path)


def aside(path: Path, as_json: bool = False) -> None:
    """A file that was written beside an answer; told on stderr where stdout is JSON."""
    (err if as_json else out).print(f"Wrote {path}", highlight=False)


def open_case(path: Path) -> Case:
    from comity.case import Case

    opened = Case.open(path, must_exist=True)
    if left := opened.unfinished:
        warn(f"{path}: {left}. Go on with `comity read --case {path}`, if it is not being read now")
    return opened


def left_out(opened: Case) -> None:
    """What a page does not show for not being sure enough, told on stderr."""
    if count := opened.less_sure():
        told = f"{count} ties, positions and events are less sure than {opened.least:g} and not shown"
        err.print(f"comity: {told}; `--min-confidence 0` shows them.", highlight=False)


def warn(what: str) -> None:
    err.print(f"comity: {what}", style="yellow", markup=False, highlight=False, soft_wrap=True)


def tell(case: Case) -> None:
    """Say on stderr what could not be read or was missed; files that could not be read make the exit code 3."""
    lost = [
        f"correction {orphan.number} ({orphan.action}) finds its words no more: {orphan.words or orphan.target!r}. "
        "It is kept; `comity corrections` lists them all"
        for orphan in case.orphans
    ]
    for warning in (*case.warnings, *lost):
        warn(warning)
    for failure in case.failures:
        err.print(f"comity: {failure}", style="red", markup=False, highlight=False, soft_wrap=True)
    if case.failures:
        raise typer.Exit(3)


def fail(what: str) -> NoReturn:
    err.print(f"comity: {what}", style="red", markup=False, highlight=False, soft_wrap=True)
    sys.exit(1)
