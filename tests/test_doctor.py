"""What the doctor finds, and says of what is missing."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from comity import doctor, record


def test_an_installation_that_has_all_is_well(tmp_path: Path) -> None:
    found = doctor.findings(tmp_path)
    assert found.well, [one for one in found.findings if one.state == "missing"]
    by_name = {one.name: one for one in found.findings}
    assert {"comity", "Python", "packages", "encoder", "record", "knowledge", "SQLite", "folder"} <= by_name.keys()
    assert str(len(record.sources())) in by_name["record"].what
    assert by_name["knowledge"].what == record.knowledge()


def test_a_package_that_is_missing_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ["msgspec>=0.19", "no-such-package>=1", 'no-such-extra; extra == "more"', 'msgspec; extra == "dev"']
    monkeypatch.setattr(metadata, "requires", lambda name: wanted)
    packages, more = doctor._packages()
    assert (packages.state, more.state, more.name) == ("missing", "without", "extra more")
    assert packages.remedy == "pip install no-such-package"
    assert more.remedy == "pip install 'comity[more]'"


def test_what_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    (place,) = doctor._place(tmp_path)
    assert place.state == "missing"
    assert str(tmp_path) in place.what


def test_without_weights_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.language.encoder_missing", lambda: "the weights are gone")
    (found,) = doctor._weights()
    assert (found.state, found.what) == ("missing", "the weights are gone")
