"""Web Annotations: every one of them finds its words again."""

from __future__ import annotations

import json
from pathlib import Path

from comity.case import Case
from comity.report.annotations import write_annotations


def test_every_selector_finds_its_words(two_texts: Case, tmp_path: Path) -> None:
    items = json.loads(write_annotations(two_texts, tmp_path).read_text("utf-8"))["first"]["items"]
    files = {f"urn:sha256:{source.sha256}": source for source in two_texts.sources}
    texts = {f"urn:comity:document:{document.id}": document.text for document in two_texts.documents}
    targets = [t for item in items for t in (item["target"] if isinstance(item["target"], list) else [item["target"]])]
    assert {target["source"]["id"] for target in targets} == set(files)
    assert {target["scope"] for target in targets} == set(texts)
    for target in targets:
        position, quote = target["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in texts[target["scope"]]
        file = files[target["source"]["id"]]
        if file.format == "txt":
            assert file.text[position["start"] : position["end"]] == quote["exact"]


def test_every_statement_quotation_and_mention_is_there_once(two_texts: Case, tmp_path: Path) -> None:
    written = json.loads(write_annotations(two_texts, tmp_path).read_text("utf-8"))
    items = written["first"]["items"]
    held = [*two_texts.statements, *two_texts.quotations, *two_texts.mentions]
    assert [item["id"].count("urn:comity:") for item in items] == [1] * len(held) == [1] * written["total"]
    assert len({item["id"] for item in items}) == len(held)
    assert {item["motivation"] for item in items} == {"describing", "identifying"}
    assert written["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert "Comity" in written["label"]
