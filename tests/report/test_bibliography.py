"""Sources as BibTeX and CSL-JSON: both parse back to the same items."""

from __future__ import annotations

import json
import re
from pathlib import Path

from comity.case import Case
from comity.report.bibliography import items, write_bibtex, write_csl


def balanced(text: str, start: int) -> int:
    """The end of the group in braces that begins at `start`, counted as BibTeX counts."""
    depth = 0
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise AssertionError(text[start : start + 60])


def entries(text: str) -> dict[str, dict[str, str]]:
    """The entries of a BibTeX file by key, their fields by name."""
    found, place = {}, 0
    while (place := text.find("@", place)) >= 0:
        end = balanced(text, text.index("{", place))
        key, body = text[text.index("{", place) + 1 : end].split(",", 1)
        fields, at = {}, 0
        while field := re.compile(r"\s*(\w+) = ").match(body, at):
            at = field.end()
            stop = balanced(body, at) + 1 if body[at] == "{" else at + 3
            fields[field[1]] = body[at:stop]
            at = stop + (body[stop : stop + 1] == ",")
        assert not body[at:].strip(), body[at:]
        found[key], place = fields, end
    return found


def plain(value: str) -> str:
    return re.sub(r"\\([&%$#_])", r"\1", value.strip("{}"))


def test_bibtex_parses_back_to_the_sources(two_texts: Case, tmp_path: Path) -> None:
    system = two_texts.system(on_record=True)
    written = write_bibtex(two_texts, system, tmp_path).read_text("utf-8")
    found = entries(written)
    expected = {item["id"]: item for item in items(two_texts, system)}
    assert set(found) == set(expected)
    for key, fields in found.items():
        assert plain(fields["title"]) == " ".join(expected[key]["title"].split())
        assert plain(fields.get("note", "")) == expected[key]["note"]
    assert r"page\_1.html" in written
    assert written.startswith("% Comity")
    assert "on record" in written.splitlines()[0]


def test_csl_names_documents_and_datasets(two_texts: Case, tmp_path: Path) -> None:
    found = json.loads(write_csl(two_texts, two_texts.system(on_record=True), tmp_path).read_text("utf-8"))
    by_id = {item["id"]: item for item in found}
    assert len([id for id in by_id if id.startswith("document-")]) == len(two_texts.documents)
    assert by_id["dataset-curated"]["type"] == "dataset"
    speech = next(item for item in found if item.get("genre") == "speech")
    assert speech["type"] == "speech"
    assert speech["issued"] == {"date-parts": [[2024, 6, 12]]}
    assert all("Comity" in item["custom"]["provenance"] for item in found)
