"""Small changes of the code that a test must notice: how many of a sample are killed.

    python bench/mutants.py [COUNT] [SEED] [ROOM...]

Of the modules of each room (evidence, case, security, system) places are drawn at which one thing is changed: a
comparison, a sign, an and for an or, a constant by one, a condition turned round, a value returned as nothing, a call
in a statement left out, a string of SQL that ends a transaction. Each mutant stands in a copy of the package; the tests
of its room are run on it until the first fails. A mutant that no test notices survives, and is printed with its line.

A room's tests are those of tests/ROOM; those that name the mutant's module are run first.
"""

from __future__ import annotations

import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("evidence", "case", "security", "system")
LONGEST = 1800  # seconds that the tests of one mutant may take; one that hangs is killed by that
_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
}  # fmt: skip
_SQL = {"ROLLBACK": "COMMIT", "COMMIT": "ROLLBACK", "BEGIN IMMEDIATE": "BEGIN"}


class Mutant(NamedTuple):
    """A module with one thing changed: `what` at `line`."""

    module: Path
    line: int
    what: str
    source: str


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    count, seed = (*numbers, *(30, 1)[len(numbers) :])[:2]
    rooms = [word for word in sys.argv[1:] if not word.isdigit()] or list(ROOMS)
    drawn = sampled(rooms, count, seed)
    found: Counter[str] = Counter()
    for mutant in drawn:
        how = fate(mutant)
        found[how] += 1
        place = f"{mutant.module.relative_to(ROOT)}:{mutant.line}"
        print(f"{how}: {place}: {mutant.what}", flush=True)
    killed = found["killed"] + found["killed by time"]
    print(f"{killed} of {len(drawn)} killed ({100 * killed / max(1, len(drawn)):.0f} of 100): {dict(found)}")


def sampled(rooms: list[str], count: int, seed: int) -> list[Mutant]:
    """Mutants drawn from rooms, as many of each, of each module as many as it has places."""
    drawn = random.Random(seed)
    made: list[Mutant] = []
    for number, room in enumerate(rooms):
        every = [place for path in sorted((ROOT / "src" / "comity" / room).rglob("*.py")) for place in places(path)]
        share = count // len(rooms) + (number < count % len(rooms))
        made += [mutant(*place) for place in drawn.sample(every, min(share, len(every)))]
    return made


def places(path: Path) -> Iterator[tuple[Path, int, int]]:
    """Every place of a module at which something can be changed: the number of its node, and of the change."""
    for number, node in enumerate(ast.walk(ast.parse(path.read_text("utf-8")))):
        yield from ((path, number, change) for change, _ in enumerate(_changes(node)))


def mutant(path: Path, number: int, change: int) -> Mutant:
    """The mutant of a place."""
    tree = ast.parse(path.read_text("utf-8"))
    node = next(other for at, other in enumerate(ast.walk(tree)) if at == number)
    what, changed = list(_changes(node))[change]
    line = getattr(node, "lineno", 0)
    changed(node)
    return Mutant(path, line, what, ast.unparse(ast.fix_missing_locations(tree)))


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], object]]]:
    """What can be changed at a node: in words, and a function that does it to a copy of the node."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _OTHER:
        new = _OTHER[type(node.ops[0])]
        yield f"{type(node.ops[0]).__name__} to {new.__name__}", lambda n: n.ops.__setitem__(0, new())
    elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in _OTHER:
        if isinstance(node, ast.BinOp) and any(isinstance(side, ast.JoinedStr) for side in (node.left, node.right)):
            return
        other = _OTHER[type(node.op)]
        yield f"{type(node.op).__name__} to {other.__name__}", lambda n: setattr(n, "op", other())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not):
        yield (
            f"without {type(node.op).__name__}",
            lambda n: (
                setattr(n, "op", ast.UAdd())
                if isinstance(n.op, ast.USub)
                else setattr(n, "operand", ast.UnaryOp(ast.Not(), n.operand))
            ),
        )
    elif isinstance(node, ast.Constant) and type(node.value) in (int, bool):
        value = (not node.value) if isinstance(node.value, bool) else node.value + 1
        yield f"{node.value} to {value}", lambda n: setattr(n, "value", value)
    elif isinstance(node, ast.Constant) and node.value in _SQL:
        yield f"{node.value} to {_SQL[node.value]}", lambda n: setattr(n, "value", _SQL[n.value])
    elif isinstance(node, ast.If | ast.IfExp):
        yield "condition turned round", lambda n: setattr(n, "test", ast.UnaryOp(ast.Not(), n.test))
    elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield "returns nothing", lambda n: setattr(n, "value", ast.Constant(None))
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield f"without {ast.unparse(node.value)[:60]}", lambda n: setattr(n, "value", ast.Constant(None))


def fate(mutant: Mutant) -> str:
    """Whether the tests of its room notice a mutant."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder, "src", "comity")
        shutil.copytree(ROOT / "src" / "comity", package, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
        (package / mutant.module.relative_to(ROOT / "src" / "comity")).write_text(mutant.source, "utf-8")
        shutil.copytree(ROOT / "tests", Path(folder, "tests"), ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("examples", "pyproject.toml", "docs", "bench"):
            Path(folder, name).symlink_to(ROOT / name)
        command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *_tests(mutant)]
        environment = os.environ | {"PYTHONPATH": str(package.parent)}
        try:
            done = subprocess.run(
                command, cwd=folder, env=environment, capture_output=True, timeout=LONGEST, check=False
            )
        except subprocess.TimeoutExpired:
            return "killed by time"
        return {0: "SURVIVED", 1: "killed", 2: "killed"}.get(done.returncode, "not run")


def _tests(mutant: Mutant) -> list[str]:
    """The tests of a mutant's room, those that name its module first."""
    room = mutant.module.relative_to(ROOT / "src" / "comity").parts[0]
    every = sorted((ROOT / "tests" / room).rglob("test_*.py"))
    every.sort(
        key=lambda path: mutant.module.stem not in path.stem and mutant.module.stem not in path.read_text("utf-8")
    )
    return [str(path.relative_to(ROOT)) for path in every]


if __name__ == "__main__":
    main()
