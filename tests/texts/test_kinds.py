"""Kinds, titles and issuers of texts as sites and agencies give them."""

from __future__ import annotations

import pytest

from comity import texts

READOUT = """Press Releases

Arvenna-Norvia Foreign Ministers’ Telephone Talk

July 12, 2022

On July 12, Mr. MARIN Teodor, Minister for Foreign Affairs of Arvenna, held a telephone talk with his Norvian
counterpart. The two ministers discussed the ferry and agreed to meet again.
"""

REPORT = """Arvenna renews its demand for a corridor

Speaking after talks with her Norvian counterpart on Friday, Foreign Minister Alva Teodor said that the road must open.

Former premier Iver Marek made the same point when he spoke to journalists on Thursday. “The road is ours,” Marek said.

“Nobody asked us,” Orel said in Port Sol, where the border guards have their seat. Norvia maintains that goods cannot
be exempt from controls, and that its neighbours should have transport links of the ordinary kind only.
"""


def test_the_shelf_on_which_a_text_stands_is_not_its_title() -> None:
    (document,) = texts.read_text(READOUT)
    assert document.title is not None
    assert document.title.value == "Arvenna-Norvia Foreign Ministers’ Telephone Talk"
    assert document.author is None
    assert document.kind.value == "readout"
    assert document.issuer is not None
    assert document.issuer.value == "Mr. MARIN Teodor"


def test_a_report_of_several_voices_is_news() -> None:
    (document,) = texts.read_text(REPORT)
    assert document.kind.value == "news"
    assert document.issuer is None


@pytest.mark.parametrize(
    "title",
    [
        "Final Communique of the Extraordinary Summit of the Southern League on the Situation in Norvia",
        "Communiqué of the Southern League on the Situation in Norvia",
    ],
)
def test_the_body_that_met_issues_a_communique_not_its_meeting(title: str) -> None:
    (document,) = texts.read_text(
        f"{title}\n\nPort Sol, 30 July 2023\n\n1. The League condemns the closure of the port.\n"
    )
    assert document.issuer is not None
    assert document.issuer.value == "Southern League"


def test_a_byline_is_a_name_without_its_by() -> None:
    (document,) = texts.read_text(
        "Who Needs the Ferry?\n\nBy Alva Teodor\n\nOctober 5, 2021\n\nThe ferry is late, as it always was.\n"
    )
    assert document.author is not None
    assert document.author.value == "Alva Teodor"


def test_what_is_titled_a_statement_by_somebody_is_not_about_others() -> None:
    body = "The bank said that growth was slow. Analysts expected more. Trade, however, is likely to recover. " * 3
    (document,) = texts.read_text(f"Statement by the Lakeland Commission on Trade\n\n{body}")
    assert document.kind.value not in ("news", "commentary", "analysis")
