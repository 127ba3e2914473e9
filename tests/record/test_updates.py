"""Changes since the datasets ended: every row dated, sourced, between states on record."""

from __future__ import annotations

import pytest

from comity import record
from comity.model import first_day, is_date, last_day
from comity.record.tables import entries
from comity.record.updates import KINDS, newest, since_the_datasets, updates

ROWS = entries("updates")


def test_rows_have_what_they_need() -> None:
    fields = {"kind", "begins", "state", "grade", "checked", "source"}
    known = {actor.id for actor in record.registry() if actor.kind == "state"}
    for row in ROWS:
        assert fields <= row.keys(), row
        assert row["kind"] in KINDS, row
        assert row["grade"] in ("A", "B"), row
        assert row["state"] in ("in force", "signed", "provisional", "suspended", "ended"), row
        assert len({"parties", "sides", "from"} & row.keys()) == 1, row
        dates = [str(row[name]) for name in ("begins", "ends", "signed", "checked") if name in row]
        assert all(is_date(date) for date in dates), row
        assert ("ends" in row) == (row["state"] == "ended"), row
        if "ends" in row:
            assert first_day(str(row["begins"])) <= last_day(str(row["ends"])), row
        named = [
            *row.get("parties", ()),
            *row.get("from", ()),
            *row.get("to", ()),
            *(id for side in row.get("sides", ()) for id in side),
        ]
        assert set(named) <= known, row


def test_each_change_is_told_once() -> None:
    assert len({tie.id for tie in updates()}) == len(updates())


@pytest.mark.parametrize(
    ("a", "b", "on", "kind", "status"),
    [
        ("Russia", "North Korea", "2025-01-01", "alliance", "defence"),
        ("Israel", "Iran", "2025-06-15", "war", None),
        ("Armenia", "Azerbaijan", "2020-10-15", "war", None),
        ("Armenia", "Azerbaijan", "2021-03-01", "ceasefire", None),
        ("Saudi Arabia", "Iran", "2017-01-01", "rupture", None),
        ("United Kingdom", "United States", "2022", "partnership", "security"),  # AUKUS obliges nobody to defend
        ("France", "Palestine", "2025-10-01", "recognition", None),
    ],
)
def test_what_is_on_record_between_two_states(a: str, b: str, on: str, kind: str, status: str | None) -> None:
    found = [(t.kind, t.status) for t in record.ties(a, b, on) if t.dataset == "updates"]
    assert (kind, status) in found


def test_what_ended_no_longer_holds() -> None:
    assert not [t for t in record.ties("Saudi Arabia", "Iran", "2024-01-01") if t.kind == "rupture"]
    assert not [t for t in record.ties("India", "Pakistan", "2025-05-20") if t.kind == "war"]


def test_the_whole_picture_takes_updates_only_where_no_dataset_covers_the_day() -> None:
    assert not [t for t in since_the_datasets("2016") if t.kind == "alliance"]
    assert [t for t in since_the_datasets("2025") if t.kind == "alliance"]
    assert [t for t in record.all_ties("2025-06-15") if t.kind == "war" and {t.source, t.target} == {"IRN", "ISR"}]
    assert not [t for t in record.alliances("2025") if t.dataset == "updates"]


def test_each_row_says_to_which_day_it_is_known() -> None:
    assert all(tie.checked for tie in updates())
    assert newest() >= "2026-11-27"
