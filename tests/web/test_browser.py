"""The pages in a browser: no error, nothing asked of another machine, nothing that axe-core finds, and what keys do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.web.browsing import AXE, TOKEN, browser, served

from comity.web import Desk
from comity.web.views import VIEWS

PAGES = [view for view in VIEWS if view.name != "reading"]
WAIT = 120_000  # milliseconds, for a machine that does other work


@pytest.fixture(scope="module")
def opened() -> Iterator[Any]:
    with browser() as made:
        yield made


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    with served(desk) as found:
        yield found


@pytest.fixture
def page(opened: Any, address: str) -> Iterator[Any]:
    """A page that fails the test for any error in it, and for any request that leaves this machine."""
    context = opened.new_context(viewport={"width": 1280, "height": 850}, bypass_csp=False)
    context.set_default_timeout(WAIT)
    wrong: list[str] = []
    made = context.new_page()
    made.on("pageerror", lambda error: None if _is_left(str(error)) else wrong.append(str(error)))
    made.on("console", lambda said: wrong.append(said.text) if _is_fault(said) else None)
    made.on("request", lambda asked: None if _is_own(asked.url, address) else wrong.append(asked.url))
    made.goto(f"{address}/?token={TOKEN}")
    yield made
    assert not wrong
    context.close()


def _is_left(words: str) -> bool:
    """What htmx says of a request that a newer one replaced, or whose page was left."""
    return words.startswith(("htmx:sendAbort", "htmx:afterRequest"))


def _is_fault(said: Any) -> bool:
    """An error, but not an edit that is refused and told in words."""
    return said.type == "error" and "status of 400" not in said.text and not _is_left(said.text)


def _is_own(url: str, address: str) -> bool:
    return url.startswith((f"{address}/", "data:", "blob:"))


def path(desk: Desk, name: str, item: bool) -> str:
    statement = next(iter(desk.case.statements))
    return f"/{name}/{statement.document}" if item else f"/{name}"


def test_no_page_has_an_error(page: Any, desk: Desk, address: str) -> None:
    for view in PAGES:
        page.goto(address + path(desk, view.name, view.item), wait_until="networkidle")
        assert page.locator("main").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_core_finds_nothing(opened: Any, desk: Desk, address: str, scheme: str) -> None:
    """In a page that lets axe-core try its styles, which the policy of the workbench would refuse."""
    context = opened.new_context(bypass_csp=True, color_scheme=scheme)
    context.set_default_timeout(WAIT)
    page, found = context.new_page(), []
    page.goto(f"{address}/?token={TOKEN}")
    for view in PAGES:
        page.goto(address + path(desk, view.name, view.item), wait_until="networkidle")
        page.evaluate(AXE.read_text("utf-8") + "; null")
        said = page.evaluate("() => axe.run(document, {resultTypes: ['violations'], preload: false})")
        found += [(view.name, each["id"], each["nodes"][0]["html"][:160]) for each in said["violations"]]
    context.close()
    assert not found


def test_no_page_is_wider_than_a_phone(page: Any, desk: Desk, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    wide = []
    for view in PAGES:
        page.goto(address + path(desk, view.name, view.item), wait_until="networkidle")
        width = page.evaluate("() => document.documentElement.scrollWidth")
        wide += [(view.name, width)] if width > 390 else []
    assert not wide


def test_a_statement_is_judged_by_keys_and_undone(page: Any, desk: Desk, address: str) -> None:
    statement = next(iter(desk.case.statements))
    page.goto(f"{address}/reader/{statement.document}?layer=statement")
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("j")
    assert page.locator(".mark.now strong").inner_text() == "Ana Petrova says"
    page.keyboard.press("x")
    page.locator('[data-step="undo"]:visible').wait_for()
    assert desk.case.reviews() == {statement.id: "rejected"}
    assert "reject statement" in page.locator('[data-step="undo"]').inner_text()
    with page.expect_navigation():
        page.keyboard.press("u")
    assert desk.case.reviews() == {}


def test_one_key_undoes_one_step(page: Any, desk: Desk, address: str) -> None:
    statement = next(iter(desk.case.statements))
    for action in ("accept", "reject"):
        desk.case.correct(statement.id, action)
    page.goto(f"{address}/reader/{statement.document}")
    page.wait_for_selector("[data-ready]")
    page.locator('[data-step="undo"]:visible').wait_for()
    with page.expect_navigation():
        page.keyboard.press("u")
    page.wait_for_load_state("networkidle")
    assert desk.case.reviews() == {statement.id: "accepted"}


def test_all_that_are_alike_are_judged_at_once(page: Any, desk: Desk, address: str) -> None:
    statement = next(iter(desk.case.statements))
    page.goto(f"{address}/reader/{statement.document}?layer=mention")
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("j")
    page.keyboard.press("Shift+A")
    page.locator('[data-step="undo"]:visible').wait_for()
    assert set(desk.case.reviews().values()) == {"accepted"}


def test_a_speaker_is_changed_in_four_keys_beside_the_name(page: Any, desk: Desk, address: str) -> None:
    statement = next(iter(desk.case.statements))
    page.goto(f"{address}/reader/{statement.document}?layer=statement")
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.keyboard.type("Norway")
    page.keyboard.press("Enter")
    page.locator(".mark strong", has_text="Norway says").wait_for()
    assert next(iter(desk.case.statements)).source_actor == "NOR"


def test_the_marks_are_drawn_where_the_words_are(page: Any, desk: Desk, address: str) -> None:
    statement = next(iter(desk.case.statements))
    page.goto(f"{address}/reader/{statement.document}")
    page.wait_for_selector("[data-ready]")
    drawn = page.evaluate(
        "() => [...CSS.highlights.get('statement')].map(one => { const range = document.createRange();"
        "range.setStart(one.startContainer, one.startOffset); range.setEnd(one.endContainer, one.endOffset);"
        "return range.toString() })"
    )
    assert drawn == [span.text for span in statement.content]


def test_a_search_narrows_as_one_types_and_back_works(page: Any, address: str) -> None:
    page.goto(f"{address}/search")
    page.locator("#q").press_sequentially("friend")
    page.wait_for_url("**/search?q=friend")
    page.locator("mark", has_text="friend").first.wait_for()
    page.locator(".facets label", has_text="Ana Petrova").locator("input").click(delay=500)  # slowly, as a hand does
    page.wait_for_url("**by=Ana%20Petrova**")
    page.go_back()
    page.wait_for_url("**/search?q=friend")


def test_a_date_is_corrected_where_it_stands(page: Any, desk: Desk, address: str) -> None:
    page.goto(f"{address}/inbox")
    page.locator('[data-edit="date"]').first.click()
    page.keyboard.type("x")
    page.keyboard.press("Enter")
    page.locator("#told p", has_text="is not a date").wait_for()
    page.locator(".editing").fill("2023-03-04")
    page.keyboard.press("Enter")
    page.locator('[data-edit="date"]', has_text="2023-03-04").wait_for()
    assert "2023-03-04" in desk.case.dates.values()


def test_a_text_that_is_pasted_is_read(page: Any, desk: Desk, address: str) -> None:
    page.goto(f"{address}/inbox")
    page.locator("[data-paste]").click()
    page.locator("textarea").fill("Remarks by a minister")
    page.get_by_role("button", name="Read it").click()
    page.locator("#told p").wait_for()
    assert len(desk.background.asked) == 1  # type: ignore[attr-defined]


def test_a_sample_is_judged_with_two_keys(page: Any, address: str) -> None:
    page.goto(f"{address}/validate?person=ann")
    page.locator(".sampled.now").wait_for()
    page.keyboard.press("f")
    page.locator("#figures strong", has_text="100 of 100 right").wait_for()


def test_a_finding_goes_to_the_brief_and_out(page: Any, address: str) -> None:
    page.goto(f"{address}/news")
    page.locator("[data-pick]").first.click()
    page.locator('[data-pick][aria-pressed="true"]').wait_for()
    page.goto(f"{address}/brief")
    page.locator(".note textarea").fill("What matters.")
    page.locator(".note textarea").blur()
    page.locator("#told p", has_text="Kept").wait_for()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Web page").click()
    assert "What matters." in taken.value.path().read_text("utf-8")
    page.get_by_role("button", name="Leave out").click()  # a form of its own, sent without a script
    page.locator(".empty", has_text="Nothing is picked yet").wait_for()
