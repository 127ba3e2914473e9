"""What a page is asked for, and what a view answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

import msgspec
from starlette.datastructures import FormData, UploadFile

if TYPE_CHECKING:
    from comity.web.desk import Desk

ALL = 10_000_000  # rows


class Asked(NamedTuple):
    """A request: the id in its path, the pairs of its address, and of a form what was filled in."""

    id: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    form: FormData = FormData()

    def get(self, name: str) -> str:
        """What was given under a name, without the space around it; empty where nothing was."""
        value = next((value for key, value in self.pairs if key == name), None)
        return (value if value is not None else str(self.form.get(name) or "")).strip()

    def all(self, name: str) -> tuple[str, ...]:
        """All that was given under a name."""
        given = [value for key, value in self.pairs if key == name]
        given += [value for value in self.form.getlist(name) if isinstance(value, str)]
        return tuple(value.strip() for value in given if value.strip())

    def number(self, name: str, default: int) -> int:
        """A whole number that was given under a name; the default where none was."""
        value = self.get(name)
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else default

    def whole(self) -> Asked:
        """The same, for all rows where it does not say how many: a table that is taken away is no page of it."""
        return self if self.get("most") else self._replace(pairs=(*self.pairs, ("most", str(ALL))))

    def back(self, default: str) -> str:
        """The page to go back to, one of this workbench."""
        given = self.get("back")
        return given if given.startswith("/") and not given.startswith(("//", "/\\")) else default

    def files(self) -> tuple[UploadFile, ...]:
        """The files of a form."""
        return tuple(value for _, value in self.form.multi_items() if isinstance(value, UploadFile) and value.filename)

    def address(self, **changes: str | None) -> str:
        """The pairs of the address with some changed, None or "" to leave one out, as a query."""
        kept = [(key, value) for key, value in self.pairs if value and key not in changes]
        kept += [(key, value) for key, value in changes.items() if value]
        return f"?{urlencode(kept)}" if kept else "?"


class Shown(NamedTuple):
    """What a view answers: the record that it shows, the words above it, and what its template needs beside it.

    `rows` are the records of its CSV; without them, the first list that the record has. `file` is a file to be taken
    away in place of a page: its bytes, its name, and its type.
    """

    section: msgspec.Struct
    title: str
    more: dict[str, Any] = {}
    rows: tuple[msgspec.Struct, ...] | None = None
    file: tuple[bytes, str, str] | None = None


Show = Callable[["Desk", Asked], Shown]
Do = Callable[["Desk", Asked], str]  # what was asked for is done; where to go on


class View(NamedTuple):
    """A page of the workbench: its name in addresses and files, and in the list of pages.

    `item` where its path takes an id (`/reader/ID`); `group` is the heading under which it is listed, "" where it is
    not; `script` where static/NAME.js goes with it; `posts` are what it does, by their paths.
    """

    name: str
    label: str
    show: Show
    group: str = ""
    item: bool = False
    script: bool = False
    posts: dict[str, Do] = {}
