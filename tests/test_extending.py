"""What docs/extending.md tells a newcomer to write is run as it stands there."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
import yaml
from tests.security.worlds import world

from comity import families, formats, kinds
from comity.case import Case
from comity.evidence import frames
from comity.evidence.lists import word_list
from comity.model import Change, Draft
from comity.report import export
from comity.security import chosen, standings, test

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "extending.md").read_text("utf-8")
TIE, WORDS = (yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.S))
MODEL, MODEL_ROW, FORMAT, FORMAT_ROW = re.findall(r"```python\n(.*?)```", PAGE, re.S)


def row(written: str, known: ModuleType) -> dict[str, Any]:
    found: dict[str, Any] = eval(f"{{{written}}}", vars(known))
    return found


def module(monkeypatch: pytest.MonkeyPatch, name: str, written: str) -> None:
    made = ModuleType(name)
    monkeypatch.setitem(sys.modules, name, made)
    exec(written, vars(made))


def test_the_files_that_it_names_are_there() -> None:
    named = re.findall(r"`((?:src|tests|bench|examples|docs)/[\w/.]+)`", PAGE)
    assert len(named) > 5
    missing = [name for name in named if not (ROOT / name).exists()]
    made = ["report/tsv.py", "web/views/speakers.py", "web/templates/speakers.html.j2"]  # by whoever follows the page
    assert missing == [f"src/comity/{name}" for name in made]


def test_its_kind_of_tie_is_a_new_one_whose_words_are_free() -> None:
    ((name, kind),) = msgspec.convert(TIE, dict[str, kinds.TieKind]).items()
    assert name not in kinds.tie_kinds()
    assert WORDS[name]["sign"] == kind.sign
    assert set(WORDS[name]) <= {key for words in word_list("tie_nouns").values() for key in words}
    assert not set(WORDS[name]["lemmas"]) & set(frames._nouns())


def test_its_model_runs_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    module(monkeypatch, "comity.security.neighbours", MODEL)
    for name, family in row(MODEL_ROW, families).items():
        monkeypatch.setitem(families.MODELS, name, family)
    small = world({"A": 3, "B": 2, "C": 1}, ("AB",))
    found = test(small, Draft("p", "a pact", (Change("pact", ("B", "C")),)), chosen("neighbours"))
    assert not found.failures
    assert {one.state for one in standings(found)[0]} == {"B", "C"}
    assert not any(result.model.startswith("neighbours") for result in test(small, found.proposal).results)


def test_its_format_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    module(monkeypatch, "comity.report.tsv", FORMAT)
    for name, made in row(FORMAT_ROW, formats).items():
        monkeypatch.setitem(formats.ROWS, name, made)
        monkeypatch.setitem(formats.FORMATS, name, made.words)
    (path,) = export(Case.in_memory(), "tsv", tmp_path)
    assert path.read_text("utf-8") == "source\tkind\ttarget\tsign\tbasis\n"
