"""Proposals that a text makes or reports: drafts of changes to the system, with what a test of them still needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec
from spacy.tokens import Doc, Token

from comity.evidence.assertion import factuality, hearsay
from comity.evidence.lists import word_list
from comity.evidence.scene import Scene
from comity.evidence.ties import put
from comity.language import Annotation
from comity.model import Actor, Change, Draft, Mention, Span

_THE = r"(?:an?|the|this)"
_SOME = r"(?:[\w-]+\s+){0,3}?"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    cues = word_list("proposals")
    any_ = {
        name: {k: "|".join(v) for k, v in cues[name].items()} for name in ("formalise", "umbrella", "pact", "found")
    }
    form, roof, pact, found = any_["formalise"], any_["umbrella"], any_["pact"], any_["found"]
    words = {
        "formalise": rf"(?:\b(?:{form['stems']})\w*\b(?P<what>[^.;]{{0,140}}?)\binto|\bbecom\w+)\s+"
        rf"an?\s+{_SOME}(?:{form['things']})\b(?! of\b)",
        "umbrella": rf"\b(?:{roof['adjectives']})\s+(?:{roof['things']})\b",
        "pact": rf"\b(?:{pact['stems']})\w*\s+{_THE}?\s*[“\"‘']?{_SOME}(?:{pact['things']})[”\"’']?"
        r"\s+(?:with|between|of)\b",
        "found": rf"\b(?:{found['stems']})\w*\s+an?\s+{_SOME}(?:{found['things']})\b",
    }
    return {name: re.compile(pattern, re.I) for name, pattern in words.items()}


_GROUPS = ("organisation", "initiative", "treaty")


def find_proposals(scene: Scene) -> tuple[Draft, ...]:
    """Drafts of every change that a document proposes or reports as proposed; one a place and kind."""
    annotation, actors, asserters = scene.annotation, scene.actors, scene.asserters
    found: dict[str, Draft] = {}
    drafts = [*_planned(scene), *_guarantees(scene), *_ending(scene)]
    for sentence in scene.told:
        made = _of_sentence(annotation, sentence, actors)
        drafts += (draft for draft in made if not _done(annotation.tokens, draft[1]))
    for words, at, change, lacks in drafts:
        asserted = asserters.at(at)
        who = (asserters.cued(at) or asserted.by)[0]  # of “Kenya proposed”, Kenya
        state = actors[who].state if who and who in actors else None
        if change.op == "pact" and len(change.parties) == 1 and state and state not in change.parties:
            change = msgspec.structs.replace(change, parties=tuple(sorted((state, *change.parties))))
            lacks = lacks[1:]
        id = f"{annotation.document.id}:d{words.start}-{words.end}-{change.op}"
        found[id] = Draft(
            id, _name(change, actors), (change,), scene.date,
            annotation.document.id, words, who, asserted.id, lacks,
        )  # fmt: skip
    return tuple(found.values())


Found = tuple[Span, int, Change, tuple[str, ...]]  # the sentence, where in it the change is named, what it lacks


def _named(
    annotation: Annotation, start: int, end: int, actors: Mapping[str, Actor], kinds: tuple[str, ...]
) -> list[Mention]:
    inside = (m for m in annotation.mentions if start <= m.span.start and m.span.end <= end and m.actor in actors)
    return [m for m in inside if actors[m.actor or ""].kind in kinds]


def _ids(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.actor for m in mentions if m.actor))


def _of_sentence(annotation: Annotation, sentence: Span, actors: Mapping[str, Actor]) -> Iterator[Found]:
    text, at = sentence.text, sentence.start
    words = annotation.document.span(at, at + len(text.rstrip()))
    for match in _patterns()["formalise"].finditer(text):
        start, end = match.span("what") if match["what"] else (0, 0)
        groups = _named(annotation, at + start, at + end, actors, _GROUPS)
        groups = groups or _named(annotation, at, at + match.start(), actors, _GROUPS)
        if groups:
            org = groups[-1].actor or ""
            change = Change("formalise", organisations=(org,), name=org)
            yield words, at + match.start(), change, ("obligations of its members",)
    if umbrella := _patterns()["umbrella"].search(text):
        orgs = _under_umbrella(annotation, sentence, actors)
        if len(orgs) > 1:
            change = Change("umbrella", organisations=orgs)
            yield words, at + umbrella.start(), change, ("obligations of its members",)
    for match in _patterns()["pact"].finditer(text):
        rest = _named(
            annotation, at + match.end(), min(at + len(text), at + match.end() + 60), actors, ("state", "grouping")
        )
        first = _named(annotation, at, at + match.start(), actors, ("state",))
        speaker = _speaker_state(annotation, at + match.start(), actors)
        named = _ids(rest)[
            :2
        ]  # “between A and B” are all, whoever proposes it; “with B” leaves the other to its subject
        others = () if len(named) == 2 and not match[0].casefold().endswith("with") else _ids(first)[-1:] or speaker
        parties = tuple(dict.fromkeys([*others, *named]))
        kinds = _obligations(match[0])
        lacks = (*(() if len(parties) > 1 else ("the parties",)), *(() if kinds else ("the kind of obligation",)))
        if parties:
            yield words, at + match.start(), Change("pact", parties=parties, obligations=kinds), lacks
    for match in _patterns()["found"].finditer(text):
        if not _patterns()["pact"].search(text) and not _patterns()["umbrella"].search(text):
            name = re.sub(r"^.*?\b(?:an?|the)\s+(?:new\s+)?", "", match[0])
            yield words, at + match.start(), Change("found", name=name), ("members", "obligations of its members")


def _done(tokens: Doc, at: int) -> bool:
    """Whether a word tells what was done: “signed a pact”, “has founded a union”; no proposal then."""
    verb = tokens.char_span(at, at + 1, alignment_mode="expand")
    if verb is None or verb.root.pos_ != "VERB" or verb.root.lemma_.lower() in word_list("proposals")["proposing"]:
        return False
    auxiliaries = {child.lemma_.lower() for child in verb.root.children if child.dep_ in ("aux", "auxpass")}
    perfect = verb.root.tag_ == "VBN" and auxiliaries <= {"have", "be"} and "have" in auxiliaries
    return verb.root.tag_ == "VBD" or perfect


def _obligations(words: str) -> tuple[str, ...]:
    """The kind of obligation that the name of a pact tells."""
    named = word_list("proposals")["obligations"]
    return tuple(dict.fromkeys(named[word] for word in re.findall(r"[\w-]+", words.casefold()) if word in named))


def _under_umbrella(annotation: Annotation, sentence: Span, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The organisations that are to come under it: those of the sentence, or of the two thousand characters before."""
    here = _ids(_named(annotation, sentence.start, sentence.end, actors, _GROUPS))
    earlier = _named(annotation, max(0, sentence.start - 2000), sentence.start, actors, ("organisation", "initiative"))
    structures = [mention for mention in earlier if not _beside_states(annotation, mention, actors)]
    before = tuple(id for id in _ids(structures) if actors[id].dataset)
    return here if len(here) > 1 else tuple(dict.fromkeys((*before, *here)))


