"""All the evidence of one document, found in the order in which the pieces build on each other."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.evidence.claims import find_claims
from comity.evidence.events import find_events
from comity.evidence.positions import find_positions
from comity.evidence.proposals import find_proposals
from comity.evidence.quotations import find_quotations
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
    statements = find_statements(annotation)
    return Evidence(
        document=annotation.document,
        actors=tuple(annotation.actors.values()),
        mentions=annotation.mentions,
        times=annotation.times,
        statements=statements,
        quotations=find_quotations(annotation, statements),
        events=find_events(annotation, statements, registry),
        ties=find_ties(annotation, statements, registry),
        positions=find_positions(annotation, statements, registry),
        claims=find_claims(annotation, statements, registry),
        proposals=find_proposals(annotation, statements, registry),
    )
