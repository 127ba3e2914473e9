"""In whose name a text speaks."""

import csv
from importlib.resources import files

import msgspec
import pytest

from comity import record
from comity.language import voiced, voiced_together
from comity.language.voices import FAMILIES
from comity.model import Document, Reasoned
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


@pytest.mark.parametrize(
    ("words", "kind", "actor"),
    [
        (  # who is greeted does not speak
            "Speech by President Uhuru Kenyatta at the anniversary of a neighbour\n\n6 March 2016\n\n"
            "Your Excellency John Example, President of the Republic of Ghana,\n\nYour Excellency Mary Example, First "
            "Lady of the Republic of Ghana,\n\nI am glad to be among friends who have done so much for our "
            "continent.\n",
            "speech",
            "KEN",
        ),
        (  # who heads an organisation speaks for it
            "Statement by the IAEA Director General to the Board of Governors\n\nLet me begin with the inspectors "
            "whom we have sent to Ukraine, where the plants are still in danger.\n",
            "speech",
            "IAEA",
        ),
        (  # a minister on record speaks for the state, whomever the title names beside
            "Secretary Rubio’s call with the Omani Foreign Minister\n\n6 May 2025\n\nSecretary Rubio spoke today with "
            "Omani Foreign Minister Badr Albusaidi about the talks in Muscat.\n",
            "readout",
            "USA",
        ),
    ],
)
def test_whose_words_they_are_not(words: str, kind: str, actor: str) -> None:
    assert spoken(words, kind).issuer_actor == actor


def test_what_a_title_is_about_issues_nothing() -> None:
    document = spoken(
        "Statement on the events in Turkey\n\nWe are disturbed by what takes place there and hope for calm.\n",
        "press release",
    )
    assert document.issuer_actor != "TUR"


def test_what_a_debate_is_about_does_not_hold_it() -> None:
    words = (
        "Monday 6 May 2024\n\nUkraine\n\nThe Secretary of State for Defence (Ana Beltrane)\nWith permission, Mr "
        "Speaker, I will update the House.\n\nIlan Marek (Port Sol) (Ind)\nI thank the Secretary of State.\n"
    )
    assert spoken(words, "debate").issuer_actor is None
    named = (
        "RATIFICATION OF THE TREATY WITH JAPAN - Fiji Hansard 2024-05-22\n\nHON. A. DORN: Mr. Speaker, I rise to ask.\n"
    )
    assert spoken(named, "debate").issuer_actor == "FJI"


def test_the_weights_are_of_clues_that_pages_can_show() -> None:
    table = (files("comity.language") / "data" / "voices_learned.csv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(table))
    assert {row["family"] for row in rows} <= {"all", *FAMILIES.values()}
    assert all(row["clue"].strip() and abs(float(row["weight"])) < 20 for row in rows)
    assert {"title office", "its speaker", "greeted", "bias"} <= {row["clue"] for row in rows}


def test_with_whom_a_speaker_is_another_text_of_the_file_says() -> None:
    text = "Excellencies, the ferry is late. We are a partner of China. China and Ghana have said so, and China waits."
    speech = msgspec.structs.replace(
        document_from_text(text, kind="speech"), speaker=Reasoned("Ada Okoye", "the title")
    )
    report = document_from_text("Kenyan Foreign Minister Ada Okoye spoke about ferries.", kind="news")
    alone, beside = voiced_together((speech,), record.registry()), voiced_together((speech, report), record.registry())
    assert alone[0].issuer_actor != "KEN"
    assert (beside[0].issuer_actor, beside[0].speaker_actor) == ("KEN", "KEN")


def test_a_speaker_tells_whose_country_it_is() -> None:
    words = (
        "It is an honour for me to address the General Assembly at its sixty-first session on behalf of my country, "
        "Jamaica. I congratulate the President on her election, and I thank her predecessor for his work.\n"
    )
    assert spoken(words, "speech").issuer_actor == "JAM"
