"""Where words travel: the uses of a phrase in the order of time, and the chain of each passage that is quoted.

A phrase is found in every form and with small words between its own, within one sentence. Who carries it is whoever
quotes, or whoever speaks or issues the text; what a use means is shown by the words of its sentence that the other
uses have not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

import msgspec
from rapidfuzz.distance import Prefix

from comity.collation.alignment import Source, prepared
from comity.collation.verdicts import said_by, voice_at
from comity.collation.wording import Word, word_classes, words
from comity.model import Document, Quotation, Span, first_day

APART = 3  # small words that may stand between the words of a phrase
COMPANY = 4  # words by which a use is told from the others


class Use(msgspec.Struct, frozen=True):
    """A use of a phrase: where, when, in whose words (names or actor ids), and in what company.

    `quotes` is true where the words stand between marks; `exact` where they are the phrase as it was given; `first` on
    the earliest that is dated. `company` are the words of its sentence that are rarest among all uses.
    """

    document: str
    span: Span
    sentence: Span
    date: str | None
    voices: tuple[str, ...]
    quotes: bool
    exact: bool
    company: tuple[str, ...]
    first: bool = False


class Link(msgspec.Struct, frozen=True):
    """A step of a chain: a quotation of a passage in a document, and the verdict on it."""

    document: str
    span: Span
    date: str | None
    verdict: str
    changed: tuple[tuple[str, str, str], ...]


class Chain(msgspec.Struct, frozen=True):
    """A passage of a source and all who quote it, the earliest first."""

    document: str
    passage: Span
    date: str | None
    links: tuple[Link, ...]


def trace(phrase: str, documents: Iterable[Document], quotations: Iterable[Quotation] = ()) -> tuple[Use, ...]:
    """Every use of a phrase in these documents, the earliest first and undated ones last."""
    wanted = [word for word in words(phrase) if word.form not in word_classes()["stop"]]
    quoted: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        quoted.setdefault(quotation.document, []).append(quotation)
    found = [
        use for document in documents if wanted for use in _uses(wanted, phrase, document, quoted.get(document.id, []))
    ]
    found.sort(key=lambda use: (first_day(use.date) if use.date else "9999", use.document, use.span.start))
    apart = _apart(found)
    dated = next((i for i, use in enumerate(found) if use.date), None)
    return tuple(
        msgspec.structs.replace(use, company=company, first=i == dated)
        for i, (use, company) in enumerate(zip(found, apart, strict=True))
    )


def _uses(wanted: list[Word], phrase: str, document: Document, quoted: list[Quotation]) -> Iterator[Use]:
    source = prepared(document)
    forms = [word.form for word in words(phrase)]
    for first, last in _places(wanted, source):
        span = document.span(source.words[first].start, source.words[last - 1].end)
        begin, end = source.sentences[source.sentence_of(first)]
        sentence = document.span(source.words[begin].start, source.words[end - 1].end)
        around = next((q for q in quoted if q.span.start <= span.start and span.end <= q.span.end), None)
        voices = (said_by(around) if around else ()) or tuple(filter(None, [_voice(document, span.start)]))
        exact = source.forms[first:last] == forms
        date = document.date.value if document.date else None
        yield Use(document.id, span, sentence, date, voices, around is not None, exact, ())


def _voice(document: Document, at: int) -> str | None:
    """Who speaks, writes or issues the text at a place."""
    named = document.author or document.issuer
    return voice_at(document, at) or (named.value if named else None)


def _places(wanted: list[Word], source: Source) -> Iterator[tuple[int, int]]:
    """Where the words of a phrase stand in their order within a sentence, small words between them."""
    stems, small = [word.root for word in wanted], word_classes()["stop"]
    for at, word in enumerate(source.words):
        if not akin(word.root, stems[0]):
            continue
        here, gap = at, 0
        for stem in stems[1:]:
            here, gap = here + 1, 0
            while here < len(source.words) and source.forms[here] in small and gap < APART:
                here, gap = here + 1, gap + 1
            if here >= len(source.words) or not akin(source.words[here].root, stem):
                break
        else:
            if source.sentence_of(at) == source.sentence_of(here):
                yield at, here + 1


@cache
def akin(one: str, other: str) -> bool:
    """Whether two roots are of one family of words: most of their letters from the first are the same.

    >>> akin("indivisibl", "indivisibilit"), akin("secur", "securit"), akin("state", "statue")
    (True, True, False)
    """
    common = Prefix.similarity(one, other)
    return one == other or common >= max(5, 0.65 * max(len(one), len(other)))


def _apart(uses: Sequence[Use]) -> list[tuple[str, ...]]:
    """The words of each use's sentence that the fewest other uses have."""
    light = word_classes()["stop"] | word_classes()["joining"] | word_classes()["untold"]
    content = [
        {w.root: w for w in words(use.sentence.text) if w.form not in light and not _within(w, use)} for use in uses
    ]
    counts = Counter(root for some in content for root in some)
    return [
        tuple(
            w.form for _, w in sorted(some.items(), key=lambda each: (counts[each[0]], -each[1].name, each[1].start))
        )[:COMPANY]
        for some in content
    ]


def _within(word: Word, use: Use) -> bool:
    return use.span.start - use.sentence.start <= word.start < use.span.end - use.sentence.start


def chains(documents: Iterable[Document], quotations: Iterable[Quotation]) -> tuple[Chain, ...]:
    """Every passage that is quoted, with all who quote it; those that most documents quote come first."""
    known = {document.id: document for document in documents}
    matched = [q for q in quotations if q.match and q.match.document in known and q.document in known]
    matched.sort(key=lambda q: (q.match.document, q.match.passages[0].start) if q.match else ("", 0))
    found = []
    for source, some in groupby(matched, key=lambda q: q.match.document if q.match else ""):
        found += [_chain(known[source], group, known) for group in _overlapping(list(some))]
    return tuple(sorted(found, key=lambda chain: (-len({link.document for link in chain.links}), chain.document)))


def _overlapping(some: list[Quotation]) -> Iterator[list[Quotation]]:
    """Quotations whose passages have characters in common, together."""
    group: list[Quotation] = []
    end = -1
    for quotation in some:
        assert quotation.match is not None
        passage = quotation.match.passages[0]
        if group and passage.start >= end:
            yield group
            group = []
        end = max(end, passage.end) if group else passage.end
        group.append(quotation)
    if group:
        yield group


def _chain(source: Document, group: list[Quotation], known: dict[str, Document]) -> Chain:
    passages = [q.match.passages[0] for q in group if q.match]
    span = source.span(min(p.start for p in passages), max(p.end for p in passages))
    links = sorted((_link(q, known[q.document]) for q in group), key=lambda link: (link.date or "9999", link.document))
    return Chain(source.id, span, source.date.value if source.date else None, tuple(links))


def _link(quotation: Quotation, document: Document) -> Link:
    differences = quotation.match.differences if quotation.match else ()
    date = document.date.value if document.date else None
    return Link(document.id, quotation.span, date, quotation.verdict, tuple(differences[:3]))
