"""Dates, weekdays, days told from today and durations in French, Spanish and Russian."""

from __future__ import annotations

import msgspec
import pytest

from comity import texts
from comity.language.foreign.times import find_times
from comity.model import Document, Reasoned


def document(text: str, language: str, date: str | None = "2024-05-15") -> Document:
    [made] = texts.read_text(text)
    told = Reasoned(date, "given") if date else None
    return msgspec.structs.replace(made, text=text, language=language, date=told)


def found(text: str, language: str, date: str | None = "2024-05-15") -> list[tuple[str, str, str]]:
    return [(t.span.text, t.type, t.value) for t in find_times(document(text, language, date), language)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Reçu le 12 mars 2024 à Orva.", "fr", "2024-03-12"),
        ("Reçu le 1er mars à Orva.", "fr", "2024-03-01"),
        ("Recibido el 12 de marzo de 2024.", "es", "2024-03-12"),
        ("Принят 12 марта 2024 года.", "ru", "2024-03-12"),
        ("Встреча в мае 2023 года.", "ru", "2023-05"),
        ("Встреча в октябре 2023 года.", "ru", "2023-10"),
        ("En mars 2023, ils partirent.", "fr", "2023-03"),
        ("Desde 2014 no hay acuerdo.", "es", "2014"),
        ("С 2014 года нет договора.", "ru", "2014"),
        ("Reçu 12.03.2024.", "fr", "2024-03-12"),
        ("Ils se sont vus mardi.", "fr", "2024-05-14"),
        ("Se vieron ayer.", "es", "2024-05-14"),
        ("Встреча завтра.", "ru", "2024-05-16"),
        ("Встреча в среду.", "ru", "2024-05-15"),
        ("Ils se verront mardi prochain.", "fr", "2024-05-21"),
        ("Se verán esta semana.", "es", "2024-W20"),
        ("Il vint le 30 décembre.", "fr", "2023-12-30"),
    ],
)
def test_dates(text: str, language: str, value: str) -> None:
    [(words, kind, found_value)] = found(text, language)
    assert (kind, found_value) == ("DATE", value)
    assert words in text


def test_a_day_without_a_year_is_the_nearest_to_the_text() -> None:
    assert found("Il vint le 30 décembre.", "fr", "2024-01-05") == [("30 décembre", "DATE", "2023-12-30")]


def test_durations() -> None:
    assert found("Pendant trois jours.", "fr") == [("trois jours", "DURATION", "P3D")]
    assert found("Durante 40 minutos.", "es") == [("40 minutos", "DURATION", "PT40M")]
    assert found("Около двух недель.", "ru") == [("двух недель", "DURATION", "P2W")]


def test_without_a_date_of_the_text_days_stay_open() -> None:
    assert found("Se vieron ayer y el lunes.", "es", None) == [
        ("ayer", "DATE", "XXXX-XX-XX"), ("el lunes", "DATE", "XXXX-WXX-1"),
    ]  # fmt: skip
    assert found("Le 3 mai.", "fr", None) == [("3 mai", "DATE", "XXXX-05-03")]
    assert found("Cette semaine.", "fr", None) == [("Cette semaine", "DATE", "PRESENT_REF")]


def test_what_is_no_day_is_no_date() -> None:
    assert found("Article 45 mai 2024.", "fr") == [("mai 2024", "DATE", "2024-05")]
    assert found("Версия 45.13.2024.", "ru") == []
