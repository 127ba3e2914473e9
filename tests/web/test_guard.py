"""Nobody but the browser that was given the address gets anything; what a page may load is its own."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import HOST, OWN, TOKEN

from comity.web import Desk, application
from comity.web.pages import static


@pytest.fixture
def stranger(desk: Desk) -> TestClient:
    return TestClient(application(desk, TOKEN), base_url=HOST, follow_redirects=False)


def test_the_first_address_gives_a_cookie_and_goes_on_without_the_token(stranger: TestClient) -> None:
    answer = stranger.get(f"/inbox?token={TOKEN}&a=b")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/inbox?a=b"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/inbox").status_code == 200


@pytest.mark.parametrize("path", ["/", "/inbox", "/inbox.json", f"{static()}/workbench.css", "/steps", "/nowhere"])
def test_without_the_token_nothing_is_given(stranger: TestClient, path: str) -> None:
    for address in (path, f"{path}?token=another"):
        answer = stranger.get(address)
        assert answer.status_code == 403
        assert "comity serve" in answer.text


def test_the_first_address_leads_to_no_other_host(stranger: TestClient) -> None:
    answer = stranger.get(f"//elsewhere.example/?token={TOKEN}")
    assert answer.headers["location"].startswith("/")
    assert not answer.headers["location"].startswith("//")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8421", "evil.example:8421", "", "10.0.0.1"])
def test_by_another_name_nothing_is_given(client: TestClient, host: str) -> None:
    assert client.get("/inbox", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": HOST, "sec-fetch-site": "cross-site"},
    ],
)
def test_a_post_from_another_page_changes_nothing(client: TestClient, desk: Desk, headers: dict[str, str]) -> None:
    statement = next(iter(desk.case.statements))
    answer = client.post("/correct", data={"target": statement.id, "action": "reject"}, headers=headers)
    assert answer.status_code == 403
    assert desk.case.corrections == ()


def test_a_post_of_its_own_page_is_done(client: TestClient, desk: Desk) -> None:
    statement = next(iter(desk.case.statements))
    client.post("/correct", data={"target": statement.id, "action": "reject"}, headers=OWN)
    assert [each.action for each in desk.case.corrections] == ["reject"]


@pytest.mark.parametrize("path", ["/inbox", "/inbox.json", f"{static()}/workbench.js", "/nowhere"])
def test_every_answer_says_what_it_may_do(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
