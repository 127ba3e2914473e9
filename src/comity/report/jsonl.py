"""Evidence as JSON Lines: one file a kind, one object a line.

Every span is `{"start", "end", "text"}` in characters of the source file as decoded, so that
`file_text[start:end] == text` wherever no repair was needed; every object names its document, and every actor
is `{"id", "name"}`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from comity.case import Case
from comity.model import Actor, Document, Span

_ACTORS = {
    "actor", "source_actor", "source_actors", "speaker", "asserted_by", "holder", "target", "subject", "proposed_by",
    "actors", "targets", "reported_by", "addressees", "about", "parties", "organisations",
}  # fmt: skip
_KINDS = (
    "mentions", "statements", "quotations", "paraphrases", "times", "events", "ties", "positions", "claims", "proposals"
)  # fmt: skip


def export_jsonl(case: Case, folder: str | Path) -> tuple[Path, ...]:
    """Write `documents.jsonl`, `actors.jsonl`, `mentions.jsonl` ... into a folder, made where it is missing."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    documents = {document.id: document for document in case.documents}
    paths = [_write(target / "documents.jsonl", (_document(d) for d in documents.values()))]
    paths.append(_write(target / "actors.jsonl", (_actor(case, actor) for actor in case.actors.values())))
    for kind in _KINDS:
        name = "time" if kind == "times" else kind
        rows = (_object(case, documents, item) for item in getattr(case, kind))
        paths.append(_write(target / f"{name}.jsonl", rows))
    return tuple(paths)


def _write(path: Path, rows: Iterator[dict[str, Any]]) -> Path:
    partial = path.with_suffix(".partial")
    with partial.open("wb") as file:
        for row in rows:
            file.write(msgspec.json.encode(row) + b"\n")
    partial.replace(path)
    return path


def _document(document: Document) -> dict[str, Any]:
    fields = ("kind", "title", "issuer", "speaker", "author", "outlet", "date", "place")
    values = {name: getattr(getattr(document, name), "value", None) for name in fields}
    head = {"id": document.id, "file": document.path, "start": document.start, "end": document.end}
    voices = {"issuer_actors": list(document.issuer_actors), "speaker_actor": document.speaker_actor}
    rest = {**voices, "language": document.language, "same_as": document.same_as}
    reasons = {name: reasoned.reason for name in fields if (reasoned := getattr(document, name))}
    turns = [
        {"span": _span(document, turn.span), "speaker": turn.speaker, "role": turn.role} for turn in document.turns
    ]
    return head | values | rest | {"reasons": reasons, "turns": turns}


def _actor(case: Case, actor: Actor) -> dict[str, Any]:
    """An actor that the evidence names: kind, names, the state or body it belongs to, and its codes."""
    row: dict[str, Any] = msgspec.to_builtins(actor)
    for field in ("state", "parent"):
        row[field] = {"id": row[field], "name": case.name(row[field])} if row[field] else None
    for field in ("predecessors", "members"):
        row[field] = [{"id": other, "name": case.name(other)} for other in row[field]]
    return row


def _object(case: Case, documents: dict[str, Document], item: msgspec.Struct) -> dict[str, Any]:
    home = documents.get(getattr(item, "document", None) or _first_document(item))
    row = _plain(item, home, documents, lambda actor: {"id": actor, "name": case.name(actor)})
    assert isinstance(row, dict)
    return {
        "id": row.pop("id"),
        "document": home.id if home else None,
        **{k: v for k, v in row.items() if k != "document"},
    }


def _first_document(item: Any) -> str:
    spans = getattr(item, "spans", ())
    return spans[0][0] if spans else ""


def _plain(value: Any, home: Document | None, documents: dict[str, Document], actor: Callable[[str], Any]) -> Any:
    if isinstance(value, Span):
        return _span(home, value) if home else msgspec.to_builtins(value)
    if isinstance(value, tuple):
        if len(value) == 2 and isinstance(value[1], Span) and isinstance(value[0], str):
            there = documents.get(value[0])
            return {"document": value[0], "span": _plain(value[1], there, documents, actor)}
        return [_plain(part, home, documents, actor) for part in value]
    if isinstance(value, msgspec.Struct):
        there = documents.get(getattr(value, "document", None) or "", home)
        tie = type(value).__name__ == "Tie"
        return {
            name: _actors(part, actor)
            if name in _ACTORS or (tie and name == "source")
            else _plain(part, there, documents, actor)
            for name, part in ((name, getattr(value, name)) for name in value.__struct_fields__)
        }
    return msgspec.to_builtins(value)


def _actors(value: Any, actor: Callable[[str], Any]) -> Any:
    if isinstance(value, tuple):
        return [actor(part) for part in value]
    return actor(value) if value else None


def _span(document: Document | None, span: Span) -> dict[str, Any]:
    start, end = document.offsets.to_source(span.start, span.end) if document else (span.start, span.end)
    return {"start": start, "end": end, "text": span.text}
