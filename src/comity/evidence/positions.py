"""Positions: who supports or opposes whom or what, in whose words.

A stance comes from a verb of `stances.yaml`; in a speech also from a sentence that criticises a state; and, where these
say nothing of two actors in a sentence, from the model of who likes whom (`opinion`) where it is sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from comity.evidence.assertion import by_each, factuality, hearsay
from comity.evidence.cast import is_reciprocal
from comity.evidence.criticism import find_criticism
from comity.evidence.event_pairs import phrase
from comity.evidence.lists import word_list
from comity.evidence.lists import words as listed
from comity.evidence.opinion import LABELS, judge
from comity.evidence.scene import Scene
from comity.evidence.stances import stances
from comity.language import party
from comity.model import Mention, Position, Span

_NO_HOLDERS = ("person", "place", "treaty")
_CLEARLY = 0.7  # probability from which a critical sentence of a speech is a position
_SURE = 0.8  # probability from which the model of opinions is believed: right in nine of ten of train rows held out


def find_positions(scene: Scene) -> tuple[Position, ...]:
    """Every position that a document gives to an actor, on an actor or on an issue in the words of the text."""
    if scene.sight is not None:
        return tuple({position.id: position for position in _seen(scene)}.values())
    found: dict[str, Position] = {}
    for position in (*_by_verbs(scene), *_criticisms(scene)):
        found.setdefault(position.id, position)
    taken = {frozenset((p.holder, p.target)) for p in found.values()}
    for position in _opinions(scene):
        if frozenset((position.holder, position.target)) not in taken:
            found.setdefault(position.id, position)
    return tuple(found.values())


def _seen(scene: Scene) -> Iterator[Position]:
    """What the encoder sees: stances on issues, each the word of whoever asserts it there."""
    document = scene.document
    taken: list[tuple[str, int, int]] = []
    for seen in sorted(stances(scene.sight), key=lambda seen: -seen.probability) if scene.sight else ():
        start, end = scene.phrase(*seen.issue)
        if any(holder == seen.holder and a < end and start < b for holder, a, b in taken):
            continue  # a part of what is told already
        if scene.asks(start) or seen.holder not in scene.actors or scene.actors[seen.holder].kind in _NO_HOLDERS:
            continue
        asserted, words = scene.asserters.at(start), document.span(start, end)
        if not _names_something(words, scene) or (seen.stance == "support" and _turned_down(words, scene)):
            continue
        if seen.mention is None and _others(words, scene):
            continue
        if seen.stance == "support" and _of_another(words, seen.holder, scene):
            continue
        target = " ".join(words.text.split())
        id = f"{document.id}:p{start}-{end}-{seen.holder}"
        sentence = scene.sentence(start)
        whole = document.span(min(sentence.start, start), max(sentence.end, end))
        position = Position(
            id, document.id, seen.holder, target.removeprefix("the ").removeprefix("The "), seen.stance, whole,
            asserted.id, confidence=scene.sure("position", seen.probability), reason=f"“{target}”", issue=words,
        )  # fmt: skip
        taken.append((seen.holder, start, end))
        yield from by_each(position, _own_word(seen.holder, asserted.by, scene))


def _own_word(holder: str, by: tuple[str | None, ...], scene: Scene) -> tuple[str | None, ...]:
    """Of several who assert a position, the one who speaks for its holder, where one does."""
    own = tuple(voice for voice in by if party(voice, scene.actors) == holder)
    return own[:1] or by


def _turned_down(words: Span, scene: Scene) -> bool:
    """Whether the words above an issue deny it, so that nobody who says them supports it: “there is no military
    solution”, “non-acceptance of an imposed one”, “it is no longer tenable to speak of”."""
    found = scene.annotation.tokens.char_span(words.start, words.end, alignment_mode="expand")
    if found is None:
        return False
    token = found.root
    for _ in range(_ABOVE):
        if any(child.dep_ == "neg" or child.lower_ in _NO for child in token.children if child.i < token.i):
            return True
        if scene.document.text[max(0, token.idx - 4) : token.idx].lower() in ("non-", "non‑"):
            return True
        if token.i < found.start and token.lemma_.lower() in listed("stances", "denying"):
            return True
        if token.head.i == token.i or (token.pos_ in ("VERB", "AUX") and token.dep_ in _CLAUSES):
            return False
        token = token.head
    return False


def _others(words: Span, scene: Scene) -> bool:
    """Whether what a speaker would hold is what others do, in the speaker's words: “they seek to replace it”."""
    found = scene.annotation.tokens.char_span(words.start, words.end, alignment_mode="expand")
    token = found.root if found is not None else None
    while token is not None:
        if any(c.dep_ in ("nsubj", "nsubjpass", "poss") and c.lower_ in _THEY for c in token.children):
            return True
        subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return any(part.lower_ in _THEY for part in subject.children if part.dep_ == "poss")
        token = token.head if token.head.i != token.i else None
    return False


