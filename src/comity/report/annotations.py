"""Statements, quotations and mentions as W3C Web Annotations, for annotation tools.

Each target is a source file by its SHA-256, with the document in it as `scope`. Positions are those of the JSON Lines,
in characters of the file as decoded. Quotes are the words as read, without tags and with entities decoded, as the
model asks, so that `file_text[start:end] == exact` wherever no repair was needed.

Sanderson, Ciccarese & Young (2017), Web Annotation Data Model, W3C Recommendation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from comity.case import Case
from comity.model import Document, Mention, Quotation, SourceFile, Span, Statement

_CONTEXT = 32  # characters of prefix and suffix


def write_annotations(case: Case, folder: str | Path) -> Path:
    """Write annotations.jsonld: one collection, with every annotation on its first page."""
    path = Path(folder) / "annotations.jsonld"
    path.write_bytes(msgspec.json.format(msgspec.json.encode(collection(case)), indent=1))
    return path


def collection(case: Case) -> dict[str, Any]:
    """An AnnotationCollection that names the version and the texts it was read from."""
    files = {source.id: source for source in case.sources}
    places = {document.id: (document, files[document.source]) for document in case.documents}
    items = [
        annotation
        for kind in (case.statements, case.quotations, case.mentions)
        for item in kind
        for annotation in _annotation(case, item, *places[item.document])
    ]
    names = ", ".join(f"{source.path} (sha256 {source.sha256})" for source in files.values())
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:comity:annotations",
        "type": "AnnotationCollection",
        "label": f"Comity {version('comity')}; statements, quotations and mentions; sources: {names}",
        "total": len(items),
        "first": {"id": "urn:comity:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(
    case: Case, item: Statement | Quotation | Mention, document: Document, file: SourceFile
) -> Iterator[dict[str, Any]]:
    spans = item.content if isinstance(item, Statement) else (item.span,)
    targets = [_target(span, document, file) for span in spans]
    if targets:
        yield {
            "id": _urn(item.id),
            "type": "Annotation",
            "motivation": "identifying" if isinstance(item, Mention) else "describing",
            "body": list(_bodies(case, item)),
            "target": targets[0] if len(targets) == 1 else targets,
        }


def _target(span: Span, document: Document, file: SourceFile) -> dict[str, Any]:
    start, end = document.offsets.to_source(span.start, span.end)
    return {
        "type": "SpecificResource",
        "source": {"id": f"urn:sha256:{file.sha256}", "type": "Text", "language": document.language},
        "scope": _urn("document", document.id),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": document.text[max(0, span.start - _CONTEXT) : span.start],
                "suffix": document.text[span.end : span.end + _CONTEXT],
            },
        ],
    }


def _bodies(case: Case, item: Statement | Quotation | Mention) -> Iterator[dict[str, Any]]:
    actors: tuple[str | None, ...]
    if isinstance(item, Mention):
        actors, tags = (item.actor,), ["mention", item.form]
    elif isinstance(item, Quotation):
        actors, tags = item.speakers or (item.speaker,), ["quotation", item.type, item.verdict]
        yield _text(f"{case.names(actors) or case.name(None)}: {item.span.text}", "describing")
    else:
        actors, tags = item.source_actors, ["statement", item.mode, item.factuality, item.stance]
        who = case.names(actors) or case.name(item.speaker)
        yield _text(f"{who} ({item.stance}): {item.text}", "describing")
    yield from _identified(case, actors)
    yield from (_text(tag, "tagging") for tag in tags)


def _identified(case: Case, actors: Iterable[str | None]) -> Iterator[dict[str, Any]]:
    for actor in filter(None, actors):
        yield {"type": "SpecificResource", "purpose": "identifying", "source": _urn("actor", actor)}
        yield _text(case.name(actor), "tagging")


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _urn(*parts: str) -> str:
    return ":".join(("urn:comity", *(quote(part, safe=":") for part in parts)))
