"""The proposals drafted from the texts of a case: which run as they are, and what the others lack."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.case import Case
from comity.model import Change, Draft
from comity.report.sections.naming import Places, Words
from comity.security import completions, lacking, written


class Drafted(msgspec.Struct, frozen=True):
    """Drafts of the same changes: their ids (any of them runs it), who proposes it, in which words, what it lacks."""

    name: str
    on: str | None
    ids: tuple[str, ...]
    by: str
    words: tuple[Words, ...]
    standing: str
    yaml: str


class Drafts(msgspec.Struct, frozen=True):
    """What `comity test --case` lists."""

    proposals: tuple[Drafted, ...]


def drafts(case: Case) -> Drafts:
    """Every draft of a case, those of the same changes as one."""
    places = Places(case)
    return Drafts(tuple(_draft(case, places, alike) for alike in distinct(case.proposals)))


def _draft(case: Case, places: Places, alike: tuple[Draft, ...]) -> Drafted:
    first, ids = alike[0], tuple(one.id for one in alike)
    words = tuple(piece for one in alike for piece in places.words(one.document, [one.words]))
    return Drafted(first.name, first.on, ids, case.name(first.proposed_by), words, standing(first), written(first))


def standing(proposal: Draft) -> str:
    """Whether a draft runs as it is, or what it lacks."""
    missing = lacking(proposal)
    if not missing:
        return "runs as it is"
    tried = not any(lacking(one) for one in completions(proposal))
    return f"lacks: {'; '.join(missing)}" + ("; runs with each kind in turn" if tried else "")


def distinct(proposals: Iterable[Draft]) -> list[tuple[Draft, ...]]:
    """Drafts of the same changes together, each as often as the texts make it, the first first."""
    alike: dict[tuple[object, ...], list[Draft]] = {}
    for proposal in proposals:
        alike.setdefault(tuple(_key(change) for change in proposal.changes), []).append(proposal)
    return [tuple(some) for some in alike.values()]


def _key(change: Change) -> tuple[object, ...]:
    """A change, in whichever order its parties are named."""
    terms = tuple(sorted(change.terms.items()))
    return change.op, change.name, frozenset(change.parties), frozenset(change.organisations), change.obligations, terms
