"""Quotations held against a source: every verdict, on words written for this test."""

from __future__ import annotations

import msgspec
import pytest

from comity.collation import alignment, primaries, verify
from comity.model import Document, Offsets, Paragraph, Quotation, Reasoned, Span, Turn, document_id

SPEECH = (
    "Dear colleagues, our region has three rivers and no common plan for them. "
    "If the members agree, we could build a joint council before the end of next year. "
    "We will not accept that four states decide about water for nine. "
    "The dams upstream were built without a single consultation with those who live below them.\n\n"
    "I visited the valley last spring with Minister Okafor. "
    "The farmers told me that most wells had run dry and that the young were leaving."
)


def document(text: str, kind: str, speaker: str | None = None) -> Document:
    who = Reasoned(speaker, "a test") if speaker else None
    offsets = Offsets.identity(len(text))
    return Document(
        document_id(text), "s", f"{kind}.txt", 0, len(text), text, offsets, Reasoned(kind, "a test"), speaker=who
    )


SOURCE = document(SPEECH, "speech", "Amina Diallo")
SPEAKER = "person:amina-diallo"


def verdict(words: str, speaker: str | None = SPEAKER) -> Quotation:
    text = f"She said: “{words}”"
    commentary = document(text, "commentary")
    quotation = Quotation("q", commentary.id, Span.of(text, 11, 11 + len(words)), "speech", speaker)
    return verify([quotation], commentary, [SOURCE])[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("our region has three rivers and no common plan for them", "verbatim"),
        ("We will not accept that four states decide about water for nine.", "verbatim"),
        ("The dams upstream were built without a single consultation.", "trimmed"),
        ("The dams upstream were built without consultation with those who live below them", "trimmed"),
        ("We will not accept that five states decide about water for nine", "altered"),
        ("We will accept that four states decide about water for nine", "altered"),
        ("The farmers told me that all wells had run dry and that the young were leaving", "altered"),
        ("If the members agree, we will build a joint council before the end of next year", "altered"),
        ("I visited the valley last spring with Minister Mensah", "altered"),
        ("The dams downstream were built without a single consultation with those who live above them", "altered"),
        ("I visited the valley last autumn with Minister Okafor", "altered"),
        ("I toured the valley last spring with Minister Okafor", "re-translated"),
        ("our regions have three rivers and no common plan for them", "near-verbatim"),
        ("their region has three rivers and no common plan for them", "altered"),
        ("our poor region has three rivers and no common plan for them", "altered"),
        ("our region has three rivers and common plan for them", "altered"),
        ("most wells had run dry and the young were leaving", "near-verbatim"),
        ("We won't accept that four states decide on water for nine", "near-verbatim"),
        ("We will accept, as four states, to decide about water for nine", "altered"),
        ("The farmers told me that most of the wells had run dry and that the young were leaving", "near-verbatim"),
        ("our region has three rivers and no common plan for them but the young were leaving", "merged"),
        ("our region has three rivers and no common plan for them, so refugees: the young were leaving", "altered"),
        ("our region has three rivers and no common plan for them the young were leaving", "merged"),
        ("it is out of the question that five countries take decisions on water in the name of nine", "altered"),
        (
            "if its participants consent, a common council can be set up by the close of next year",
            "re-translated",
        ),
        (
            "The dams up the river were constructed without even one consultation of the people living below",
            "re-translated",
        ),
        ("Trade in copper will double within the decade if the ports are opened", "not found"),
    ],
)
def test_verdicts(words: str, expected: str) -> None:
    found = verdict(words)
    assert found.verdict == expected, found
    if found.match:
        assert all(SPEECH[p.start : p.end] == p.text for p in found.match.passages)
        assert found.match.reason


def test_an_altered_quotation_says_what_was_altered() -> None:
    match = verdict("We will not accept that five states decide about water for nine").match
    assert match is not None
    assert ("number", "five", "four") in match.differences


def test_the_commentators_brackets_are_not_held_against_the_speaker() -> None:
    assert verdict("our region [the delta] has three rivers and no common plan for them").verdict == "verbatim"


def test_who_does_not_speak_in_the_source_stays_unchecked() -> None:
    assert verdict("Trade in copper will double within the decade", "person:somebody-else").verdict == "unchecked"


def test_words_given_to_the_wrong_speaker_are_said_to_be() -> None:
    match = verdict("our region has three rivers and no common plan for them", "person:somebody-else").match
    assert match is not None
    assert "the words of Amina Diallo" in match.reason


def test_words_given_to_several_people_are_said_to_be_of_the_one_who_spoke_them() -> None:
    words = "our region has three rivers and no common plan for them"
    text = f"Bo Lind and Amina Diallo said: “{words}”"
    commentary = document(text, "commentary")
    start = text.index(words)
    quotation = Quotation("q", commentary.id, Span.of(text, start, start + len(words)), "speech", "person:bo-lind")
    match = verify([quotation], commentary, [SOURCE])[0].match
    assert match is not None
    assert "the words of Amina Diallo alone" in match.reason


def test_an_altered_quotation_names_the_words() -> None:
    match = verdict("I visited the valley last autumn with Minister Okafor").match
    assert match is not None
    assert "“autumn” for “spring”" in match.reason


