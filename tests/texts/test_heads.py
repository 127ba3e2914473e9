"""Kind, speaker, author, outlet, date and place of pages as ministries, agencies and media write them."""

import csv
from importlib.resources import files

import pytest

from comity import texts
from comity.model import Document
from comity.texts import document_from_text
from comity.texts.kinds import place_of, rules


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
    kinds = {rule.kind for rule in rules()} | {place_of(rule) for rule in rules()}
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


def said(words: str) -> dict[str, str | None]:
    """What a page says of itself, by field."""
    document = page(words)
    fields = ("title", "speaker", "author", "date", "place")
    return {"kind": document.kind.value} | {name: getattr(getattr(document, name), "value", None) for name in fields}


def test_the_shelf_of_a_page_tells_its_kind() -> None:
    words = (
        "---\ntitle: On the river\nsource_url: https://www.example.org/{}/2024/05/06/on-the-river/\n---\n\n"
        "The river is long. It has two banks, and both are ours to keep for those who come after.\n"
    )
    assert said(words.format("speeches-remarks"))["kind"] == "speech"
    assert said(words.format("opinion"))["kind"] == "commentary"
    assert said(words.format("press-releases"))["kind"] == "press release"


def test_a_cable_is_a_letter_from_where_it_was_sent() -> None:
    found = said("Cablegram 77 TOKYO, 24 June 1938, 8.00 p.m.\n\nThe Vice Minister spoke to me today about the ore.\n")
    assert (found["kind"], found["place"], found["date"]) == ("letter", "Tokyo", "1938-06-24")


def test_a_letter_is_dated_at_its_end() -> None:
    found = said(
        "Excellency,\n\nI have the honour to refer to our recent talks on the river and to inform you that my "
        "Government agrees.\n\nAccept, Excellency, the assurances of my highest consideration.\n\n"
        "The Hague, August 27, 1971.\n"
    )
    assert (found["date"], found["place"]) == ("1971-08-27", "The Hague")


def test_a_page_is_not_split_within_its_head() -> None:
    words = (
        "Advertisement\n\nAsia\n\nTwo states sign an agreement on the river\n\nThe agreement was signed after talks of "
        "two years, and both sides said that it would last.\n\nBo Marek\n\n11 Nov 2024 07:41PM\n\nBookmark\n\nShare\n\n"
        "ARVENNA: Two states signed an agreement on the river on Monday, officials said. It is the first of its kind, "
        "and the ministers said that others would follow it before long.\n"
    )
    assert len(texts.read_text(words)) == 1
    assert said(words)["date"] == "2024-11-11"


def test_a_city_stands_above_a_date_below_the_summary() -> None:
    found = said(
        "Opinion\n\nWhat the river needs\n\nThe two banks have waited long enough for a bridge that was promised.\n\n"
        "Ana Dorn\n\nJakarta\n\nThu, September 19, 2024\n\nShare this article\n\nThe river needs a bridge.\n"
    )
    assert (found["place"], found["date"], found["author"]) == ("Jakarta", "2024-09-19", "Ana Dorn")


def test_of_two_voices_the_one_that_is_asked_speaks() -> None:
    turns = "### Bo Marek:\n\nWhat of the river?\n\n### Ana Dorn:\n\nIt is long.\n\n"
    assert said("# Interview on the river\n\n" + turns * 3)["speaker"] == "Ana Dorn"


def test_a_release_gives_what_a_member_says() -> None:
    found = said(
        "Senator Ana Dorn\nLeader of the River Party\n\n3 May 2004   MEDIA RELEASE\n\nThe river must be kept clean\n\n"
        "“The river must be kept clean by those who use it, and they have not done so for years,” Senator Dorn said.\n"
    )
    assert found["speaker"] == "Ana Dorn"


def test_a_title_that_says_commentary_is_none_of_news() -> None:
    found = said(
        "Commentary: The river needs no other\n\nBEIJING, May 6 (Xinhua) -- The river has been kept by those who live "
        "on it, and it should not be otherwise, whatever others may say of it on Monday or Tuesday.\n"
    )
    assert found["kind"] == "commentary"
