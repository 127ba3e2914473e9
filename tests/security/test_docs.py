"""The pages on security are held to the program: readings, figures and assumptions are those that a test runs."""

from __future__ import annotations

import re
from pathlib import Path

from comity.report.readings import level
from comity.security import declared, forecast_record

DOCS = Path(__file__).resolve().parents[2] / "docs"


def figures() -> dict[str, float]:
    """AUC for targets of force by row of the page."""
    page = (DOCS / "validation.md").read_text("utf-8")
    return {name: float(force) for name, force in re.findall(r"^\| (.+?) \| [\d.]+ \(.+?\) \| ([\d.]+) \(", page, re.M)}


def test_every_reading_that_was_held_against_history_is_on_the_page() -> None:
    shown = figures()
    for reading in declared():
        if reading.family != "spatial bargaining":
            assert reading.name in shown


def test_the_line_on_every_test_says_what_the_page_says() -> None:
    shown, said = figures(), forecast_record()
    for family, (low, high) in said["models"].items():
        mine = [shown[reading.name] for reading in declared() if reading.family == family]
        assert (min(mine), max(mine)) == (low, high)
    for name, value in said["baselines"].items():
        assert shown[f"baseline: {name}"] == value


def test_what_is_mixed_in_all_combinations_forecasts_better_than_what_is_not() -> None:
    """The declared ensemble rests on the levels that tell targets of force best."""
    shown = figures()
    mixed = [
        shown[reading.name]
        for reading in declared()
        if reading.family == "coercion" and reading.parameters["hostility"] in ("rivalry", "record")
        and reading.parameters["nuclear"] == "off"
    ]  # fmt: skip
    rest = [shown[r.name] for r in declared() if r.family == "coercion" and shown[r.name] not in mixed]
    assert min(mixed) > max(rest)


def test_the_page_of_models_has_all_that_is_varied() -> None:
    page = (DOCS / "security.md").read_text("utf-8")
    assert f"The declared ensemble has {len(declared())} readings" in page
    for reading in declared():
        assert reading.definition in page
        for axis, value in reading.parameters.items():
            assert level(axis, value) in page
