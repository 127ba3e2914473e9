"""Kind, speaker, author, outlet, date and place of pages as ministries, agencies and media write them."""

import csv
from importlib.resources import files

import pytest

from comity import texts
from comity.model import Document
from comity.texts import document_from_text
from comity.texts.kinds import rules


def page(words: str) -> Document:
    return max(texts.read_text(words), key=lambda document: len(document.text))


NEWS = (
    "ARVENNA, Examplia (Reuters) - The foreign minister of Examplia said on Monday that the talks on the river had "
    "failed.\n\nOfficials said they would meet again on Friday, and reporters were told that no date had been set.\n"
)
COMMUNIQUE = (
    "COMMUNIQUÉ\n\nAdopted by the Peace and Security Council (PSC) of the African Union at its 1300th meeting, held on "
    "6 May 2025, on the situation in Examplia.\n\nThe Peace and Security Council,\n\nRecalling its earlier "
    "decisions;\n\n"
    "1. Expresses concern at the fighting between the army and the Patriotic Support Forces;\n\n"
    "2. Commends the neighbours for their good offices.\n"
)
BRIEFING = (
    "Department Press Briefing – May 6, 2024\n\nAlex Example, Department Spokesperson\nWashington, D.C.\n1:15 "
    "p.m. EDT\n\n"
    "MR EXAMPLE: Good afternoon, everyone. I have one announcement.\n\nQUESTION: Does your ally agree?\n\n"
    "MR EXAMPLE: Ask our ally.\n\nQUESTION: And the river?\n\nMR EXAMPLE: We have seen the reports on the river.\n"
)


def test_news_have_an_agency_and_a_place() -> None:
    document = page(NEWS)
    assert document.kind.value == "news"
    assert document.outlet is not None
    assert document.outlet.value == "Reuters"
    assert document.place is not None
    assert document.place.value == "Arvenna, Examplia"
    assert document.title is None
    assert document.speaker is None


def test_a_communique_of_a_council() -> None:
    document = page(COMMUNIQUE)
    assert document.kind.value == "communiqué"
    assert document.date is not None
    assert document.date.value == "2025-05-06"
    assert document.place is None  # the situation is there, not the meeting


def test_a_briefing_with_its_speaker_line() -> None:
    document = page(BRIEFING)
    assert document.kind.value == "briefing"
    assert document.title is not None
    assert document.title.value.startswith("Department Press Briefing")
    assert document.place is not None
    assert document.place.value == "Washington, D.C."
    assert document.date is not None
    assert document.date.value == "2024-05-06"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (
            "Dear Mr President,\n\nI have the honour to refer to your letter of 3 May and to inform you that my "
            "Government "
            "accepts it.\n\nYours sincerely,\n\nAna Example\n",
            "letter",
        ),
        (
            "RESOLUTION ON THE RIVER\n\nThe General Assembly,\n\nRecalling its earlier resolutions,\n\nNoting "
            "the report,\n\n"
            "1. Decides that the river is free;\n\n2. Requests the Secretary to report.\n",
            "resolution",
        ),
        (
            "Parliament of Examplia – Hansard\n\nHON. A. EXAMPLE.- Mr Speaker, Sir, I move that the House approves the "
            "treaty.\n\nHON. B. OTHER.- Mr Speaker, Sir, I second the motion.\n\nThe House adjourned at 6 p.m.\n",
            "debate",
        ),
        (
            "Analysis: Why the river matters\n\nThis paper examines the dynamics of the basin and argues that scholars "
            "have neglected its role.\n\nAna Example is a senior fellow at the Institute for Rivers.\n",
            "analysis",
        ),
    ],
)
def test_kinds_of_other_houses(words: str, kind: str) -> None:
    assert page(words).kind.value == kind


def test_a_speech_gives_its_speaker_its_day_and_its_place() -> None:
    document = page(
        "Statement by H.E. Mr. Juan Ejemplo, Minister of Foreign Affairs of Examplia\n\nNew York, 25 September 2024\n\n"
        "Mr. President,\n\nMy delegation thanks you. I would like to congratulate you on your election.\n\nI "
        "thank you.\n"
    )
    assert document.kind.value == "speech"
    assert document.speaker is not None
    assert document.speaker.value == "Juan Ejemplo"
    assert document.date is not None
    assert document.date.value == "2024-09-25"
    assert document.place is not None
    assert document.place.value == "New York"


def test_a_piece_gives_its_author() -> None:
    document = page(
        "Opinion\nThe river and its neighbours\nAna Example\nAna Example\n05 Apr 2024 06:00AM\nShare\nFacebook\n\n"
        "It is time to say so: the neighbours must share the river, and the so-called experts are wrong.\n"
    )
    assert document.kind.value == "commentary"
    assert document.author is not None
    assert document.author.value == "Ana Example"
    assert document.title is not None
    assert document.title.value == "The river and its neighbours"


def test_a_print_out_is_not_dated_by_the_printer() -> None:
    document = page(
        "9/25/24, 10:13 AM Presidency\n\nSpeech of the President of Examplia at the Forum\n\n24.09.2024\n\n"
        "Honourable Chair,\n\nAllow me to thank you for the invitation to this forum of our friends.\n"
    )
    assert document.date is not None
    assert document.date.value == "2024-09-24"


def test_dates_of_other_scripts() -> None:
    document = page("2024年5月3日外交部发言人主持例行记者会\n\n记者：有何评论？\n\n发言人：我们反对制裁。\n")
    assert document.date is not None
    assert document.date.value == "2024-05-03"


def test_every_learned_weight_belongs_to_a_rule() -> None:
    known = {rule.id for rule in rules()} | {"scale", "bias"}
    kinds = {rule.kind for rule in rules()} | {""}
    with files("comity.texts").joinpath("data/kinds_learned.csv").open("r", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["rule"] for row in rows} <= known
    assert {row["kind"] for row in rows} <= kinds


