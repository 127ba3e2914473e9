"""Attributions: for each reporting word the content and the source it goes with, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.evidence.statements_contents import Range, contents
from comity.evidence.statements_cues import Cue, find_cues
from comity.evidence.statements_rules import rule_content, rule_source
from comity.evidence.statements_sources import sources
from comity.evidence.statements_view import View


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its content and source as token ranges; `probability` that a reader would agree, and the reason."""

    cue: Cue
    content: tuple[Range, ...]
    source: Range | None
    probability: float
    reason: str


def attributions(view: View) -> list[Attribution]:
    """The attributions of a text, in the order of their cues, no content twice."""
    return settled(list(by_rule(view)))


def by_rule(view: View) -> Iterator[Attribution]:
    """The attributions that the rules see, in order of their cues."""
    for cue in find_cues(view):
        candidates = contents(view, cue)
        chosen = rule_content(view, cue, candidates)
        if chosen is None:
            continue
        kind, parts = candidates[chosen]
        who = sources(view, cue)
        source_kind, source = who[rule_source(view, cue, who)]
        yield Attribution(cue, parts, source, 0.6, f"{cue.kind} cue, content: {kind}, source: {source_kind}")


def settled(found: list[Attribution]) -> list[Attribution]:
    """Without those whose content another, surer one already has."""
    kept: list[Attribution] = []
    taken: set[tuple[Range, ...]] = set()
    for attribution in sorted(found, key=lambda a: (-a.probability, -sum(q - p for p, q in a.content))):
        if attribution.content not in taken:
            taken.add(attribution.content)
            kept.append(attribution)
    return sorted(kept, key=lambda a: a.cue.head)
