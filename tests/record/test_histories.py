"""Membership histories: how they are read, what is refused, and that they agree with official figures."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from comity import record
from comity.errors import RecordError
from comity.model import FULL_MEMBER, first_day
from comity.record.histories import counts, read, read_all
from comity.record.registry import actors

FOLDER = Path(str(files("comity.record") / "data")) / "memberships"
FILES = sorted(FOLDER.glob("*.yaml"))
OFFICIAL = {key: number for path in FILES for key, number in counts(path.read_text("utf-8")).items()}


def block(lines: str, head: str = "") -> str:
    return f"- organisation: X\n  source: the depositary\n  checked: 2026-11-27\n{head}{lines}"


@pytest.mark.parametrize(("org", "day"), OFFICIAL, ids=lambda value: str(value))
def test_as_many_members_as_the_organisation_counts(org: str, day: str) -> None:
    full = {tie.source for tie in record.members(org, day) if tie.status in FULL_MEMBER}
    assert len(full) == OFFICIAL[org, day]


def test_eighty_organisations_and_more_have_a_history() -> None:
    rows = read_all(FOLDER, set(actors()))
    assert len({row.organisation for row in rows if row.complete}) >= 80
    assert {row.confidence for row in rows} == {"A", "B", "C"}


def test_every_organisation_of_a_history_is_known_by_name() -> None:
    assert {row.organisation for row in read_all(FOLDER)} - set(actors()) == set()


def test_sources_can_be_cited_and_nothing_was_checked_in_the_future() -> None:
    for row in read_all(FOLDER):
        assert not re.search("wiki|mirror|from memory", row.source, re.IGNORECASE), row
        assert row.checked <= date.today().isoformat()
        assert first_day(row.start) <= "2027-01-01"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_person_can_read_them(path: Path) -> None:
    assert max(len(line) for line in path.read_text("utf-8").splitlines()) <= 120


def test_lines_states_and_ends() -> None:
    rows = read(
        block("  member:\n    - 1961 QAT..2018-12-31 LBY?\n  observer:\n    - 2000..2005-06 MEX NOR..2003\n"), "f"
    )
    assert [(r.state, r.status, r.start, r.end, r.confidence) for r in rows] == [
        ("QAT", "member", "1961", "2018-12-31", "A"),
        ("LBY", "member", "1961", None, "C"),
        ("MEX", "observer", "2000", "2005-06", "A"),
        ("NOR", "observer", "2000", "2003", "A"),
    ]


def test_notes_belong_to_a_state_or_to_one_of_its_memberships() -> None:
    head = "  notes:\n    IDN 2016: left again\n    QAT: left\n"
    rows = read(block("  member:\n    - 1962 IDN..2008 QAT\n    - 2016 IDN\n", head), "f")
    assert [row.note for row in rows] == [None, "left", "left again"]


def test_a_state_that_continues_another_is_split_where_it_changed_its_name() -> None:
    rows = read(block("  member:\n    - 1945-10-24 RUS\n    - 1991-12-21 ARM\n    - 1955 DEU..1957\n"), "f")
    assert [(r.state, r.start, r.end) for r in rows] == [
        ("SUN", "1945-10-24", "1991-12-25"),
        ("RUS", "1991-12-26", None),
        ("ARM", "1991-12-21", None),
        ("GFR", "1955", "1957"),
    ]
    assert rows[1].note == "continues the membership held since 1945-10-24"


def test_who_came_in_in_a_state_s_last_months_came_in_as_what_followed_it() -> None:
    assert [row.state for row in read(block("  member:\n    - 1991-12-08 RUS\n"), "f")] == ["RUS"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- organisation: X\n  checked: 2026-11-27\n", "f: a block (X) lacks"),
        ("- organisation: X\n  source: s\n  checked: soon\n", "f: a block (X) lacks"),
        (block("  membre:\n    - 1961 QAT\n"), "no field or status is called 'membre'"),
        (block("  member:\n    - QAT 1961\n"), "f: X: member: 'QAT 1961'"),
        (block("  member:\n    - 1961-02-30 QAT\n"), "on a day that is none"),
        (block("  member:\n    - 1961 QAT..1960\n"), "'QAT..1960' ends before it starts"),
        (block("  member:\n    - 1961 QQQ\n"), "f: X: member 1961: no state has the code 'QQQ'"),
        (block("  member:\n    - 1961 Qatar\n"), "'Qatar' is no state with an end"),
        (block("  member:\n    - 1961 QAT\n    - 1970 QAT\n"), "X: QAT is member twice at once, from 1961 and 1970"),
        (block("  member:\n    - 1961 QAT..1970-05-02\n    - 1970-05-01 QAT\n"), "QAT is member twice at once"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(RecordError, match=re.escape(told)):
        read(text, "f", {"QAT"})
