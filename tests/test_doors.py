"""Rooms are entered by their doors, and data flows one way."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import networkx as nx
import pytest

import comity

SOURCE = Path(comity.__file__).parent
GROUND = (
    "errors", "outputs", "shown", "bounded", "kinds", "names", "vocabulary", "dates", "model", "formats", "families",
)  # fmt: skip
ROOMS = (
    "texts", "language", "evidence", "record", "reading", "collation", "system", "security", "case", "report",
    "corpus", "web", "progress", "demo", "doctor", "cli", "__main__",
)  # fmt: skip
INNER = {"language.encoder"}  # a room within a room, with a door of its own


class Use(NamedTuple):
    """An import: who imports, from which module of the package, which names."""

    path: str
    room: str
    module: str
    names: tuple[str, ...]


def _uses() -> Iterator[Use]:
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(SOURCE)
        room = place.parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "comity":
                names = tuple(alias.name for alias in node.names)
                module = (node.module or "").partition(".")[2]
                if module:
                    yield Use(place.as_posix(), room, module, names)
                else:
                    yield from (Use(place.as_posix(), room, name, ()) for name in names if name in (*ROOMS, *GROUND))


USES = tuple(_uses())


def test_data_flows_one_way() -> None:
    """Each room imports the ground and rooms to its left; the ground imports no room."""
    order = {name: n for n, name in enumerate((*GROUND, *ROOMS))}
    left = {use.module.split(".")[0] for use in USES} | {use.room for use in USES}
    assert left <= order.keys() | {"__init__"}
    wrong = [use for use in USES if use.room != "__init__" and order[use.module.split(".")[0]] > order[use.room]]
    assert not wrong


def _module(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")


def _imports() -> nx.DiGraph[str]:
    """Who imports whom, within functions and for types alike; what is in a room is named by its module."""
    files = {_module(path): path for path in SOURCE.rglob("*.py")}
    found: nx.DiGraph[str] = nx.DiGraph()
    for module, path in files.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                named = {f"{node.module}.{alias.name}" for alias in node.names} & files.keys()
                found.add_edges_from((module, other) for other in named or {node.module} & files.keys())
    return found


def test_no_module_imports_itself_by_way_of_others() -> None:
    found = _imports()
    assert found.number_of_edges() > 500
    assert not [sorted(ring) for ring in nx.strongly_connected_components(found) if len(ring) > 1]


def test_rooms_are_entered_by_their_doors() -> None:
    across = [use for use in USES if use.module.split(".")[0] not in (use.room, *GROUND)]
    assert len(across) > 100
    assert not [use for use in across if "." in use.module and use.module not in INNER]


def test_what_is_called_from_outside_is_on_the_door() -> None:
    for use in USES:
        if use.module.split(".")[0] in (use.room, *GROUND) or use.room == "__init__":
            continue
        door = importlib.import_module(f"comity.{use.module}")
        assert set(use.names) <= {*getattr(door, "__all__", vars(door))}, use


@pytest.mark.parametrize("room", sorted({use.module for use in USES if use.module in (*ROOMS, *INNER)}))
def test_a_door_explains_its_room_and_hands_out_what_it_lists(room: str) -> None:
    door = importlib.import_module(f"comity.{room}")
    assert door.__doc__
    if hasattr(door, "__path__"):
        tree = ast.parse(Path(door.__file__ or "").read_text("utf-8"))
        handed = {
            alias.asname or alias.name
            for node in tree.body
            if isinstance(node, ast.ImportFrom) and node.module != "__future__"
            for alias in node.names
        }
        assert set(door.__all__) == handed
        assert len(door.__all__) == len(set(door.__all__))
