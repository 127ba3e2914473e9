"""Mailboxes: each message a file of its own."""

from __future__ import annotations

import re

from comity.errors import UnreadableFile
from comity.texts.formats.pieces import Extract

MOST_MESSAGES = 20_000
_FROM = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From \S+.*\d{4}.*\r?\n(?=[!-9;-~]+:)")
_QUOTED = re.compile(rb"(?m)^>(?=>*From )")


def extract_mbox(data: bytes, path: str) -> Extract:
    """The messages of a mailbox, as files.

    Raises:
        UnreadableFile: it holds no message.
    """
    starts = [match.span() for match in _FROM.finditer(data)]
    if not starts:
        raise UnreadableFile("is a mailbox without messages", where=path, remedy="Export it again, or as .eml files.")
    ends = [*(start for start, _ in starts[1:]), len(data)]
    messages = tuple(
        (f"message {number}.eml", _QUOTED.sub(b"", data[begin:end]))
        for number, ((_, begin), end) in enumerate(zip(starts, ends, strict=True), 1)
    )
    over = len(messages) - MOST_MESSAGES
    partial = (
        f"only the first {MOST_MESSAGES:,} of {len(messages):,} messages were read; split it" if over > 0 else None
    )
    return Extract("mbox", "", (), attachments=messages[:MOST_MESSAGES], partial=partial)
