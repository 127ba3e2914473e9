"""Family names of persons, found again in another script."""

from __future__ import annotations

import pytest

from comity.collation.across import judged
from comity.collation.people import consonants, people, unnamed


@pytest.mark.parametrize("written", ["Лавров", "Лаврова", "Лавровым", "لافروف", "Lavrow"])
def test_one_name_in_many_scripts(written: str) -> None:
    assert unnamed("We met Sergey Lavrov.", f"… {written} …") == ()


def test_another_person_is_not_there() -> None:
    assert unnamed("We met Sergey Petrov.", "Мы встретились с Лавровым.") == ("Petrov",)
    assert judged("We met Sergey Petrov.", "en", "Мы встретились с Сергеем Лавровым.", "ru", 0.9)[0] == "can't tell"


def test_what_is_no_person_is_not_looked_for() -> None:
    assert people("The General Assembly and the Secretary-General met in Addis Ababa on United Nations Day.") == ()
    assert unnamed("We met Sergey Lavrov.", "我们会见了拉夫罗夫。") == ()


def test_consonants_tell_near_names_apart() -> None:
    assert consonants("Okafor") != consonants("Okonjo")
