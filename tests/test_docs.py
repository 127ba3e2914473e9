"""The pages of the documentation: what they link to is there, the commands that they name exist, each has its page."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from comity.cli import app
from comity.formats import FORMATS

ROOT = Path(__file__).resolve().parents[1]
COMMANDS: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]
WRITTEN = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import pages as made  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    folder = tmp_path_factory.mktemp("site") / "pages"
    made.write_pages(folder)
    return folder


def links(text: str) -> list[str]:
    prose = re.sub(r"```.*?```|^    .*?$|`[^`]*`", "", text, flags=re.S | re.M)
    return re.findall(r"\]\((?!https?:|#|mailto:)([^)\s]+)\)", prose)


def anchors(text: str) -> set[str]:
    return {
        re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in re.findall(r"^#+ (.*)", text, re.M)
    }


def test_every_command_and_every_format_has_a_page(pages: Path) -> None:
    assert {path.stem for path in (pages / "reference" / "commands").glob("*.md")} == set(COMMANDS)
    assert {path.stem for path in (pages / "reference" / "exports").glob("*.md")} == set(FORMATS)
    read = {path.stem for path in (pages / "reference" / "formats").glob("*.md")}
    assert {
        "txt",
        "html",
        "pdf",
        "docx",
        "odt",
        "rtf",
        "epub",
        "eml",
        "subtitles",
        "xml",
        "json_rows",
        "csv_rows",
    } <= read
    for name, command in COMMANDS.items():
        page = (pages / "reference" / "commands" / f"{name}.md").read_text("utf-8")
        for param in command.params:
            assert param.param_type_name != "option" or param.name == "help" or f"`{param.opts[0]}`" in page


def test_what_pages_link_to_is_there(pages: Path) -> None:
    found = 0
    for page in pages.rglob("*.md"):
        for link in links(page.read_text("utf-8")):
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            assert target.exists(), f"{page.relative_to(pages)} links to {link}"
            assert not anchor or anchor in anchors(target.read_text("utf-8")), f"{page.name}: no {link}"
            found += 1
    assert found > 40


def test_what_the_readme_links_to_is_there() -> None:
    for link in links((ROOT / "README.md").read_text("utf-8")):
        assert (ROOT / link.partition("#")[0]).exists(), link


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_that_pages_name_exist_with_their_options(page: Path) -> None:
    for line in re.findall(r"(?:^    |^\$ |`)(?:\.venv/bin/)?comity ((?!/)[^`\n]+)", page.read_text("utf-8"), re.M):
        name, *rest = line.split()
        if name.startswith("-"):
            continue
        assert name in COMMANDS, line
        options = {option for param in COMMANDS[name].params for option in (*param.opts, *param.secondary_opts)}
        given = {word.split("=")[0].rstrip(",.;)`'") for word in rest if re.match(r"--?[a-z]", word)}
        assert given <= options | {"--help"}, line


def test_the_site_lists_pages_that_are_there(pages: Path) -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))

    def listed(nav: Any) -> list[str]:
        if isinstance(nav, str):
            return [nav]
        return [page for part in (nav.values() if isinstance(nav, dict) else nav) for page in listed(part)]

    named = listed(site["nav"])
    assert all((pages / page).is_file() for page in named)
    top = {path.relative_to(pages).as_posix() for path in (*pages.glob("*.md"), *pages.glob("tutorials/*.md"))}
    assert top <= set(named), "a page that nobody finds"


def test_what_is_said_to_be_repeated_is_there() -> None:
    """docs/reliability.md names scripts and tests that exist."""
    for name in re.findall(r"(?:bench|tests)/[\w/.]+\.py", (ROOT / "docs" / "reliability.md").read_text("utf-8")):
        assert (ROOT / name).is_file(), name


def test_what_was_measured_has_its_date_and_script() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text("utf-8").partition("## Last measured")[2]
    rows = re.findall(r"^\| `python (bench/[\w.]+)[^`]*` \| (\S+) \| (.+) \|$", page, re.M)
    assert len(rows) >= 3
    for script, day, seen in rows:
        assert (ROOT / script).is_file()
        assert date.fromisoformat(day) <= date.today()
        assert re.search(r"\d", seen)
