"""Corpora with a text a row, and tables beside the texts: columns by name, and every row read or named."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import polars
import pytest

from comity import texts
from comity.errors import ComityError, UnreadableFile
from comity.model import Document
from comity.texts.reading import Reading

GREETING = "Mr. President, my delegation greets the Assembly and thanks all who made this session possible."


def read(path: Path, data: bytes | str, **how: object) -> Reading:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (found,) = texts.read([path], **how)  # type: ignore[arg-type]
    return found


def said(document: Document) -> dict[str, str | None]:
    fields = ("kind", "title", "date", "speaker", "issuer", "author", "place")
    values = {field: getattr(document, field) for field in fields}
    return {field: value and value.value for field, value in values.items()}


def assert_placed(found: Reading) -> None:
    """Every word that a row copied stands in the source where its runs say."""
    assert found.source is not None
    for document in found.documents:
        assert document.offsets.runs
        for start, source, length in document.offsets.runs:
            assert document.text[start : start + length] == found.source.text[source : source + length]


TABLE = (
    'date;speaker;Country;Body\r\n2024-05-03;Ana Beltrane;Orva;"We said ""no"";\r\n\r\nand left."\r\n2024-05-04;;;\r\n'
)


def test_a_csv_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", TABLE)
    (document,) = found.documents
    assert document.text == 'We said "no";\n\nand left.'
    assert said(document) | {"title": None} == said(document)
    assert (document.kind.value, document.speaker and document.speaker.value) == ("speech", "Ana Beltrane")
    assert (document.date and document.date.value, document.issuer and document.issuer.value) == ("2024-05-03", "Orva")
    assert "row 3: no text in it" in str(found.lost)
    assert_placed(found)


def test_columns_that_are_called_otherwise_are_named_by_the_user(tmp_path: Path) -> None:
    rows = "wording,who_spoke\nThe bridge is open.,Ana Beltrane\n"
    with pytest.raises(ComityError, match=r"no column of texts.*--columns text="):
        raise read(tmp_path / "a.csv", rows).error or AssertionError
    found = read(tmp_path / "a.csv", rows, options=texts.options("text=wording, speaker=who_spoke"))
    assert found.documents[0].text == "The bridge is open."
    assert found.documents[0].speaker is not None
    missing = read(tmp_path / "a.csv", rows, options=texts.options("text=words"))
    assert "has no column 'words' for text. Its columns: wording, who_spoke." in str(missing.error)


@pytest.mark.parametrize("columns", ["text", "words=text", "text="])
def test_columns_that_say_nothing_are_an_error(columns: str) -> None:
    with pytest.raises(ComityError, match="--columns"):
        texts.options(columns)


@pytest.mark.parametrize(
    ("data", "read_texts", "told"),
    [
        ('{"text": "One met Two."}\n{broken\n{"text": "Three met Four."}', 2, "line 2: not JSON"),
        ('{"text": "One met Two."}\n{"content": "Three met Four."}', 2, None),
        ('{"text": "One met Two."}\n{"id": 4}\n[1]\n"x"', 1, "line 2: no text in it"),
        ('[{"text": "One met Two."}, 7, {"text": "Three met Four."}]', 2, "item 2: no object (int)"),
        ('{"articles": [{"text": "One met Two."}, {"text": "Three met Four."}]}', 2, None),
        ('{\n "text": "One met Two."\n}\n{\n "text": "Three met Four."\n}', 2, None),
        ('{\n "text": "One met Two."\n}\n{\n "text": \n}\n{\n "text": "Five."\n}', 2, "line 4: not JSON"),
        ('{"text": ["One met Two.", "They parted."]}', 1, None),
        ('{"text": "One \\ud800 met Two."}', 1, "line 1: broken characters"),
        ('{"text": "One met Two.", "date": "soon"}', 1, "line 1: its date 'soon' is not a date"),
        ('{"text": "One met Two.", "n": ' + "9" * 5000 + "}\n" + '{"text": "Three met Four."}', 1, "line 1: not JSON"),
    ],
)
def test_every_object_is_read_or_named(data: str, read_texts: int, told: str | None, tmp_path: Path) -> None:
    found = read(tmp_path / "a.jsonl", data)
    assert len(found.documents) == read_texts
    assert (told in str(found.lost)) if told else found.lost is None
    for document in found.documents:
        document.text.encode()


@pytest.mark.parametrize(
    ("data", "read_texts", "told"),
    [
        ("id,text\n1,One met Two.\n2,Three, who met Four, left.\n3,Five.\n", 2, "row 3: more cells than the header"),
        ('id,text\n1,One met Two.\n2,"Three met\n3,Five.\n', 1, "row 3 and what follows: a quotation mark"),
        ("id\ttext\n1\tOne met Two.\n\n2\tThree.", 2, None),
        ("\ufeffid,text\n1,One met Two.", 1, None),
        ("text\nOne met Two.\nThree met Four.\n", 2, None),
    ],
)
def test_every_row_of_a_csv_is_read_or_named(data: str, read_texts: int, told: str | None, tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", data)
    assert len(found.documents) == read_texts
    assert (told in str(found.lost)) if told else found.lost is None


def test_prose_that_is_called_a_table_is_a_text(tmp_path: Path) -> None:
    found = read(tmp_path / "a.csv", "The ministers met, and talked.\n\nThen they left, one by one.")
    assert found.source is not None
    assert found.source.format == "txt"


def workbook(rows: list[list[object]], more: list[list[object]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for row in more or []:
        (book["Notes"] if "Notes" in book.sheetnames else book.create_sheet("Notes")).append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_is_read_sheet_by_sheet_and_others_are_named(tmp_path: Path) -> None:
    import datetime

    data = workbook(
        [["Title", "Published", "Text"], ["A talk", datetime.date(2024, 5, 3), GREETING], ["Empty", None, None]],
        [["a", "b"], [1, 2]],
    )
    found = read(tmp_path / "a.xlsx", data)
    (document,) = found.documents
    assert (document.text, document.date and document.date.value) == (GREETING, "2024-05-03")
    assert "sheet 'Sheet', row 3: no text in it" in str(found.lost)
    assert "sheet 'Notes' has no column of texts" in str(found.lost)
    assert_placed(found)


def test_a_cut_off_workbook_is_an_error_that_names_it(tmp_path: Path) -> None:
    data = workbook([["text"], [GREETING]])
    assert isinstance(read(tmp_path / "a.xlsx", data[: len(data) // 2]).error, UnreadableFile)


# ── corpora of the field, in their own columns and names of files ────────────────────────────────────


def test_the_un_general_debate_by_columns_and_by_names_of_files(tmp_path: Path) -> None:
    rows = [{"session": 78, "year": 2023, "country": "UKR", "text": GREETING}]
    found = read(tmp_path / "un.csv", polars.DataFrame(rows).write_csv())
    (document,) = found.documents
    assert (document.kind.value, document.date and document.date.value) == ("speech", "2023")
    assert document.metadata["state"] == "UKR"
    (tmp_path / "TXT").mkdir()
    named = read(tmp_path / "TXT" / "UKR_78_2023.txt", GREETING).documents[0]
    assert (named.kind.value, named.date and named.date.value, named.metadata["state"]) == ("speech", "2023", "UKR")
    assert named.issuer is not None
    assert named.issuer.value == "UKR"


def test_the_general_debate_with_its_table_of_speakers(tmp_path: Path) -> None:
    (tmp_path / "UKR_78_2023.txt").write_text(GREETING)
    speakers: list[list[object]] = [["Year", "Session", "ISO Code", "Country", "Name of Person Speaking", "Post"]]
    data = workbook([*speakers, [2023, 78, "UKR", "Ukraine", "Ana Beltrane", "President"]])
    (tmp_path / "speakers.xlsx").write_bytes(data)
    (found,) = texts.read([tmp_path / "UKR_78_2023.txt"], meta=texts.read_meta(tmp_path / "speakers.xlsx"))
    assert found.error is None
    (document,) = found.documents
    assert document.speaker is not None
    assert (document.speaker.value, document.metadata["state"]) == ("Ana Beltrane", "Ukraine")


def test_the_security_council_debates(tmp_path: Path) -> None:
    folder = tmp_path / "speeches"
    folder.mkdir()
    (folder / "UNSC_2014_SPV.7138_spch002.txt").write_text("We thank the Secretariat for its briefing on the crisis.")
    table = (
        "filename\tspeaker\tparticipanttype\tcountry\tyear\tmonth\tday\tspv\n"
        "UNSC_2014_SPV.7138_spch002.txt\tMr. Okafor\tMember\tNigeria\t2014\t3\t15\tS/PV.7138\n"
    )
    (tmp_path / "speaker.tsv").write_text(table)
    (found,) = texts.read([folder], meta=texts.read_meta(tmp_path / "speaker.tsv"))
    (document,) = found.documents
    assert document.kind.value == "council record"
    assert (document.speaker and document.speaker.value, document.metadata["state"]) == ("Mr. Okafor", "Nigeria")
    assert (document.date and document.date.value, document.issuer and document.issuer.value) == (
        "2014-03-15",
        "UN Security Council",
    )


def test_a_newspaper_archive(tmp_path: Path) -> None:
    row = {"headline": "Bridge opens", "pub_date": "2024-05-03T08:00:00Z", "byline": "B. Writer", "newspaper": "Post",
           "body": "Two states opened a bridge.", "link": "https://paper.example/1", "lang": "en"}  # fmt: skip
    found = read(tmp_path / "a.jsonl", json.dumps(row))
    (document,) = found.documents
    assert (document.title and document.title.value, document.date and document.date.value) == (
        "Bridge opens",
        "2024-05-03",
    )
    assert document.author is not None
    assert (document.author.value, document.metadata["url"]) == ("B. Writer", "https://paper.example/1")
    assert document.kind.value != "speech"


# ── a table beside the texts ─────────────────────────────────────────────────────────────────────────


def beside(tmp_path: Path, table: str) -> tuple[dict[str, Document], str]:
    """What comes of a.txt and b.txt with a table beside them, and what is told of the table."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"The ministers of {name.upper()} and C met on the bridge and talked.")
    (tmp_path / "meta.csv").write_text(table)
    meta = texts.read_meta(tmp_path / "meta.csv")
    found = list(texts.read([tmp_path / "a.txt", tmp_path / "b.txt"], meta=meta))
    told = " ".join(str(reading.error) for reading in found if reading.error)
    return {Path(reading.path).stem: reading.documents[0] for reading in found if reading.documents}, told


