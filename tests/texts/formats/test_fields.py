"""What a format's own fields say, under the names by which they go."""

from __future__ import annotations

import pytest

from comity.texts.formats.fields import columns, given_fields, iso_date, read_value


def test_the_users_choice_goes_before_names_and_takes_its_column() -> None:
    assert columns(["Body", "Title", "Note"], {"text": "Note"})["text"] == "Note"
    chosen = columns(["Body", "Title"], {"text": "Title"})
    assert chosen == {"text": "Title"}


@pytest.mark.parametrize(
    ("value", "date"),
    [("2024-05-20", "2024-05-20"), ("20 May 2024, 10:00", "2024-05-20"), ("2024/05", "2024-05"), ("2024.0", "2024"),
     ("20241345", None), ("30 February 2024", None), ("soon", None)],
)  # fmt: skip
def test_dates_of_the_precision_they_have(value: str, date: str | None) -> None:
    assert iso_date(value) == date


def test_a_date_from_columns_of_year_month_and_day() -> None:
    fields = {"year": "2024.0", "Month": "5", "day": "3", "text": "Words."}
    assert given_fields(fields, "the row").values["date"].value == "2024-05-03"
    assert given_fields({"year": "2024", "text": "Words."}, "the row").values["date"].value == "2024"


def test_what_only_says_that_there_is_none_is_no_fault() -> None:
    assert read_value("date", "n/a") == (None, None)
    assert given_fields({"date": "n/a", "title": " A \n talk "}, "the row").trouble == ()
    assert given_fields({"title": " A \n talk "}, "the row").values["title"].value == "A talk"


def test_languages_by_code_or_name() -> None:
    assert [read_value("language", said)[0] for said in ("en-GB", "FR", "klingonese")] == ["en", "fr", None]
