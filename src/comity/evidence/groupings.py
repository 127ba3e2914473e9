"""Whom a text puts in a grouping or an organisation: “X and its allies”, “the allies, X, Y and Z”, “O (X and Y)”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from comity.evidence.scene import Scene
from comity.model import Actor, Mention

_OPENS = re.compile(r"\s*(?:,|–|—|-|\()?\s*(?:such as|including|namely|notably|like|i\.e\.|:|\()\s*(?:the\s+)?")
_HOLDS = re.compile(
    r"[\s,(]*(?:which )?(?:\(|compris(?:ing|es|ed of)|(?:is )?(?:composed|made up) of|consist(?:ing|s) of)\s*"
    r"(?:the\s+)?"
)
_COMMA = re.compile(r"\s*(?:,|–|—)\s*(?:the\s+)?")
_BETWEEN = re.compile(r"\s*(?:,|and|, and|as well as)\s*(?:the\s+)?")
_CLOSES = re.compile(r"\s*[,)–—]")


def placed(scene: Scene) -> Iterator[tuple[Mention, tuple[str, ...]]]:
    """Mentions of groupings with the states and organisations that their words put in them."""
    mentions = [m for m in scene.annotation.mentions if m.actor and m.form not in ("pronoun", "demonym")]
    for n, mention in enumerate(mentions):
        actor = scene.actors.get(mention.actor or "")
        if actor is not None and actor.kind == "grouping" and not _anybody(actor):
            own = actor.members if actor.id in scene.annotation.actors else ()
            after = (m for m in islice(mentions, n + 1, None) if m.span.start >= mention.span.end)
            worded = actor.id in scene.annotation.actors
            found = tuple(dict.fromkeys((*own, *_listed(scene, mention, list(islice(after, 12)), worded))))
            if found:
                yield mention, found
        elif actor is not None and actor.kind == "organisation":
            found = _members(scene, mention, list(islice(mentions, n + 1, n + 13)))
            if len(found) > 1:
                yield mention, found


def _anybody(grouping: Actor) -> bool:
    """Whether a grouping in the words of the text is states of which nothing more is said: nobody is a member of “major
    countries such as X”."""
    return (
        grouping.dataset is None
        and re.fullmatch(r"(?:[a-z-]+ )?(?:countries|states|nations)", grouping.name) is not None
    )


def _members(scene: Scene, organisation: Mention, after: Sequence[Mention]) -> tuple[str, ...]:
    """The states listed as those that an organisation comprises, if there are two or more."""
    text, end = scene.document.text, organisation.span.end
    found: list[str] = []
    for mention in after:
        gap = (_BETWEEN if found else _HOLDS).fullmatch(text, end, mention.span.start)
        actor = scene.actors.get(mention.actor or "")
        if gap is None or actor is None or actor.kind != "state":
            break
        found.append(actor.id)
        end = mention.span.end
    return tuple(dict.fromkeys(found))


def _listed(scene: Scene, grouping: Mention, after: Sequence[Mention], worded: bool) -> list[str]:
    """The names that follow a grouping: after “such as” and the like, or as a list of its own between commas.

    Between commas only where the text words the grouping: in “the West, X and Y, ...” others stand beside the West.
    """
    text, end = scene.document.text, grouping.span.end
    found: list[str] = []
    opened = False
    for mention in after:
        gap = text[end : mention.span.start]
        if not found and not (opened := bool(_OPENS.fullmatch(gap))) and not (worded and _COMMA.fullmatch(gap)):
            break
        actor = scene.actors.get(mention.actor or "")
        if actor is None or actor.kind not in ("state", "organisation") or (found and not _BETWEEN.fullmatch(gap)):
            break
        found.append(actor.id)
        end = mention.span.end
    return found if opened or (len(found) > 1 and _CLOSES.match(text, end)) else []
