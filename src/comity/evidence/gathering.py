"""All the evidence of one document, found in the order in which the pieces build on each other."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.evidence.claims import find_claims
from comity.evidence.events import find_events
from comity.evidence.positions import find_positions
from comity.evidence.proposals import find_proposals
from comity.evidence.quotations import find_quotations
from comity.evidence.scene import Scene
from comity.evidence.statements import find_statements
from comity.evidence.ties import find_ties
from comity.language import Annotation
from comity.model import (
    Actor,
    Claim,
    Document,
    Event,
    Mention,
    Position,
    Proposal,
    Quotation,
    Statement,
    Tie,
    TimeExpression,
)  # fmt: skip


class Evidence(msgspec.Struct, frozen=True):
    """What was found in one document."""

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
    proposals: tuple[Proposal, ...] = ()

    def with_claims(self, claims: Iterable[Claim]) -> Evidence:
        """The same evidence with its claims checked."""
        return msgspec.structs.replace(self, claims=tuple(claims))


def gather(annotation: Annotation, registry: dict[str, Actor]) -> Evidence:
    """All the evidence that an annotated document holds; `registry` has the actors known beforehand, by id."""
    statements = tuple(_with_subjects(statement, annotation) for statement in find_statements(annotation))
    scene = Scene(annotation, registry, statements)
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


def _with_subjects(statement: Statement, annotation: Annotation) -> Statement:
    """The statement with everybody it is about: who is named in its content, and whom it accuses, thanks or asks."""
    named = [
        mention.actor
        for mention in annotation.mentions
        if mention.actor
        and mention.form != "pronoun"
        and any(part.contains(mention.span) for part in statement.content)
    ]
    beside = [] if statement.stance in ("says", "asserts") else list(statement.addressees)
    about = tuple(dict.fromkeys((*statement.about, *beside, *_whom(statement, annotation), *named)))
    return msgspec.structs.replace(statement, about=about)


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
