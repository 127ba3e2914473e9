"""Mail: its headers as title, sender and date, its body as the text, its attachments as files of their own.

What a reply quotes of the mail that it answers is not its sender's, and is left out.
"""

from __future__ import annotations

import email
import email.errors
import email.policy
import email.utils
import re
from email.message import EmailMessage

from comity.errors import UnreadableFile
from comity.model import Reasoned
from comity.texts.editing import Edit, Edited, edit, then
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
    reply = _REPLY.match(_header(message, "Subject")) is not None
    pieces = tuple(
        piece._replace(given=given, splits=False, edited=without_replies(piece.edited, reply=reply))
        for piece in extract.pieces
    )
    return extract._replace(pieces=pieces, attachments=attachments)


REPLIES = "what a mail quotes of others’ mails, and its signature, left out"
_REPLY = re.compile(r"\s*(?:re|aw|sv|rv|antw|odp|vs|ynt|回复|答复|ответ|отв)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_QUOTED = re.compile(r"(?m)^[ \t]*>[^\n]*\n?")
_WROTE = re.compile(
    r"(?m)^(?:On|Am|Le|El|Il|Em|W dniu|В|Op)\b[^\n]{0,200}(?:\n[^\n]{0,120})?"
    r"(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|napisał\w*|пишет|написал\w*|schreef)\s*:[ \t]*$"
)
_ORIGINAL = re.compile(
    r"(?m)^(?:-{2,}\s*(?:Original Message|Ursprüngliche Nachricht|Message d.origine|Mensaje original|"
    r"Исходное сообщение)\s*-{2,}|_{10,})[ \t]*$|^From:[^\n]*\n(?:Sent|Date):[^\n]*\n"
)
_SIGNATURE = re.compile(r"(?m)^-- $")


def without_replies(edited: Edited, *, reply: bool) -> Edited:
    """A mail's text without what it quotes of the mail that it answers, which its sender did not say.

    A forwarded message stays; so does a quoted one where the sender wrote nothing of their own.
    """
    text = edited.text
    cuts = [match.span() for match in _QUOTED.finditer(text)]
    wrote = _WROTE.search(text)
    if wrote and (reply or text[wrote.end() :].lstrip().startswith(">") or not text[wrote.end() :].strip()):
        cuts.append((wrote.start(), len(text) if reply else wrote.end()))
    original = _ORIGINAL.search(text) if reply else None
    if original:
        cuts.append((original.start(), len(text)))
    signature = _SIGNATURE.search(text)
    if signature and len(text) - signature.start() < 1000:
        cuts.append((signature.start(), len(text)))
    cut = edit(text, (Edit(start, end, "", REPLIES) for start, end in cuts))
    return then(edited, cut) if cuts and any(c.isalnum() for c in cut.text) else edited


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
