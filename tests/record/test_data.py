"""The data themselves: every file has its sources, every correction its reason, NOTICE every dataset."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest

from comity import record
from comity.record.histories import read_all
from comity.record.tables import entries, table

DATA = files("comity.record") / "data"
ROOT = Path(__file__).resolve().parents[2]
TABLES = sorted(path.name for path in DATA.iterdir() if path.name.endswith(".parquet"))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_names_its_datasets(name: str) -> None:
    with (DATA / name).open("rb") as file:
        named = pl.read_parquet_metadata(file)["dataset"].split(", ")
    assert set(named) <= set(record.sources())


def test_what_is_share_alike_stands_alone() -> None:
    with (DATA / "countries.parquet").open("rb") as file:
        assert pl.read_parquet_metadata(file)["dataset"] == "countries"
    assert "ODbL" in record.sources()["countries"].terms
    with (DATA / "polyarchy.parquet").open("rb") as file:
        assert pl.read_parquet_metadata(file)["dataset"] == "vdem-16"
    assert "CC BY-SA" in record.sources()["vdem-16"].terms


def test_the_package_carries_a_few_megabytes() -> None:
    assert sum(len((DATA / name).read_bytes()) for name in TABLES) < 4_000_000


def test_notice_cites_every_dataset() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    missing = [source.title for source in record.sources().values() if source.title not in notice]
    assert missing == []


@pytest.fixture(scope="module")
def build(shared: Path) -> ModuleType:
    if not (shared / "record").is_dir():
        pytest.skip("the files of the record are not beside the checkout")
    folder = str(ROOT / "scripts")
    sys.path.insert(0, folder)
    arguments, sys.argv = sys.argv, ["build_record", str(shared / "record")]
    try:
        spec = importlib.util.spec_from_file_location("build_record", ROOT / "scripts" / "build_record.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.argv = arguments
        sys.path.remove(folder)
    return module


def test_memberships_in_the_package_are_those_of_the_histories() -> None:
    """What a person edits (data/memberships) and what the program reads (memberships.parquet) say the same."""
    written = [
        (r.organisation, r.state, r.status, r.start, r.end, "curated", r.confidence, r.source, r.note, r.complete,
         r.checked)
        for r in read_all(Path(str(DATA)) / "memberships")
    ]  # fmt: skip
    with (DATA / "memberships.parquet").open("rb") as file:
        packed = pl.read_parquet(file).filter(dataset="curated").rows()
    assert packed == written, "run scripts/build_record.py"


def test_every_table_is_what_its_sources_make(
    build: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built anew from the files of the record, every table and outline is the one in the package."""
    made = tmp_path / "data"
    packed = Path(str(DATA))
    shutil.copytree(packed, made, ignore=shutil.ignore_patterns("*.parquet", "outlines.json", "state_codes.csv"))
    monkeypatch.setattr(build, "DATA", made)
    monkeypatch.setattr(build, "ROOT", tmp_path)
    build.build()
    tables = {path.name for path in packed.glob("*.parquet")}
    assert tables == {path.name for path in made.glob("*.parquet")}
    differ = [name for name in tables if not pl.read_parquet(packed / name).equals(pl.read_parquet(made / name))]
    differ += [
        name
        for name in ("outlines.json", "state_codes.csv")
        if (packed / name).read_bytes() != (made / name).read_bytes()
    ]
    assert not differ, "run scripts/build_record.py"


def test_every_factbook_row_has_a_state(build: ModuleType) -> None:
    frame = build.table("memberships_factbook")
    unknown = set(frame["gec"]) - set(build.gec_ids(frame))
    assert {row[1] for row in frame.filter(pl.col("gec").is_in(list(unknown))).rows()} <= {
        "Svalbard (sometimes referred to as Spitsbergen, the largest island in the archipelago)",
        "South Georgia and South Sandwich Islands",
        "none",
        "",
    }


def test_no_conflict_is_told_twice() -> None:
    rows = table("conflicts")
    assert rows.height == rows.unique().height


_FORMER = [row for row in entries("former_states") if row["id"] not in ("AUH", "ZAN")]


@pytest.mark.parametrize("row", _FORMER, ids=lambda row: row["id"])
@pytest.mark.parametrize("name", TABLES)
def test_a_state_that_is_gone_has_its_own_years_and_no_others(name: str, row: dict[str, object]) -> None:
    first, last = str(row["start"])[:4], str(row["end"])[:4]
    for id, begin, end in _years_of(name):
        assert id != row["id"] or (end <= last and (begin >= first or not row.get("carried")))
        if id == row["successor"] and row.get("carried"):  # the middle of a year is one state's, a spell of days each's
            assert end <= first or begin >= last


def _years_of(name: str) -> list[tuple[str, str, str]]:
    """State, first and last year of every row of a table of years or of spells."""
    frame = table(name.removesuffix(".parquet"))
    if name == "states.parquet":
        frame = frame.select(state="id", spells="spells").explode("spells").unnest("spells").drop_nulls("start")
    if name in ("memberships.parquet", "votes.parquet", "rollcalls.parquet", "countries.parquet", "igos.parquet"):
        return []
    dated = frame.with_columns(start="year", end="year") if "year" in frame.columns else frame
    years = (pl.col(c).cast(pl.String).str.slice(0, 4) for c in ("start", "end"))
    dated = dated.with_columns(years).with_columns(pl.col("end").fill_null("9999"))
    sides = [column for column in ("a", "b", "state") if column in dated.columns]
    rows = [dated.select(pl.col(side).cast(pl.String), "start", "end").unique().rows() for side in sides]
    return [row for side in rows for row in side]