def test_a_dateline_may_begin_with_the_day() -> None:
    document = page(
        "March 4, 2016 (ARVENNA) - The rebels put off the signing until Tuesday, an envoy said on Friday.\n"
    )
    assert document.place is not None
    assert document.place.value == "Arvenna"


def test_a_meeting_record_is_known_by_its_head() -> None:
    document = page(
        "United Nations S/PV.9001\nSecurity Council\nSeventy-ninth year\n9001st meeting\nThursday, 26 September 2024, "
        "10 a.m.\nNew York\n\nThe President (spoke in French): I give the floor to the representative of Examplia.\n\n"
        "Mr. Example (Examplia): We thank the Council.\n\nThe meeting rose at 1 p.m.\n"
    )
    assert document.kind.value == "council record"


def test_a_broadcast_is_no_news() -> None:
    document = page(
        "TRANSCRIPT. Aired May 6, 2024.\n\nALVAR (voice-over): The council met without its neighbour.\n\n"
        "BERG: We asked for boats.\n\n(BEGIN VIDEO CLIP)\n\nUNIDENTIFIED MALE: We are not to blame.\n\n(END "
        "VIDEO CLIP)\n"
    )
    assert document.kind.value == "interview"


@pytest.mark.parametrize(
    ("words", "kind", "speaker"),
    [
        (
            "by League Secretary General Ana Dorn at the Hall\n\nGood morning. It is good to be here.\n",
            "speech",
            "Ana Dorn",
        ),
        (
            "The Director’s statement to the Board\n\nDirector General Ana Dorn delivering her statement.\n\n"
            "Mr Chairperson,\n\nI thank you for the floor.\n",
            "speech",
            "Ana Dorn",
        ),
        (
            "Ana Dorn, ráðherra 1995–2004\n\nAddress to the friends of the isles\n\nIt gives me pleasure to be here.\n",
            "speech",
            "Ana Dorn",
        ),
    ],
)
def test_who_speaks_by_caption_office_and_byline(words: str, kind: str, speaker: str) -> None:
    document = document_from_text(words, kind=kind)
    assert document.speaker is not None
    assert document.speaker.value == speaker


def test_whom_remarks_are_made_to_does_not_make_them() -> None:
    document = document_from_text(
        "President Dorn’s remarks to Ilan Marek during the visit\n\nFriends, I am glad to be here.\n", kind="speech"
    )
    assert document.speaker is None or "Marek" not in document.speaker.value


@pytest.mark.parametrize(
    ("words", "author", "outlet"),
    [
        (
            "Ana Dorn\n\n" + "The envoys met again without a word of what had kept them apart for so long. " * 3,
            "Ana Dorn",
            None,
        ),
        (
            "Ana Dorn - The Orva Herald\nORVA - The ministry said on Monday that it had not been told of the visit.\n",
            "Ana Dorn",
            "The Orva Herald",
        ),
        (
            "Envoys meet again\n\nWed, 14 Oct 2015 Source: ORTV\n\nThe envoys met on Tuesday, officials said.\n",
            None,
            "ORTV",
        ),
        (
            "Envoys meet again\n\n18 November 2020\nOrva Daily News (Port Sol)\nBy Ana Dorn\n\nThe envoys met on "
            "Tuesday, officials said.\n",
            "Ana Dorn",
            "Orva Daily News",
        ),
    ],
)
def test_who_wrote_for_which_medium(words: str, author: str | None, outlet: str | None) -> None:
    document = document_from_text(words, kind="news")
    assert (document.author and document.author.value) == author
    assert (document.outlet and document.outlet.value) == outlet


@pytest.mark.parametrize(
    ("words", "kind", "place"),
    [
        ("Remarks of the President at State House, Nairobi\n\nFriends, welcome.\n", "speech", "State House, Nairobi"),
        ("Gaborone, 5th October 2017: The Ministry wishes to respond to the reports.\n", "press release", "Gaborone"),
        ("VGP - The chairman arrived in the capital on June 20.\n", "news", None),
        ("Statement on the events in Orva\n\nWe hope for calm.\n", "press release", None),
    ],
)
def test_where_a_text_was_given(words: str, kind: str, place: str | None) -> None:
    document = document_from_text(words, kind=kind)
    assert (document.place and document.place.value) == place


def test_notes_of_a_site_are_no_title() -> None:
    document = document_from_text("Breadcrumb\nEnvoys meet again in the spring\n(1 day, 10 hours ago)\n\nThey met.\n")
    assert document.title is not None
    assert document.title.value == "Envoys meet again in the spring"


def test_every_learned_word_is_no_name() -> None:
    with files("comity.texts").joinpath("data/kinds_words.csv").open("r", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {name for row in rows for name in row} <= {rule.kind for rule in rules()} | {"word"}
    assert len(rows) > 100
    assert all(row["word"].islower() for row in rows)


@pytest.mark.parametrize(
    "line",
    [
        "The Kenyan side was led by Ada Okoye, additional secretary, and the other by Ana Dorn, its envoy.",
        "The meeting, which was chaired by Ana Dorn, Minister of Trade, "
        + "went on for long, " * 12
        + "and then ended.",
    ],
)
def test_who_leads_or_chairs_wrote_nothing(line: str) -> None:
    text = f"Talks on ferries go on\n\n{line}\n\nNothing was signed."
    assert document_from_text(text, kind="news").author is None
    named = document_from_text(f"Talks on ferries go on\n\nBy Ana Dorn\n\n{line}", kind="news").author
    assert named is not None
    assert named.value == "Ana Dorn"
