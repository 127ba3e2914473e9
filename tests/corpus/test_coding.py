"""Coding a corpus: the same bytes however it went, nothing coded twice, each trouble named."""

from __future__ import annotations

import errno
import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.corpus import reader

import comity
from comity.corpus import Settings, code, corpus, estimate, merge, shared
from comity.corpus.engines import processes
from comity.corpus.folder import FORM, Folder
from comity.corpus.spool import append as real
from comity.errors import CorpusError, UnreadableFile

SERIAL = Settings(engine="serial")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.corpus.work.evidence_of", reader.evidence_of)
    monkeypatch.setattr("comity.corpus.coding.PARTITION", 40)


def rows(path: Path, *texts: str, year: int = 2000) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [{"id": f"t{n}", "date": f"{year + n}-03-01", "kind": "speech", "text": text}
             for n, text in enumerate(texts)]  # fmt: skip
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def many(count: int = 12) -> list[str]:
    return [f"The chair of the valley council spoke of bridge number {n} for a while." for n in range(count)]


def written(folder: Path) -> dict[str, bytes]:
    """What a folder holds, but for what tells of runs."""
    beside = (".lock", "runs.jsonl")
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(beside)
    }


def test_the_same_texts_give_the_same_bytes(tmp_path: Path) -> None:
    corpus_file = rows(tmp_path / "in" / "a.jsonl", *many())
    done = code([corpus_file], tmp_path / "one", SERIAL)
    code([corpus_file], tmp_path / "two", SERIAL)
    assert (done.coded, done.failed, done.left) == (12, 0, 0)
    assert done.manifest.rows["statements"] == 12
    assert done.manifest.partitions > 2
    assert written(tmp_path / "one") == written(tmp_path / "two")


