# ruff: noqa: E501
from __future__ import annotations

import pytest

from comity import texts
from comity.texts.inference import from_path


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "We, the Presidents of Orva and Norvia, gathered in Port Sol on 23 February 2022, express our concern.",
            "2022-02-23",
        ),
        (
            "We, the Member States of the Southern League, gather at the summit held in Arvenna on 12-13 May 2022.",
            "2022-05-13",
        ),
        (
            "Article 1\n\nThe Parties shall trade.\n\nArticle 2\n\nDONE at Arvenna on this third day of April 2007.",
            "2007-04-03",
        ),
        ("Переговоры в Арвенне\n\nМинистры обсудили положение. Дата публикации: 6 мая 2025 года, 16:05", "2025-05-06"),
    ],
)
def test_dates_that_the_body_gives(text: str, date: str) -> None:
    (document,) = texts.read_text(text)
    assert document.date is not None
    assert document.date.value == date
    assert document.date.span is not None
    assert document.date.reason


def test_a_year_that_is_missing_comes_from_the_file_name() -> None:
    (document,) = texts.read_text(
        "We, the Leaders of the Group of Nine (G9), met on 12 December to reflect.", "2022-12-12-g9.txt"
    )
    assert document.date is not None
    assert document.date.value == "2022-12-12"


def test_a_date_mentioned_in_passing_is_not_the_date() -> None:
    text = "President Alvar spoke today with President Marek. He thanked him for the work done in Arvenna on March 11, 2025."
    (document,) = texts.read_text(text)
    assert document.date is None or document.date.confidence < 0.5


def test_dates_in_names() -> None:
    assert from_path("no-date.txt") is None
    assert from_path("20240518_speech.html").value == "2024-05-18"  # type: ignore[union-attr]
    assert from_path("2023-11-summit.txt").value == "2023-11"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    ["ARVENNA, 3 May 2021: The talks began on Monday.", "The talks\n\nArvenna, May 3 (News) -- The talks began."],
)
def test_the_place_of_a_dateline(text: str) -> None:
    (document,) = texts.read_text(text)
    assert document.place is not None
    assert document.place.value == "Arvenna"
