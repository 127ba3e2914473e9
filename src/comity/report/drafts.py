"""The proposals drafted from the texts of a case: which run as they are, and what the others lack."""

from __future__ import annotations

from difflib import get_close_matches

from rich.console import Group, RenderableType
from rich.text import Text

from comity.case import Case
from comity.errors import UnknownName
from comity.model import Draft
from comity.report import sections
from comity.security import World, with_said


def drafts(case: Case) -> RenderableType:
    """Every draft with its date, its standing and the id by which `comity test --case CASE ID` runs it."""
    found = sections.drafts(case).proposals
    if not found:
        return Text("The texts propose nothing that a test can be put to.")
    parts = []
    for draft in found:
        first, *again = draft.ids
        text = Text()
        text.append(draft.name, style="bold")
        text.append(f" · {draft.on or 'undated'} · {first}\n", style="dim")
        text.append(f"  {draft.standing}\n")
        parts.append(text.append(f"  also {', '.join(again)}\n", style="dim") if again else text)
    return Group(*parts)


def draft(case: Case, id: str) -> Draft:
    """The draft of a case with an id.

    Raises:
        UnknownName: the case has no such draft.
    """
    known = {proposal.id: proposal for proposal in case.proposals}
    if id not in known:
        raise UnknownName(id, "draft of this case", near=get_close_matches(id, known, 3))
    return known[id]


def said_in(case: Case, world: World) -> World:
    """A world with what the texts of a case say by its date, as a layer of its own."""
    return with_said(world, case.ties, case.dates, case.name)
