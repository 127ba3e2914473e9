"""Who may ask: this machine's browser that was given the address, and nobody else; what its pages may do.

The server listens on 127.0.0.1 alone. Against a page elsewhere that makes the browser ask (DNS rebinding, posts across
sites) stand the names by which it may be called, the token of its first address kept as a cookie, and the origin of
every post. What a page may load is its own files: no text that was read can run or send anything.
"""

from __future__ import annotations

import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost", "[::1]")
SAFE = ("GET", "HEAD")
POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "connect-src 'self'",
    "font-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'",
))  # fmt: skip
# Not "no-referrer": by it a browser leaves out the origin of a form, which is asked for.
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}
_REFUSED = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Comity</title>
<h1>{what}</h1><p>{remedy}</p></html>"""


def token() -> str:
    """A secret that nobody guesses."""
    return secrets.token_urlsafe(24)


class Guard:
    """Lets through what comes from the browser that was given the token; every answer says what it may do."""

    def __init__(self, app: ASGIApp, token: str, names: tuple[str, ...] = NAMES) -> None:
        self._app, self._token, self._names = app, token, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
                return
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        answer = self._refused(scope)
        await (answer or self._app)(scope, receive, guarded)

    def _refused(self, scope: Scope) -> Response | None:
        """The answer to a request that goes no further; None where it may."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._is_named(host):
            return _refuse(421, "This is not the address of the workbench", "Open the one that `comity serve` printed.")
        if scope["method"] not in SAFE and not _is_own(headers, host):
            return _refuse(403, "Refused: this came from another page", "Nothing was changed.")
        given = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        if scope["method"] in SAFE and "token" in given:
            if not self._is_right(given.pop("token")):
                return _stranger()
            return self._admitted(scope, given, host)
        return None if self._is_right(_cookie(headers, _name(host))) else _stranger()

    def _admitted(self, scope: Scope, given: dict[str, str], host: str) -> Response:
        """Keeps the token as a cookie, and goes on at the same address without it."""
        path = "/" + scope["path"].lstrip("/")  # never another host's: "//elsewhere"
        answer = RedirectResponse(f"{path}?{urlencode(given)}" if given else path, 303)
        answer.set_cookie(_name(host), self._token, httponly=True, samesite="strict", path="/")
        return answer

    def _is_named(self, host: str) -> bool:
        name, _, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        return (name or host) in self._names and (not port or port.isdecimal())

    def _is_right(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._token.encode())


def _is_own(headers: Headers, host: str) -> bool:
    """Whether a post comes from a page of this very address; one that does not say where from is refused."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is not None:
        return urlsplit(origin).netloc == host and site in (None, "same-origin")
    return site == "same-origin"


def _name(host: str) -> str:
    """Of the cookie: ports share cookies, so that each has one of its own."""
    port = host.rpartition(":")[2]
    return f"comity-{port if port.isdecimal() else 80}"


def _cookie(headers: Headers, name: str) -> str:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(headers.get("cookie", ""))
    except CookieError:
        return ""
    return jar[name].value if name in jar else ""


def _stranger() -> Response:
    return _refuse(
        403,
        "Open the workbench by its own address",
        "`comity serve` printed it, with a token; a new start has a new one.",
    )


def _refuse(status: int, what: str, remedy: str) -> Response:
    return HTMLResponse(_REFUSED.format(what=what, remedy=remedy), status)
