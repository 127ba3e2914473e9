"""XML within bounds, and archives of it."""

from __future__ import annotations

import io
import zipfile

import pytest

from comity.errors import UnreadableFile
from comity.texts.formats import marked
from comity.texts.formats.marked import Archive, attribute, below, first, parsed, words


def archive(**members: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(name, text)
    return data.getvalue()


def test_elements_are_found_whatever_their_namespace() -> None:
    root = parsed(b'<a:book xmlns:a="urn:x" a:lang="en"><a:part><a:line> one\n two </a:line></a:part></a:book>')
    assert attribute(root, "lang") == "en"
    assert [words(line) for line in below(root, "line")] == ["one two"]
    assert words(first(root, "part", "line")) == "one two"
    assert first(root, "line", "part") is None
    assert words(None) == ""


def test_entities_are_not_resolved() -> None:
    root = parsed(b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY f "secret">]><a>x&e;&f;y</a>')
    assert words(root).replace("&e;", "").replace("&f;", "") == "xy"


def test_what_is_not_well_formed_is_an_error() -> None:
    with pytest.raises(ValueError, match="mismatch"):
        parsed(b"<a><b></a>")


def test_files_of_an_archive() -> None:
    opened = Archive(archive(content="<a>words</a>", broken="<a>"), "x.odt", "file")
    assert words(opened.root("content")) == "words"
    for name in ("broken", "nowhere"):
        with pytest.raises(UnreadableFile, match="damaged or cut off file"):
            opened.root(name)


def test_what_is_no_archive_or_too_much_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        Archive(b"PK\x03\x04 cut off", "x.odt", "file")
    data = archive(content="x" * 1000)
    monkeypatch.setattr(marked, "MOST_MEMBER", 999)
    with pytest.raises(UnreadableFile, match="too much"):
        Archive(data, "x.odt", "file").read("content")
    monkeypatch.setattr(marked, "MOST_BYTES", 999)
    with pytest.raises(UnreadableFile, match="unpacks to 1,000 bytes"):
        Archive(data, "x.odt", "file")
