# ruff: noqa: E501
from __future__ import annotations

from comity import texts

READOUT = "President Joan R. Alvar, Jr. spoke today with President Ilan Marek of Orva. The two leaders discussed the sea and agreed to stay in touch. President Alvar underscored the support of the United Isles for a lasting settlement of the dispute."
CALL = "Via Teleconference\n\n5:41 P.M. EST\n\nMODERATOR:  Thank you for joining. This call is on background.\n\nSENIOR ADMINISTRATION OFFICIAL:  Thanks. The call took an hour.\n\nQ    Was it frank?\n\nSENIOR ADMINISTRATION OFFICIAL:  It was frank.\n\n5:53 P.M. EST"
PAGE = "Telephone conversation with President of the United Isles Joan Alvar\n2024-03-12\n\nIlan Marek had a telephone conversation with President Joan Alvar. The conversation was businesslike and useful to both of the parties, who will go on."
DECLARATION = "We, the Leaders of the Group of Nine (G9), met in Castel Verde on 3 June 2024. We reaffirm our commitment to open markets, and we condemn the use of hunger as a weapon wherever it occurs."


def starts(text: str) -> list[str]:
    return [document.text[:20] for document in texts.read_text(text)]


def test_an_end_mark_a_clock_and_a_title_part_documents() -> None:
    text = "\n\n\n".join([READOUT + "\n\n###", CALL, PAGE])
    assert starts(text) == [READOUT[:20], CALL[:20], PAGE[:20]]
    for document in texts.read_text(text):
        begin, end = document.offsets.to_source(0, len(document.text))
        assert text[begin:end] == document.text


def test_an_opening_formula_after_an_unusual_gap() -> None:
    assert starts("\n\n\n".join([PAGE, DECLARATION, READOUT])) == [PAGE[:20], DECLARATION[:20], READOUT[:20]]


def test_blocks_of_title_date_and_source() -> None:
    text = (
        f"[First title] [18 May 2024] [Agency]\n\n{READOUT}\n\n[Second title] [19 May 2024] [Ministry]\n\n{DECLARATION}"
    )
    first, second = texts.read_text(text)
    assert (second.title and second.title.value, second.date and second.date.value) == ("Second title", "2024-05-19")
    assert second.issuer is not None
    assert second.issuer.value in ("Ministry", "Group of Nine (G9)")
    assert first.date is not None


def test_a_title_above_a_wide_gap_begins_one_document() -> None:
    assert len(texts.read_text("The quiet side of the talks\n\n\n\n" + READOUT)) == 1


def test_gaps_headings_and_lists_within_a_text_do_not_split() -> None:
    paragraph = "The committee considered the fisheries of the inner sea and the dues of its harbours at length. "
    text = "\n\n\n\n".join(paragraph * 6 for _ in range(9))
    assert len(texts.read_text(text)) == 1
    annexes = (
        DECLARATION
        + "\n\nAnnexes:\n\n-   Joint Statement on Food\n\n-   Fact sheet on Trade\n\nSee also:\n\nChair’s Statement"
    )
    assert len(texts.read_text(annexes)) == 1


def test_a_long_transcript_stays_whole() -> None:
    turns = "\n\n".join(
        f"Q    What of point {i}?\n\nPRESIDENT ALVAR:  Today, President Marek spoke with me about point {i}."
        for i in range(80)
    )
    assert len(texts.read_text("1:41 P.M. EDT\n\n" + turns + "\n\n2:14 P.M. EDT")) == 1
