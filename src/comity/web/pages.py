"""A view's answer as a page, or as its twin in JSON or CSV."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse, Response

from comity import reading
from comity.errors import ComityError
from comity.report import sections
from comity.web.asked import Asked, Shown, View
from comity.web.desk import Desk
from comity.web.selected import carried
from comity.web.tables import table
from comity.web.words import joined, lit

STATIC = Path(__file__).parent / "static"
KINDS = {"json": "application/json", "csv": "text/csv; charset=utf-8"}


def page(desk: Desk, view: View, asked: Asked, shown: Shown, kind: str) -> Response:
    """The answer as it was asked for."""
    if shown.file:
        content, name, type_ = shown.file
        return Response(content, media_type=type_, headers={"Content-Disposition": f'attachment; filename="{name}"'})
    if kind == "json":
        return Response(sections.encoded(shown.section), media_type=KINDS["json"])
    if kind == "csv":
        name = f'attachment; filename="{view.name}.csv"'
        return Response(
            table(shown.section, shown.rows), media_type=KINDS["csv"], headers={"Content-Disposition": name}
        )
    more = {"section": shown.section, "title": shown.title, "view": view, **shown.more}
    return HTMLResponse(rendered(f"{view.name}.html.j2", desk, asked, more))


def wrong(desk: Desk, error: ComityError, kind: str, status: int = 400) -> Response:
    """What went wrong, with what to do."""
    if kind == "json":
        told = {"error": error.what, "where": error.where, "remedy": error.remedy}
        return Response(_json(told), status, media_type=KINDS["json"])
    more = {"error": error, "title": "That did not work", "view": None, "section": None}
    return HTMLResponse(rendered("error.html.j2", desk, Asked(), more), status)


def rendered(name: str, desk: Desk, asked: Asked, more: dict[str, Any]) -> str:
    """A template with what every page has: the list of pages, the case, the reading."""
    from comity.web.views import GROUPS

    frame = {"groups": GROUPS, "desk": desk, "asked": asked, "version": version("comity"), "static": static(),
             "carried": carried(asked)}  # fmt: skip
    return environment().get_template(name).render(**frame, **more)


@cache
def environment() -> Environment:
    """The templates: whatever goes into one is escaped, and what is missing is a fault."""
    made = Environment(
        loader=PackageLoader("comity.web"), autoescape=select_autoescape(default=True), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {"count": count, "part": lambda id: quote(str(id), safe=""), "lit": lit, "joined": joined,
                     "how_surely": reading.how_surely}  # fmt: skip
    return made


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "document"), count(12_000, "word")
    ('1 document', '12,000 words')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@cache
def static() -> str:
    """Where the static files are: the address changes when one of them does, so that the browser may keep them, and a
    module that asks for one beside it gets the one that the page has."""
    import hashlib

    times = (f"{path.name}{path.stat().st_mtime_ns}" for path in sorted(STATIC.rglob("*")) if path.is_file())
    return f"/static/{hashlib.sha256(''.join(times).encode()).hexdigest()[:10]}"


def _json(value: Any) -> bytes:
    import msgspec

    return msgspec.json.encode(value)
