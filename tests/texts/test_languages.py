# ruff: noqa: E501
from __future__ import annotations

import pytest

from comity import texts
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
        ("Orva condena la entrada de Norvia en su sede. La ministra Ana Berg dijo que Orva rompe relaciones con Norvia.", "es"),
        ("Orva condamne l’entrée de la Norvia dans le siège. La ministre a dit que la Norvia doit partir.", "fr"),
        ("A ministra disse que não aceita a entrada da Norvia na sede de Orva.", "pt"),
        ("Ministra a spus că nu acceptă intrarea în sediul de la Orva și că relațiile sunt rupte.", "ro"),
        ("La ministra ha detto che non accetta l'entrata della Norvia nella sede di Orva.", "it"),
        ("12345", "und"),
    ],
)  # fmt: skip
def test_languages(text: str, code: str) -> None:
    assert language_of(text) == code


BILINGUAL = """Joint statement of the ministers

3 May 2024

The ministers of both states met today in the capital and agreed on what is to be done about the ferries.

They thanked the people of the harbour for the patience that was shown in the winter.

Déclaration commune des ministres

Les ministres des deux États se sont réunis aujourd’hui dans la capitale et se sont mis d’accord sur les ferries.

Ils ont remercié les habitants du port pour la patience dont ils ont fait preuve cet hiver.
"""


def test_a_bilingual_page_is_one_document_of_two_languages() -> None:
    (document,) = texts.read_text(BILINGUAL)
    assert set(document.metadata["languages"].split(", ")) == {"en", "fr"}
    assert document.language == "en"


def test_two_scripts_on_a_page_are_one_document() -> None:
    cyrillic = "Министры обоих государств встретились сегодня в столице и обсудили то, что нужно сделать для паромов."
    english = (
        "The ministers of both states met today in the capital and agreed on what is to be done about the ferries."
    )
    (document,) = texts.read_text(
        f"Joint statement\n\n3 May 2024\n\n{english}\n\n{cyrillic}\n\n{english}\n\n{cyrillic}\n"
    )
    assert set(document.metadata["languages"].split(", ")) == {"en", "ru"}
