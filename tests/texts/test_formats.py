from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from tests.texts import samples

from comity import texts
from comity.errors import UnreadableFile
from comity.model import Document
from comity.texts.reading import Reading


def reading(tmp_path: Path, name: str, data: bytes) -> Reading:
    path = tmp_path / name
    path.write_bytes(data)
    (only,) = texts.read([path])
    return only


def only(found: Reading) -> Document:
    assert found.error is None, found.error
    (document,) = found.documents
    return document


FILES = {
    "a.txt": samples.TEXT.encode(),
    "a.md": f"# {samples.TITLE}\n\n18 May 2024\n\n{samples.BODY}\n".encode(),
    "a.html": samples.html_page(),
    "a.docx": samples.docx_file(),
    "a.eml": samples.eml_file(),
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_document(name: str, tmp_path: Path) -> None:
    found = reading(tmp_path, name, FILES[name])
    document = only(found)
    assert found.source is not None
    assert found.source.format == name.split(".")[1]
    assert document.kind.value == "speech"
    assert document.date is not None
    assert document.date.value == "2024-05-18"
    assert document.title is not None
    assert document.title.value == samples.TITLE
    assert document.speaker is not None
    assert document.speaker.value == "Ana Beltrane"
    assert all(paragraph in document.text for paragraph in samples.PARAGRAPHS)
    assert "All rights reserved" not in document.text


@pytest.mark.parametrize("name", FILES)
def test_words_are_found_again_in_the_source(name: str, tmp_path: Path) -> None:
    found = reading(tmp_path, name, FILES[name])
    document = only(found)
    assert found.source is not None
    for words in ("neighbours have asked", "another unsafe"):
        at = document.text.index(words)
        start, end = document.offsets.to_source(at, at + len(words))
        assert found.source.text[start:end] == words


@pytest.mark.parametrize(("name", "data"), [("a.jsonl", samples.jsonl_file()), ("a.parquet", samples.parquet_file())])
def test_corpora_give_a_document_a_row(name: str, data: bytes, tmp_path: Path) -> None:
    found = reading(tmp_path, name, data)
    first, second = found.documents
    assert found.source is not None
    assert (first.title and first.title.value, first.date and first.date.value) == (samples.TITLE, "2024-05-18")
    assert second.text == "Short."
    at = first.text.index("claim")
    start, end = first.offsets.to_source(at, at + 5)
    assert found.source.text[start:end] == "claim"


def test_pdf_pages_heads_and_broken_words(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.pdf", samples.pdf_file(samples.pdf_pages()))
    document = only(found)
    assert "Harbour Forum 2024" not in document.text
    assert "came to consider the matter of the sea" in document.text
    at = document.text.index("evening")
    assert document.offsets.page(at) == 2
    assert found.source is not None
    start, end = document.offsets.to_source(at, at + 7)
    assert found.source.text[start:end] == "evening"


def test_an_encrypted_pdf_says_so(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(samples.pdf_file([["Secret words."]])))
    writer.encrypt("pass", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    found = reading(tmp_path, "a.pdf", stream.getvalue())
    assert isinstance(found.error, UnreadableFile)
    assert "encrypted" in str(found.error)
    assert "password" in str(found.error)


def test_a_pdf_of_images_says_so(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.pdf", samples.pdf_file([[]]))
    assert "OCR" in str(found.error)


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.parquet"])
def test_a_file_cut_short_is_an_error_that_names_it(name: str, tmp_path: Path) -> None:
    data = {"a.docx": samples.docx_file(), "a.pdf": b"%PDF-1.4\n1 0 obj", "a.parquet": samples.parquet_file()}[name]
    found = reading(tmp_path, name, data[: len(data) // 2])
    assert isinstance(found.error, UnreadableFile)
    assert name in str(found.error)
    assert "." in str(found.error).split(": ", 1)[1]  # a remedy follows what is wrong


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, bytes(range(256)) * 40, b"\x00" * 500, b"{\\rtf1 }", b"", b" \n "],
)
def test_what_is_not_text_is_an_error(data: bytes, tmp_path: Path) -> None:
    found = reading(tmp_path, "a.txt", data)
    assert found.error is not None
    assert not found.documents


def test_the_content_tells_the_format_not_the_name(tmp_path: Path) -> None:
    found = reading(tmp_path, "a.txt", samples.html_page())
    assert found.source is not None
    assert found.source.format == "html"


def test_deeply_nested_html_is_read(tmp_path: Path) -> None:
    page = b"<html><body>" + b"<div>" * 50_000 + b"<p>The envoy left the capital at noon.</p>" + b"</div>" * 50_000
    assert "left the capital" in only(reading(tmp_path, "a.html", page)).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    words = "The café’s façade was naïve; the “élan” of the résumé was déjà vu. " * 8
    assert only(reading(tmp_path, "a.txt", words.encode(encoding))).text == words.strip()


def test_cyrillic_in_an_old_encoding(tmp_path: Path) -> None:
    words = "Министры обсудили положение дел и договорились продолжить переговоры в следующем году. " * 8
    document = only(reading(tmp_path, "a.txt", words.encode("cp1251")))
    assert document.text == words.strip()
    assert document.language == "ru"


def test_mixed_encodings(tmp_path: Path) -> None:
    lines = ["The minister’s café was open to all the delegates who came.".encode()] * 300
    found = reading(tmp_path, "a.txt", b"\n\n".join([*lines, "A naïve line.".encode("cp1252")]))
    assert only(found).text.endswith("A naïve line.")
    assert found.source is not None
    assert any("mixed encodings" in repair for repair in found.source.repairs)


def test_zip_folder_and_a_bad_file_beside_a_good_one(tmp_path: Path) -> None:
    good, bad = samples.TEXT.encode(), b"\x89PNG\r\n\x1a\n"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_bytes(good)
    (tmp_path / "in" / "all.zip").write_bytes(
        samples.zip_file({"x/good.txt": good, "bad.png": bad, "../out.txt": good, "bomb.txt": b"a" * 5_000_000})
    )
    found = list(texts.read([tmp_path / "in", tmp_path / "missing.txt"]))
    errors = {Path(f.path).name: str(f.error) for f in found if f.error}
    assert set(errors) == {"bad.png", "out.txt", "bomb.txt", "missing.txt"}
    assert "leads outside" in errors["out.txt"]
    assert "bomb" in errors["bomb.txt"]
    assert "no such file" in errors["missing.txt"]
    documents = [d for f in found for d in f.documents]
    assert len(documents) == 2
    assert documents[1].same_as == documents[0].id


def test_attachments_of_a_mail_are_read(tmp_path: Path) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@b.example", "Papers", "Sat, 18 May 2024 10:00:00 +0200"
    message.set_content("Please find the remarks attached to this message.")
    message.add_attachment(samples.docx_file(), maintype="application", subtype="octet-stream", filename="r.docx")
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    found = list(texts.read([path]))
    assert [f.source.format for f in found if f.source] == ["eml", "docx"]


def tesseract(folder: Path, monkeypatch: pytest.MonkeyPatch, says: str) -> None:
    """A program of that name that recognises the same words in every image."""
    (folder / "bin").mkdir()
    program = folder / "bin" / "tesseract"
    program.write_text(f"#!/bin/sh\nprintf '{says}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}:/usr/bin:/bin")


def test_scanned_pages_are_recognised_where_it_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    path = tmp_path / "a.pdf"
    path.write_bytes(samples.pdf_file([["Registry 1"], ["Registry 2"]], image=True))
    wanted = texts.options(ocr=True)
    (missing,) = texts.read([path], options=wanted)
    assert "tesseract is not installed" in str(missing.error)
    tesseract(tmp_path, monkeypatch, "The ministers met on the bridge.")
    (found,) = texts.read([path], options=wanted)
    assert found.lost is None
    assert found.source is not None
    assert "recognised by tesseract (2 of its pages)" in found.source.repairs[0]
    assert only(found).text.count("The ministers met") == 2
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 50)
    (image,) = texts.read([tmp_path / "b.png"], options=wanted)
    assert only(image).text == "The ministers met on the bridge."


@pytest.mark.parametrize(
    ("page", "date"),
    [
        ("<meta property='article:modified_time' content='2026-01-31'>{}<time datetime='2024-05-03'>3 May</time>",
         "2024-05-03"),
        ("<meta property='article:published_time' content='2024-05-02T10:00:00Z'>{}<time>9 June 2025</time>",
         "2024-05-02"),
        ("<script type='application/ld+json'>{\"datePublished\": \"2024-05-01\"}</script>{}", "2024-05-01"),
        ("{}<time class='updated' datetime='2026-01-31'>now</time><time>4 May 2024</time>", "2024-05-04"),
    ],
)  # fmt: skip
def test_a_page_is_of_the_day_it_was_published_not_changed(page: str, date: str, tmp_path: Path) -> None:
    head, body = page.split("{}", 1)
    text = "<p>The ministers of both states met on the bridge and agreed to go on talking.</p>" * 3
    html = f"<html><head>{head}</head><body><article><h1>Bridges</h1>{body}{text}</article></body></html>"
    document = only(reading(tmp_path, "a.html", html.encode()))
    assert document.date is not None
    assert document.date.value == date


def turns(tmp_path: Path, name: str) -> list[tuple[str | None, str, str | None, str]]:
    """The turns of one of the files in which things are easily lost."""
    from tests.texts.nasty import NASTY

    data = next(nasty.data for nasty in NASTY if nasty.name == name)
    document = only(reading(tmp_path, name, data))
    for turn in document.turns:
        assert document.text[turn.span.start : turn.span.end] == turn.span.text
    return [(turn.speaker, turn.span.text, turn.at, turn.role) for turn in document.turns]


def test_subtitles_tell_who_speaks_and_when(tmp_path: Path) -> None:
    assert turns(tmp_path, "a.vtt") == [
        ("Ana Beltrane", "We met at noon. We left.", "00:00:01", "statement"),
        ("Ilan Marek", "No.", "01:00:05", "statement"),
    ]
    assert turns(tmp_path, "a.srt") == [
        ("BELTRANE", "We met. And left.", "00:00:01", "statement"),
        (None, "Who paid?", "00:00:05", "statement"),
        ("BELTRANE", "Nobody.", "00:00:05", "statement"),
    ]


def test_files_of_parliaments_tell_who_speaks(tmp_path: Path) -> None:
    assert turns(tmp_path, "a.xml") == [
        ("Ana Beltrane", "We thank Arvenna.", None, "statement"),
        ("Ana Beltrane", "We left.", None, "statement"),
        ("Marek Ilan", "Who paid?", None, "statement"),
    ]
    assert turns(tmp_path, "akn.xml") == [
        ("Ana Beltrane", "Who pays for the bridge?", None, "question"),
        ("Mr Marek", "We all do.", None, "answer"),
    ]


def test_headers_of_xml_tell_date_title_and_state(tmp_path: Path) -> None:
    from tests.texts.nasty import NASTY

    data = next(nasty.data for nasty in NASTY if nasty.name == "a.xml")
    document = only(reading(tmp_path, "a.xml", data))
    assert (document.title and document.title.value, document.date and document.date.value) == (
        "Sitting 4",
        "2024-05-03",
    )
    assert (document.metadata["state"], document.kind.value) == ("OR", "council record")


def test_a_very_long_text_is_read_in_part_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.texts.formats.pieces.shortened.__defaults__", (5_000,))
    found = reading(tmp_path, "a.txt", b"The delegates met again in the old town hall.\n\n" * 500)
    assert found.source is not None
    assert found.source.partial is not None
    assert "only the first" in found.source.partial
    assert found.documents


@pytest.mark.parametrize(
    "header", ["From: a group: one@", "From: <@", "Date: 99999999999999999999 Jan 2024 10:00:00", "From: x@\n ["]
)
def test_a_damaged_header_costs_only_itself(tmp_path: Path, header: str) -> None:
    mail = f"{header}\nSubject: On rivers\n\nThe ministers of both states met on the bridge and agreed to talk.\n"
    assert "ministers" in only(reading(tmp_path, "a.eml", mail.encode())).text
