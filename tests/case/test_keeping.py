"""What a case holds is never lost: cut short, changed, given twice, or read by another version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from tests.case.samples import TEXT, evidence, made

from comity import case as door
from comity import reading
from comity.case import Case
from comity.errors import CaseError
from comity.evidence import Evidence
from comity.model import Document


def read_by_hand(documents: list[Document], only: frozenset[str], fast: bool = False) -> Iterator[Evidence]:
    """A reading that needs no parser."""
    for document in documents:
        if document.id in only:
            yield evidence(document) if "Minister" in document.text else Evidence(document)


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "evidence_of", read_by_hand)


def texts(folder: Path, **files: str) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(f"{text}\n", "utf-8")
    return [str(folder / f"{name}.txt") for name in files]


def killed_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading ends as by a kill when so many documents are read."""

    def cut(documents: list[Document], only: frozenset[str], fast: bool = False) -> Iterator[Evidence]:
        nonlocal count
        for found in read_by_hand(documents, only):
            if count == 0:
                raise KeyboardInterrupt
            count -= 1
            yield found

    monkeypatch.setattr(reading, "evidence_of", cut)


def dump(case: Case) -> list[str]:
    return [
        msgspec.json.encode(item).decode() for kind in (case.documents, case.statements, case.mentions) for item in kind
    ]


def test_a_reading_that_is_cut_short_says_so_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = texts(tmp_path, a=TEXT, b=f"Once more. {TEXT}", c=f"And again. {TEXT}")
    with monkeypatch.context() as patched:
        killed_after(1, patched)
        with pytest.raises(KeyboardInterrupt):
            door.read(files, tmp_path / "cut.comity")
    cut = Case.open(tmp_path / "cut.comity")
    assert len(cut.documents) == len(cut.statements) == 1
    assert str(cut.unfinished) == "unfinished: 2 of 3 documents are still to be read"
    finished = door.read(case=tmp_path / "cut.comity")
    assert finished.unfinished is None
    assert dump(finished) == dump(door.read(files, tmp_path / "whole.comity"))
    assert len(finished.statements) == 3


def test_a_second_reading_that_is_cut_short_loses_and_revives_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = texts(tmp_path, a=TEXT, b=f"Once more. {TEXT}", c=f"And again. {TEXT}")
    case = door.read(files, tmp_path / "case.comity")
    rejected = next(iter(case.statements))
    case.correct(rejected.id, "reject")
    before = dump(case)
    for count in (0, 1, 1):
        with monkeypatch.context() as patched:
            killed_after(count, patched)
            with pytest.raises(KeyboardInterrupt):
                door.read(files, tmp_path / "case.comity", again=True)
        cut = Case.open(tmp_path / "case.comity")
        assert dump(cut) == before
        assert cut.unfinished is not None
    assert dump(door.read(files, tmp_path / "case.comity", again=True)) == before
    assert Case.open(tmp_path / "case.comity").unfinished is None


def test_what_the_case_has_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = texts(tmp_path, a=TEXT)
    door.read(files, tmp_path / "case.comity")
    killed_after(0, monkeypatch)
    assert len(door.read(files, tmp_path / "case.comity").statements) == 1
    (new,) = texts(tmp_path, b=f"Once more. {TEXT}")
    with pytest.raises(KeyboardInterrupt):
        door.read([*files, new], tmp_path / "case.comity")


def test_what_was_read_by_rules_alone_is_read_in_full_when_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = texts(tmp_path, a=TEXT)
    door.read(files, tmp_path / "case.comity", fast=True)
    killed_after(0, monkeypatch)
    assert len(door.read(files, tmp_path / "case.comity", fast=True).statements) == 1
    with pytest.raises(KeyboardInterrupt):
        door.read(files, tmp_path / "case.comity")


def test_texts_of_one_name_in_two_folders_are_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts(tmp_path / "one", a=TEXT)
    texts(tmp_path / "two", a=f"Once more. {TEXT}")
    for folder in ("one", "two"):
        monkeypatch.chdir(tmp_path / folder)
        case = door.read("a.txt", tmp_path / "case.comity")
    assert [document.path for document in case.documents] == ["a.txt", "a.txt"]
    assert len(case.statements) == 2


def test_the_same_words_in_two_places_are_two_documents_of_which_one_repeats(tmp_path: Path) -> None:
    case = door.read([*texts(tmp_path / "one", a=TEXT), *texts(tmp_path / "two", a=TEXT)], tmp_path / "case.comity")
    first, second = case.documents
    assert first.text == second.text
    assert second.same_as == first.id != second.id
    assert len(case.statements) == 2
    assert len(case.sources) == 2


