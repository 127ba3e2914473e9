"""Mail: headers, bodies, attachments, and what a reply quotes."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from comity.errors import UnreadableFile
from comity.texts.formats.eml import REPLIES, extract_eml


def mail(body: str, **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"From": "Ana Dorn <ana@example.org>", "Subject": "A note", **headers}.items():
        message[name] = value
    message.set_content(body)
    return message


def test_headers_say_title_sender_and_day() -> None:
    found = extract_eml(mail("The council met.", Date="Mon, 20 May 2024 23:30:00 +0200").as_bytes(), "a.eml")
    (piece,) = found.pieces
    assert {field: said.value for field, said in piece.given.items()} == {
        "title": "A note", "issuer": "Ana Dorn", "date": "2024-05-20",
    }  # fmt: skip
    assert piece.edited.text.strip() == "The council met."


def test_a_damaged_date_costs_nothing_else() -> None:
    (piece,) = extract_eml(mail("The council met.", Date="yesterday or so").as_bytes(), "a.eml").pieces
    assert piece.given.keys() == {"title", "issuer"}


def test_what_a_reply_quotes_and_the_signature_are_left_out_and_that_is_said() -> None:
    body = "We agree.\n\nOn Mon, 20 May 2024, Bo Ek wrote:\n> We propose a council.\n\n-- \nAna Dorn\n"
    (piece,) = extract_eml(mail(body, Subject="Re: A note").as_bytes(), "a.eml").pieces
    assert piece.edited.text.strip() == "We agree."
    assert REPLIES in piece.edited.repairs


def test_a_quoted_mail_stays_where_the_sender_wrote_nothing() -> None:
    (piece,) = extract_eml(mail("> We propose a council.\n").as_bytes(), "a.eml").pieces
    assert "We propose a council." in piece.edited.text


def test_attachments_of_text_are_files_of_their_own_and_pictures_are_not() -> None:
    message = mail("See below.")
    message.add_attachment(b"The treaty.", maintype="text", subtype="plain", filename="treaty.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="seal.png")
    assert extract_eml(message.as_bytes(), "a.eml").attachments == (("treaty.txt", b"The treaty."),)


def test_a_mail_without_text_is_told() -> None:
    with pytest.raises(UnreadableFile, match="without text"):
        extract_eml(mail(" ").as_bytes(), "a.eml")
