"""Questions to a coded corpus: in SQL, in polars, over years, and as a case."""

from __future__ import annotations

import json
import re
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
    write_picture,
)
from comity.corpus.layers import LAYERS, codebook, columns, schema
from comity.errors import CorpusError, NothingFound

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
    assert {one["name"] for one in package["resources"]} == {"sources", *LAYERS}
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


def test_a_facet_is_drawn_with_every_bar_leading_to_sentences(coded: Path, tmp_path: Path) -> None:
    made = write_picture(corpus(coded), mentioned(corpus(coded)), "about", tmp_path / "page.html", "Of <whom>")
    page = made.read_text("utf-8")
    assert "Of &lt;whom&gt;" in page
    assert page.count("<rect x=") == 3  # two bars and the legend
    for number in range(2):
        assert f"href='#bar-{number}'" in page
        assert f"id='bar-{number}'" in page
    assert "The f <small>(2001-05-01" in page


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


def test_the_questions_of_the_docs_have_the_same_answer_both_ways(coded: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text("utf-8")
    asked = re.findall(r"```sql\n(.*?)```\s+```python\n(.*?)```", page, re.S)
    assert len(asked) == 5
    known: dict[str, Any] = {"corpus": corpus(coded), "pl": pl}
    answers = []
    for sql, python in asked:
        exec(python, known)
        answer = known["answer"].collect()
        found = corpus(coded).query(sql)
        assert found.columns == answer.columns
        assert found.rows() == answer.rows()
        answers.append(found.rows())
    assert answers[0] == [("NOR", "NATO", 4)]
    assert answers[1] == [(2001, 0.5)]
    assert answers[2] == [(2001, "NOR", "support", 1), (2003, "NOR", "oppose", 1)]
    assert answers[3] == [("NOR", round(4000 / 22, 3))]
    assert answers[4] == [(True, False, 4)]
