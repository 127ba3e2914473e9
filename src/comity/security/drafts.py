"""Proposals drafted from a text: whether they run as they are, and if not, what they lack.

A text seldom says what members of a new body would owe one another. Such a draft is put to the test with each kind of
obligation in turn, side by side: the program chooses none for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from comity.errors import ProposalError, UnknownName
from comity.model import Change, Draft
from comity.security.consequences import Consequences
from comity.security.models import Model
from comity.security.proposals import Proposal, written
from comity.security.testing import put, test_read
from comity.security.world import World

OWED = ("consultation", "non-aggression", "neutrality", "defence")  # kinds that are tried where a text names none
OWING = ", owing "  # stands between the name of a draft and the kind that it is tried with
_OPEN = frozenset({"the kind of obligation", "obligations of its members"})


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


def completed(draft: Draft, kinds: Sequence[str]) -> Draft:
    """A draft with the obligations that its text does not state.

    >>> done = completed(Draft("x", "A pact", (Change("pact", ("CHL", "PER")),), lacks=("the kind of obligation",)),
    ...                  ["defence"])
    >>> done.name, done.changes[-1].obligations, done.lacks
    ('A pact, owing defence', ('defence',), ())
    """
    *before, last = draft.changes
    whole: Change = msgspec.structs.replace(last, obligations=tuple(kinds))
    return msgspec.structs.replace(
        draft, name=f"{draft.name}{OWING}{' and '.join(_SAID.get(kind, kind) for kind in kinds)}",
        changes=(*before, whole), lacks=tuple(lack for lack in draft.lacks if lack not in _OPEN),
    )  # fmt: skip


_SAID = {"carried": "what its parts owe already"}


def completions(draft: Draft) -> tuple[Draft, ...]:
    """A draft with each kind of obligation that it could bring, where it lacks no more than that; else as it is."""
    if not _OPEN & set(draft.lacks) or not draft.changes:
        return (draft,)
    carried = ("carried",) if draft.changes[-1].op == "umbrella" else ()
    return tuple(completed(draft, [kind]) for kind in (*carried, *OWED))


def test_draft(draft: Draft, on: str | None = None, models: Sequence[Model] | None = None) -> Consequences:
    """Put a draft to the system on record, on its own date or on another.

    Raises:
        ProposalError: what it lacks.
    """
    return test_read(_whole(draft, on), on, models)


def test_open(
    draft: Draft, on: str | None = None, models: Sequence[Model] | None = None,
    layer: Callable[[World], World] | None = None,
) -> tuple[Consequences, ...]:  # fmt: skip
    """Put a draft to the test, with each kind of obligation in turn where its text names none.

    Args:
        draft: from a text.
        on: a date, if not its own.
        models: the declared ensemble without.
        layer: what adds the case's texts to the world on record; see `with_said`.

    Raises:
        ProposalError: what it lacks beside that, or that it changes nothing whatever is owed.
    """
    whole = [_whole(one, on) for one in completions(draft)]
    return put(whole, on, models, layer)


def _whole(draft: Draft, on: str | None) -> Proposal:
    if missing := [lack for lack in lacking(draft) if not (on and lack == "a date")]:
        raise ProposalError(
            f"the draft {draft.name!r} lacks: {'; '.join(missing)}", where=draft.id,
            remedy="Complete it as YAML and run `comity test FILE`.",
        )  # fmt: skip
    return Proposal.parse(written(draft), draft.id)


test_draft.__test__ = test_open.__test__ = False  # type: ignore[attr-defined]