def _of_another(words: Span, holder: str, scene: Scene) -> bool:
    """Whether an issue is what another party does or wants, in a clause of which it is the subject (“a sign that X
    wants to settle it by force”, “actions by X to involve others”), unless somebody's wish or stance is above it."""
    found = scene.annotation.tokens.char_span(words.start, words.end, alignment_mode="expand")
    token = found.root if found is not None else None
    while token is not None:
        subjects = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
        if any(c.lower_ in _WE for c in token.children):
            return False
        doers = [g for c in token.children if c.lower_ == "by" for g in c.children if g.dep_ == "pobj"]
        parties = {party(m.actor, scene.actors) for one in (*subjects, *doers) for m in _within(one, scene)} - {None}
        if parties:
            return holder not in parties and not _wanted(token)
        if subjects:
            return False
        token = token.head if token.head.i != token.i else None
    return False


def _within(top: Token, scene: Scene) -> list[Mention]:
    """The mentions in a phrase."""
    edges = [*top.subtree]
    return scene.mentions_in(scene.document.span(edges[0].idx, edges[-1].idx + len(edges[-1].text)))


def _wanted(clause: Token) -> bool:
    """Whether a clause is what somebody else wants or backs: “hopes that X will withdraw”."""
    above = clause.head
    while above.i != clause.i:
        lemma = above.lemma_.lower()
        if lemma in listed("stances", "asking") or _stances().get(lemma) == "support":
            return True
        if above.head.i == above.i:
            return False
        above = above.head
    return False


