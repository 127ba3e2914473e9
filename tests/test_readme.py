"""The README's Python runs and prints what the README says it prints; the front door has what it names."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import comity

ROOT = Path(__file__).resolve().parents[1]


def test_the_readmes_python_prints_what_it_says() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    code = re.search(r"```python\n(.*?)```", readme, re.S)
    output = re.search(r"prints\n\n```\n(.*?)```", readme, re.S)
    assert code
    assert output
    done = subprocess.run([sys.executable, "-c", code[1]], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stdout == output[1]


def test_the_front_door_has_what_it_names() -> None:
    for name in comity.__all__:
        assert getattr(comity, name)
    assert set(comity.__all__) <= set(dir(comity))


def test_rooms_import_nothing_from_their_right() -> None:
    rooms = ["texts", "language", "evidence", "record", "system", "security", "case", "report"]
    for place, room in enumerate(rooms):
        for path in (ROOT / "src" / "comity" / room).rglob("*.py"):
            for other in re.findall(r"^\s*from comity(?:\.(\w+)| import (\w+))", path.read_text("utf-8"), re.M):
                name = other[0] or other[1]
                if name in rooms:
                    assert rooms.index(name) <= place, f"{path} imports comity.{name}"
