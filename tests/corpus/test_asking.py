"""Questions to a coded corpus: in SQL, in polars, over years, and as a case."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.corpus import reader

from comity.corpus import (
    Settings,
    camps,
    case_from,
    code,
    corpus,
    mentioned,
    stances,
    write_package,
    write_picture,
)
from comity.corpus.folder import Folder
from comity.corpus.layers import LAYERS, codebook, columns, schema
from comity.corpus.validating import COLUMNS
from comity.corpus.voices import called, meant
from comity.errors import CorpusError, NothingFound, UnknownName
from comity.model import Actor
from comity.system import difference

TEXTS = [
    ("2001-02-03", "speech", "The chair spoke of the ferry."),
    ("2001-05-01", "news", "The ferry was late again."),
    ("2003-01-01", "speech", "Nobody spoke of the ferry."),
    ("", "news", "A day that nobody wrote down."),
]


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked")
    lines = [json.dumps({"id": f"t{n}", "date": date, "kind": kind, "text": text})
             for n, (date, kind, text) in enumerate(TEXTS)]  # fmt: skip
    (folder / "a.jsonl").write_text("\n".join(lines), "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("comity.corpus.work.evidence_of", reader.evidence_of)
        code([folder / "a.jsonl"], folder / "out", Settings(engine="serial"))
    return folder / "out"


def test_every_layer_is_a_table_and_so_is_the_record(coded: Path) -> None:
    found = corpus(coded)
    assert found.query("select kind, count(*) n from documents group by 1 order by 1").rows() == [
        ("news", 2), ("speech", 2),
    ]  # fmt: skip
    assert found.query("select count(*) from failures").item() == 0
    assert found.query("select count(*) from record_memberships where state = 'NOR'").item() > 10
    for layer in LAYERS:
        assert found.query(f"select * from {layer}").columns == list(columns(layer))
        assert dict(getattr(found, layer).collect_schema()) == dict(schema(layer))


def test_a_question_that_is_none_is_told(coded: Path) -> None:
    with pytest.raises(CorpusError, match=r"nonsense.*Tables: sources, documents"):
        corpus(coded).query("select * from nonsense")
    with pytest.raises(AttributeError, match="no layer 'nonsense'"):
        corpus(coded).nonsense  # noqa: B018
    with pytest.raises(CorpusError, match="holds no coded corpus"):
        corpus(coded.parent)


def test_every_column_is_in_the_codebook_and_the_package(coded: Path) -> None:
    assert not [(layer, name) for layer, meant in codebook().items() for name, told in meant.items() if not told]
    package = json.loads((coded / "datapackage.json").read_text("utf-8"))
    assert {one["name"] for one in package["resources"]} == {"sources", *LAYERS, "validation"}
    for one in package["resources"]:
        assert all((coded / path).is_file() for path in one["path"])
    assert "4 texts" in package["description"]
    assert "| `stance` | string |" in (coded / "codebook.md").read_text("utf-8")


def test_facets_over_time_lead_to_their_words(coded: Path) -> None:
    found = mentioned(corpus(coded))
    assert found.select("year", "by", "about", "count").rows() == [
        (2001, "NOR", "NATO", 2), (2003, "NOR", "NATO", 1), (None, "NOR", "NATO", 1),
    ]  # fmt: skip
    items = found["items"][0].to_list()
    words = corpus(coded).statements.filter(pl.col("id").is_in(items)).collect()
    assert set(words["text"]) == {"The c", "The f"}
    assert mentioned(corpus(coded), by=["SWE"]).is_empty()
    assert stances(corpus(coded), "the ferry").select("year", "stance", "count").rows() == [
        (2001, "support", 1), (2003, "oppose", 1),
    ]  # fmt: skip
    assert camps(corpus(coded), "the ferry", least=0.9).is_empty()


def test_a_name_is_that_of_the_first_kind_of_actor_that_has_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "Somebody signed with FIN."}), "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("comity.corpus.work.evidence_of", reader.evidence_of)
        patched.setattr(reader, "CHAIR", Actor("grouping:norway", "Norway", "grouping"))
        code([tmp_path / "a.jsonl"], tmp_path / "out", Settings(engine="serial"))
    assert called(corpus(tmp_path / "out"), "Norway") == ["NOR"]
    assert meant(corpus(tmp_path / "out"), "grouping:norway") == "grouping:norway"
    assert meant(corpus(tmp_path / "out"), "Denmark") == "DNK"


def test_a_facet_is_drawn_with_every_bar_leading_to_sentences(coded: Path, tmp_path: Path) -> None:
    made = write_picture(corpus(coded), mentioned(corpus(coded)), "about", tmp_path / "page.html", "Of <whom>")
    page = made.read_text("utf-8")
    assert "Of &lt;whom&gt;" in page
    assert page.count("<rect x=") == 3  # two bars and the legend
    for number in range(2):
        assert f"href='#point-{number}'" in page
        assert f"id='point-{number}'" in page
    assert "The f <small>(2001-05-01" in page
    assert "1 of documents without a date are not shown" in page


def test_camps_are_drawn_with_a_dot_for_each_stance(coded: Path, tmp_path: Path) -> None:
    made = write_picture(corpus(coded), camps(corpus(coded), "ferry"), "holder", tmp_path / "page.html", "The ferry")
    page = made.read_text("utf-8")
    assert re.findall(r"<title>(.*?)</title></circle>", page) == ["2001, NOR support: 1", "2003, NOR oppose: 1"]
    assert "<h2 id='point-1'>2003, NOR oppose: 1</h2><ol>\n<li>Nobody sp <small>(2003-01-01" in page


def test_more_values_than_shades_are_one(coded: Path, tmp_path: Path) -> None:
    item = corpus(coded).statements.collect()["id"][0]
    rows = [{"year": 2001, "about": f"A{n:02}", "count": 12 - n, "items": [item]} for n in range(12)]
    page = write_picture(corpus(coded), pl.DataFrame(rows), "about", tmp_path / "page.html", "Many").read_text("utf-8")
    assert page.count("<title>2001, A") == 8
    assert "<title>2001, others: 1</title>" in page


def test_what_no_words_give_to_a_speaker_is_the_documents_own(tmp_path: Path) -> None:
    told = Path(tmp_path, "a.jsonl")
    told.write_text(
        json.dumps({"date": "2001", "issuer": "SWE", "kind": "speech", "text": "Nothing said by anybody."}), "utf-8"
    )
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("comity.corpus.work.evidence_of", reader.unsaid)
        code([told], tmp_path / "out", Settings(engine="serial"))
    found = mentioned(corpus(tmp_path / "out"))
    assert found.select("year", "by", "about", "count").rows() == [(2001, "SWE", "NATO", 1)]
    assert mentioned(corpus(tmp_path / "out"), by=["Sweden"]).height == 1
    assert mentioned(corpus(tmp_path / "out"), by=["Norway"]).is_empty()
    assert mentioned(corpus(tmp_path / "out"), least=0.9).is_empty()


SIGNED = [
    ("2001-02-03", "The chair signed with SWE."),
    ("2001-05-01", "The chair signed with FIN."),
    ("2003-01-01", "The chair signed with FIN."),
    ("2003-01-01", "The chair signed with DNK."),
]


def test_systems_of_a_date_of_years_and_of_one_party(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"t{n}", "date": date, "text": text}) for n, (date, text) in enumerate(SIGNED)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("comity.corpus.work.evidence_of", reader.evidence_of)
        code([tmp_path / "a.jsonl"], tmp_path / "out", Settings(engine="serial"))
    whole = corpus(tmp_path / "out")
    by_year = dict(whole.systems())
    assert {year: [tie.target for tie in one.ties] for year, one in by_year.items()} == {
        2001: ["FIN", "SWE"], 2003: ["DNK", "FIN"],
    }  # fmt: skip
    changed = difference(by_year[2001], by_year[2003])
    assert ([tie.target for tie in changed.gained], [tie.target for tie in changed.lost]) == (["DNK"], ["SWE"])
    assert len(whole.system().ties) == 3
    assert [tie.target for tie in whole.system(said=("2001-04", "2002")).ties] == ["FIN"]
    norway = whole.system("2003", according_to="Norway")
    assert norway.basis == "according to Norway"
    assert [tie.target for tie in norway.ties] == ["DNK", "FIN"]
    (tie, _) = norway.ties
    told = whole.documents.filter(pl.col("id") == tie.document).collect()
    assert tie.words is not None
    assert json.loads(told["data"][0])["text"][tie.words.start : tie.words.end] == tie.words.text
    assert not whole.system("2003", according_to="Denmark").ties
    with pytest.raises(UnknownName):
        whole.system(according_to="Ruritania of the Seas")


def test_the_sheet_to_judge(coded: Path) -> None:
    sheet = pl.read_csv(coded / "validation.csv")
    assert sheet.columns == [*COLUMNS]
    assert sheet["layer"].to_list() == ["statements"] * 4 + ["positions"] * 2
    assert set(sheet["words"]) == {"The c", "The f", "Nobod", "A day", "The chair", "Nobody sp"}
    first = sheet.filter(pl.col("words") == "The c").to_dicts()[0]
    assert (first["what"], first["who"], first["about"]) == ("warns, direct", "NOR", "NATO")
    assert (first["after"], first["judgement"]) == ("hair spoke of the ferry.", None)


def test_what_a_person_wrote_into_the_sheet_is_kept(coded: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(coded, tmp_path / "copy")
    sheet = pl.read_csv(copy / "validation.csv")
    judged = sheet.with_columns(judgement=pl.when(pl.col("words") == "The c").then(pl.lit("right")))
    gone = judged.filter(pl.col("words") == "The f").with_columns(id=pl.lit("gone"), note=pl.lit("-why"))
    pl.concat([judged.cast(pl.String), gone.cast(pl.String)]).write_csv(copy / "validation.csv")
    write_package(Folder(copy), corpus(copy).manifest)
    after = pl.read_csv(copy / "validation.csv")
    assert after.filter(pl.col("judgement") == "right")["words"].to_list() == ["The c"]
    assert after.height == sheet.height + 1
    again = (copy / "validation.csv").read_bytes()
    write_package(Folder(copy), corpus(copy).manifest)
    assert (copy / "validation.csv").read_bytes() == again
    (copy / "validation.csv").write_text("nothing,of\nthe,kind\n", "utf-8")
    with pytest.raises(CorpusError, match="is no validation sheet"):
        write_package(Folder(copy), corpus(copy).manifest)


def test_a_case_of_a_slice(coded: Path, tmp_path: Path) -> None:
    made = case_from(corpus(coded), "kind = 'speech'", tmp_path / "slice.comity")
    assert len(made.documents) == 2
    assert [s.source_actor for s in made.statements] == ["NOR", "NOR"]
    assert made.unfinished is None
    document = next(iter(made.documents))
    whole = corpus(coded).documents.filter(pl.col("id") == document.id).collect()
    assert document.text in json.loads(whole["data"][0])["text"]
    with pytest.raises(NothingFound):
        case_from(corpus(coded), "kind = 'treaty'", tmp_path / "none.comity")
    with pytest.raises(CorpusError):
        case_from(corpus(coded), "no such thing", tmp_path / "none.comity")


ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("harbour") / "coded"
    code([ROOT / "examples" / "harbour-speeches.jsonl"], out, Settings(fast=True, engine="serial"))
    return out


def _page() -> str:
    return (ROOT / "docs" / "corpus.md").read_text("utf-8")


def test_the_questions_of_the_docs_have_the_same_answer_both_ways(harbour: Path) -> None:
    asked = re.findall(r"```sql\n(.*?)```\s+```python\n(.*?)```", _page(), re.S)
    assert len(asked) == 5
    known: dict[str, Any] = {"corpus": corpus(harbour), "pl": pl}
    for sql, python in asked:
        exec(python, known)
        answer = known["answer"].collect()
        found = corpus(harbour).query(sql)
        assert found.columns == answer.columns
        assert found.rows() == answer.rows()
        assert not answer.is_empty()


def test_the_docs_print_what_their_examples_answer(harbour: Path) -> None:
    printed = re.findall(r"```python\n(.*?)```\n\n((?:\|[^\n]*\n)+)", _page(), re.S)
    assert len(printed) == 7
    known: dict[str, Any] = {"corpus": corpus(harbour), "pl": pl}
    for python, table in printed:
        exec(python, known)
        answer = known["answer"]
        rows = answer if isinstance(answer, list) else answer.collect().rows()
        told = [f"| {' | '.join(map(str, row))} |" for row in rows]
        assert table.splitlines()[2:] == told, f"docs/corpus.md: beneath {python} should stand {told}"


def test_the_sheet_of_the_docs_is_counted_in_sql(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(harbour.parent)
    (sql,) = re.findall(r'comity query coded "(select layer.*?)"', _page(), re.S)
    found = corpus("coded").query(sql)
    assert set(found["layer"]) >= {"statements", "ties", "positions"}
    assert found["judged"].sum() == 0
