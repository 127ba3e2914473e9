"""Claims of membership as sentences put them: who is, was, became or is no longer what of which group.

“Croatia joined the European Union in 2007” says when; “Brazil chaired the G20 in 2023” says that it chaired; “Japan is
a member of the Security Council” is said of the Council and not of what it belongs to. The words between the state and
the group decide; what the cues are is data (`claims.yaml`, memberships).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from comity.evidence.lists import word_list
from comity.evidence.scene import Scene
from comity.model import Claim, Mention, Span

_KINDS = ("organisation", "treaty", "body", "initiative")
_NOT_SAID = re.compile(r"\b(?:if|whether|unless|until|before|should|would|could|might|when|once)\b", re.I)

_AND = re.compile(r"\s*(?:,|,?\s+and|,?\s+as\s+well\s+as)\s+(?:the\s+)?")


def find_membership_claims(sentence: Span, scene: Scene) -> Iterator[Claim]:
    """Every membership that a sentence asserts or denies in so many words."""
    named = [m for m in scene.mentions_in(sentence) if m.actor in scene.actors]
    text = scene.document.text
    states = [m for m in named if scene.actors[m.actor or ""].kind == "state"]
    for last in states:
        for group in (m for m in named if scene.actors[m.actor or ""].kind in _KINDS):
            if last.span.end >= group.span.start or _NOT_SAID.search(text[sentence.start : last.span.start]):
                continue
            if read := _read(text[last.span.end : group.span.start]):
                for state in _joined(last, states, text):
                    yield from _claims(state, group, *read, sentence, scene)


def _joined(last: Mention, states: list[Mention], text: str) -> list[Mention]:
    """A state with those that stand joined to it before it: “Finland and Sweden joined”."""
    joined = [last]
    for state in reversed(states[: states.index(last)]):
        if not _AND.fullmatch(text[state.span.end : joined[-1].span.start]):
            break
        joined.append(state)
    return joined


def _read(between: str) -> tuple[str, bool] | None:
    """What the words between a state and a group say of it, and whether they deny it."""
    for what, pattern in _patterns().items():
        if match := pattern.fullmatch(between):
            return what, bool(match["not"])
    return None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The words of each kind of membership, with an auxiliary and a denial before them and an article behind."""
    lead = r"\s*,?\s*(?:which\s+)?(?:(?:is|are|was|were|has|have|had|remains|became|does|do|did|been)\s+)*"
    lead += r"(?P<not>not\s+|never\s+|no\s+longer\s+)?(?:yet\s+|also\s+|been\s+|now\s+)*(?:an?\s+|the\s+|no\s+)?"
    return {
        what: re.compile(rf"{lead}(?:{'|'.join(cues)})\s+(?:the\s+)?", re.I)
        for what, cues in word_list("claims")["memberships"].items()
    }


def _claims(state: Mention, group: Mention, what: str, denied: bool, sentence: Span, scene: Scene) -> Iterator[Claim]:
    dates = [(span, value) for span, value in scene.dates(sentence.start) if span.start >= group.span.end]
    said = {"actor": state.actor or "", "organisation": group.actor or ""}
    if len(dates) > 1 or (not dates and not scene.date):
        return
    value = dates[0][1] if dates else scene.date or ""
    if what == "ratified" and dates and not denied:
        type, said = "date", said | {"joined": value, "step": what}
    elif what in ("joined", "left") and dates and not denied:
        type, said = "date", said | {what: value}
    elif what == "member" and dates and _since(scene.document.text[group.span.end : dates[0][0].end]):
        type, said = "date", said | {"joined": value}
    else:
        type, said = "membership", said | {"on": value}
        if denied != (what == "left"):
            said["negated"] = "yes"
        if what not in ("joined", "left", "member", "ratified"):
            said["status"] = what
    words = scene.document.span(state.span.start, dates[0][0].end if dates else group.span.end)
    asserted = scene.asserters.at(words.start)
    id = f"{scene.document.id}:c{words.start}-{words.end}-{type}-{state.actor}-{group.actor}"
    yield Claim(id, scene.document.id, type, words, state.actor, asserted.by[0], said, asserted.id)


def _since(words: str) -> bool:
    return re.match(r"\s*(?:ever\s+)?since\b", words) is not None
