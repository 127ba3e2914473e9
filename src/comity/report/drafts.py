"""The proposals drafted from the texts of a case: which run as they are, and what the others lack."""

from __future__ import annotations

from difflib import get_close_matches

from rich.console import Group, RenderableType
from rich.text import Text

from comity.case import Case
from comity.errors import UnknownName
from comity.model import Proposal
from comity.security import lacking


def standing(proposal: Proposal) -> str:
    """Whether a draft runs as it is, or what it lacks."""
    missing = lacking(proposal)
    return f"lacks: {'; '.join(missing)}" if missing else "runs as it is"


def drafts(case: Case) -> RenderableType:
    """Every draft with its date, its standing and the id by which `comity test --case CASE ID` runs it."""
    if not len(case.proposals):
        return Text("The texts propose nothing that a test can be put to.")
    return Group(*(_draft(proposal) for proposal in case.proposals))


def _draft(proposal: Proposal) -> Text:
    text = Text()
    text.append(proposal.name, style="bold")
    text.append(f" · {proposal.on or 'undated'} · {proposal.id}\n", style="dim")
    return text.append(f"  {standing(proposal)}\n")


def draft(case: Case, id: str) -> Proposal:
    """The draft of a case with an id.

    Raises:
        UnknownName: the case has no such draft.
    """
    known = {proposal.id: proposal for proposal in case.proposals}
    if id not in known:
        raise UnknownName(id, "draft of this case", near=get_close_matches(id, known, 3))
    return known[id]
