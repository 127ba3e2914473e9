"""How things look in a notebook: rooms hand themselves over here, and whoever draws says so here, once.

`comity` itself names the report as who draws; neither the rooms nor this module know of it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from comity.errors import ComityError


class Painter(Protocol):
    """Makes of a value a part of an HTML page, or a picture as SVG."""

    def html(self, value: Any, /) -> str: ...

    def svg(self, value: Any, what: str | None = None, /) -> str: ...


_painters: list[Callable[[], Painter]] = []


def drawn_by(load: Callable[[], Painter]) -> None:
    """Say who draws; it is loaded when something is first shown."""
    _painters[:] = [load]


def _painter() -> Painter:
    if not _painters:
        raise ComityError("nobody is there to draw: import comity first")
    return _painters[0]()


class Picture:
    """A picture as SVG; a notebook shows it, `save` writes it."""

    def __init__(self, svg: str) -> None:
        self.svg = svg

    def _repr_html_(self) -> str:
        return self.svg

    def save(self, path: str | Path) -> Path:
        """Write the picture, as .svg.

        Raises:
            OutputError: the place cannot be written.
        """
        from comity.outputs import output

        with output(path) as draft:
            draft.write_text(self.svg, encoding="utf-8")
        return Path(path)


def html(value: Any) -> str:
    """A value as a part of an HTML page."""
    return _painter().html(value)


def plot(value: Any, what: str | None = None) -> Picture:
    """A value as a picture; `what` chooses one where there are several.

    Raises:
        UnknownName: there is no such picture of it.
    """
    return Picture(_painter().svg(value, what))
