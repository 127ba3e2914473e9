"""What a text quotes and reports, held against its sources: the verdict, why, and what the source says next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from comity.case import Case
from comity.collation import Policy, policy
from comity.model import Document, Match
from comity.report.sections.beside import Head, Piece, head, pieces
from comity.report.sections.naming import source_name

NEXT = 260  # characters of the source after a passage
_UNUSUAL = ("altered", "stretched", "not found", "without support", "trimmed", "merged", "re-translated")


class Held(msgspec.Struct, frozen=True):
    """A quotation or paraphrase: its words, the passage of the source, what differs, what the source says next."""

    id: str
    what: str
    verdict: str
    speaker: str
    document: str
    start: int
    end: int
    words: str
    source: str | None
    there: tuple[int, int] | None
    passage: str
    pieces: tuple[Piece, ...]
    differences: tuple[tuple[str, str, str], ...]
    why: str
    next: str


class Verified(msgspec.Struct, frozen=True):
    """Verdicts on one text, or on all, those that differ first; `texts` are the texts that quote others, `policy` is by
    what the verdicts were made."""

    rows: tuple[Held, ...]
    counts: dict[str, int]
    texts: tuple[Head, ...]
    policy: Policy


def verified(case: Case, text: str = "", source: str = "", verdict: str = "") -> Verified:
    """The verdicts on what a text (or every text) takes from a source (or any), of one verdict or all."""
    documents = {document.id: document for document in case.documents}
    every = [*_quotations(case, documents), *_paraphrases(case, documents)]
    quoting = {row.document for row in every}
    chosen = [row for row in every if (not text or row.document == text) and (not source or row.source == source)]
    counts = Counter(row.verdict for row in chosen)
    kept = [row for row in chosen if not verdict or row.verdict == verdict]
    kept.sort(key=lambda row: (row.document, unusual(row.verdict), row.start))
    heads = tuple(head(document) for id, document in documents.items() if id in quoting)
    made_by = policy(document for document in documents.values() if document.same_as is None)
    return Verified(tuple(kept), dict(counts.most_common()), heads, made_by)


def unusual(verdict: str) -> int:
    """The place of a verdict among others: what is altered, differs or was cut comes first."""
    base, _, more = verdict.partition(", ")
    if verdict.startswith("differs in") or verdict == "cut" or "cut " in more:
        return 0
    return _UNUSUAL.index(base) if base in _UNUSUAL else 99


def _quotations(case: Case, documents: dict[str, Document]) -> Iterator[Held]:
    for said in case.quotations:
        if said.verdict != "unchecked" and said.document in documents:
            name = case.names(said.speakers) or case.name(said.speaker)
            why = said.match.reason if said.match else said.reason
            yield _held(documents, said.id, "quotation", said.verdict, name, said.document, said.span.start,
                        said.span.end, said.span.text, said.match, why)  # fmt: skip


def _paraphrases(case: Case, documents: dict[str, Document]) -> Iterator[Held]:
    statements = {statement.id: statement for statement in case.statements}
    for check in case.paraphrases:
        said = statements.get(check.statement)
        if said is not None and check.document in documents:
            yield _held(documents, check.id, "report", check.verdict, source_name(case, said), check.document,
                        said.content[0].start, said.content[-1].end, said.text, check.match, check.reason)  # fmt: skip


def _held(
    documents: dict[str, Document], id: str, what: str, verdict: str, speaker: str, document: str, start: int, end: int,
    words: str, match: Match | None, why: str,
) -> Held:  # fmt: skip
    source = documents.get(match.document) if match else None
    if match is None or source is None or not match.passages:
        return Held(id, what, verdict, speaker, document, start, end, words, None, None, "", (), (), why, "")
    passage = " […] ".join(span.text for span in match.passages)
    first, last = match.passages[0].start, match.passages[-1].end
    places = _places(passage, [there for _, _, there in match.differences if there])
    after = source.text[last : last + NEXT].split("\n\n", 1)[0]
    cut = " ".join(after.split())
    return Held(
        id, what, verdict, speaker, document, start, end, words, source.id, (first, last), passage,
        tuple(pieces(passage, places)), match.differences, why, cut if len(cut) < NEXT - 2 else cut.rpartition(" ")[0],
    )  # fmt: skip


def _places(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Where words stand in a text, the first place of each, none within another."""
    found: list[tuple[int, int]] = []
    for word in words:
        at = text.find(word)
        if at >= 0 and all(at >= end or at + len(word) <= start for start, end in found):
            found.append((at, at + len(word)))
    return sorted(found)
