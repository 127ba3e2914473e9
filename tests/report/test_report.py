"""What is handed on: every line of the brief leads to words, every exported span is the file's own characters."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from comity.case import Case, read
from comity.report import brief, brief_html, export_jsonl, write_map

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "steppe-bridge.txt"


@pytest.fixture(scope="module")
def case() -> Case:
    return read(EXAMPLE)


def test_every_link_of_the_brief_has_its_words(case: Case, tmp_path: Path) -> None:
    html = brief(case, tmp_path / "brief.html").read_text("utf-8")
    anchors = set(re.findall(r'<a id="(w\d+)"', html))
    links = set(re.findall(r'data-go="(w\d+)"', html))
    assert links
    assert links <= anchors
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", html)


def test_the_brief_has_all_of_the_text(case: Case, tmp_path: Path) -> None:
    html = brief(case, tmp_path / "brief.html").read_text("utf-8")
    shown = unescape(re.sub(r"<[^>]+>", "", html[html.index("<aside") :]))
    for document in case.documents:
        for line in document.text.splitlines():
            assert line.strip() in shown


def test_every_exported_span_is_in_the_file(case: Case, tmp_path: Path) -> None:
    text = EXAMPLE.read_text("utf-8")
    count = 0

    def check(value: object) -> None:
        nonlocal count
        if isinstance(value, dict) and set(value) == {"start", "end", "text"}:
            assert text[value["start"] : value["end"]] == value["text"]
            count += 1
        elif isinstance(value, dict | list):
            for part in value.values() if isinstance(value, dict) else value:
                check(part)

    for path in export_jsonl(case, tmp_path):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            assert path.stem in ("documents", "actors") or row["document"]
            check(row)
    assert count > 100


def test_stored_spans_are_their_words(case: Case) -> None:
    texts = {document.id: document.text for document in case.documents}
    rows = case.connection.execute("SELECT document, start, end, text FROM mentions")
    assert all(texts[document][start:end] == text for document, start, end, text in rows)


def test_the_map_shows_words_or_dataset_of_every_tie(case: Case, tmp_path: Path) -> None:
    for system in (case.system(), case.system(on_record=True)):
        assert system.ties
        assert all(tie.words or tie.dataset for tie in system.ties)
        page = write_map(system, tmp_path, "A test")[0].read_text("utf-8")
        assert page.count("<title>") > len(system.ties)


def test_two_parties_of_the_example_describe_two_systems(case: Case) -> None:
    ours, theirs = case.system(according_to="Kazakhstan"), case.system(according_to="European Union")
    relations = [{(t.kind, t.source, t.target) for t in system.ties} for system in (ours, theirs)]
    assert relations[0] != relations[1]
    assert all(relations)


def test_every_mark_of_the_map_leads_to_its_row(case: Case, tmp_path: Path) -> None:
    page, *others = write_map(case.system(), tmp_path, "A test", case, case.positions)
    html = page.read_text("utf-8")
    rows, links = set(re.findall(r'<tr id="(\w+)"', html)), set(re.findall(r'<a [^>]*href="#([tp]\d+)"', html))
    assert {row for row in rows if row[0] == "t"} == {f"t{i}" for i in range(len(case.system().ties))}
    assert links
    assert links <= rows
    for picture in (path for path in others if path.suffix == ".svg"):
        assert 'href="map.html#' in picture.read_text("utf-8") or picture.stem == "timeline"


def test_what_is_less_sure_than_asked_for_is_not_shown(case: Case) -> None:
    shares = sorted(statement.confidence for statement in case.statements)
    least = shares[len(shares) // 2]
    assert shares[0] < least
    case.least = least
    try:
        assert len(case.statements) == sum(share >= least for share in shares)
        assert min(statement.confidence for statement in case.statements) >= least
    finally:
        case.least = 0.0


def test_the_brief_tells_events_with_their_words(case: Case) -> None:
    page = brief_html(case)
    assert 'id="events"' in page
    words = next(iter(case.events)).spans[0][1].text
    assert words in unescape(page.partition('id="events"')[2].partition("</table>")[0])
