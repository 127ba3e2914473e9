"""Documents and evidence made by hand, for cases that need no parser."""

from __future__ import annotations

from comity.evidence import Evidence
from comity.model import (
    Actor,
    Document,
    Mention,
    Offsets,
    Quotation,
    Reasoned,
    SourceFile,
    Span,
    Statement,
    document_id,
)  # fmt: skip

TEXT = "Minister Ana Petrova said that Norway is a friend."
SPEECH = (
    "Dear colleagues, our region has three rivers and no common plan for them. "
    "If the members agree, we could build a joint council before the end of next year. "
    "The dams upstream were built without a single consultation with those who live below them."
)


def made(
    text: str = TEXT, path: str = "a.txt", date: str = "2024-05-20", kind: str = "news", speaker: str | None = None
) -> tuple[SourceFile, Document]:
    """A source file with one document."""
    source = SourceFile(document_id(path + text), path, "txt", document_id(text) * 5, text, "utf-8")
    document = Document(
        document_id(text), source.id, path, 0, len(text), text, Offsets.identity(len(text)),
        kind=Reasoned(kind, "a test"), date=Reasoned(date, "a test"),
        speaker=Reasoned(speaker, "a test") if speaker else None,
    )  # fmt: skip
    return source, document


def evidence(document: Document) -> Evidence:
    """A minister of Bulgaria says that Norway is a friend, wherever in the document that stands."""
    at = document.text.index("Minister")
    person = Actor("person:ana-petrova", "Ana Petrova", "person", state="BGR", office="Minister")
    source, content = document.span(at + 9, at + 20), document.span(at + 26, at + 49)
    statement = Statement(
        f"{document.id}:s{at + 26}-{at + 49}", document.id, (source,), (document.span(at + 21, at + 25),), (content,),
        "indirect", source_actor=person.id, about=("NOR",),
    )  # fmt: skip
    norway = document.span(at + 31, at + 37)
    mentions = (
        Mention(f"{document.id}:m{at + 9}", document.id, source, person.id, "name", "PER", "a test"),
        Mention(f"{document.id}:m{at + 31}", document.id, norway, "NOR", "name", "LOC", "a test"),
    )
    return Evidence(document, actors=(person,), mentions=mentions, statements=(statement,))


def quoting(words: str, path: str, date: str = "2024-05-21", speaker: str | None = None) -> tuple[SourceFile, Evidence]:
    """A commentary that quotes some words."""
    text = f"In the capital they said: “{words}” Nobody was surprised ({path})."
    source, document = made(text, path, date, "commentary")
    start = text.index(words)
    span = Span.of(text, start, start + len(words))
    quotation = Quotation(f"{document.id}:q{start}", document.id, span, "speech", speaker)
    return source, Evidence(document, quotations=(quotation,))
