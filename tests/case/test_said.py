"""What a user said of texts beforehand is the same when a reading goes on."""

from __future__ import annotations

from pathlib import Path

from comity import texts
from comity.case.said import read_back, written


def test_what_was_said_comes_back(tmp_path: Path) -> None:
    table = tmp_path / "speakers.csv"
    table.write_text(
        "Year,Session,ISO Code,Country,Name of Person Speaking,Post\n2023,78,UKR,Ukraine,Ana Dorn,President\n"
    )
    options = texts.options("text=body", {"date": "2024-05-20"}, True)
    said = written(options, texts.read_meta(table), True)
    back, meta, fast = read_back(said)
    assert (back, fast) == (options, True)
    assert meta is not None
    assert written(back, meta, fast) == said
    table.write_text(table.read_text() + "2023,78,PER,Peru,Abe Lund,President\n")
    assert written(back, meta, fast) != said


def test_where_nothing_was_said_nothing_is_kept() -> None:
    assert written(texts.PLAIN, None) == ""
    assert read_back("") == (texts.PLAIN, None, False)
