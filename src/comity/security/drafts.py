"""Proposals drafted from a text: whether they run as they are, and if not, what they lack."""

from __future__ import annotations

from collections.abc import Sequence

from comity.errors import ProposalError, UnknownName
from comity.model import Draft
from comity.security.consequences import Consequences
from comity.security.models import Model
from comity.security.proposals import Proposal, written
from comity.security.testing import test_read


def lacking(draft: Draft) -> tuple[str, ...]:
    """What keeps a draft from being tested: what the text does not say, and names that are not on record.

    >>> from comity.model import Change
    >>> lacking(Draft("x", "A pact", (Change("pact", ("CHL", "PER"), obligations=("defence",)),), on="2012"))
    ()
    >>> lacking(Draft("x", "A pact", (Change("pact", ("CHL", "PER")),), lacks=("the kind of obligation",)))
    ('the kind of obligation', 'a date')
    """
    missing = (*draft.lacks, *(() if draft.on else ("a date",)))
    try:
        Proposal.parse(written(draft))
    except UnknownName as error:
        return (*missing, f"a name on record: {error.what}")
    except ProposalError as error:
        return missing or (error.what,)
    return missing


def test_draft(draft: Draft, on: str | None = None, models: Sequence[Model] | None = None) -> Consequences:
    """Put a draft to the system on record, on its own date or on another.

    Raises:
        ProposalError: what it lacks.
    """
    if missing := [lack for lack in lacking(draft) if not (on and lack == "a date")]:
        raise ProposalError(
            f"the draft {draft.name!r} lacks: {'; '.join(missing)}", where=draft.id,
            remedy="Complete it as YAML and run `comity test FILE`.",
        )  # fmt: skip
    return test_read(Proposal.parse(written(draft), draft.id), on, models)


test_draft.__test__ = False  # type: ignore[attr-defined]
