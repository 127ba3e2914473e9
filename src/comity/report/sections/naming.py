"""How people, documents and ties are called in every section, and where the words of a row stand."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.case import Case
from comity.model import Document, Span, Statement, Tie

_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "those", "its", "their"}
)


class Words(msgspec.Struct, frozen=True):
    """Words of a document; `start` and `end` in characters of its source file as decoded, as in the exports."""

    document: str
    start: int
    end: int
    text: str


class Places:
    """The documents of a case, to say where words stand."""

    def __init__(self, case: Case) -> None:
        self.documents = {document.id: document for document in case.documents}

    def words(self, document: str | None, spans: Iterable[Span | None]) -> tuple[Words, ...]:
        """Each span as words with their place; nothing where the words have no document."""
        home = self.documents.get(document or "")
        if home is None:
            return ()
        return tuple(Words(home.id, *home.offsets.to_source(span.start, span.end), span.text) for span in spans if span)


def text_of(words: Iterable[Words]) -> str:
    """The words of a row in one line, dots between their pieces."""
    return " … ".join(piece.text for piece in words)


def who(document: Document) -> str:
    """Who a document is by: its speaker, author or issuer."""
    named = document.speaker or document.author or document.issuer
    return named.value if named else "not named"


def source_name(case: Case, statement: Statement) -> str:
    """Who says it: the actors ("A, B and C"), the name of a turn's speaker, or the words of the text."""
    named = case.names(statement.source_actors) or statement.speaker
    if named or not statement.source:
        return named or "not named"
    words = " ".join(span.text for span in statement.source)
    return "not named" if words.casefold() in _PRONOUNS else words


def label(tie: Tie) -> str:
    """A tie's kind with its status and, where it is not plainly asserted, its factuality."""
    kind = f"{tie.kind} ({tie.status})" if tie.status and tie.status != tie.kind else tie.kind
    return kind if tie.factuality == "asserted" else f"{kind}, {tie.factuality}"


def figures(values: dict[str, str]) -> str:
    """Figures on record, in one line."""
    return "; ".join(f"{name}: {value}" for name, value in values.items())
