"""The application: routes as values, each view with its twins; a guard around them."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from comity.errors import ComityError, UnknownName
from comity.web import guard, pages
from comity.web.actions import ACTIONS, names_known, steps
from comity.web.asked import Asked, Do, View
from comity.web.desk import Desk
from comity.web.views import FIRST, VIEWS


def application(desk: Desk, token: str, names: tuple[str, ...] = guard.NAMES) -> Starlette:
    """The workbench over a desk, for whoever has the token."""
    routes: list[BaseRoute] = [Route("/", _home), Route("/steps", _telling(desk, steps)),
                               Route("/names", _telling(desk, names_known))]  # fmt: skip
    for view in VIEWS:
        routes += _routes(desk, view)
    posts = ACTIONS | {path: do for view in VIEWS for path, do in view.posts.items()}
    routes = [Route(path, _doing(desk, do), methods=["POST"]) for path, do in posts.items()] + routes
    routes.append(Mount(pages.static(), _Static(directory=pages.STATIC)))
    watch = [Middleware(guard.Guard, token=token, names=names)]
    return Starlette(routes=routes, middleware=watch, exception_handlers={404: _missing(desk)})


def _routes(desk: Desk, view: View) -> list[BaseRoute]:
    path = f"/{view.name}/{{id}}" if view.item else f"/{view.name}"
    show = _showing(desk, view)
    return [*(Route(f"{path}.{kind}", show) for kind in pages.KINDS), Route(path, show)]


def _showing(desk: Desk, view: View):  # type: ignore[no-untyped-def]
    async def show(request: Request) -> Response:
        kind = _kind(request)
        asked = Asked(request.path_params.get("id", ""), tuple(request.query_params.multi_items()))
        asked = asked if kind == "html" else asked.whole()
        return await run_in_threadpool(_shown, desk, view, asked, kind)

    return show


def _shown(desk: Desk, view: View, asked: Asked, kind: str) -> Response:
    try:
        return pages.page(desk, view, asked, view.show(desk, asked), kind)
    except UnknownName as error:
        return pages.wrong(desk, error, kind, 404)
    except ComityError as error:
        return pages.wrong(desk, error, kind)


def _doing(desk: Desk, do: Do):  # type: ignore[no-untyped-def]
    async def act(request: Request) -> Response:
        wants_json = "application/json" in request.headers.get("accept", "")
        try:
            async with request.form(max_files=10_000, max_fields=10_000, max_part_size=64 << 20) as form:
                asked = Asked("", tuple(request.query_params.multi_items()), form)
                on = await run_in_threadpool(do, desk, asked)
        except ComityError as error:
            return pages.wrong(desk, error, "json" if wants_json else "html")
        if wants_json:
            return JSONResponse({"to": on, **await run_in_threadpool(steps, desk)})
        return RedirectResponse(on, 303)

    return act


def _telling(desk: Desk, tell: Callable[[Desk], object]):  # type: ignore[no-untyped-def]
    async def told(_: Request) -> Response:
        return JSONResponse(await run_in_threadpool(tell, desk))

    return told


def _kind(request: Request) -> str:
    """As what a page is asked for: by the end of its path, or by what the program accepts."""
    end = request.url.path.rpartition(".")[2]
    if end in pages.KINDS:
        return end
    accepted = request.headers.get("accept", "")
    return "json" if "application/json" in accepted and "text/html" not in accepted else "html"


def _missing(desk: Desk):  # type: ignore[no-untyped-def]
    async def missing(request: Request, _: Exception) -> Response:
        error = ComityError("there is no such page", remedy="The list of pages is on the left.")
        return await run_in_threadpool(pages.wrong, desk, error, _kind(request), 404)

    return missing


async def _home(_: Request) -> Response:
    return RedirectResponse(f"/{FIRST}", 307)


class _Static(StaticFiles):
    """Files that the browser keeps: their address changes with them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = "max-age=31536000, immutable"
        return answer
