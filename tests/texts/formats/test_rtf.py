"""Rich Text: paragraphs; what was deleted is left out, what was not read is told."""

from __future__ import annotations

import pytest

from comity.errors import UnreadableFile
from comity.texts.formats import rtf
from comity.texts.formats.docx import DELETED


def test_each_line_is_a_paragraph_and_pictures_are_left_out() -> None:
    data = rb"{\rtf1\ansi The council met.\par {\pict 89504e47}It agreed.\par}"
    found = rtf.extract_rtf(data, "a.rtf")
    assert found.text.split("\n\n")[:2] == ["The council met.", "It agreed."]
    assert (found.repairs, found.partial) == ((), None)


def test_what_was_deleted_is_left_out_and_said() -> None:
    found = rtf.extract_rtf(rb"{\rtf1\ansi The council {\deleted never }met.\par}", "a.rtf")
    assert found.text.strip() == "The council met."
    assert found.repairs == (DELETED,)


def test_footnotes_that_were_not_read_are_told() -> None:
    found = rtf.extract_rtf(rb"{\rtf1\ansi The council met.{\footnote In secret.}\par}", "a.rtf")
    assert "footnotes" in (found.partial or "")


def test_empty_and_too_large_files_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFile, match="without text"):
        rtf.extract_rtf(rb"{\rtf1\ansi \par}", "a.rtf")
    monkeypatch.setattr(rtf, "LARGEST", 10)
    with pytest.raises(UnreadableFile, match="bytes of marks"):
        rtf.extract_rtf(rb"{\rtf1\ansi The council met.\par}", "a.rtf")
