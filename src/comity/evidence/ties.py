"""Ties between actors as a text asserts them: of which kind, with which sign, from when, on whose word."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace
from spacy.tokens import Token

from comity.evidence.assertion import factuality, when
from comity.evidence.frames import Frame
from comity.evidence.groupings import placed
from comity.evidence.lexicons import words
from comity.evidence.scene import Scene
from comity.model import Actor, Factuality, Tie

_UNDIRECTED = {"alliance", "partnership", "rivalry"}
_NO_TIE = {"consultation"}
_GROUPS = ("organisation", "treaty", "initiative", "grouping", "body", "ngo")
_MEMBERS = ("state", "place", "grouping", "organisation")


def find_ties(scene: Scene) -> tuple[Tie, ...]:
    """All ties that a document asserts, in the order of their words; each is basis "said"."""
    found: dict[str, Tie] = {}
    for one in (*_of_groupings(scene), *(tie for frame in scene.frames for tie in _ties(frame, scene))):
        for tie in _asserted(one, scene):
            found.setdefault(tie.id, tie)
    return tuple(sorted(found.values(), key=lambda tie: tie.words.start if tie.words else 0))


def _asserted(tie: Tie, scene: Scene) -> Iterator[Tie]:
    """A tie once for everyone whose word it is: each party of a joint statement says it."""
    first, *others = scene.asserters.each(tie.asserted_by)
    yield replace(tie, asserted_by=first)
    for who in others:
        yield replace(tie, id=f"{tie.id}-{who}", asserted_by=who)


def _of_groupings(scene: Scene) -> Iterator[Tie]:
    """Memberships of those whom the text puts in a grouping."""
    for mention, members in placed(scene):
        who, statement = scene.asserters.at(mention.span.start)
        for member in members:
            yield Tie(
                f"{scene.document.id}:k{mention.span.start}-{member}-{mention.actor}-membership", "membership", member,
                mention.actor or "", 1, "said", directed=True, status="member", document=scene.document.id,
                words=scene.sentence(mention.span.start), asserted_by=who, note=f"“{mention.span.text}”",
                statement=statement.id if statement else None,
            )  # fmt: skip


def _ties(frame: Frame, scene: Scene) -> Iterator[Tie]:
    if frame.kind not in _UNDIRECTED and len(set(frame.sources) & set(frame.targets)) > 1:  # “we” and “our”
        return
    pairs = [p for s in frame.sources for t in frame.targets if (p := _pair(frame, s, t, scene))]
    if frame.kind in _NO_TIE or not pairs:
        return
    document, place = scene.document, frame.trigger.idx
    who, statement = scene.asserters.at(place)
    if frame.kind == "accusation":  # an accusation is the accuser's own word, whoever reports it
        who = scene.asserters.cued(place) or frame.sources[0]
    put, (start, end) = _put(frame), _dates(frame, scene)
    for a, b in pairs:
        yield Tie(
            f"{document.id}:k{place}-{a}-{b}-{frame.kind}", frame.kind, a, b, frame.sign, "said",
            directed=frame.kind not in _UNDIRECTED, status=frame.status, start=start, end=end,
            statement=statement.id if statement else None, document=document.id, words=scene.sentence(place),
            asserted_by=who, factuality=put, note=f"“{frame.trigger.text}”",
        )  # fmt: skip


def _put(frame: Frame) -> Factuality:
    """How a tie is put; a membership that is only wanted or opposed is a plan."""
    put = factuality(frame.trigger, presupposed=frame.presupposed)
    if put == "asserted" and frame.factuality == "planned":
        return "planned"
    if put == "asserted" and frame.kind == "membership" and _under_way(frame.trigger):
        return "planned"
    verb = frame.trigger.head
    wanted = frame.trigger.pos_ == "NOUN" and frame.trigger.dep_ == "dobj" and frame.status in ("member", "candidate")
    return "planned" if put == "asserted" and wanted and verb.lemma_.lower() in _unrealised() else put


def _under_way(verb: Token) -> bool:
    """Whether somebody is joining or leaving, and so has not yet."""
    being = any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children)
    return verb.tag_ == "VBG" and being


def _unrealised() -> frozenset[str]:
    return words("factuality", "unrealised")


def _dates(frame: Frame, scene: Scene) -> tuple[str | None, str | None]:
    """From when and until when: what is said with “since” and “until”, and the date of joining or leaving."""
    dates = scene.dates(frame.trigger.idx)
    start, end = when(frame.trigger, dates)
    done = frame.trigger.pos_ == "VERB" or frame.trigger.dep_ in ("dobj", "nsubjpass")
    if frame.status in ("member", "former") and done and len(dates) == 1 and not (start or end):
        return (None, dates[0][1]) if frame.status == "former" else (dates[0][1], None)
    return start, end


def _pair(frame: Frame, source: str, target: str, scene: Scene) -> tuple[str, str] | None:
    actors = scene.actors
    if source == target or source not in actors or target not in actors:
        return None
    kinds = actors[source].kind, actors[target].kind
    if "person" in kinds:  # nobody knows for whom they stand
        return None
    if frame.kind != "membership":
        if _inside(actors[source], target) or _inside(actors[target], source):
            return None
        if "treaty" in kinds or any(a.kind == "initiative" and not a.dataset for a in (actors[source], actors[target])):
            return None
        return (source, target) if frame.kind not in _UNDIRECTED or source < target else (target, source)
    if actors[target].kind in _GROUPS and actors[source].kind in _MEMBERS:
        return source, target
    swapped = actors[source].kind in _GROUPS and actors[target].kind == "state" and frame.status == "member"
    return (target, source) if swapped else None


def _inside(actor: Actor, id: str) -> bool:
    """Whether a grouping in the words of the text has the other as its member, or a body is the other's own."""
    return (actor.kind == "grouping" and id in actor.members) or actor.parent == id
