"""Ties between actors as a text asserts them: of which kind, with which sign, from when, on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from comity.evidence.assertion import by_each, when
from comity.evidence.assertion import factuality as factuality_of
from comity.evidence.frames import Frame
from comity.evidence.groupings import placed
from comity.evidence.lists import words
from comity.evidence.relations import Relation
from comity.evidence.scene import Scene
from comity.kinds import of_relation, tie_kind, undirected
from comity.model import Actor, Factuality, Tie

_NO_TIE = {"talks"}
_FAINT = 0.15  # probability from which the encoder bears out what words tell: below it, more than half of that is wrong
_PLAIN = 0.3  # probability from which the encoder also says how a relation is put
_BOTH = 0.5  # how far two that agree are surer than one
_ONE_WAY = ("support", "aid", "arms", "mediation", "criticism", "pressure", "sanctions", "membership")
_GROUPS = ("organisation", "treaty", "initiative", "grouping", "body", "ngo")
_MEMBERS = ("state", "place", "grouping", "organisation")


def find_ties(scene: Scene) -> tuple[Tie, ...]:
    """All ties that a document asserts, in the order of their words; each is basis "said"."""
    found: dict[str, Tie] = {}
    worded = [tie for frame in scene.frames for tie in _ties(frame, scene)]
    seen = tuple(_seen(scene))
    for tie in (*_of_groupings(scene), *seen, *(worded if scene.sight is None else _agreed(worded, seen, scene))):
        found.setdefault(tie.id, tie)
    kept = _closest(list(found.values()))
    return tuple(sorted(kept, key=lambda tie: tie.words.start if tie.words else 0))


def _closest(ties: list[Tie]) -> list[Tie]:
    """Ties without the partnerships that a sentence tells as alliances: an ally is a partner, too."""
    allied = {(tie.source, tie.target, tie.words) for tie in ties if tie.kind == "alliance" and "alli" in _stem(tie)}
    return [tie for tie in ties if tie.kind != "partnership" or (tie.source, tie.target, tie.words) not in allied]


def _stem(tie: Tie) -> str:
    return (tie.note or "").lower().replace("ally", "alli")


def _agreed(worded: Sequence[Tie], seen: Sequence[Tie], scene: Scene) -> Iterator[Tie]:
    """What words tell that the encoder does not, where it finds it at least not unlikely: the same sign from the same
    party to the other, near the same words."""
    told = {(tie.source, tie.target, tie.sign, tie.words) for tie in seen}
    for tie in worded:
        if tie.kind == "membership" and tie.target in scene.actors and _worded(scene.actors[tie.target]):
            continue
        ends = [(tie.source, tie.target)] if tie.directed else [(tie.source, tie.target), (tie.target, tie.source)]
        if any((*pair, tie.sign, tie.words) in told for pair in ends):
            continue
        borne = [scene.faint[key] for pair in ends if (key := (*pair, tie.sign)) in scene.faint]
        best = max(borne, key=lambda relation: relation.probability, default=None)
        if best is not None and best.probability >= _FAINT:
            share = scene.sure("tie", best.probability)
            heard = _FACTUALITY[best.factuality] if best.probability >= _PLAIN else tie.factuality
            put = max(tie.factuality, heard, key=_WEAKER.index)
            yield replace(tie, confidence=round(share + _BOTH * (1 - share), 3), factuality=put)


def _seen(scene: Scene) -> Iterator[Tie]:
    """What the encoder sees: the surest telling of each relation between two parties in a sentence."""
    surest: dict[tuple[str, str, str, int], Relation] = {}
    for relation in scene.relations:
        sentence = scene.sentence(relation.words[0]).start
        key = (relation.source, relation.target, relation.relation, sentence)
        if key not in surest or surest[key].probability < relation.probability:
            surest[key] = relation
    for relation in surest.values():
        if (
            relation.factuality != "denied"
            and _may(relation, scene)
            and not _of_a_third(relation, scene)
            and not _of_another(relation, scene)
        ):
            yield from _of_relation(relation, scene)


_WEAKER: tuple[Factuality, ...] = ("asserted", "planned", "hypothetical", "denied")
_FACTUALITY: dict[str, Factuality] = {"real": "asserted", **{put: put for put in _WEAKER[1:]}}


def _may(relation: Relation, scene: Scene) -> bool:
    """Whether two parties may stand in a relation: nobody with himself, his own body, or a member with its group."""
    actors = scene.actors
    if relation.source not in actors or relation.target not in actors:
        return False
    one, other = actors[relation.source], actors[relation.target]
    if one.id == other.id or "person" in (one.kind, other.kind):
        return False
    if relation.relation == "membership":
        return other.kind in _GROUPS and one.kind in _MEMBERS and not _worded(other)
    if relation.relation == "talks" and any(scene.only_where(place) for place in (relation.first, relation.second)):
        return False
    if relation.relation in ("criticism", "pressure") and scene.only_whose(relation.second):
        return False
    if relation.relation in _ONE_WAY and scene.side_by_side(relation.first, relation.second):
        return False
    if relation.relation in ("talks", "cooperation") and (scene.where(relation.first) or scene.where(relation.second)):
        return False
    if relation.relation == "talks" and scene.in_one_list(relation.first, relation.second):
        return False
    return not _inside(one, other.id) and not _inside(other, one.id)


def _of_a_third(relation: Relation, scene: Scene) -> bool:
    """Whether the words of a sentence relate both parties to a third, not to each other: in “we are an ally of A and a
    partner of B” A and B are each ours."""
    if of_relation(relation.relation) not in undirected():
        return False
    told = scene.related.get(scene.sentence(relation.words[0]).start, frozenset())
    one, other = ({next(iter(pair - {p})) for pair in told if p in pair} for p in (relation.source, relation.target))
    return bool(one & other) and frozenset((relation.source, relation.target)) not in told


def _of_another(relation: Relation, scene: Scene) -> bool:
    """Whether a sentence that names members and groups tells a membership of others: in “A is in X. B is in Y.” A is
    not in Y. One that names no member, or no group, may tell what the one before it left open."""
    if relation.relation != "membership":
        return False
    named = {m.actor for m in scene.mentions_in(scene.sentence(relation.words[0])) if m.actor in scene.actors}
    kinds = {id: scene.actors[id].kind for id in named if id}
    members = {id for id, kind in kinds.items() if kind in ("state", "place", "person")}
    groups = {id for id, kind in kinds.items() if kind in _GROUPS}
    return bool(members and groups) and not {relation.source, relation.target} <= members | groups


def _worded(actor: Actor) -> bool:
    """Whether an actor is a group only in the words of the text, in which nobody is a member: “leading countries”."""
    return actor.kind == "grouping" and actor.dataset is None


def _of_relation(relation: Relation, scene: Scene) -> Iterator[Tie]:
    document, place = scene.document, relation.words[0]
    kind = of_relation(relation.relation)
    a, b = relation.source, relation.target
    if kind in undirected() and b < a:
        a, b = b, a
    asserted = scene.asserters.at(place)
    word = document.text[slice(*relation.words)]
    tie = Tie(
        f"{document.id}:k{place}-{a}-{b}-{kind}", kind, a, b, tie_kind(kind).sign, "said",
        directed=kind not in undirected(), status="member" if kind == "membership" else None, statement=asserted.id,
        document=document.id, words=scene.sentence(place), factuality=_FACTUALITY[relation.factuality],
        note=f"“{word}”", confidence=scene.sure("tie", relation.probability),
    )  # fmt: skip
    accusing = scene.asserters.cued(place) if kind == "accusation" else ()
    yield from by_each(tie, (accusing if len(accusing) == 1 else (a,)) if kind == "accusation" else asserted.by)


def _of_groupings(scene: Scene) -> Iterator[Tie]:
    """Memberships of those whom the text puts in a grouping."""
    for mention, members in placed(scene):
        named = scene.actors[mention.actor or ""].members  # “Kenya and its allies”: its name says that Kenya is of it
        asserted = scene.asserters.at(mention.span.start)
        for member in members:
            if member in named:
                continue
            tie = Tie(
                f"{scene.document.id}:k{mention.span.start}-{member}-{mention.actor}-membership", "membership", member,
                mention.actor or "", 1, "said", directed=True, status="member", document=scene.document.id,
                words=scene.sentence(mention.span.start), statement=asserted.id, note=f"“{mention.span.text}”",
            )  # fmt: skip
            yield from by_each(tie, asserted.by)


def _ties(frame: Frame, scene: Scene) -> Iterator[Tie]:
    if frame.kind not in undirected() and len(set(frame.sources) & set(frame.targets)) > 1:  # “we” and “our”
        return
    pairs = [p for s in frame.sources for t in frame.targets if (p := _pair(frame, s, t, scene))]
    if frame.kind in _NO_TIE or not pairs:
        return
    document, place = scene.document, frame.trigger.idx
    asserted, accusing = scene.asserters.at(place), scene.asserters.cued(place)
    factuality, (start, end) = put(frame), _dates(frame, scene)
    for a, b in pairs:
        tie = Tie(
            f"{document.id}:k{place}-{a}-{b}-{frame.kind}", frame.kind, a, b, frame.sign, "said",
            directed=frame.kind not in undirected(), status=frame.status, start=start, end=end,
            statement=asserted.id, document=document.id, words=scene.sentence(place), factuality=factuality,
            note=f"“{frame.trigger.text}”",
        )  # fmt: skip
        if frame.kind == "accusation":  # the accuser's own word, whoever reports it
            yield from by_each(tie, accusing if len(accusing) == 1 else (a,))
        else:
            yield from by_each(tie, asserted.by)


def put(frame: Frame) -> Factuality:
    """How a tie is put; a membership that is only wanted or opposed is a plan."""
    found = factuality_of(frame.trigger, presupposed=frame.presupposed)
    if found == "asserted" and frame.factuality == "planned":
        return "planned"
    if found == "asserted" and frame.kind == "membership" and _under_way(frame.trigger):
        return "planned"
    noun, verb = frame.trigger, frame.trigger.head.lemma_.lower()
    if found != "asserted" or noun.pos_ != "NOUN" or noun.dep_ != "dobj":
        return found
    if frame.status in ("member", "candidate"):
        return "planned" if verb in words("factuality", "unrealised") else found
    new = any(child.lower_ in ("a", "an") for child in noun.children)  # “propose an alliance”, not “the alliance”
    return "planned" if new and verb in words("factuality", "wanting") else found


def _under_way(verb: Token) -> bool:
    """Whether somebody is joining or leaving, and so has not yet."""
    being = any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children)
    return verb.tag_ == "VBG" and being


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
        return (source, target) if frame.kind not in undirected() or source < target else (target, source)
    if actors[target].kind in _GROUPS and actors[source].kind in _MEMBERS:
        return source, target
    swapped = actors[source].kind in _GROUPS and actors[target].kind == "state" and frame.status == "member"
    return (target, source) if swapped else None


def _inside(actor: Actor, id: str) -> bool:
    """Whether a grouping in the words of the text has the other as its member, or a body is the other's own."""
    return (actor.kind == "grouping" and id in actor.members) or actor.parent == id