def test_a_table_says_what_texts_are(tmp_path: Path) -> None:
    table = (
        "path,kind,date,issuer,title\na.txt,readout,3 May 2024,Ministry of Orva,On bridges\n./b,press release,2024,,\n"
    )
    documents, told = beside(tmp_path, table.replace("./b", "b"))
    assert told == ""
    assert said(documents["a"]) == {
        "kind": "readout", "date": "2024-05-03", "issuer": "Ministry of Orva", "title": "On bridges",
        "speaker": None, "author": None, "place": said(documents["a"])["place"],
    }  # fmt: skip
    assert documents["b"].kind.value == "press release"


def test_what_is_wrong_with_a_table_is_told_and_every_text_is_read(tmp_path: Path) -> None:
    table = "path,date,title\na.txt,soon,One\nb.txt,2024,Two\nb.txt,2023,Three\ngone.txt,2024,Four\n,2024,Five\n"
    documents, told = beside(tmp_path, table)
    assert set(documents) == {"a", "b"}
    assert documents["a"].title is not None
    assert documents["a"].title.value == "One"
    assert documents["b"].title is None or documents["b"].title.value not in ("Two", "Three")
    for words in (
        "row 2: its date 'soon' is not a date",
        "rows 3 and 4 are all about 'b.txt': none of them was taken",
        "row 5: no text that was read is called 'gone.txt'",
        "row 6: no path or id in it",
        "meta.csv",
    ):
        assert words in told