def test_a_changed_text_stands_in_place_of_what_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = texts(tmp_path, a=TEXT, b=f"Once more. {TEXT}")
    case = door.read(files, tmp_path / "case.comity")
    case.correct(next(iter(case.statements)).id, "edit", {"stance": "warns"})
    texts(tmp_path, a=f"A line was put before it. {TEXT}")
    with monkeypatch.context() as patched:
        killed_after(0, patched)
        with pytest.raises(KeyboardInterrupt):
            door.read(files, tmp_path / "case.comity")
    assert len(Case.open(tmp_path / "case.comity").statements) == 2  # what was read stands until the new is read
    case = door.read(files, tmp_path / "case.comity")
    assert sorted(document.text[:6] for document in case.documents) == ["A line", "Once m"]
    assert {s.document: s.stance for s in case.statements} == {
        d.id: "warns" if d.text.startswith("A line") else "says" for d in case.documents
    }
    assert set(case.attachments.values()) == {"by the same words"}
    assert case.orphans == ()


def test_a_fault_of_the_program_costs_only_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(documents: list[Document], only: frozenset[str], fast: bool = False) -> Iterator[Evidence]:
        for found in read_by_hand(documents, only):
            if "Once more" in found.document.text:
                raise RecursionError("too deep")
            yield found

    monkeypatch.setattr(reading, "evidence_of", faulty)
    files = texts(tmp_path, a=TEXT, b=f"Once more. {TEXT}", c=f"And again. {TEXT}")
    case = door.read(files, tmp_path / "case.comity")
    assert [Path(document.path).name for document in case.documents] == ["a.txt", "b.txt", "c.txt"]
    assert len(case.statements) == 2
    assert ["b.txt" in str(failure) for failure in case.failures] == [True]
    assert case.unfinished is None


def test_actors_are_made_of_all_documents_that_name_them_and_go_with_the_last(tmp_path: Path) -> None:
    case = Case.open(tmp_path / "case.comity")
    for text in (TEXT, f"Once more. {TEXT}"):
        source, document = made(text, path=f"{len(text)}.txt")
        case.add_source(source, [document])
        found = evidence(document)
        if text != TEXT:
            found = msgspec.structs.replace(found, actors=(msgspec.structs.replace(found.actors[0], office=None),))
        case.add_evidence(found)
    assert case.actors["person:ana-petrova"].office == "Minister"
    assert (case.actors["NOR"].kind, case.actors["NOR"].name) == ("state", "Norway")
    for path in (f"{len(TEXT)}.txt", f"{len(TEXT) + 11}.txt"):
        source, document = made("Nobody is named here.", path=path)
        case.add_source(source, [document])
        case.add_evidence(Evidence(next(iter(pending_of(case, path)))))
    assert case.actors == {}
    assert case.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def pending_of(case: Case, path: str) -> list[Document]:
    rows = case.connection.execute("SELECT data FROM pending WHERE full_path LIKE ?", (f"%{path}",))
    return [msgspec.json.decode(data, type=Document) for (data,) in rows]


def test_a_case_of_the_first_form_is_brought_up_with_its_corrections(tmp_path: Path) -> None:
    path = tmp_path / "old.comity"
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parent / "form-1.sql").read_text("utf-8"))
    old.close()
    case = Case.open(path)
    assert len(case.documents) == 2
    assert [statement.stance for statement in case.statements] == ["warns"]  # one is edited, one rejected
    assert [correction.action for correction in case.corrections] == ["reject", "edit"]
    assert case.corrections[1].words.startswith("President Amina Diallo of Senegal said")  # type: ignore[union-attr]
    assert case.orphans == ()
    assert case.actors["MLI"].name == "Mali"
    assert len(case.positions.about("Senegal")) == 1
    assert len(case.sentences_with("joint council")) == 1
    assert case.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert dump(Case.open(path)) == dump(case)


def test_what_a_version_does_not_know_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "c.comity"
    source, document = made()
    case = Case.open(path)
    case.add_source(source, [document])
    case.add_evidence(evidence(document))
    with sqlite3.connect(path) as other:
        other.execute("UPDATE statements SET data = json_set(data, '$.cue', 'sung')")
    with pytest.raises(CaseError, match=r"not known here \(.*cue.*\)\. Use the version"):
        list(Case.open(path).statements)
