"""Time expressions end to end: found in short texts, with type, value and anchor."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.language.parsing import parse
from comity.language.time import find_times, reanchored
from comity.model import Document, Offsets, Reasoned, Span, TimeExpression, document_id

DAY = "2024-05-20"  # a Monday


def document(text: str, day: str | None = DAY) -> Document:
    return Document(
        id=document_id(text),
        source="test",
        path="test.txt",
        start=0,
        end=len(text),
        text=text,
        offsets=Offsets.identity(len(text)),
        kind=Reasoned("news", "a test"),
        date=Reasoned(day, "a test") if day else None,
    )


def times(text: str, day: str | None = DAY) -> tuple[TimeExpression, ...]:
    return find_times(document(text, day), next(parse([text])))


def values(text: str, day: str | None = DAY) -> list[tuple[str, str]]:
    return [(t.span.text, t.value) for t in times(text, day)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met last Thursday.", [("last Thursday", "2024-05-16")]),
        ("The envoys met on Friday.", [("Friday", "2024-05-17")]),
        ("The envoys will meet on Friday.", [("Friday", "2024-05-24")]),
        ("The envoys are expected to meet on Friday.", [("Friday", "2024-05-24")]),
        ("The talks run until Wednesday.", [("Wednesday", "2024-05-22")]),
        ("The delegation could arrive as early as Thursday.", [("Thursday", "2024-05-23")]),
        ("The briefing on Friday gives some insight.", [("Friday", "2024-05-17")]),
        ("He came to Astana to meet his colleague on Friday.", [("Friday", "2024-05-17")]),
        ("The minister spoke Monday.", [("Monday", "2024-05-20")]),
        ("On Mondays the council sits.", [("Mondays", "XXXX-WXX-1")]),
        ("He arrived two days ago and left yesterday.", [("two days ago", "2024-05-18"), ("yesterday", "2024-05-19")]),
        ("The treaty was signed 30 years ago.", [("30 years ago", "1994")]),
        ("The border closed five months ago.", [("five months ago", "2023-12")]),
        ("They spoke two weeks ago.", [("two weeks ago", "2024-W19")]),
        ("China takes the chair later this year.", [("later this year", "2024")]),
        ("We shall finish by the end of the decade.", [("the end of the decade", "202")]),
        ("Early next month the panel reports.", [("Early next month", "2024-06")]),
        ("They came together last week.", [("last week", "2024-W20")]),
    ],
)
def test_dates_reckoned_from_the_day_of_the_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The visit took place on May 16-17.", [("May 16", "2024-05-16"), ("17", "2024-05-17")]),
        ("The visit took place on 16 and 17 May 2023.", [("16", "2023-05-16"), ("17 May 2023", "2023-05-17")]),
        ("Signed in Geneva on 5 March 2014.", [("5 March 2014", "2014-03-05")]),
        ("It happened on Tuesday, March 4.", [("Tuesday, March 4", "2025-03-04")]),
        ("The ministers met in October.", [("October", "2023-10")]),
        ("The ministers will meet in October.", [("October", "2024-10")]),
        ("The summit is held next September.", [("next September", "2024-09")]),
        (
            "Declarations signed on 18 August and 3 May 2021.",
            [("18 August", "2021-08-18"), ("3 May 2021", "2021-05-03")],
        ),
        ("The 2015 summit shaped the bloc.", [("2015", "2015")]),
        ("It grew in the 1990s and the '80s.", [("the 1990s", "199"), ("the '80s", "198")]),
        ("It belongs to the 20th century.", [("the 20th century", "19")]),
        ("The plan covers 2010-2020.", [("2010", "2010"), ("2020", "2020")]),
        ("The note is dated 2022-02-04.", [("2022-02-04", "2022-02-04")]),
        ("The attacks of 9/11 changed it.", [("9/11", "2001-09-11")]),
        ("In the spring of 2014 it ended.", [("the spring of 2014", "2014-SP")]),
        ("They left last winter.", [("last winter", "2023-WI")]),
        ("Trade rose in the third quarter of 2015.", [("the third quarter of 2015", "2015-Q3")]),
        ("Trade rose in the first quarter of last year.", [("the first quarter of last year", "2023-Q1")]),
        ("They talked on Christmas Day 2021.", [("Christmas Day 2021", "2021-12-25")]),
        ("The year nineteen ninety-six was hard.", [("The year nineteen ninety-six", "1996")]),
    ],
)
def test_dates_of_the_calendar(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("They met on 3 March 2020. The next day they left.", ("The next day", "2020-03-04")),
        ("They met on 3 March 2020. They had talked the day before.", ("the day before", "2020-03-02")),
        ("The pact of 1949 held. Six years later a rival rose.", ("Six years later", "1955")),
        ("The war began in March 2003. The following month the city fell.", ("The following month", "2003-04")),
        ("They voted in 2014. Three days later power changed hands.", ("Three days later", "2014-XX-XX")),
        (
            "They met on 3 March 2020. " + "Much was said of trade. " * 40 + "It rained the previous day.",
            ("the previous day", "2020-03-02"),
        ),
        ("They met on 3 March 2020. That year trade fell.", ("That year", "2020")),
    ],
)
def test_dates_reckoned_from_the_narrative(text: str, last: tuple[str, str]) -> None:
    assert values(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("They talked for nine months.", "DURATION", "P9M"),
        ("Trade has grown over the past three years.", "DURATION", "P3Y"),
        ("They talked for two and a half hours.", "DURATION", "PT2H30M"),
        ("The talks took several weeks.", "DURATION", "PXW"),
        ("For decades they stood apart.", "DURATION", "PXDE"),
        ("A five-year plan was adopted.", "DURATION", "P5Y"),
        ("It lasted a quarter of a century.", "DURATION", "P25Y"),
        ("The group meets every two weeks.", "SET", "P2W"),
        ("The group meets twice a year.", "SET", "P1Y"),
        ("There are daily patrols.", "SET", "P1D"),
        ("The conference is held every July.", "SET", "XXXX-07"),
        ("They now agree.", "DATE", "PRESENT_REF"),
        ("They recently agreed.", "DATE", "PAST_REF"),
        ("They will agree in the near future.", "DATE", "FUTURE_REF"),
        ("The briefing began at 1:41 P.M. EDT.", "TIME", "2024-05-20T13:41"),
        ("They met this morning.", "TIME", "2024-05-20TMO"),
        ("They spoke last night.", "TIME", "2024-05-19TNI"),
        ("Firing stopped at 10 p.m. Wednesday.", "TIME", "2024-05-15T22:00"),
        ("They met on Friday night.", "TIME", "2024-05-17TNI"),
    ],
)
def test_lengths_sets_times_and_references(text: str, kind: str, expected: str) -> None:
    found = times(text)
    assert [(t.type, t.value) for t in found] == [(kind, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "The parties may march through the town.",
        "He is a 36-year-old diplomat.",
        "Resolution 1973 was adopted by 2,000 delegates.",
        "Some 1500 people fled.",
        "Theresa May spoke.",
        "The second speaker agreed.",
        "Tensions spring from mistrust and fall again.",
    ],
)
def test_what_only_looks_like_time(text: str) -> None:
    assert values(text) == []


def test_a_document_without_a_date_leaves_open_what_it_cannot_know() -> None:
    assert values("They met on Friday, on 5 May and last year; in 2014 they had not.", None) == [
        ("Friday", "XXXX-WXX-5"),
        ("5 May", "XXXX-05-05"),
        ("last year", "XXXX"),
        ("2014", "2014"),
    ]


def test_without_a_date_a_year_told_before_holds() -> None:
    assert values("They met on 16 April 2014 and again on 23 April.", None)[-1] == ("23 April", "2014-04-23")


def test_the_reason_says_that_the_date_is_not_known() -> None:
    assert "not known" in times("They met last year.", None)[0].reason


def test_a_document_with_only_a_year() -> None:
    assert values("They met last year, and again yesterday.", "2023") == [
        ("last year", "2022"),
        ("yesterday", "2023-XX-XX"),
    ]


def test_the_anchor_and_the_reason_are_told() -> None:
    (found,) = times("The envoys met last Thursday.")
    assert found.anchor == DAY
    assert DAY in found.reason
    assert found.id.endswith(f":t{found.span.start}-{found.span.end}")


def test_what_is_quoted_is_reckoned_from_the_day_it_was_spoken() -> None:
    text = "On May 18 he said: “The day before, we met; tomorrow we leave, and we signed in 2001.” He is now away."
    found = times(text)
    begin, end = text.index("“"), text.index("”")
    again = reanchored(found, Span.of(text, begin, end), "2024-05-18", "the day of the speech")
    assert [(t.span.text, t.value) for t in again] == [
        ("May 18", "2024-05-18"),
        ("The day before", "2024-05-17"),
        ("tomorrow", "2024-05-19"),
        ("2001", "2001"),
        ("now", "PRESENT_REF"),
    ]
    assert again[1].anchor == "2024-05-18"
    assert "the day of the speech" in again[2].reason


def test_a_quotation_keeps_past_past_and_future_future() -> None:
    text = "“We spoke on Friday and will speak on Tuesday.”"
    again = reanchored(times(text), Span.of(text, 0, len(text)), "2024-04-03", "the day of the speech")
    assert [t.value for t in again] == ["2024-03-29", "2024-04-09"]


@given(st.text(alphabet=st.sampled_from("May 1last2Fridy,.-'thedcnovmrupgq0459 \n/:“”"), max_size=120))
@settings(max_examples=40, deadline=None)
def test_spans_give_back_their_words_and_never_overlap(text: str) -> None:
    found = times(text)
    assert all(text[t.span.start : t.span.end] == t.span.text for t in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(t.type in ("DATE", "TIME", "DURATION", "SET") and re.search(r"\w", t.value) for t in found)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("They rest from Monday 6 to Friday.", "2024-05-03", ["2024-05-06", "2024-05-03"]),
        ("On Monday 7 people died.", DAY, ["2024-05-20"]),
        ("The Friday before last was quiet.", DAY, ["2024-05-10"]),
        ("It ended the Tuesday after next.", DAY, ["2024-05-28"]),
        ("They met the week before last.", DAY, ["2024-W19"]),
        ("The truce ended on 19-Nov-16.", DAY, ["2016-11-19"]),
        ("The truce ended on 3-Mar-2021.", DAY, ["2021-03-03"]),
        ("It will be a capital of culture in 2031. On April 13, she flew.", None, ["2031", "XXXX-04-13"]),
        ("The 1982 convention binds them. On April 13, she flew.", None, ["1982", "XXXX-04-13"]),
        ("They met on 3 May 2021. On April 13, she had flown.", None, ["2021-05-03", "2021-04-13"]),
    ],
)
def test_days_of_ranges_steps_of_weeks_and_years_in_names(text: str, day: str | None, expected: list[str]) -> None:
    assert [value for _, value in values(text, day)] == expected


def test_a_day_is_not_joined_to_a_time_in_another_paragraph() -> None:
    assert next(words for words, _ in values("6 May 2022\n\n1:41 p.m.\n\nThey met.", None)) == "6 May 2022"
