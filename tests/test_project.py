"""What a stranger finds beside the code: citation, security, forms, releases agree with the package."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_citation_names_this_version_and_licence() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert str(cited["version"]) == PROJECT["version"]
    assert cited["license"] == PROJECT["license"]
    assert {"cff-version", "message", "title", "authors"} <= cited.keys()


@pytest.mark.parametrize("form", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[a-z]*.yml")), ids=lambda p: p.stem)
def test_issue_forms_are_forms(form: Path) -> None:
    made = yaml.safe_load(form.read_text("utf-8"))
    if form.stem == "config":
        return
    assert {"name", "description", "body"} <= made.keys()
    assert all(part["type"] in ("textarea", "input") and part["attributes"]["label"] for part in made["body"])


def test_the_changelog_opens_with_what_is_unreleased_then_this_version_and_its_day() -> None:
    heads = [line for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("## ")]
    released = [head for head in heads if head != "## Unreleased"]
    assert heads[: len(heads) - len(released)] in ([], ["## Unreleased"])
    assert len(set(released)) == len(released)
    assert re.fullmatch(rf"## {re.escape(PROJECT['version'])} \(20\d\d-[01]\d-[0-3]\d\)", released[0])


@pytest.mark.parametrize("script", ["release", "check_wheel", "setup", "test", "demo", "lock"])
def test_scripts_can_be_run(script: str) -> None:
    assert os.access(ROOT / "scripts" / script, os.X_OK)


def test_what_is_cited_in_the_papers_is_there() -> None:
    for name in ("SECURITY.md", "CODE_OF_CONDUCT.md", "NOTICE", "LICENSE"):
        assert (ROOT / name).stat().st_size > 300
