"""What a case holds, in the formats of other programs; files appear whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from importlib import import_module
from pathlib import Path
from typing import Any

from comity.case import Case
from comity.errors import ComityError, UnknownName
from comity.formats import FORMATS, ROWS
from comity.outputs import output_folder
from comity.system import System


def graphml(system: System, folder: Path) -> None:
    """Write a system as GraphML into a folder."""
    system.to_graphml(folder / "system.graphml")


def gexf(system: System, folder: Path) -> None:
    """Write a system as GEXF into a folder."""
    system.to_gexf(folder / "system.gexf")


def _writer(name: str) -> Callable[..., object]:
    """What writes a format, named in its row as "module:function"."""
    module, _, function = ROWS[name].writer.partition(":")
    found: Any = reduce(getattr, function.split("."), import_module(module))
    return found  # type: ignore[no-any-return]


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
    of = ROWS[to].of
    if of == "case" and (on or according_to or on_record):
        raise ComityError(
            f"{to} holds all evidence: a date, a party and the record choose a system",
            remedy=f"Leave them out, or export to {', '.join(name for name, row in ROWS.items() if row.of != 'case')}.",
        )
    target = Path(folder)
    with output_folder(target) as draft:
        if of == "case":
            _writer(to)(case, draft)
        else:
            system = case.system(on, according_to=according_to, on_record=on_record)
            _writer(to)(*((system,) if of == "system" else (case, system)), draft)
        made = sorted(path.name for path in draft.iterdir())
    return tuple(target / name for name in made)
