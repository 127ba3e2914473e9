"""OpenDocument texts: paragraphs, tables, notes; what was deleted is left out."""

from __future__ import annotations

import io
import zipfile

import pytest

from comity.errors import UnreadableFile
from comity.texts.formats.docx import COMMENTS, DELETED
from comity.texts.formats.odt import extract_odt

NAMES = 'xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b" xmlns:draw="urn:d"'


def odt(inside: str, body: str = "text", manifest: str = "<a/>") -> bytes:
    data = io.BytesIO()
    content = f"<office:document-content {NAMES}><office:body><office:{body}>{inside}</office:{body}></office:body>"
    with zipfile.ZipFile(data, "w") as made:
        made.writestr("content.xml", content + "</office:document-content>")
        made.writestr("META-INF/manifest.xml", manifest)
    return data.getvalue()


def test_paragraphs_tables_spaces_and_notes_in_their_order() -> None:
    inside = (
        '<text:h>Title</text:h><text:p>One<text:s text:c="2"/>two<text:tab/>three<text:line-break/>four'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>"
        "</text:note-body></text:note>.</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    found = extract_odt(odt(inside), "a.odt")
    assert found.text == "Title\n\nOne  two\tthree\nfour.\n\na\tb\n\nA note."


def test_what_was_deleted_or_remarked_is_left_out_and_said() -> None:
    inside = (
        "<text:tracked-changes><text:p>never</text:p></text:tracked-changes>"
        "<text:p>The council<office:annotation><text:p>who?</text:p></office:annotation> met.</text:p>"
    )
    found = extract_odt(odt(inside), "a.odt")
    assert found.text == "The council met."
    assert found.repairs == (DELETED, COMMENTS)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (odt("<text:p>x</text:p>", "spreadsheet"), "sheet or presentation"),
        (odt("<text:p> </text:p>"), "holds no text"),
        (odt("<text:p>x</text:p>", manifest="<encryption-data/>"), "is encrypted"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        extract_odt(data, "a.odt")