def test_what_is_coded_costs_nothing_and_what_is_new_is_coded_alone(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    rows(folder / "a.jsonl", *many())
    code([folder], tmp_path / "out", SERIAL)
    before = written(tmp_path / "out")
    assert code([folder], tmp_path / "out", SERIAL).coded == 0
    assert written(tmp_path / "out") == before
    rows(folder / "b.jsonl", "A new text of the ferry and its crossing.", "Another one of the same ferry.")
    assert code([folder], tmp_path / "out", SERIAL).coded == 2
    code([folder], tmp_path / "fresh", SERIAL)
    for layer in ("documents", "statements", "links"):
        one, two = (getattr(corpus(tmp_path / name), layer).collect() for name in ("out", "fresh"))
        assert one.sort(pl.all()).equals(two.sort(pl.all()))


def test_what_is_gone_from_the_corpus_is_gone_from_the_folder(tmp_path: Path) -> None:
    texts = many()
    rows(tmp_path / "a.jsonl", *texts)
    code([tmp_path / "a.jsonl"], tmp_path / "out", SERIAL)
    rows(tmp_path / "a.jsonl", *texts[:4])
    assert code([tmp_path / "a.jsonl"], tmp_path / "out", SERIAL).coded == 0
    assert corpus(tmp_path / "out").documents.collect().height == 4


def test_a_run_that_is_cut_short_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = rows(tmp_path / "a.jsonl", *many(20))
    code([source], tmp_path / "whole", SERIAL)
    done, kinds = 0, []
    for stop in (1, 3, 4, 2):
        left = [stop]

        def cut(path: Path, coded: Any, left: list[int] = left) -> None:
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
            real(path, coded)

        monkeypatch.setattr("comity.corpus.coding.append", cut)
        with pytest.raises(KeyboardInterrupt):
            code([source], tmp_path / "cut", SERIAL)
        done += stop
        with next((tmp_path / "cut" / "spool").glob("*.bin")).open("ab") as spool:
            spool.write(b"\0\0\1\0half a record")
        kinds.append(len(Folder(tmp_path / "cut").parts()))
    monkeypatch.setattr("comity.corpus.coding.append", real)
    assert code([source], tmp_path / "cut", SERIAL).coded == 20 - done
    assert written(tmp_path / "cut") == written(tmp_path / "whole")
    assert kinds == sorted(kinds)


@pytest.mark.parametrize("at", range(0, 16, 3))
def test_a_partition_that_is_cut_short_while_it_is_written_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    source = rows(tmp_path / "a.jsonl", *many(8))
    code([source], tmp_path / "whole", SERIAL)
    left, real = [at], Path.replace

    def cut(path: Path, target: Path) -> Path:
        if "partition=" in str(target) or "partitions" in str(target):
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(Path, "replace", cut)
    with pytest.raises(KeyboardInterrupt):
        code([source], tmp_path / "cut", SERIAL)
    monkeypatch.setattr(Path, "replace", real)
    code([source], tmp_path / "cut", SERIAL)
    assert written(tmp_path / "cut") == written(tmp_path / "whole")


def test_what_a_killed_run_left_half_written_is_taken_away(tmp_path: Path) -> None:
    source = rows(tmp_path / "a.jsonl", *many(4))
    code([source], tmp_path / "whole", SERIAL)
    code([source], tmp_path / "out", SERIAL)
    (tmp_path / "out" / ".comity-x").mkdir()
    (tmp_path / "out" / ".comity-x" / "validation.csv").touch()
    (tmp_path / "out" / "manifest.json.12.partial").touch()
    code([source], tmp_path / "out", SERIAL)
    assert written(tmp_path / "out") == written(tmp_path / "whole")


def test_failed_texts_are_told_and_tried_again_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = rows(tmp_path / "a.jsonl", *many(5), "This one is a FAULT.")
    done = code([source], tmp_path / "out", SERIAL)
    assert (done.coded, done.failed, done.manifest.failed) == (6, 1, 1)
    failures = corpus(tmp_path / "out").failures.collect()
    assert failures["reason"].to_list() == ["ValueError: the reader stumbled"]
    assert failures["row"].to_list() == [6]
    assert code([source], tmp_path / "out", SERIAL).coded == 0

    def mended(documents: Any, fast: bool = False) -> Any:
        return reader.evidence_of([d for d in documents if not d.text.startswith("This")], fast)

    monkeypatch.setattr("comity.corpus.work.evidence_of", mended)
    again = code([source], tmp_path / "out", Settings(engine="serial", retry=True))
    assert (again.coded, again.manifest.failed) == (1, 0)
    assert corpus(tmp_path / "out").failures.collect().is_empty()


def test_a_changed_setting_writes_only_the_layers_that_it_touches(tmp_path: Path) -> None:
    source = rows(tmp_path / "a.jsonl", *many())
    code([source], tmp_path / "out", SERIAL)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out" / "layers").rglob("*.parquet")}
    done = code([source], tmp_path / "out", Settings(engine="serial", fast=True))
    assert done.coded == 12
    after = {path: path.stat().st_mtime_ns for path in before}
    touched = {path.parts[-3] for path in before if before[path] != after[path]}
    assert "statements" in touched
    assert not touched & {"documents", "mentions", "times"}
    assert set(corpus(tmp_path / "out").statements.collect()["stance"]) == {"says"}


def test_shares_are_coded_apart_and_merged(tmp_path: Path) -> None:
    source = rows(tmp_path / "a.jsonl", *many(30))
    out = tmp_path / "out"
    for k in (1, 3):
        code([source], out, Settings(engine="serial", share=(k, 3)))
    with pytest.raises(CorpusError, match="partitions are not coded"):
        merge(out)
    code([source], out, Settings(engine="serial", share=(2, 3)))
    apart = corpus(out).statements.collect().sort("id")
    made = merge(out)
    assert made.whole
    assert made.texts == 30
    assert corpus(out).files("statements") == [out / "merged" / "statements.parquet"]
    assert corpus(out).statements.collect().sort("id").equals(apart)
    assert code([source], out, SERIAL).coded == 0


def test_a_share_is_written_as_it_is_read() -> None:
    assert shared("3/64") == (3, 64)
    for wrong in ("0/4", "5/4", "a", "3"):
        with pytest.raises(CorpusError, match="is no share"):
            shared(wrong)


def test_texts_that_are_there_twice_are_both_there(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    rows(folder / "a.jsonl", "The same words.")
    rows(folder / "b.jsonl", "The same words.")
    code([folder], tmp_path / "out", SERIAL)
    found = corpus(tmp_path / "out").documents.collect()
    assert found.height == 2
    assert found["id"].n_unique() == 2
    assert found["unit"].str.split("-").list.first().n_unique() == 1


def test_a_folder_of_files_with_a_table_beside_them(tmp_path: Path) -> None:
    from comity import texts

    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.txt").write_text("The council met on the ferry.\n", "utf-8")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 nothing more")
    table = tmp_path / "meta.csv"
    table.write_text("path,speaker,date\none.txt,Ana Beltrane,2021-02-03\n", "utf-8")
    done = code([folder], tmp_path / "out", SERIAL, meta=texts.read_meta(table))
    (document,) = corpus(tmp_path / "out").documents.collect().to_dicts()
    assert (document["speaker"], document["date"]) == ("Ana Beltrane", "2021-02-03")
    assert any("bad.pdf" in str(error) for error in done.errors)


def test_a_broken_row_costs_itself_alone(tmp_path: Path) -> None:
    lines = ['{"text": "The first row is whole."}', '{"text": "broken', '{"text": "The third row is whole."}', "{}"]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    done = code([tmp_path / "a.jsonl"], tmp_path / "out", SERIAL)
    assert (done.coded, done.failed) == (2, 0)
    (error,) = done.errors
    assert re.search(r"a\.jsonl: not all of it was read: line 2: not JSON; line 4: no text", str(error))
    assert corpus(tmp_path / "out").sources.collect()["partial"][0].startswith("line 2: not JSON")


def test_a_worker_that_dies_costs_its_text_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = rows(tmp_path / "a.jsonl", *many(4), "This text will KILL.", "This text does so ONCE.", "And HOARD this.")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setenv("SEEN", str(tmp_path / "seen"))
    quick = partial(processes, "tests.corpus.reader:code")
    monkeypatch.setattr("comity.corpus.engines.processes", lambda _, *rest: quick(*rest))
    done = code([source], tmp_path / "out", Settings(workers=2, memory=500))
    assert (done.coded, done.failed) == (7, 2)
    reasons = sorted(corpus(tmp_path / "out").failures.collect()["reason"])
    assert "SIGKILL" in reasons[0]
    assert "needs more than 500 MB" in reasons[1]
    assert corpus(tmp_path / "out").documents.collect().height == 5


def test_troubles_of_the_folder_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, other = rows(tmp_path / "a.jsonl", *many(3)), rows(tmp_path / "b.jsonl", *many(3))
    out = tmp_path / "out"
    code([source], out, SERIAL)
    with pytest.raises(CorpusError, match="holds another corpus"):
        code([other], out, SERIAL)
    with Folder(out).taken(), pytest.raises(CorpusError, match="another run writes into it"):
        code([source], out, SERIAL)
    with pytest.raises(CorpusError, match="is no engine"):
        code([source], tmp_path / "x", Settings(engine="steam"))
    with pytest.raises(UnreadableFile, match="no such file"):
        code([tmp_path / "nothing"], tmp_path / "y", SERIAL)
    manifest = out / "manifest.json"
    now = manifest.read_text("utf-8")
    manifest.write_text(now.replace(f'"form": {FORM}', '"form": 1'), "utf-8")
    with pytest.raises(CorpusError, match="older Comity"):
        corpus(out)
    manifest.write_text(now.replace(f'"form": {FORM}', '"form": 9'), "utf-8")
    with pytest.raises(CorpusError, match="newer Comity"):
        code([source], out, SERIAL)
    with pytest.raises(CorpusError, match="newer Comity"):
        corpus(out)


def test_a_full_disk_is_told_and_what_was_coded_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, left = rows(tmp_path / "a.jsonl", *many(10)), [6]

    def full(path: Path, coded: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        real(path, coded)

    monkeypatch.setattr("comity.corpus.coding.append", full)
    with pytest.raises(CorpusError, match=r"No space left on device.*what was coded is kept"):
        code([source], tmp_path / "out", SERIAL)
    monkeypatch.setattr("comity.corpus.coding.append", real)
    assert code([source], tmp_path / "out", SERIAL).coded == 4


def test_what_it_would_cost_is_told_and_nothing_written(tmp_path: Path) -> None:
    source = rows(tmp_path / "a.jsonl", *many(9))
    cost = estimate([source], tmp_path / "out", SERIAL)
    assert (cost.texts, cost.known, cost.workers) == (9, 0, 1)
    assert cost.rate > 0
    assert "9 texts" in cost.told()
    assert not (tmp_path / "out").exists()


def test_the_public_face_has_it(tmp_path: Path) -> None:
    code([rows(tmp_path / "a.jsonl", *many(3))], tmp_path / "out", SERIAL)
    whole = comity.corpus(tmp_path / "out")  # type: ignore[operator]
    found = whole.statements.filter(pl.col("source_actor") == "NOR").collect()
    assert found.height == 3
    assert set(found.columns) >= {"id", "document", "start", "end", "content", "about", "confidence"}
