"""The validation sheet of a coded corpus: rows of every layer drawn by chance, for a person to judge.

Which rows are drawn hangs on the hash of their ids alone: the same corpus gives the same sheet, and a corpus that grows
keeps most of its rows. What a person wrote into the sheet is kept when it is written again.
"""

from __future__ import annotations

import csv
import hashlib
import heapq
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import polars as pl

from comity import outputs
from comity.corpus.asking import Corpus
from comity.errors import CorpusError

DRAWN = 100  # rows of a layer
AROUND = 200  # characters on each side of the words
NAME = "validation.csv"
# What is judged in each layer, beside its words: the columns that say what was found.
WHAT = {
    "statements": ("stance", "mode"), "quotations": ("type",), "events": ("type", "mode"), "ties": ("kind", "status"),
    "positions": ("stance",), "claims": ("type",),
}  # fmt: skip
COLUMNS = {
    "layer": "the layer of the row",
    "id": "the id of the row in that layer",
    "document": "the id of the document",
    "path": "the file",
    "date": "the date of the document",
    "what": "what was found: the stance and mode of a statement, the type of an event, the kind of a tie ...",
    "who": "who says, does or holds it; where no words say, for whom the document speaks",
    "about": "whom or what it is about, ids joined by “; ”",
    "before": "what stands before the words in the document",
    "words": "the words on which it rests",
    "after": "what stands after them",
    "judgement": "empty, for a person: right, wrong or unsure",
    "note": "empty, for a person: why",
}
_FILLED = ("judgement", "note")


def write_sheet(corpus: Corpus) -> Path:
    """Write `validation.csv` into the folder of a coded corpus.

    Raises:
        OutputError: it cannot be written.
        CorpusError: what stands in its place is no such sheet.
    """
    path = corpus.folder.path / NAME
    before = _judged(path)
    with outputs.table(path) as sheet:
        sheet.write(*COLUMNS)
        for drawn in _drawn(corpus):
            told: Mapping[str, str] = before.pop((drawn["layer"], drawn["id"]), {})
            sheet.write(*(told.get(name) or drawn.get(name) or "" for name in COLUMNS))
        for row in before.values():  # judged once, and not drawn any more
            sheet.write(*(row.get(name) or "" for name in COLUMNS))
    return path


def _judged(path: Path) -> dict[tuple[str, str], Mapping[str, str]]:
    """The rows that a person wrote into, as they stand."""
    if not path.is_file():
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [{name: _plain(cell) for name, cell in row.items()} for row in csv.DictReader(file)]
        return {(row["layer"], row["id"]): row for row in rows if any(row[name] for name in _FILLED)}
    except (UnicodeDecodeError, KeyError, csv.Error, AttributeError) as error:
        raise CorpusError(
            "is no validation sheet as Comity writes it", where=str(path),
            remedy="Save it as CSV in UTF-8 with its columns, or move it elsewhere; then run the same again.",
        ) from error  # fmt: skip


def _plain(cell: str | None) -> str:
    """A cell as it was before it was made safe for spreadsheets."""
    told = cell or ""
    return told[1:] if told.startswith("'") and outputs.cell(told[1:]) == told else told


def _drawn(corpus: Corpus) -> Iterator[dict[str, Any]]:
    """The rows of the sheet, layer by layer, those of a layer in the order in which they were drawn."""
    for layer, columns in WHAT.items():
        table: pl.LazyFrame = getattr(corpus, layer)
        ids = heapq.nsmallest(DRAWN, table.select("id").collect()["id"].unique(), key=_lot)
        found = {row["id"]: row for row in table.filter(pl.col("id").is_in(ids)).collect().iter_rows(named=True)}
        documents = _documents(corpus, {row["document"] for row in found.values()})
        roles = _roles(corpus, ids)
        for id in ids:
            row = found[id]
            document = documents[row["document"]]
            before, words, after = _words(document["text"], row)
            yield {
                "layer": layer, "id": id, "document": row["document"], "path": document["path"],
                "date": document["date"], "what": ", ".join(row[name] for name in columns if row[name]),
                "who": roles.get((id, "by")) or document["voice"], "about": roles.get((id, "about")),
                "before": before, "words": words, "after": after,
            }  # fmt: skip


def _lot(id: str) -> str:
    return hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()


def _documents(corpus: Corpus, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    told = corpus.documents.filter(pl.col("id").is_in([*ids])).select("id", "path", "date", "voice", "data")
    rows = told.collect().iter_rows(named=True)
    return {row["id"]: {**row, "text": msgspec.json.decode(row["data"], type=_Text).text} for row in rows}


class _Text(msgspec.Struct):
    text: str


def _roles(corpus: Corpus, ids: Iterable[str]) -> dict[tuple[str, str], str]:
    """Who and whom of each row, joined."""
    links = corpus.links.filter(pl.col("item").is_in([*ids])).select("item", "role", "name").collect()
    found: dict[tuple[str, str], list[str]] = {}
    for item, role, name in links.rows():
        found.setdefault((item, role), []).append(name)
    return {key: "; ".join(names) for key, names in found.items()}


def _words(text: str, row: Mapping[str, Any]) -> tuple[str, str, str]:
    """The words of a row, with what stands on each side of them, white space single."""
    start, end = _place(row)
    parts = text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]
    one, words, two = (" ".join(part.split()) for part in parts)
    return one, words, two


def _place(row: Mapping[str, Any]) -> tuple[int, int]:
    if "start" in row:
        return row["start"] or 0, row["end"] or 0
    ((_, span), *_) = msgspec.json.decode(row["data"])["spans"]  # an event, which several documents may tell
    return span["start"], span["end"]