def _beside_states(annotation: Annotation, mention: Mention, actors: Mapping[str, Actor]) -> bool:
    """Whether a body stands in one list with states: “attacked by the United States and the EU”, an actor among actors,
    no structure among structures."""
    named = annotation.tokens.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    beside = [token.idx for token in named.root.conjuncts] if named is not None else []
    states = (m.span for m in annotation.mentions if m.actor in actors and actors[m.actor or ""].kind == "state")
    return any(span.start <= at < span.end for span in states for at in beside)


def _speaker_state(annotation: Annotation, at: int, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    turn = next((turn for turn in annotation.document.turns if turn.span.start <= at < turn.span.end), None)
    named = (turn and turn.speaker) or (annotation.document.speaker and annotation.document.speaker.value)
    found = [
        a.state for a in annotation.actors.values() if named and a.kind == "person" and a.name in named and a.state
    ]
    return tuple(found[:1])


def _planned(scene: Scene) -> Iterator[Found]:
    """“X wants to join Y”, “the admission of X to Y is discussed”, “X and Y plan to sign a pact”: a membership or an
    alliance that is planned, possible or asked for."""
    for frame in scene.frames:
        planned = put(frame) in ("planned", "hypothetical") and not hearsay(frame.trigger)
        if not planned or scene.asks(frame.trigger.idx) or (frame.trigger.dep_ == "appos"):
            continue
        words, at = scene.sentence(frame.trigger.idx), frame.trigger.idx
        named = (*frame.sources, *frame.targets)
        states = tuple(dict.fromkeys(id for id in named if _kind(scene, id) == "state"))
        groups = tuple(dict.fromkeys(id for id in named if _kind(scene, id) == "organisation"))
        if frame.kind == "membership" and frame.status in ("member", "former") and states and groups:
            op = "leave" if frame.status == "former" else "join"
            yield words, at, Change(op, parties=states, organisations=groups[:1]), ()
        elif frame.kind == "alliance" and len(states) > 1 and frame.trigger.lemma_.lower() in _PACTS:
            kinds = _obligations(frame.trigger.doc[frame.trigger.left_edge.i : frame.trigger.i].text)
            change = Change("pact", parties=tuple(sorted(states)), obligations=kinds)
            yield words, at, change, () if kinds else ("the kind of obligation",)


def _kind(scene: Scene, id: str) -> str | None:
    return scene.actors[id].kind if id in scene.actors else None


def _guarantees(scene: Scene) -> Iterator[Found]:
    """“X proposed security guarantees for Y”: who is to be guarded, and by whom where the sentence says so."""
    for match in _GUARANTEE.finditer(scene.document.text):
        found = scene.annotation.tokens.char_span(*match.span(), alignment_mode="expand")
        if found is None or scene.asks(match.start()):
            continue
        noun = next((token for token in found if token.lemma_.lower() == "guarantee"), found.root)
        verb = noun.head
        guarded = [id for id in scene.cast.after(noun, ("for", "to")) if _kind(scene, id) == "state"]
        if not guarded or not (verb.lemma_.lower() in word_list("proposals")["proposing"] or _open(verb)):
            continue
        by = [id for id in scene.cast.subjects(verb) if _kind(scene, id) == "state" and id not in guarded]
        change = Change("guarantee", parties=tuple(dict.fromkeys(guarded)), terms={"by": ",".join(by)} if by else {})
        yield scene.sentence(match.start()), match.start(), change, () if by else ("who gives it",)


_GUARANTEE = re.compile(r"\b(?:security|defen[cs]e|military|territorial)\s+guarantees?\s+(?:for|to)\b", re.I)
_PACTS = ("alliance", "pact")


def _ending(scene: Scene) -> Iterator[Found]:
    """“Dissolve X”, “X should be disbanded”: an organisation that is to end."""
    for token in scene.annotation.tokens:
        if token.lemma_.lower() not in word_list("proposals")["ending"] or token.pos_ != "VERB":
            continue
        groups = [o for o in scene.cast.objects(token) if scene.actors[o].kind == "organisation"]
        if groups and (_open(token) or token.tag_ == "VB") and not scene.asks(token.idx):
            yield scene.sentence(token.idx), token.idx, Change("dissolve", organisations=tuple(groups)), ()


def _open(verb: Token) -> bool:
    """Whether something is planned, possible or asked for."""
    bare = any(child.lower_ == "be" and child.dep_ == "auxpass" for child in verb.children)  # “that it be dissolved”
    return bare or factuality(verb) in ("planned", "hypothetical")


def _name(change: Change, actors: Mapping[str, Actor]) -> str:
    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(actors[id].name if id in actors else id for id in ids) or "not said"

    if change.op == "formalise":
        return f"{names(change.organisations)} to become an organisation"
    if change.op == "umbrella":
        return f"one umbrella over {names(change.organisations)}"
    if change.op == "pact":
        kind = f"a pact of {' and '.join(change.obligations)}" if change.obligations else "an alliance"
        return f"{kind} between {names(change.parties)}"
    if change.op == "found":
        return f"a new {change.name}"
    if change.op == "dissolve":
        return f"{names(change.organisations)} to be dissolved"
    if change.op == "guarantee":
        by = tuple(filter(None, change.terms.get("by", "").split(",")))
        return f"a guarantee for {names(change.parties)} by {names(by)}"
    return f"{names(change.parties)} to {change.op} {names(change.organisations)}"
