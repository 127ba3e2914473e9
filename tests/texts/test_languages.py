# ruff: noqa: E501
from __future__ import annotations

import pytest

from comity.texts.languages import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministers met in the capital and discussed what had been agreed in the spring.", "en"),
        ("Министры встретились в столице и обсудили то, о чём договорились весной.", "ru"),
        ("Міністри зустрілися в столиці та обговорили те, про що домовилися навесні, і що буде далі.", "uk"),
        ("Les ministres se sont réunis dans la capitale et ont discuté de ce qui avait été convenu pour le printemps.", "fr"),
        ("Die Minister trafen sich in der Hauptstadt und sprachen über das, was im Frühjahr vereinbart wurde.", "de"),
        ("Los ministros se reunieron en la capital y hablaron de lo que se había acordado para la primavera.", "es"),
        ("部长们在首都举行会晤，讨论了春季达成的协议。", "zh"),
        ("اجتمع الوزراء في العاصمة وناقشوا ما تم الاتفاق عليه في الربيع.", "ar"),
        ("12345", "und"),
    ],
)  # fmt: skip
def test_languages(text: str, code: str) -> None:
    assert language_of(text) == code
