"""Evidence of French, Spanish and Russian texts: statements, quotations and ties, less sure than those of English ones.

    gather(annotation, registry) -> Evidence

Events, positions, claims and proposals are read in English alone.
"""

from __future__ import annotations

from comity.evidence.foreign.statements import find_statements
from comity.evidence.foreign.ties import find_ties
from comity.evidence.gathering import Evidence
from comity.evidence.quotations import find_quotations
from comity.language import Annotation
from comity.model import Actor

__all__ = ["gather"]


def gather(annotation: Annotation, registry: dict[str, Actor]) -> Evidence:
    """What an annotated French, Spanish or Russian text holds.

    Args:
        annotation: the text with its mentions, from `language.annotate_foreign`.
        registry: the actors known beforehand, by id.
    """
    statements = find_statements(annotation)
    return Evidence(
        document=annotation.document,
        actors=tuple(annotation.actors.values()),
        mentions=annotation.mentions,
        times=annotation.times,
        statements=statements,
        quotations=find_quotations(annotation, statements),
        ties=find_ties(annotation, registry, statements),
    )
