"""One bad file never costs the others: whatever a parser raises is a line that names the file and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.texts import samples

from comity import texts
from comity.errors import PartlyRead, Unforeseen
from comity.texts.documents import make_document
from comity.texts.formats import extract
from comity.texts.formats.front_matter import front_matter

_TALK = "# A talk\n\nThe ministers of both states met on the bridge and agreed to go on talking.\n"


def read_between(tmp_path: Path, name: str, data: bytes) -> list[texts.Reading]:
    """What comes of a file between two good ones."""
    (tmp_path / "a.txt").write_text(samples.TEXT)
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(samples.TEXT.replace("18 May", "19 May"))
    first, *between, last = texts.read([tmp_path])
    assert first.documents
    assert last.documents
    return between


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("date: 2022-02-30", "'2022-02-30' is not a date"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "aliases"),
        ("a: [" * 60, "front matter"),
        ("title: [unclosed", "front matter"),
        ("title: !!python/object:os.system x\ndate: 2024-05-01\nspeaker: {a", "front matter"),
    ],
)
def test_bad_front_matter_is_told_and_the_text_below_it_read(block: str, told: str, tmp_path: Path) -> None:
    (found,) = read_between(tmp_path, "b.md", f"---\n{block}\n---\n\n{_TALK}".encode())
    assert isinstance(found.lost, PartlyRead)
    assert told in str(found.lost)
    assert "b.md" in str(found.lost)
    assert found.documents[0].text.endswith("go on talking.")


def test_values_of_front_matter_are_taken_as_written() -> None:
    found = front_matter("---\nTitle: 2024\nn: 1e1000000\nauthors: [A. One, B. Two]\n---\nText")
    assert found.fields == {"title": "2024", "n": "1e1000000", "authors": "A. One, B. Two"}
    assert front_matter("---\nNo fields stand here.\n---\nText").end == 0


def test_whatever_a_parser_raises_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(data: bytes, path: str, *rest: object) -> object:
        if b"poison" in data:
            raise ZeroDivisionError("by nothing")
        return extract(data, path)

    monkeypatch.setattr("comity.texts.reading.extract", failing)
    (found,) = read_between(tmp_path, "b.txt", b"poison")
    assert isinstance(found.error, Unforeseen)
    assert "b.txt" in str(found.error)
    assert "ZeroDivisionError: by nothing" in str(found.error)


def test_one_bad_text_of_a_corpus_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.texts import reading

    def failing(text: str, **rest: object) -> object:
        if text.startswith("Poison"):
            raise ValueError("no such thing")
        return make_document(text, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "make_document", failing)
    (found,) = read_between(tmp_path, "b.jsonl", b'{"text": "One met Two."}\n{"text": "Poison."}\n{"text": "Three."}')
    assert [document.text for document in found.documents] == ["One met Two.", "Three."]
    assert "text 2 could not be read" in str(found.lost)


PATHOLOGICAL = {
    "attributes.html": "<p " + "".join(f'a{i}="b" ' for i in range(40_000)) + ">The ministers met.</p>",
    "scripts.html": "<html><body>" + "<script>" * 20_000 + "<p>The ministers met.</p>",
    "comments.html": "<html><body>" + "<!-- " * 20_000 + "<p>The ministers met.</p>",
    "dashes.txt": "The ministers met.\n" + "- " * 100_000 + "\n" + "-" * 100_000 + "\nThey parted.",
    "rules.md": "---\n" + "- " * 2000 + "\n---\nThe ministers met.\n",
    "brackets.md": "The ministers met.\n" + "[a](" * 50_000,
    "exponent.jsonl": '{"text": "The ministers met.", "n": 1e999999}',
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_what_repeats_itself_is_read_in_bounded_time(name: str, tmp_path: Path) -> None:
    """Each took tens of seconds or all memory where a parser was given it whole; a test that hangs says so."""
    (found,) = read_between(tmp_path, name, PATHOLOGICAL[name].encode())
    assert "The ministers met." in "\n".join(document.text for document in found.documents)
