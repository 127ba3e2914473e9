# ruff: noqa: E501
from __future__ import annotations

from comity import texts
from comity.model import Document

CONFERENCE = """City Hall

Port Sol, Orva

7:20 P.M. CEST

PRESIDENT ALVAR:  Good evening.  (Laughter.)  We had a long day.

The result is simple: we will meet again.

Q    Thank you, sir.  Will you go to the summit?

PRESIDENT ALVAR:  Yes.

PRIME MINISTER BERG:  (As interpreted.)  So will I.

Q    When?

PRESIDENT ALVAR:  In June.

7:53 P.M. CEST
"""
RECORD = """The President (spoke in French): The Security Council will now begin its consideration of the item on its agenda. I give the floor to the representative of Orva.

Mr. Marek (Orva): We thank you for this meeting. Our position has not changed, and it will not change.

Ms. Lindqvist (Norvia) (spoke in Spanish): My delegation agrees with what has been said by others here.

The President (spoke in French): There are no more names inscribed on the list of speakers.

The meeting rose at 11.40 a.m.
"""
FLAT = (
    "News conference following talks\n2024-03-11 City Hall, Port Sol\n\n"
    "Ilan Marek: Colleagues, the talks were useful and we agreed on much. " + "We will go on working on the plan. " * 12 + "Thank you. "
    "Prime Minister of Norvia Tova Lindqvist: I can only agree. " + "Our people want peace and trade. " * 8 + "Thank you. "
    "Question: Will there be a treaty? Ilan Marek: There will. The bottom line is this: we trust each other. "
    "Tova Lindqvist: So it is."
)  # fmt: skip


def only(text: str) -> Document:
    (document,) = texts.read_text(text)
    return document


def test_questions_answers_and_directions() -> None:
    document = only(CONFERENCE)
    assert document.kind.value == "press conference"
    assert [(t.speaker, t.role) for t in document.turns] == [
        ("PRESIDENT ALVAR", "statement"), (None, "question"), ("PRESIDENT ALVAR", "answer"),
        ("PRIME MINISTER BERG", "answer"), (None, "question"), ("PRESIDENT ALVAR", "answer"),
    ]  # fmt: skip
    assert [s.text for s in document.stage_directions] == ["(Laughter.)", "(As interpreted.)"]
    assert document.turns[0].span.text.endswith("we will meet again.")
    assert document.turns[-1].span.text == "In June."
    assert document.place is not None
    assert document.place.value == "City Hall, Port Sol, Orva"


def test_the_president_of_a_council_is_its_chair() -> None:
    document = only(RECORD)
    assert document.kind.value == "council record"
    assert [(t.speaker, t.role) for t in document.turns] == [
        ("The President", "chair"), ("Mr. Marek", "statement"), ("Ms. Lindqvist", "statement"), ("The President", "chair"),
    ]  # fmt: skip
    assert document.issuer is not None
    assert document.issuer.value == "United Nations Security Council"


def test_turns_within_a_flattened_body() -> None:
    document = only(FLAT)
    assert [(t.speaker, t.role) for t in document.turns] == [
        ("Ilan Marek", "statement"), ("Prime Minister of Norvia Tova Lindqvist", "statement"), (None, "question"),
        ("Ilan Marek", "answer"), ("Tova Lindqvist", "answer"),
    ]  # fmt: skip


def test_attributed_quotations_are_no_transcript() -> None:
    text = "The operation has been welcomed.\n\n" + "\n\n".join(
        f"Sen. Name{i} Other{i}: “We welcome it.”" for i in range(8)
    )
    document = only(text)
    assert not document.turns


BRIEFING = """Transcript of the Weekly Media Briefing by the Official Spokesperson (March 16, 2023)

Ms. Alva Teodor, Official Spokesperson: Good afternoon to all of you. I have no announcements.

Iver Marek: Iver Marek from the Port Sol Times. Where do we stand on the ferry?

Orel: Madam, Orel from Radio Norvia. Any reaction to the pact between the two banks?

Ms. Alva Teodor, Official Spokesperson: We have good relations with both. There is one condition: patience.
"""


def test_journalists_who_speak_once_are_told_from_the_host() -> None:
    (document,) = texts.read_text(BRIEFING)
    assert [(turn.speaker, turn.role) for turn in document.turns] == [
        ("Ms. Alva Teodor, Official Spokesperson", "statement"),
        ("Iver Marek", "question"),
        ("Orel", "question"),
        ("Ms. Alva Teodor, Official Spokesperson", "answer"),
    ]
    assert document.kind.value == "briefing"
    assert document.speaker is not None
    assert document.speaker.value == "Ms. Alva Teodor, Official Spokesperson"


def test_an_outlet_in_capitals_asks() -> None:
    host = "Anna Dorn: We are open to talks.\n\n"
    (document,) = texts.read_text(
        f"Regular Press Conference of Anna Dorn on 7 May 2023\n\n{host}QRS: What of the second round? When?\n\n{host}"
    )
    assert [(turn.speaker, turn.role) for turn in document.turns][1:] == [("QRS", "question"), ("Anna Dorn", "answer")]


def said(text: str) -> list[tuple[str | None, str, str]]:
    return [(turn.speaker, turn.role, turn.span.text) for turn in only(text).turns]


