"""Ties between actors as a text asserts them: of which kind, with which sign, on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.evidence.assertion import Asserters, factuality
from comity.evidence.frames import Cast, Frame, frames
from comity.language import Annotation
from comity.model import Actor, Span, Statement, Tie

_UNDIRECTED = {"alliance", "partnership"}
_NO_TIE = {"consultation"}
_GROUPS = ("organisation", "treaty", "initiative", "grouping", "body", "ngo")


def find_ties(annotation: Annotation, statements: Sequence[Statement], registry: dict[str, Actor]) -> tuple[Tie, ...]:
    """All ties that a document asserts, in the order of their words; each is basis "said"."""
    cast = Cast(annotation, registry, statements)
    asserters = Asserters(annotation, statements, cast)
    actors = registry | annotation.actors
    found: dict[str, Tie] = {}
    for frame in frames(annotation.tokens, cast):
        for tie in _ties(frame, annotation, asserters, actors):
            found.setdefault(tie.id, tie)
    return tuple(found.values())


def _ties(frame: Frame, annotation: Annotation, asserters: Asserters, actors: dict[str, Actor]) -> Iterator[Tie]:
    if frame.tie in _NO_TIE or not frame.sources or not frame.targets:
        return
    who, statement = asserters.at(frame.trigger.idx)
    if frame.kind == "accusation":  # an accusation is the accuser's own word, whoever reports it
        who = asserters.cued(frame.trigger.idx) or frame.sources[0]
    words = _sentence(annotation, frame.trigger.idx)
    for source in frame.sources:
        for target in frame.targets:
            pair = _pair(frame, source, target, actors)
            if pair is None:
                continue
            a, b = pair
            id = f"{annotation.document.id}:k{frame.trigger.idx}-{a}-{b}-{frame.tie}"
            yield Tie(
                id, frame.tie, a, b, frame.sign, "said", directed=frame.tie not in _UNDIRECTED,
                status=frame.status or _status(frame), statement=statement.id if statement else None,
                document=annotation.document.id, words=words, asserted_by=who,
                factuality=factuality(frame.trigger), note=f"“{frame.trigger.text}”",
            )  # fmt: skip


def _pair(frame: Frame, source: str, target: str, actors: dict[str, Actor]) -> tuple[str, str] | None:
    if source == target or source not in actors or target not in actors:
        return None
    if _inside(actors[source], target) or _inside(actors[target], source):
        return None
    if frame.tie == "membership":
        group = actors[target].kind in _GROUPS and actors[source].kind in ("state", "place", "grouping")
        swapped = actors[source].kind in _GROUPS and actors[target].kind == "state"
        return (source, target) if group else (target, source) if swapped and frame.kind != "leaving" else None
    return (source, target) if frame.tie not in _UNDIRECTED or source < target else (target, source)


def _inside(grouping: Actor, id: str) -> bool:
    """Whether a grouping in the words of the text already has the other as its member."""
    return grouping.kind == "grouping" and id in grouping.members


def _status(frame: Frame) -> str | None:
    return "member" if frame.tie == "membership" else None


def _sentence(annotation: Annotation, offset: int) -> Span:
    found = next(span for span in annotation.sentences if span.start <= offset < span.end)
    text = found.text.rstrip()
    return annotation.document.span(found.start, found.start + len(text))
