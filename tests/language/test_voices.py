"""In whose name a text speaks."""

import pytest

from comity import record
from comity.language import voiced
from comity.model import Document
from comity.texts import document_from_text, read_text


def spoken(words: str, kind: str | None = None, path: str = "<text>") -> Document:
    return voiced(document_from_text(words, kind=kind, path=path), record.registry())


@pytest.mark.parametrize(
    ("words", "kind", "actor"),
    [
        (
            "Republic of Kenya\nMinistry of Foreign Affairs\n\nPress statement on the talks with Uganda\n\n"
            "The Ministry welcomes the talks with Uganda and thanks the people of both countries for their patience.\n",
            "press release",
            "KEN",
        ),
        (
            "Statement by H.E. Ms. Ana Example, Minister for Foreign Affairs of the Republic of Chile\n\n"
            "Mr. President,\n\nLet me congratulate Mr. Other of Bulgaria on his election to the presidency.\n",
            "speech",
            "CHL",
        ),
        (
            "Mr. President,\n\nOn behalf of the Government and people of Botswana I thank you. We condemn what "
            "was done to "
            "our friends in Angola and Zambia.\n",
            "speech",
            "BWA",
        ),
        (
            "COMMUNIQUÉ\n\nAdopted by the Peace and Security Council of the African Union at its 1300th meeting on the "
            "situation in Mali.\n\nThe Peace and Security Council, recalling its decisions on Mali, rejects any "
            "threat.\n",
            "communiqué",
            "AU",
        ),
        (
            "Comunicado del Ministerio de Relaciones Exteriores de México\n\nMéxico rompe relaciones con Ecuador "
            "por lo "
            "ocurrido en su embajada.\n",
            "press release",
            "MEX",
        ),
        (
            "www.president.tj/event/news\n\nSpeech of the President at the Forum\n\nHonourable guests, I thank "
            "you all for "
            "coming to this forum of friends.\n",
            "speech",
            "TJK",
        ),
    ],
)
def test_whose_words_a_text_holds(words: str, kind: str, actor: str) -> None:
    document = spoken(words, kind)
    assert document.issuer_actor == actor
    assert document.issuer is not None


def test_the_state_in_a_file_name() -> None:
    document = spoken(
        "Mr. President,\n\nI thank you for the floor in this debate of ours.\n", "speech", "ukr_78_2023.txt"
    )
    assert document.issuer_actor == "UKR"


def test_a_joint_text_has_several_voices_and_a_visitor_is_none() -> None:
    joint = spoken(
        "Joint statement of Japan and Brazil\n\nThe Prime Minister of Japan and the President of Brazil met and "
        "agreed on "
        "trade between their countries.\n",
        "joint statement",
    )
    assert set(joint.issuer_actors) == {"JPN", "BRA"}
    assert joint.issuer_actor is None
    readout = spoken(
        "Readout of the Foreign Minister of Ghana’s call with the Foreign Minister of Togo\n\nThey spoke today.\n",
        "readout",
    )
    assert readout.issuer_actor == "GHA"


def test_news_speak_in_nobodys_name() -> None:
    document = spoken("NAIROBI (Reuters) - Kenya said on Monday that it would leave the talks.\n", "news")
    assert document.issuer_actor is None
    assert document.issuer_actors == ()


def test_a_release_attributed_to_a_spokesperson() -> None:
    (document,) = read_text(
        "Secretary Example’s Call with Omani Foreign Minister Other\n\n6 May 2025\n\nThe below is attributable to "
        "Spokesperson Tammy Sample:\n\nSecretary Example spoke today with Omani Foreign Minister Other.\n"
    )
    assert voiced(document, record.registry()).issuer_actor != "OMN"