@pytest.mark.parametrize("table", ["", "name\n1\n", None])
def test_a_table_that_names_no_texts_is_an_error(table: str | None, tmp_path: Path) -> None:
    if table is not None:
        (tmp_path / "meta.csv").write_text(table)
    with pytest.raises(UnreadableFile, match=r"meta\.csv"):
        texts.read_meta(tmp_path / "meta.csv")


def test_rows_of_a_corpus_are_met_by_their_ids(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x1", "text": "One met Two."}\n{"id": "x2", "text": "Three."}')
    (tmp_path / "meta.tsv").write_text("id\tspeaker\tcountry\nx2\tAna Beltrane\tOrva\n")
    (found,) = texts.read([tmp_path / "a.jsonl"], meta=texts.read_meta(tmp_path / "meta.tsv"))
    first, second = found.documents
    assert (first.speaker, second.speaker and second.speaker.value) == (None, "Ana Beltrane")


def test_what_the_user_says_of_a_text_goes_before_what_it_says(tmp_path: Path) -> None:
    told = {"kind": "news", "date": "29 April 2014", "issuer": "The Post", "place": "Arvenna", "title": "Bridges"}
    found = read(tmp_path / "a.txt", "Readout\n\n2 May 2024\n\nThe ministers met.", options=texts.options(given=told))
    (document,) = found.documents
    assert said(document) == {**told, "date": "2014-04-29", "speaker": None, "author": None}


@pytest.mark.parametrize(("field", "value"), [("date", "soon"), ("kind", "novel"), ("language", "Klingon")])
def test_what_cannot_be_is_an_error(field: str, value: str) -> None:
    with pytest.raises(ComityError, match=f"--{field}.*{value}"):
        texts.options(given={field: value})