DEBATE = """Ferry Services Bill

The Minister for Harbours (Ana Beltrane)
With permission, Mr Speaker, I will update the House on the ferries. They have not run since Monday.

Ilan Marek (Port Sol) (Ind)
I thank the Minister. My party supports her, but who will pay?

Ana Beltrane
We all will, Mr Speaker.

Mr Speaker
Order.
"""


def test_names_on_lines_of_their_own_speak_in_parliaments() -> None:
    assert [(speaker, role) for speaker, role, _ in said(DEBATE)][-4:] == [
        ("Ana Beltrane", "statement"), ("Ilan Marek", "statement"), ("Ana Beltrane", "statement"), ("Mr Speaker", "chair"),
    ]  # fmt: skip


def test_headings_above_paragraphs_are_no_speakers() -> None:
    text = "Readout\n\n3 May 2024\n\n" + "\n\n".join(
        f"{head}\nThe ministers talked about the {head.lower()} of both states and agreed to meet again in autumn."
        for head in ("Trade Relations", "Border Questions", "Youth Exchange")
    )
    assert not only(text).turns


BROADCAST = """TRANSCRIPT. Aired May 6, 2024.

ALVAR (voice-over): The ferries stand still.

ILAN MAREK, NORVIAN FOREIGN MINISTER (through translator): We asked our friends for boats.

(BEGIN VIDEO CLIP)

UNIDENTIFIED FEMALE: Nobody is to blame.

(END VIDEO CLIP)

ALVAR: Nobody, she says.
"""


def test_broadcasts_and_their_stage_directions() -> None:
    assert said(BROADCAST)[-4:] == [
        ("ALVAR", "statement", "The ferries stand still."),
        ("ILAN MAREK, NORVIAN FOREIGN MINISTER", "statement", "We asked our friends for boats."),
        ("UNIDENTIFIED FEMALE", "statement", "Nobody is to blame."),
        ("ALVAR", "statement", "Nobody, she says."),
    ]


PROCEEDINGS = """The President (spoke in French): The Security Council will now begin its consideration. I now give the floor to the representative of Orva.

Mr. Marek (Orva): We thank the Council. Nothing has changed.

Mrs. Berg (Norvia), Vice-President, took the Chair.

Ms. Lindqvist: The Secretary-General appeals for restraint.

A vote was taken by show of hands.

The meeting was suspended at 1 p.m. and resumed at 3.15 p.m.
"""


def test_what_was_done_in_a_meeting_is_in_nobodys_words() -> None:
    assert said(PROCEEDINGS)[1:] == [
        ("Mr. Marek", "statement", "We thank the Council. Nothing has changed."),
        ("Ms. Lindqvist", "statement", "The Secretary-General appeals for restraint."),
    ]


PAPERS = """Remarks with Prime Minister Berg

The President. Good morning. The Prime Minister and I had a long talk about ferries.

Prime Minister BERG. Thank you. We are glad to be here.

Q. Will there be a pact?

The President. There will.

Prime Minister BERG. I hope so.
"""


def test_labels_that_end_with_a_stop() -> None:
    assert [(speaker, role) for speaker, role, _ in said(PAPERS)] == [
        ("The President", "statement"), ("Prime Minister BERG", "statement"), (None, "question"),
        ("The President", "answer"), ("Prime Minister BERG", "answer"),
    ]  # fmt: skip


QUESTIONS = """Foreign Ministry Spokesperson Anna Dorn's Regular Press Conference on 7 May 2023

QRS: The minister said that ferries had been stopped. Any comment?

Anna Dorn: That is not so.

Q: Norvia calls this unfair. Do you agree?

A: We do not.
"""


def test_who_answers_is_the_one_whom_labels_name_and_who_asks_is_nobody() -> None:
    assert [(speaker, role) for speaker, role, _ in said(QUESTIONS)][-4:] == [
        ("QRS", "question"), ("Anna Dorn", "answer"), (None, "question"), ("Anna Dorn", "answer"),
    ]  # fmt: skip


def test_a_table_of_speakers() -> None:
    rows = ["Ana Beltrane\tWe met at noon.", "Ilan Marek\tWe left at one.", "Ana Beltrane\tWe thank you all."]
    text = "Talks at Port Sol with Ana Beltrane and Ilan Marek\n\n3 May 2024\n\n" + "\n\n".join(rows)
    assert [(speaker, words) for speaker, _, words in said(text)] == [
        ("Ana Beltrane", "We met at noon."), ("Ilan Marek", "We left at one."), ("Ana Beltrane", "We thank you all."),
    ]  # fmt: skip


def test_labels_that_divide_a_text_make_it_a_transcript() -> None:
    assert only(BROADCAST).kind.value in ("interview", "press conference", "debate")
    document = only("Port Sol, 3 May 2024\n\nThe ministers met.\n\nContact: Ana Berg\n")
    assert not document.turns


def test_bullets_are_no_speakers() -> None:
    bullets = "\n".join(f"» Item {word}: the minister spoke of “burdens”." for word in ("one", "two", "three", "four"))
    assert not only(f"Port Sol, 3 May 2024\n\nThe ministers met.\n\n{bullets}\n").turns
