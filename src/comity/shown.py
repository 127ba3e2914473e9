"""How things look in a notebook: what is shown is drawn by `comity.report.notebook`, loaded when it is first asked for.

Rooms to the left of the report hand themselves over here, and know nothing of it.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any


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
    made: str = import_module("comity.report.notebook").html(value)
    return made


def plot(value: Any, what: str | None = None) -> Picture:
    """A value as a picture; `what` chooses one where there are several.

    Raises:
        UnknownName: there is no such picture of it.
    """
    return Picture(import_module("comity.report.notebook").svg(value, what))
