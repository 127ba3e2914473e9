"""Which lines are the title, and what beside it is furniture."""

from importlib.resources import files

import pytest
import yaml

from comity import texts
from comity.texts.furniture import closed, is_crumbs, is_furniture, is_shelf
from comity.texts.lines import lines_of
from comity.texts.titling import title_of

SPEECHES = [
    (
        "Republic of Examplia\nMinistry of Foreign Affairs\n\nPress service > News > Archive\n\n"
        "Statement by H.E. Ms. Ana Example\nMinister for Foreign Affairs of Examplia\n\n3 May 2021\n\nMr. President,\n",
        "Statement by H.E. Ms. Ana Example Minister for Foreign Affairs of Examplia",
    ),
    (
        "ADDRESS\nby the President of the Republic of Examplia\nat the opening of the Ford Conference\n"
        "(3 May 2021, Arvenna)\n\nExcellencies,\n",
        "ADDRESS by the President of the Republic of Examplia at the opening of the Ford Conference",
    ),
    (
        "Advertisement\nWorld\nRivers unite two neighbours after a long quarrel\nBy Ana Example\n3 May 2021\n"
        "Share\nFacebook\n\nThe two neighbours said on Monday that they would share the river.\n",
        "Rivers unite two neighbours after a long quarrel",
    ),
    (
        "# Uitwisseling van nota's over de rivier\n\n## Exchange of notes on the use of the river and its banks\n\n"
        "The two Governments have agreed that the river shall be free to all.\n",
        "Exchange of notes on the use of the river and its banks",
    ),
]


@pytest.mark.parametrize(("page", "title"), SPEECHES)
def test_the_title_of_a_page(page: str, title: str) -> None:
    (document,) = texts.read_text(page)
    assert document.title is not None
    assert document.title.value == title
    span = document.title.span
    assert span is not None
    assert document.text[span.start : span.end] == span.text


def test_no_title_is_made_of_a_greeting_a_place_or_a_name() -> None:
    for page in (
        "Ladies and Gentlemen, dear friends,\n\nIt is an honour to be here with you all today in this house.\n",
        "Arvenna, Examplia\n\nThe ministers met on Monday and agreed that the river is to be shared by both.\n",
        "By Ana Example\n\nThe ministers met on Monday and agreed that the river is to be shared by both.\n",
    ):
        assert texts.read_text(page)[0].title is None, page


def test_a_page_that_repeats_its_title_shows_which_line_it_is() -> None:
    page = (
        "Home > News > The river is free\n\nThe river is free\n\nPublished: 03.05.2021\n\nThe river is free, it said.\n"
    )
    found = title_of(lines_of(page))
    assert found is not None
    assert (found.words, found.start) == ("The river is free", 1)


def test_furniture_shelves_and_crumbs() -> None:
    assert all(map(is_furniture, ("Share", "12", "3/4", "www.example.org/news/1", "Photo: A. Example/AFP", "© 2021")))
    assert not any(map(is_furniture, ("On peace", "The river is free", "Arvenna, 3 May 2021")))
    assert is_shelf("Press Releases")
    assert not is_shelf("The press is free")
    assert is_crumbs("Home > News > Statements")
    assert not is_crumbs("Peace and quiet")
    assert closed("H O U S E  O F  P E E R S") == "HOUSE OF PEERS"


@pytest.mark.parametrize("name", ["furniture", "outlets", "cities", "no_names", "kinds"])
def test_the_word_lists_are_readable(name: str) -> None:
    words = files("comity.texts").joinpath(f"data/{name}.yaml").read_text("utf-8")
    assert yaml.safe_load(words)
    if name != "kinds":  # its patterns are longer
        assert max(map(len, words.splitlines())) <= 120
