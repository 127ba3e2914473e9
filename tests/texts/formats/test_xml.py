"""TEI and Akoma Ntoso: who speaks, and what stands between the speeches."""

from __future__ import annotations

import pytest

from comity.errors import UnreadableFile
from comity.texts.formats.xml import extract_xml

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><titleStmt><title>A sitting</title></titleStmt>
<sourceDesc><date when="2024-05-20"/></sourceDesc><person xml:id="AD"><persName><surname>Dorn</surname>
<forename>Ana</forename></persName></person></teiHeader><text><body><note type="speaker">The Chair:</note>
<u who="#XY" ana="#chair"><seg>Order.</seg></u><u who="#AD"><seg>We agree.</seg><note>applause</note>
<seg>Thank you.</seg></u></body></text></TEI>"""


def test_speeches_have_their_speakers_and_asides_are_nobodys_words() -> None:
    found = extract_xml(TEI.encode(), "a.xml")
    (piece,) = found.pieces
    assert found.text == "Order.\n\nWe agree.\n\n[applause]\n\nThank you."
    assert [(found.text[v.start : v.end].strip(), v.speaker, v.role) for v in piece.voices] == [
        ("Order.", "The Chair", "chair"), ("We agree.", "Ana Dorn", "statement"),
        ("Thank you.", "Ana Dorn", "statement"),
    ]  # fmt: skip
    assert {field: piece.given[field].value for field in ("title", "date", "kind")} == {
        "title": "A sitting", "date": "2024-05-20", "kind": "council record",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"<TEI><a></TEI>", "damaged XML"), (b"<feed/>", "kind that is not read"), (b"<TEI/>", "no text")],
)
def test_what_cannot_be_read_is_told(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        extract_xml(data, "a.xml")
