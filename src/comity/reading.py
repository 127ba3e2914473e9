"""The one reading: documents to their evidence, pure. A case stores what it yields, bench scores it.

evidence_of(documents) -> Evidence, one a document, in order
with_actors(evidence)  -> the same, with everybody on record whom it names among its actors
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cache
from itertools import groupby

import msgspec

from comity import evidence, language, record
from comity.evidence import Evidence
from comity.model import Actor, Document

READ = frozenset({"en"}) | language.FOREIGN  # languages that are read for evidence


def unread(code: str) -> str | None:
    """Why texts in a language hold no evidence; None where they are read.

    Args:
        code: the language, as ISO 639-1.
    """
    if code not in READ:
        return "there is no pipeline for it"
    return language.foreign_missing(code)


def how_surely(code: str) -> str:
    """How surely texts in a language are read, for those who see them listed; empty for English.

    >>> how_surely("en"), how_surely("de")
    ('', 'searchable, not read for evidence')
    """
    if code == "en":
        return ""
    return "searchable, not read for evidence" if unread(code) else "read less surely than English"


def evidence_of(
    documents: Iterable[Document], *, only: Container[str] | None = None, fast: bool = False
) -> Iterator[Evidence]:
    """The evidence of documents, in order, its claims checked against the record.

    Documents of one source that come one after another are read together: a person whom one of them introduces is
    known in the others. What is in no language that is read holds no evidence.

    Args:
        documents: what `texts.read` made.
        only: ids of those to read; the others of their source only say who is with whom.
        fast: read by rules alone, without the encoder: twice as fast, and blind to what no list of words has.
    """
    for _, together in groupby(documents, key=lambda document: document.source):
        group = list(together)
        read = _read([document for document in group if document.language == "en"], only, fast)
        for document in group:
            if only is None or document.id in only:
                yield next(read) if document.language == "en" else _foreign(document)


def _read(documents: list[Document], only: Container[str] | None, fast: bool) -> Iterator[Evidence]:
    for annotation in language.annotate(documents, record.registry(), only=only):
        found = evidence.gather(annotation, _on_record(), fast=fast)
        yield with_actors(found.with_claims(record.check(claim) for claim in found.claims))


def _foreign(document: Document) -> Evidence:
    """The evidence of a text in another language: none where nothing reads it."""
    if unread(document.language):
        return Evidence(document)
    annotation = next(language.annotate_foreign([document], record.registry()))
    return with_actors(evidence.gather_foreign(annotation, _on_record()))


def with_actors(found: Evidence) -> Evidence:
    """The evidence with everybody on record whom it names among its actors, beside those that the text introduces.

    A state that only its armed forces bring into a text is an actor of that text, too.
    """
    known, registry = {actor.id for actor in found.actors}, _on_record()
    named = dict.fromkeys(name for item in found.items() for _, name in evidence.roles(item))
    homes = (home for actor in found.actors for home in (actor.state, actor.parent) if home)
    missing = tuple(
        registry[name] for name in dict.fromkeys([*named, *homes]) if name in registry and name not in known
    )
    return msgspec.structs.replace(found, actors=(*found.actors, *missing))


@cache
def _on_record() -> dict[str, Actor]:
    return {actor.id: actor for actor in record.registry()}