_WE = frozenset({"we", "our", "i", "my"})
_THEY = frozenset({"they", "their", "he", "she", "his", "her"})
_NO = frozenset({"no", "neither", "nor", "without"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis"})
_ABOVE = 6  # words from an issue up to what may deny it


def _names_something(words: Span, scene: Scene) -> bool:
    """Whether an issue has a noun of its own: a lone actor, verb or number is none."""
    found = scene.annotation.tokens.char_span(words.start, words.end, alignment_mode="expand")
    if found is None:
        return False
    actors = [
        m.span for m in scene.annotation.mentions if m.actor and m.span.start < words.end and words.start < m.span.end
    ]
    nouns = [token for token in found if token.pos_ in ("NOUN", "PROPN")]
    return any(not any(a.start <= token.idx < a.end for a in actors) for token in nouns) and len(found) > 1


def _criticisms(scene: Scene) -> Iterator[Position]:
    """Sentences of a speech, one voice throughout, that criticise a state: the speaker's opposition to it."""
    document, voice = scene.document, scene.asserters.voice
    holder = scene.cast.party(voice)
    if document.kind.value != "speech" or holder is None:
        return
    for criticism in find_criticism(scene.annotation, scene.registry, holder):
        if criticism.target and criticism.probability >= _CLEARLY and criticism.acting:
            words = document.span(criticism.span.start, criticism.span.start + len(criticism.span.text.rstrip()))
            id = f"{document.id}:p{words.start}-{words.end}-{holder}"
            position = Position(id, document.id, holder, criticism.target, "oppose", words)
            yield from by_each(position, (voice,))


@cache
def _stances() -> dict[str, str]:
    return {verb: stance for stance in ("support", "oppose") for verb in word_list("stances")[stance]}


def _by_verbs(scene: Scene) -> Iterator[Position]:
    for token in scene.annotation.tokens:
        if token.pos_ != "VERB" or scene.asks(token.idx) or hearsay(token):
            continue
        for stance in ("support", "oppose"):
            before = word_list("stances")[f"{stance} before"].get(token.lemma_)
            if before and (link := next((c for c in token.children if c.lower_ == before and c.dep_ == "prep"), None)):
                yield from _positions(token, link, stance, scene)
                break
        else:
            if token.lemma_ in _stances():
                yield from _positions(token, token, _stances()[token.lemma_], scene)


def _positions(verb: Token, link: Token, stance: str, scene: Scene) -> Iterator[Position]:
    """The positions of a verb on what follows it, or what follows its preposition."""
    denied = {"support": "oppose", "oppose": "neutral"}[stance]  # who does not support, opposes
    stance = {"denied": denied, "hypothetical": "conditional"}.get(factuality(verb), stance)
    asserted, document = scene.asserters.at(verb.idx), scene.document
    for holder in dict.fromkeys(scene.cast.subjects(verb)):
        for target, first, last in _targets(link, scene):
            if target == holder:
                continue
            words = document.span(min(verb.idx, first), max(verb.idx + len(verb.text), last))
            id = f"{document.id}:p{words.start}-{words.end}-{holder}"
            position = Position(id, document.id, holder, target, stance, words, asserted.id)
            yield from by_each(position, asserted.by)


def _targets(above: Token, scene: Scene) -> Iterator[tuple[str, int, int]]:
    """Actors that are the object, or else the object's words as an issue; with where they begin and end."""
    for child in above.children:
        if child.dep_ not in ("dobj", "nsubjpass", "pobj") or is_reciprocal(child):
            continue
        edge = [token for token in child.subtree if not _in_clause(token, child)]
        first, last = edge[0].idx, edge[-1].idx + len(edge[-1].text)
        if child.i in scene.cast.at:
            yield scene.cast.at[child.i], first, last
        elif child.lemma_.lower() in word_list("stances")["attitudes"]:
            continue
        elif child.pos_ in ("NOUN", "PROPN") and len(edge) <= 14:
            text = " ".join(scene.document.text[first:last].split())
            yield text.removeprefix("the ").removeprefix("The "), first, last


def _in_clause(token: Token, top: Token) -> bool:
    while token.i != top.i:
        if token.dep_ in ("relcl", "acl", "advcl"):
            return True
        token = token.head
    return False


def _opinions(scene: Scene) -> Iterator[Position]:
    """What the model of opinions says of two parties in a sentence in which no word relates them, where it is sure."""
    told = {
        (f.trigger.sent.start, p) for f in scene.frames for p in (*f.sources, *f.targets) if f.sources and f.targets
    }
    for sentence in scene.annotation.tokens.sents:
        named: dict[str, Token] = {}
        for token in sentence:
            if token.i in scene.cast.at and token.pos_ == "PROPN":
                named.setdefault(scene.cast.at[token.i], token)
        related = any((sentence.start, party) in told for party in named)
        if len(named) == 2 and not related and not scene.asks(sentence.start_char):
            yield from _opinion(sentence, list(named.items()), scene)


def _opinion(sentence: Sentence, named: list[tuple[str, Token]], scene: Scene) -> Iterator[Position]:
    """The position of one of two parties on the other."""
    alone, first = sentence.as_doc(), sentence.start
    p, q = ((start - first, end - first) for start, end in (phrase(token) for _, token in named))
    place, probability = judge(alone, p, q)
    if place == 0 or probability < _SURE:
        return
    holder, target = named if LABELS[place].startswith("p") else reversed(named)
    words = scene.sentence(sentence.start_char)
    asserted = scene.asserters.at(holder[1].idx)
    id = f"{scene.document.id}:p{words.start}-{words.end}-{holder[0]}"
    stance = "support" if " likes" in LABELS[place] else "oppose"
    position = Position(id, scene.document.id, holder[0], target[0], stance, words, asserted.id)
    yield from by_each(position, asserted.by)
