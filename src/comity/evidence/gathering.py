"""All the evidence of one document, found in the order in which the pieces build on each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

import msgspec
from threadpoolctl import ThreadpoolController

from comity.evidence.claims import find_claims
from comity.evidence.events import find_events
from comity.evidence.positions import find_positions
from comity.evidence.proposals import find_proposals
from comity.evidence.quotations import find_quotations
from comity.evidence.scene import Scene
from comity.evidence.sight import Sight, sight
from comity.evidence.statements import find_statements
from comity.evidence.ties import find_ties
from comity.language import Annotation
from comity.model import (
    Actor,
    Claim,
    Document,
    Draft,
    Event,
    Mention,
    Position,
    Quotation,
    Span,
    Statement,
    Tie,
    TimeExpression,
)  # fmt: skip

_THREADS = (
    ThreadpoolController()
)  # matrices as small as the encoder's heads lose by two threads, and others wait for them


class Evidence(msgspec.Struct, frozen=True):
    """What was found in one document; `actors` are those that the text introduces and those that it names."""

    document: Document
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[Event, ...] = ()
    ties: tuple[Tie, ...] = ()
    positions: tuple[Position, ...] = ()
    claims: tuple[Claim, ...] = ()
    proposals: tuple[Draft, ...] = ()

    def items(self) -> Iterator[msgspec.Struct]:
        """Every piece, actors left out, in the order in which they build on each other."""
        for field in self.__struct_fields__[2:]:
            yield from getattr(self, field)

    def with_claims(self, claims: Iterable[Claim]) -> Evidence:
        """The same evidence with its claims checked."""
        return msgspec.structs.replace(self, claims=tuple(claims))


def gather(annotation: Annotation, registry: dict[str, Actor], *, fast: bool = False) -> Evidence:
    """All the evidence that an annotated document holds.

    Args:
        annotation: the document with its mentions.
        registry: the actors known beforehand, by id.
        fast: read by rules alone, without the encoder.
    """
    with _THREADS.limit(limits=1, user_api="blas"):
        return _gathered(annotation, registry, None if fast else sight(annotation, {**registry, **annotation.actors}))


def _gathered(annotation: Annotation, registry: dict[str, Actor], seen: Sight | None) -> Evidence:
    named = sorted((m for m in annotation.mentions if m.actor and m.form != "pronoun"), key=lambda m: m.span.start)
    found = find_statements(annotation, seen)
    statements = tuple(_with_subjects(statement, annotation, named) for statement in found)
    scene = Scene(annotation, registry, statements, seen)
    ties = find_ties(scene)
    return Evidence(
        document=annotation.document,
        actors=tuple(annotation.actors.values()),
        mentions=annotation.mentions,
        times=annotation.times,
        statements=statements,
        quotations=find_quotations(annotation, statements),
        events=find_events(scene),
        ties=ties,
        positions=find_positions(scene),
        claims=find_claims(scene, ties),
        proposals=find_proposals(scene),
    )


def _with_subjects(statement: Statement, annotation: Annotation, mentions: Sequence[Mention]) -> Statement:
    """The statement with everybody it is about: who is named in its content, and whom it accuses, thanks or asks."""
    named = [m.actor for part in statement.content for m in _inside(part, mentions) if m.actor]
    beside = [] if statement.stance in ("says", "asserts") else list(statement.addressees)
    about = tuple(dict.fromkeys((*statement.about, *beside, *_whom(statement, annotation), *named)))
    return msgspec.structs.replace(statement, about=about)


def _inside(part: Span, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, in the order of their places, that stand in a part of the text."""
    first = bisect_left(mentions, part.start, key=lambda mention: mention.span.start)
    within = takewhile(lambda mention: mention.span.start < part.end, islice(mentions, first, None))
    return (mention for mention in within if mention.span.end <= part.end)


def _whom(statement: Statement, annotation: Annotation) -> list[str]:
    """Actors between the cue and the content: “accused NATO of ...”."""
    if (
        not statement.cue
        or not statement.content
        or statement.stance not in ("accuses", "thanks", "asks", "warns", "demands")
    ):
        return []
    start, end = statement.cue[-1].end, statement.content[0].start
    return [m.actor for m in annotation.mentions if m.actor and start <= m.span.start and m.span.end <= end]
