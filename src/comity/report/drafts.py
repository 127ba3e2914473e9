"""The proposals drafted from the texts of a case: which run as they are, and what the others lack."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from rich.console import Group, RenderableType
from rich.text import Text

from comity.case import Case
from comity.errors import UnknownName
from comity.model import Change, Proposal
from comity.security import lacking


def standing(proposal: Proposal) -> str:
    """Whether a draft runs as it is, or what it lacks."""
    missing = lacking(proposal)
    return f"lacks: {'; '.join(missing)}" if missing else "runs as it is"


def distinct(proposals: Iterable[Proposal]) -> list[tuple[Proposal, ...]]:
    """Drafts of the same changes together, each as often as the texts make it, the first first."""
    alike: dict[tuple[object, ...], list[Proposal]] = {}
    for proposal in proposals:
        alike.setdefault(tuple(_key(change) for change in proposal.changes), []).append(proposal)
    return [tuple(some) for some in alike.values()]


def _key(change: Change) -> tuple[object, ...]:
    """A change, in whichever order its parties are named."""
    terms = tuple(sorted(change.terms.items()))
    return change.op, change.name, frozenset(change.parties), frozenset(change.organisations), change.obligations, terms


def drafts(case: Case) -> RenderableType:
    """Every draft with its date, its standing and the id by which `comity test --case CASE ID` runs it."""
    if not len(case.proposals):
        return Text("The texts propose nothing that a test can be put to.")
    return Group(*(_draft(*alike) for alike in distinct(case.proposals)))


def _draft(proposal: Proposal, *again: Proposal) -> Text:
    text = Text()
    text.append(proposal.name, style="bold")
    text.append(f" · {proposal.on or 'undated'} · {proposal.id}\n", style="dim")
    text.append(f"  {standing(proposal)}\n")
    return text.append(f"  also {', '.join(other.id for other in again)}\n", style="dim") if again else text


def draft(case: Case, id: str) -> Proposal:
    """The draft of a case with an id.

    Raises:
        UnknownName: the case has no such draft.
    """
    known = {proposal.id: proposal for proposal in case.proposals}
    if id not in known:
        raise UnknownName(id, "draft of this case", near=get_close_matches(id, known, 3))
    return known[id]
