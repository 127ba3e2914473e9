"""Mailboxes part into messages."""

from __future__ import annotations

import pytest

from comity.errors import UnreadableFile
from comity.texts.formats import mbox

FIRST = b"From ana@example.org Mon May 20 10:00:00 2024\nSubject: One\n\nHello.\n>From here on we agree.\n\n"
SECOND = b"From bo@example.org Tue May 21 10:00:00 2024\nSubject: Two\n\nFrom now on 2024 is over.\n"


def test_each_message_is_a_file_of_its_own() -> None:
    found = mbox.extract_mbox(FIRST + SECOND, "box.mbox")
    assert [name for name, _ in found.attachments] == ["message 1.eml", "message 2.eml"]
    assert found.attachments[0][1].startswith(b"Subject: One")
    assert found.partial is None


def test_from_at_the_beginning_of_a_line_is_what_was_written() -> None:
    (_, first), (_, second) = mbox.extract_mbox(FIRST + SECOND, "box.mbox").attachments
    assert b"\nFrom here on we agree." in first
    assert b"\nFrom now on 2024 is over." in second


def test_a_mailbox_without_messages_is_told() -> None:
    with pytest.raises(UnreadableFile, match="without messages"):
        mbox.extract_mbox(b"Nothing of the kind.", "box.mbox")


def test_what_is_beyond_the_most_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "MOST_MESSAGES", 1)
    found = mbox.extract_mbox(FIRST + SECOND, "box.mbox")
    assert len(found.attachments) == 1
    assert found.partial == "only the first 1 of 2 messages were read; split it"
