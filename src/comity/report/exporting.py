"""What a case holds, in the formats of other programs; files appear whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from comity.case import Case
from comity.errors import ComityError, UnknownName
from comity.formats import FORMATS
from comity.report.annotations import write_annotations
from comity.report.bibliography import write_bibtex, write_csl
from comity.report.followthemoney import write_entities
from comity.report.jsonl import export_jsonl
from comity.system import System

# Each writes into an empty folder. `FORMATS` says what they hold.
_OF_CASE: dict[str, Callable[[Case, Path], object]] = {"jsonl": export_jsonl, "annotations": write_annotations}
_OF_SYSTEM: dict[str, Callable[[System, Path], object]] = {
    "graphml": lambda system, folder: system.to_graphml(folder / "system.graphml"),
    "gexf": lambda system, folder: system.to_gexf(folder / "system.gexf"),
    "csv": System.to_csv,
    "parquet": System.to_parquet,
}
_OF_BOTH: dict[str, Callable[[Case, System, Path], object]] = {
    "ftm": write_entities, "bibtex": write_bibtex, "csl": write_csl,
}  # fmt: skip


def export(
    case: Case, to: str, folder: str | Path, on: str | None = None, according_to: str | None = None,
    on_record: bool = False,
) -> tuple[Path, ...]:  # fmt: skip
    """Write the evidence of a case, the system that it describes, or their sources, in one of `FORMATS`.

    `on`, `according_to` and `on_record` choose the system, as for `Case.system`.

    Raises:
        UnknownName: no such format.
        ComityError: a system is chosen for a format that holds all evidence.
    """
    if to not in FORMATS:
        raise UnknownName(to, "format", near=tuple(FORMATS))
    if to in _OF_CASE and (on or according_to or on_record):
        raise ComityError(
            f"{to} holds all evidence: a date, a party and the record choose a system",
            remedy=f"Leave them out, or export to {', '.join((*_OF_SYSTEM, *_OF_BOTH))}.",
        )
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target) as name:
        draft = Path(name)
        if to in _OF_CASE:
            _OF_CASE[to](case, draft)
        else:
            system = case.system(on, according_to=according_to, on_record=on_record)
            _OF_SYSTEM[to](system, draft) if to in _OF_SYSTEM else _OF_BOTH[to](case, system, draft)
        return tuple(path.replace(target / path.name) for path in sorted(draft.iterdir()))
