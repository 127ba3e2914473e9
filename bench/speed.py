"""Time Comity against a baseline in the same run, as ratios.

    python bench/speed.py [NAME]

NAME is a module of bench/speeds, each with `run()`, which yields lines to print; all are run without it.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
NAMES = sorted(p.stem for p in (Path(__file__).parent / "speeds").glob("[a-z]*.py"))


def main() -> None:
    chosen = sys.argv[1:] or NAMES
    if unknown := [name for name in chosen if name not in NAMES]:
        sys.exit(f"no benchmark is called {unknown[0]!r}. There are: {', '.join(NAMES)}")
    for name in chosen:
        for line in importlib.import_module(f"speeds.{name}").run():
            print(f"{name}: {line}", flush=True)


if __name__ == "__main__":
    main()
