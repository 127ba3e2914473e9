"""The help loads nothing heavy: who asks what a command does need not wait for the parser."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "spacy", "numpy", "polars", "scipy", "networkx", "onnxruntime", "lxml", "trafilatura", "igraph", "yaml",
    "comity.record", "comity.case", "comity.security", "comity.report", "comity.texts",
}  # fmt: skip
ASKED = """
import sys
from comity import cli
sys.argv = ["comity", *{0}]
try:
    cli.main()
except SystemExit:
    pass
"""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["read", "--help"], ["test", "--help"], []])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = ASKED.format(arguments) + f"print('loaded:', sorted(set(sys.modules) & {HEAVY!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "loaded: []" in done.stdout, done.stdout[-500:] + done.stderr[-500:]
