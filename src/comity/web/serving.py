"""The server: one port of this machine, the browser opened at its address."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from comity.errors import CaseError, ComityError
from comity.web import guard
from comity.web.application import application
from comity.web.desk import Desk
from comity.web.pages import STATIC

HOST, PORT, NEXT = "127.0.0.1", 8421, 20


def serve(
    case: str | Path, port: int | None = None, *, browser: bool = True, told: Callable[[str], None] = print
) -> None:
    """Open a case, made where it is missing, in the browser, and stay until the program is ended.

    Args:
        case: the case file.
        port: the port; without it 8421, or the next that is free.
        browser: open the browser; else only the address is told.
        told: called with the address.

    Raises:
        CaseError: the case cannot be opened.
        ComityError: the port is in use, or the libraries of the workbench are missing.
    """
    import uvicorn

    if not (STATIC / "vendor" / "htmx.js").is_file():
        raise ComityError(
            "the libraries of the workbench are missing", remedy="Run scripts/setup, or python scripts/vendor.py."
        )
    if Path(case).is_dir():
        raise CaseError("this is a folder", where=str(case), remedy="Give a case file; one that is missing is made.")
    listening = listen(port)
    with closing(listening):
        desk, token = Desk(case), guard.token()
        desk.background.warm()
        address = f"http://{HOST}:{listening.getsockname()[1]}/?token={token}"
        told(address)
        if browser:
            threading.Timer(0.6, webbrowser.open, [address]).start()
        config = uvicorn.Config(
            application(desk, token), log_level="warning", server_header=False, access_log=False, lifespan="off"
        )
        try:
            uvicorn.Server(config).run(sockets=[listening])
        finally:
            desk.background.stop()


def listen(port: int | None = None) -> socket.socket:
    """A socket on a port of this machine; without one that is asked for, on the first that is free.

    Raises:
        ComityError: the port that was asked for is in use, or none is free.
    """
    for candidate in [port] if port is not None else range(PORT, PORT + NEXT):
        made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((HOST, candidate))
            made.listen(128)
        except OSError as error:
            made.close()
            if port is not None:
                raise ComityError(
                    f"port {port} cannot be used ({error.strerror})",
                    remedy="Perhaps the workbench is open already; else leave out --port, or give another.",
                ) from error
            continue
        return made
    raise ComityError(f"ports {PORT} to {PORT + NEXT - 1} are all in use", remedy="Give another with --port.")
