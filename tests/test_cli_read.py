"""`comity read`: what the user says of texts beforehand, and what of their files was not read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.test_cli import comity

TALK = "The delegation of Kenya thanked Norway for its support. Kenya will host the next round of talks.\n"


def test_what_is_given_of_a_text_goes_before_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TALK)
    given = ("--kind", "readout", "--date", "29 April 2014", "--issuer", "Ministry of Kenya", "--place", "Nairobi")
    done = comity("read", "a.txt", *given, "--title", "On talks", "--case", "c.comity", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for words in ("readout", "2014-04-29", "On talks"):
        assert words in done.stdout


def test_a_table_beside_the_texts_and_what_is_wrong_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TALK)
    (tmp_path / "meta.csv").write_text("path,date,kind\na.txt,2014-04-29,readout\ngone.txt,2014,news\n")
    done = comity("read", "a.txt", "--meta", "meta.csv", "--case", "c.comity", cwd=tmp_path)
    assert done.returncode == 3
    assert "2014-04-29" in done.stdout
    assert "meta.csv: row 3: no text that was read is called 'gone.txt'" in done.stderr


def test_columns_named_by_the_user_and_rows_that_were_not_read(tmp_path: Path) -> None:
    rows = [json.dumps({"words": TALK, "day": "2014-04-29"}), "{broken", json.dumps({"words": TALK + "Twice."})]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    done = comity("read", "a.jsonl", "--columns", "text=words,date=day", "--case", "c.comity", cwd=tmp_path)
    assert done.returncode == 3
    assert "a.jsonl: not all of it was read: line 2: not JSON" in done.stderr
    assert "2014-04-29" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--date", "soon"), "--date: 'soon' is not a date"),
        (("--kind", "novel"), "--kind: 'novel' is not a kind"),
        (("--columns", "words"), "--columns: 'words' names no column"),
        (("--meta", "gone.csv"), "gone.csv: cannot be read"),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_read(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TALK)
    done = comity("read", "a.txt", *arguments, "--case", "c.comity", cwd=tmp_path)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "c.comity").exists()


def test_a_title_is_of_one_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TALK)
    done = comity("read", "a.txt", ".", "--title", "On talks", cwd=tmp_path)
    assert done.returncode == 2
    assert "--meta" in done.stderr
