"""How far the reading is; stopping it, letting it go on, and seeing what it could not read."""

from __future__ import annotations

from comity.web.asked import Asked, Do, Shown
from comity.web.desk import Desk


def show(desk: Desk, asked: Asked) -> Shown:
    return Shown(desk.background.progress(), "Reading")


def _stop(desk: Desk, asked: Asked) -> str:
    desk.background.stop()
    return asked.back("/inbox")


def _go_on(desk: Desk, asked: Asked) -> str:
    desk.background.read([])
    return asked.back("/inbox")


def _seen(desk: Desk, asked: Asked) -> str:
    desk.background.forget()
    return asked.back("/inbox")


POSTS: dict[str, Do] = {"/reading/stop": _stop, "/reading/resume": _go_on, "/reading/seen": _seen}
