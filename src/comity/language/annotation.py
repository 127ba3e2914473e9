"""A document with what the language rooms found in it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from spacy.tokens import Doc

from comity.language.evening import stand_ins
from comity.language.mentions import Gazetteer, find_mentions, with_stand_ins
from comity.language.naming import Known, acquaint
from comity.language.parsing import parse
from comity.language.speakers import with_parties
from comity.language.strangers import sayers, with_names
from comity.language.tagging import tag_names
from comity.language.time import find_times
from comity.language.voices import voiced
from comity.model import Actor, Document, Mention, Span, TimeExpression


@dataclass(frozen=True)
class Annotation:
    """A document, its parsed tokens (`tokens.text == document.text`), sentences, mentions and times.

    `actors` are those that the text itself introduces (persons, bodies, groupings), by id; actors of the
    registry are not repeated here.
    """

    document: Document
    tokens: Doc
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    actors: dict[str, Actor] = field(default_factory=dict)


def annotate(
    documents: Iterable[Document], registry: tuple[Actor, ...], *, only: Container[str] | None = None
) -> Iterator[Annotation]:
    """Annotate documents, in order; `registry` is every actor known beforehand.

    `only`: ids of those to annotate; the others of their source only say who is with whom.
    """
    gazetteer, names = Gazetteer.of(registry), stand_ins(registry)
    for _, together in groupby(documents, key=lambda document: document.source):
        group, known = _acquainted(tuple(together), registry)
        wanted = group if only is None else [document for document in group if document.id in only]
        for document, tokens in zip(wanted, parse((d.text for d in wanted), names), strict=True):
            yield _annotated(document, tokens, gazetteer, known)


def _acquainted(documents: tuple[Document, ...], registry: tuple[Actor, ...]) -> tuple[tuple[Document, ...], Known]:
    """Documents that came together, each with its voice; and who is with whom, as any of them says."""
    known = acquaint(documents, Gazetteer.of(registry)) if len(documents) > 1 else {}
    return tuple(voiced(document, registry, known) for document in documents), known


def voiced_together(documents: tuple[Document, ...], registry: tuple[Actor, ...]) -> tuple[Document, ...]:
    """Documents that came together, each with the actors in whose name it speaks, where that can be told."""
    return _acquainted(documents, registry)[0]


def _annotated(document: Document, tokens: Doc, gazetteer: Gazetteer, known: Known) -> Annotation:
    document = with_parties(document, gazetteer)
    times = find_times(document, tokens)
    named, introduced = find_mentions(document, tokens, gazetteer, known)
    tagged = tag_names(document, tokens, named)
    tagged += tuple(sayers(document, tokens, [*(one.span for one in named), *(span for span, _ in tagged)]))
    tagged = tuple((span, label) for span, label in tagged if not _aside(document, span))
    named = with_names(document, named, tagged, introduced, [time.span for time in times])
    mentions, actors = with_stand_ins(document, tokens, named, introduced, gazetteer)
    return Annotation(
        document=document,
        tokens=tokens,
        sentences=tuple(document.span(s.start_char, s.end_char) for s in tokens.sents),
        mentions=mentions,
        times=times,
        actors=actors,
    )


def _aside(document: Document, span: Span) -> bool:
    """Whether words stand in a stage direction, or in a label that names nobody: no names."""
    labels = (turn.label for turn in document.turns if turn.label)
    return any(span.overlaps(other) for other in (*document.stage_directions, *labels))
