"""Mail: its headers as title, sender and date, its body as the text, its attachments as files of their own."""

from __future__ import annotations

import email
import email.errors
import email.policy
import email.utils
from email.message import EmailMessage

from comity.errors import UnreadableFile
from comity.model import Reasoned
from comity.texts.formats.html import html_extract
from comity.texts.formats.pieces import Extract, whole
from comity.texts.formats.txt import decode

MOST_ATTACHMENTS = 100
# What the standard library's parser of headers raises on those it cannot make sense of.
_DAMAGE = (ValueError, LookupError, AttributeError, TypeError, OverflowError, email.errors.MessageError)


def extract_eml(data: bytes, path: str) -> Extract:
    """The body of a mail, plain where it has one, with what its headers say.

    Raises:
        UnreadableFile: it holds no text and no attachment.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        body, html = _body(message, path)
        attachments = _attachments(message)
    except (*_DAMAGE, RecursionError) as error:
        raise UnreadableFile("is a damaged mail", where=path, remedy="Save or fetch it again.") from error
    if not body.strip() and not attachments:
        raise UnreadableFile("is a mail without text", where=path, remedy="Check that its body was saved.")
    extract = html_extract(body, path)._replace(format="eml") if html else whole("eml", body)
    given = _given(message)
    pieces = tuple(piece._replace(given=given, splits=False) for piece in extract.pieces)
    return extract._replace(pieces=pieces, attachments=attachments)


def _body(message: EmailMessage, path: str) -> tuple[str, bool]:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return "", False
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    html = part.get_content_type() == "text/html"
    if charset:
        try:
            return raw.decode(charset, "replace").replace("\r\n", "\n"), html
        except LookupError:
            pass
    return (decode(raw, path)[0] if raw.strip() else "").replace("\r\n", "\n"), html


def _attachments(message: EmailMessage) -> tuple[tuple[str, bytes], ...]:
    found: list[tuple[str, bytes]] = []
    for part in message.iter_attachments():
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip() and part.get_content_maintype() in ("text", "application"):
            found.append((part.get_filename() or f"attachment {len(found) + 1}", payload))
        if len(found) >= MOST_ATTACHMENTS:
            break
    return tuple(found)


def _given(message: EmailMessage) -> dict[str, Reasoned]:
    given: dict[str, Reasoned] = {}
    if subject := _header(message, "Subject"):
        given["title"] = Reasoned(" ".join(subject.split()), "the mail’s subject", 0.9)
    name, address = email.utils.parseaddr(_header(message, "From"))
    if name or address:
        given["issuer"] = Reasoned(name or address, "the mail’s sender", 0.7)
    try:
        sent = email.utils.parsedate_to_datetime(_header(message, "Date"))
        given["date"] = Reasoned(sent.date().isoformat(), "the day on which the mail was sent", 0.9)
    except _DAMAGE:
        pass
    return given


def _header(message: EmailMessage, name: str) -> str:
    """A header's text; empty where it is damaged: the rest of the mail is still read."""
    try:
        return str(message.get(name, "")).strip()
    except _DAMAGE:
        return ""
