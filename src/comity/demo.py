"""`comity demo`: the examples that come with the package, read, drawn and tested into a folder of the user's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from comity import report, security
from comity.case import Case, Progress, read
from comity.errors import OutputError

TEXT, PROPOSAL, PARTY = "steppe-bridge.txt", "nato-north.yaml", "Kazakhstan"


def examples() -> Path:
    """The folder of examples: within the package, or beside it in a checkout."""
    inside = Path(__file__).parent / "examples"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "examples"


def demo(folder: str | Path, progress: Progress | None = None, *, fast: bool = False) -> tuple[Case, Iterator[Path]]:
    """Copy the examples into a folder and read the text there; the case, and the files that are made of it, in turn.

    Raises:
        OutputError: the folder cannot be made, or holds what is not of a demo.
    """
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
        for path in sorted(examples().iterdir()):
            if path.suffix in (".txt", ".yaml"):
                (target / path.name).write_bytes(path.read_bytes())
    except OSError as error:
        what = f"the examples cannot be copied there ({error.strerror or error})"
        raise OutputError(what, where=str(target), remedy="Give a folder in which you may write.") from error
    case = read(target / TEXT, target / "demo.comity", progress, fast=fast)
    return case, _made(case, target)


def _made(case: Case, target: Path) -> Iterator[Path]:
    """The map, the consequences of the proposal, and the brief, each when it is written."""
    system = case.system(according_to=PARTY)
    title, positions = f"The system according to {PARTY}", case.positions.by(PARTY)
    yield report.write_map(system, target / "map", title, case, positions, system.measures())[0]
    tested = security.test_file(target / PROPOSAL)
    yield report.consequences_page(tested, target / "test.html")
    yield report.brief(case, target / "brief.html", None, [tested])