def test_what_the_source_itself_quotes_is_said_to_be_quoted() -> None:
    speech = document("Let me recall what my predecessor said: “We shall share the waters of the delta.”", "speech")
    quotation = Quotation("q", "d", Span(0, 33, "We shall share the waters of the delta"), "speech")
    found = verify([quotation], document("One.", "commentary"), [speech])[0]
    assert found.verdict == "verbatim"
    assert found.match is not None
    assert "the speaker quotes them" in found.match.reason


def test_words_that_two_speakers_use_are_found_where_the_one_they_are_given_to_speaks() -> None:
    text = "Will the dams be opened? The dams be opened is all I ask."
    turns = (Turn(Span.of(text, 0, 24), "Q", None, "question"), Turn(Span.of(text, 25, len(text)), "Amina Diallo"))
    speech = msgspec.structs.replace(document(text, "press conference"), turns=turns)
    quotation = Quotation("q", "d", Span(0, 18, "the dams be opened"), "speech", SPEAKER)
    match = verify([quotation], document("One.", "commentary"), [speech])[0].match
    assert match is not None
    assert match.passages[0].start == 25


def test_without_the_sentence_encoder_words_alone_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.collation.alignment.vectors", lambda texts: None)
    alignment.forget()
    words = "The dams up the river were constructed without even one consultation of the people living below"
    assert verdict(words).verdict == "re-translated"
    alignment.forget()


def test_only_a_partys_own_words_are_a_source() -> None:
    commentary, news = document("One.", "commentary"), document("Two.", "news")
    assert primaries(commentary, [commentary, news, SOURCE]) == (SOURCE,)
    assert primaries(SOURCE, [commentary, SOURCE]) == ()


@pytest.mark.parametrize(
    ("words", "given", "shown"),
    [
        (
            "we could build a joint council before the end of next year",
            "verbatim, cut after a condition",
            "If the members",
        ),
        ("The dams were built without a single consultation.", "trimmed", ""),
    ],
)
def test_what_was_cut_is_said_with_the_verdict(words: str, given: str, shown: str) -> None:
    found = verdict(words)
    assert found.verdict == given
    cuts = [d[2] for d in found.match.differences if d[0] == "cut"] if found.match else []
    assert all(cut.startswith(shown) for cut in cuts)
    assert bool(cuts) == bool(shown)


def test_of_scare_quotes_nothing_is_cut() -> None:
    text = "The “joint council” is an old idea."
    commentary = document(text, "commentary")
    quotation = Quotation("q", commentary.id, Span.of(text, 5, 18), "scare", SPEAKER)
    assert verify([quotation], commentary, [SOURCE])[0].verdict == "verbatim"


def test_a_heading_is_no_source() -> None:
    text = "Three rivers and a common plan\n\nWe spoke of other things at length today."
    heading = Paragraph(Span.of(text, 0, 30), "title")
    source = msgspec.structs.replace(document(text, "speech", "Amina Diallo"), paragraphs=(heading,))
    commentary = document("She said: “three rivers and a common plan”", "commentary")
    quotation = Quotation("q", commentary.id, Span.of(commentary.text, 11, 41), "speech", SPEAKER)
    assert verify([quotation], commentary, [source])[0].verdict == "not found"


def test_a_bare_name_is_no_quotation() -> None:
    text = "Her plan “Blue Line” is old."
    commentary = document(text, "commentary")
    source = document("The Blue Line is a plan for the rivers of the region.", "speech", "Amina Diallo")
    quotation = Quotation("q", commentary.id, Span.of(text, 10, 19), "scare", SPEAKER)
    assert verify([quotation], commentary, [source])[0].verdict == "unchecked"


@pytest.mark.parametrize(("label", "accused"), [("THE PRESIDENT", False), ("Bola Okafor", True)])
def test_an_office_alone_accuses_nobody(label: str, accused: bool) -> None:
    text = "We will not accept that four states decide about water for nine."
    turns = (Turn(Span.of(text, 0, len(text)), label),)
    source = msgspec.structs.replace(document(text, "briefing", "Amina Diallo"), turns=turns)
    found = verify([said(text[:40])], document(f"“{text[:40]}”", "commentary"), [source])[0]
    assert found.match is not None
    assert ("these are the words of" in found.match.reason) == accused


def test_the_words_of_a_question_are_said_to_be_a_question() -> None:
    text = "We will not accept that four states decide about water for nine."
    turns = (Turn(Span.of(text, 0, len(text)), "Q", role="question"),)
    source = msgspec.structs.replace(document(text, "briefing", "Amina Diallo"), turns=turns)
    found = verify([said(text[:40])], document(f"“{text[:40]}”", "commentary"), [source])[0]
    assert found.match is not None
    assert "the words of a question" in found.match.reason


def said(words: str) -> Quotation:
    """Words given to the speaker, at the beginning of a text."""
    return Quotation("q", "d", Span(1, 1 + len(words), words), "speech", SPEAKER)


def test_an_author_does_not_quote_himself() -> None:
    text = "“We are not going to accept that four states decide on water for nine,” writes nobody."
    author = Reasoned("Bola Okafor", "a test")
    commentary = msgspec.structs.replace(document(text, "commentary"), author=author)
    quotation = Quotation("q", commentary.id, Span.of(text, 1, 69), "speech", "person:bola-okafor")
    found = verify([quotation], commentary, [SOURCE])[0]
    assert found.match is not None
    assert "but in the source" not in found.match.reason
