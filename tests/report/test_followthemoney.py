"""Entities of FollowTheMoney: known schemas and properties, and every reference leads to an entity that fits."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from comity.case import Case
from comity.model import Actor, Tie
from comity.report.followthemoney import entities, write_entities
from comity.system import System

# Of followthemoney 4.11: the schemas that are written, those they descend from, and their properties.
_PARENTS = {
    "PublicBody": "Organization", "Organization": "LegalEntity", "Person": "LegalEntity", "LegalEntity": "Thing",
    "Address": "Thing", "PlainText": "Document", "Document": "Thing", "Membership": "Interest",
    "UnknownLink": "Interest",
}  # fmt: skip
_PROPERTIES = {
    "Thing": "name alias country notes publisher sourceUrl keywords",
    "LegalEntity": "abbreviation classification",
    "Person": "position",
    "Document": "title author date fileName language bodyText",
    "Interest": "role status startDate endDate recordId description proof summary",
    "Membership": "member organization",
    "UnknownLink": "subject object",
}
_REFERENCES = {
    "member": "LegalEntity", "organization": "Organization", "subject": "Thing", "object": "Thing", "proof": "Document",
}  # fmt: skip


def lineage(schema: str) -> list[str]:
    return [schema, *(lineage(_PARENTS[schema]) if schema in _PARENTS else ())]


@pytest.mark.parametrize("on_record", [True, False])
def test_entities_fit_the_schema(two_texts: Case, tmp_path: Path, on_record: bool) -> None:
    system = two_texts.system(on_record=on_record)
    lines, catalogue = write_entities(two_texts, system, tmp_path)
    found = {(entity := json.loads(line))["id"]: entity for line in lines.read_text("utf-8").splitlines()}
    links = [entity for entity in found.values() if "Interest" in lineage(entity["schema"])]
    assert sorted(link["properties"]["recordId"][0] for link in links) == sorted(tie.id for tie in system.ties)
    for id, entity in found.items():
        known = {name for schema in lineage(entity["schema"]) for name in _PROPERTIES.get(schema, "").split()}
        assert set(entity["properties"]) <= known
        assert re.fullmatch(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?", id)
        for name, schema in _REFERENCES.items():
            for other in entity["properties"].get(name, ()):
                assert schema in lineage(found[other]["schema"])
    named = {dataset["name"]: dataset for dataset in json.loads(catalogue.read_text("utf-8"))["datasets"]}
    assert {name for entity in found.values() for name in entity["datasets"]} <= set(named)
    assert "Comity" in named["comity_texts"]["summary"]


def test_only_what_is_asserted_of_a_member_is_a_membership() -> None:
    norway, union = Actor("NOR", "Norway", "state", codes={"iso2": "NO"}), Actor("EU", "European Union", "organisation")
    ties = [
        Tie("k1", "membership", "NOR", "EU", 1, "said", asserted_by="NOR"),
        Tie("k2", "membership", "NOR", "EU", 1, "said", status="candidate"),
        Tie("k3", "membership", "NOR", "EU", 1, "said", status="member", factuality="denied"),
    ]
    *known, first, second, third = entities(
        Case.in_memory(), System.of(ties, {"NOR": norway, "EU": union}, None, "as said")
    )
    assert [entity["schema"] for entity in known] == ["PublicBody", "Organization"]
    assert known[0]["properties"]["country"] == ["no"]
    assert (first["schema"], first["properties"]["summary"]) == ("Membership", ["said by Norway"])
    assert (second["schema"], second["properties"]["role"]) == ("UnknownLink", ["membership: candidate"])
    assert (third["schema"], third["properties"]["role"]) == ("UnknownLink", ["membership: member (denied)"])
