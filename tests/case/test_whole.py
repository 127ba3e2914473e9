"""All of what is written at once is written, or nothing: a failure in the middle leaves the case as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.case.samples import evidence, made

from comity.case import Case


def _emptied_halfway(case: Case) -> None:
    with case.whole() as connection:
        connection.execute("DELETE FROM statements")
        raise RuntimeError("in the middle")


def test_what_fails_in_the_middle_is_rolled_back(tmp_path: Path) -> None:
    case = Case.open(tmp_path / "a.comity")
    source, document = made()
    case.add_source(source, [document])
    case.add_evidence(evidence(document))
    with pytest.raises(RuntimeError, match="in the middle"):
        _emptied_halfway(case)
    assert len(case.statements) == 1
    assert len(Case.open(tmp_path / "a.comity").statements) == 1
    assert not case.connection.in_transaction


def test_what_ends_well_is_seen_by_others(tmp_path: Path) -> None:
    case = Case.open(tmp_path / "a.comity")
    source, document = made()
    case.add_source(source, [document])
    case.add_evidence(evidence(document))
    other = Case.open(tmp_path / "a.comity")
    with case.whole() as connection:
        connection.execute("DELETE FROM statements")
        assert len(other.statements) == 1
    assert len(other.statements) == 0
