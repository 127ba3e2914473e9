"""Actors, ties and documents as entities of FollowTheMoney, one JSON object a line, with a catalogue of the datasets.

States are public bodies, since the schema has no kind for them; organisations, groupings, treaties and initiatives are
organisations with their kind as `classification`. A full membership that is asserted or on record is a Membership,
every other tie an UnknownLink with its kind as `role`, and what a text denies or imagines says so there.

Schema: followthemoney.tech, version 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from comity import record
from comity.case import Case
from comity.kinds import memberships, tie_kind
from comity.model import FULL_MEMBER, Actor, Document, SourceFile, Tie
from comity.system import System, provenance

_SCHEMAS = {
    "state": "PublicBody", "body": "PublicBody", "person": "Person", "place": "Address", "organisation": "Organization",
    "ngo": "Organization", "grouping": "Organization", "initiative": "Organization", "treaty": "Organization",
}  # fmt: skip
_LANGUAGES = {"en": "eng", "ru": "rus", "fr": "fra", "es": "spa", "ar": "ara", "zh": "zho", "de": "deu", "uk": "ukr"}


def write_entities(case: Case, system: System, folder: str | Path) -> tuple[Path, Path]:
    """Write entities.ftm.json and catalog.json, which names query, sources and version."""
    found = list(entities(case, system))
    lines, catalogue = Path(folder) / "entities.ftm.json", Path(folder) / "catalog.json"
    lines.write_bytes(b"".join(msgspec.json.encode(entity) + b"\n" for entity in found))
    catalogue.write_bytes(msgspec.json.format(msgspec.json.encode({"datasets": _datasets(found, system)}), indent=1))
    return lines, catalogue


def entities(case: Case, system: System) -> Iterator[dict[str, Any]]:
    """Documents, then the actors of the case and of the system, then the ties of the system."""
    files = {source.id: source for source in case.sources}
    yield from (_document(document, files[document.source]) for document in case.documents)
    actors = case.actors | system.asserters | system.actors
    yield from (_actor(actor, actors) for actor in actors.values())
    yield from (_tie(tie, actors, system) for tie in system.ties)


def _document(document: Document, file: SourceFile) -> dict[str, Any]:
    named = {name: getattr(getattr(document, name), "value", None) for name in ("title", "author", "date")}
    return _entity(
        "PlainText", document.id, None, **named, fileName=Path(document.path).name, notes=f"file sha256 {file.sha256}",
        language=_LANGUAGES.get(document.language), bodyText=document.text, keywords=document.kind.value,
        publisher=document.issuer.value if document.issuer else None, sourceUrl=document.metadata.get("url"),
    )  # fmt: skip


def _actor(actor: Actor, actors: Mapping[str, Actor]) -> dict[str, Any]:
    schema = _SCHEMAS[actor.kind]
    state = actors.get(actor.id if actor.kind == "state" else actor.state or "")
    english = [name for name in actor.names if name.language == "en" and name.text != actor.name]
    named = {
        "alias": [name.text for name in english if name.kind in ("official", "short", "alias")],
        "country": state.codes.get("iso2", "").lower() if state else None,
        "notes": actor.note,
    }
    if schema == "Person":
        named["position"] = actor.office
    elif schema != "Address":
        named |= {"classification": actor.kind, "abbreviation": [n.text for n in english if n.kind == "acronym"]}
    return _entity(schema, actor.id, actor.dataset, name=actor.name, **named)


def _tie(tie: Tie, actors: Mapping[str, Actor], system: System) -> dict[str, Any]:
    common = {
        "startDate": tie.start, "endDate": tie.end, "recordId": tie.id, "description": tie.words and tie.words.text,
        "proof": tie.document and _id(tie.document), "status": "on record" if tie.basis == "record" else tie.factuality,
        "summary": f"said by {system.name(tie.asserted_by)}" if tie.basis == "said" else tie.note,
    }  # fmt: skip
    ends = _id(tie.source), _id(tie.target)
    if _is_membership(tie, actors):
        joined = {"member": ends[0], "organization": ends[1], "role": tie.status or "member"}
        return _entity("Membership", tie.id, tie.dataset, **joined, **common)
    kind = tie_kind(tie.kind)
    role = f"{tie.kind}: {tie.status}" if tie.status else tie.kind
    role += "" if tie.factuality == "asserted" else f" ({tie.factuality})"
    schema = "UnknownLink" if tie.kind in memberships() else kind.schema  # of those who are no full members
    return _entity(schema, tie.id, tie.dataset, subject=ends[0], object=ends[1], role=role, **common)


def _is_membership(tie: Tie, actors: Mapping[str, Actor]) -> bool:
    full = tie.factuality == "asserted" and (tie.status or "member") in FULL_MEMBER
    member, group = (_SCHEMAS[actors[id].kind] for id in (tie.source, tie.target))
    return tie.kind in memberships() and full and member != "Address" and group in ("Organization", "PublicBody")


def _entity(schema: str, id: str, dataset: str | None, **properties: Any) -> dict[str, Any]:
    several = {name: [value] if isinstance(value, str) else value for name, value in properties.items()}
    held = {name: values for name, given in several.items() if (values := [value for value in given or () if value])}
    return {"id": _id(id), "schema": schema, "properties": held, "datasets": [_name(dataset)]}


def _id(id: str) -> str:
    """An id of the letters, digits, hyphens and full stops that the schema allows; different ids stay different."""
    slug = re.sub(r"[^0-9A-Za-z]+", "-", id).strip("-")[:60]
    return f"comity-{slug}-{sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def _name(dataset: str | None) -> str:
    """The name of a dataset as the schema has it; what is from no dataset is from the texts that Comity read."""
    return "comity_" + re.sub(r"[^0-9a-z]+", "_", (dataset or "texts").casefold())


def _datasets(found: Iterable[dict[str, Any]], system: System) -> list[dict[str, Any]]:
    used = {name for entity in found for name in entity["datasets"]}
    known = {_name(dataset.id): dataset for dataset in record.sources().values()}
    texts = {"name": _name(None), "title": "Texts that Comity read", "summary": provenance(system)}
    cited = [
        {"name": name, "title": dataset.title, "summary": f"{dataset.citation} {dataset.terms}"}
        for name, dataset in known.items()
        if name in used
    ]
    return [texts, *cited]
