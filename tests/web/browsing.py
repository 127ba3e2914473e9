"""A chromium for the tests of pages: found on this machine, or the tests say that they skip."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from comity.web import Desk, application

TOKEN = "a-token"
ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "src/comity/web/static/vendor"
AXE = ROOT / "out/vendor/axe.js"
ALONE = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def missing(what: str) -> Any:
    """Skip, saying what is missing; where nothing may be skipped (CI), fail."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}; in CI nothing is skipped")
    pytest.skip(what)


def chromium() -> str:
    """The path of a chromium."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        own = sorted(Path.home().glob(".cache/ms-playwright/chromium*/chrome-linux*/chrome"))
        found = str(own[-1]) if own else None
    if found is None:
        missing("no chromium was found: apt-get install chromium, or set CHROMIUM to its path")
    return str(found)


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """The address of a workbench over a desk."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        config = uvicorn.Config(application(desk, TOKEN), log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        running = threading.Thread(target=server.run, args=([listening],), daemon=True)
        running.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        running.join(20)


@contextmanager
def browser() -> Iterator[Any]:
    """A browser that talks to nobody by itself."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not (VENDOR / "htmx.js").is_file() or not AXE.is_file():
        missing("the libraries of the workbench are missing: python scripts/vendor.py --dev")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium(), args=list(ALONE))
        yield opened
        opened.close()
