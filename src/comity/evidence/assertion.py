"""Who asserts what stands at a place in a document, and whether as a fact, a plan, a possibility or a denial."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace
from spacy.tokens import Token

from comity.evidence.cast import Cast
from comity.evidence.lists import word_list, words
from comity.language import Annotation
from comity.language.encoder import Voice
from comity.model import TRANSCRIPTS, Actor, Document, Factuality, Position, Span, Statement, Tie

_VERBS = ("VERB", "AUX")
_PARTIES = ("state", "organisation", "grouping", "initiative")
_SHARING = ("xcomp", "ccomp", "acl", "advcl", "pcomp")
_OWN = ("press release", "readout", "joint statement", "communiqué", "resolution", "treaty", "letter", "fact sheet")


@dataclass(frozen=True)
class Asserted:
    """Whose word something is: everyone who says it (actor ids, or names of those nobody knows), and where.

    `statement` is the one that says so; None for the text's own words.
    """

    by: tuple[str | None, ...]
    statement: Statement | None = None

    @property
    def id(self) -> str | None:
        """The id of the statement."""
        return self.statement.id if self.statement else None


Said = TypeVar("Said", Tie, Position)


def by_each(said: Said, by: Sequence[str | None]) -> Iterator[Said]:
    """A tie or position once for everyone whose word it is: each of those who announce it together says it."""
    for n, who in enumerate(by):
        yield replace(said, id=f"{said.id}-{who}" if n else said.id, asserted_by=who)


class Asserters:
    """The statements of a document and who stands behind the rest of it."""

    def __init__(
        self,
        annotation: Annotation,
        statements: Sequence[Statement],
        cast: Cast,
        actors: Mapping[str, Actor],
        spoken: Sequence[Voice] = (),
    ) -> None:
        """`spoken` tells which party speaks where, in order."""
        self._spoken, self._begins = spoken, [voice.start for voice in spoken]
        self._cast, self._annotation = cast, annotation
        self._statements = sorted(
            (s for s in statements if _asserts(s)),
            key=lambda s: sum(span.end - span.start for span in s.content),
        )
        self._cued = statements
        self._named = _named(annotation)
        self.voice = voice_of(annotation, actors)
        self._jointly = _parties(annotation, self._named, actors) if self._named and self.voice == self._named else ()

    def at(self, offset: int) -> Asserted:
        """Who asserts the words at an offset: the sources of the innermost statement, else the document's voice."""
        for statement in self._statements:
            if any(span.start <= offset < span.end for span in statement.content):
                own = not statement.cue and not statement.reported_by
                who = self._who(statement)
                return Asserted(self._of_party(who, offset) if own else who, statement)
        return Asserted(self._of_party(self._voices(), offset))

    def _of_party(self, who: tuple[str | None, ...], offset: int) -> tuple[str | None, ...]:
        """Who speaks in his own voice, where he is of the party that speaks there; else that party."""
        at = bisect_right(self._begins, offset) - 1
        party = self._spoken[at].party if at >= 0 and offset < self._spoken[at].end else None
        if party is None or len(who) > 1 or any(self._cast.party(one) == party for one in who):
            return who
        return (party,)

    def cued(self, offset: int) -> tuple[str | None, ...]:
        """The sources of the statement whose cue stands at an offset; empty where there is none."""
        for statement in self._cued:
            if any(span.start <= offset < span.end for span in statement.cue):
                return self._who(statement)
        return ()

    def _voices(self) -> tuple[str | None, ...]:
        """Whose words the document is: the parties of a joint statement each say all of it."""
        return self._jointly or (self.voice,)

    def _who(self, statement: Statement) -> tuple[str | None, ...]:
        """The sources of a statement as actors where they can be told, else as a name; the voice of what has none."""
        if statement.source_actors:
            return statement.source_actors
        if statement.speaker and statement.speaker == self._named:
            return self._voices()
        found = self._source(statement) or statement.speaker
        return (found,) if found else self._voices()

    def _source(self, statement: Statement) -> str | None:
        """Who an unresolved source is: the party at its head, else its own words without what is told of it.

        “They” whom nobody names are others than the author all the same; “we”, and what “this” shows, are not.
        """
        for span in statement.source:
            found = self._annotation.tokens.char_span(span.start, span.end, alignment_mode="expand")
            if found is None:
                continue
            if named := self._mentioned(found.root):
                return named
            head = found.root
            if head.pos_ == "PRON":
                return f"“{head.lower_}”" if head.lower_ in words("factuality", "others") else None
            if head.pos_ in ("DET", "CCONJ", "ADP"):  # the parse has torn the name
                head = next((token for token in reversed(list(found)) if token.pos_ in ("NOUN", "PROPN")), None)
                if head is None:
                    continue
            first = max(found.start, head.left_edge.i)
            return " ".join(found.doc[first : head.i + 1].text.split())
        return None

    def _mentioned(self, head: Token) -> str | None:
        """The actor of the mention at whose head a word stands, or the one party that a pronoun stands for."""
        if head.pos_ != "PRON" and head.i not in self._cast.at:
            return None
        for mention in self._annotation.mentions:
            if mention.span.start <= head.idx < mention.span.end and mention.actor:
                return mention.actor
        parties = self._cast.of(head)
        return parties[0] if len(parties) == 1 else None


def _asserts(statement: Statement) -> bool:
    """Whether what is reported is its source's word: not what somebody is said to feel, nor what a fact is said to
    show, which are the word of whoever says so."""
    fact = statement.stance == "shows" and not statement.source_actors and not statement.speaker
    return not fact and statement.stance not in words("factuality", "attitudes")


def _named(annotation: Annotation) -> str | None:
    document = annotation.document
    return next((reasoned.value for reasoned in (document.speaker, document.author, document.issuer) if reasoned), None)


def voice_of(annotation: Annotation, actors: Mapping[str, Actor]) -> str | None:
    """The actor, or else the name, that speaks in a document: the speaker, author or issuer."""
    named = _named(annotation)
    found = actor_named(annotation, named)
    worded = found is None or (actors[found].kind in _PARTIES and not actors[found].dataset)
    if worded and named and len(parties := _parties(annotation, named, actors)) == 1:
        found = parties[0]
    return found or named


def voices(annotation: Annotation, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The parties that say “we” in a document of their own: those that its heading names."""
    named = _named(annotation)
    if not named or not speaks_itself(annotation.document) or annotation.document.kind.value in TRANSCRIPTS:
        return ()
    return _parties(annotation, named, actors)


def _parties(annotation: Annotation, named: str, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """States and organisations that a name names: those on record that the document mentions in the same words, or
    else that have their names there; or else what only the document knows."""
    worded = {
        m.actor: named.find(m.span.text)
        for m in annotation.mentions
        if m.actor and m.actor in actors and actors[m.actor].kind in _PARTIES and m.span.text in named
        and m.form in ("name", "acronym")
    }  # fmt: skip
    recorded = {id: place for id, place in worded.items() if actors[id].dataset}
    if not recorded:
        known = (actor for actor in actors.values() if actor.dataset and actor.kind in _PARTIES)
        recorded = {actor.id: place for actor in known if (place := _place(actor, named)) >= 0}
    found = recorded or worded
    return tuple(sorted(found, key=lambda actor: found[actor]))


def _place(actor: Actor, named: str) -> int:
    """Where in a heading an actor of the record has its name or acronym as words of their own; -1 for nowhere."""
    own = (n.text for n in actor.names if n.kind in ("official", "short", "acronym") and n.text in named)
    return max((m.start() for name in own if (m := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", named))), default=-1)


def actor_named(annotation: Annotation, name: str | None) -> str | None:
    """The id of the actor that a heading names in full or with a title; bodies of states by their wording."""
    if not name:
        return None
    for actor in annotation.actors.values():
        if actor.kind == "person" and (actor.name == name or name.endswith(" " + actor.name)):
            return actor.id
    for mention in annotation.mentions:
        if mention.span.text == name or (mention.form == "name" and name in mention.span.text):
            return mention.actor
    return None


def speaks_itself(document: Document) -> bool:
    """Whether a document's words are a party's own: a transcript, a release, a joint statement."""
    return document.kind.value in TRANSCRIPTS or document.kind.value in _OWN


def factuality(token: Token, *, presupposed: bool = False) -> Factuality:
    """How a word's clause is put: denied under a negation, planned, hypothetical, else asserted.

    What is presupposed is only doubted by the nouns above it (“the danger of X's war”), not by its verb.
    """
    verb, put = token, word_list("factuality")
    while verb.pos_ not in _VERBS and verb.head.i != verb.i:
        if any(child.dep_ == "neg" or child.lower_ == "no" for child in verb.children):
            return "denied"
        if verb.dep_ == "prep" and verb.lower_ in put["adverbial"] and verb.head.pos_ in _VERBS:
            return "asserted"
        if _described(verb):  # “as a member of X, Y will ...”, “Y, a member of X, did not ...”
            return "asserted"
        above = verb.head
        if verb.i != token.i and verb.pos_ == "NOUN" and verb.lemma_.lower() in put["doubting"]:
            return "hypothetical"
        if verb.i != token.i and verb.pos_ == "NOUN" and verb.lemma_.lower() in put["planning"]:
            return "planned"
        verb = above
    if hearsay(verb):
        return "hypothetical"
    return "asserted" if presupposed else _of_clause(verb)


def _described(word: Token) -> bool:
    """Whether a word only says what somebody is, whatever the sentence says of them: an apposition, or after “as”."""
    if word.dep_ == "appos":
        return True
    return (
        word.lower_ == "as" and word.dep_ == "prep" and word.head.lemma_.lower() not in words("tie_grammar", "taking")
    )


def hearsay(verb: Token) -> bool:
    """Whether a clause only repeats what unnamed others say: “reportedly supplied”, “is said to have supplied”."""
    put = word_list("factuality")
    if any(child.dep_ == "advmod" and child.lower_ in put["hearsay"] for child in verb.children):
        return True
    above = verb.head
    if verb.dep_ == "conj" and above.i != verb.i and not _own_clause(verb):
        return hearsay(above)
    told = verb.dep_ == "xcomp" and above.tag_ == "VBN" and above.lemma_.lower() in put["told"]
    return (
        told and any(c.dep_ == "auxpass" for c in above.children) and not any(c.dep_ == "agent" for c in above.children)
    )


def _of_clause(verb: Token) -> Factuality:
    put = word_list("factuality")
    found = {
        child.lower_ for child in verb.children if child.dep_ in ("aux", "neg", "mark", "advmod", "det", "preconj")
    }
    if any(child.dep_ == "neg" for child in verb.children) or found & set(put["negations"]):
        return "denied"
    if found & {*put["conditions"], *put["possible"]}:
        return "hypothetical"
    if found & set(put["future"]):
        return "planned"
    if verb.tag_ == "VB" and verb.dep_ in ("ROOT", "ccomp") and "to" not in found and not _own_clause(verb):
        return "planned"  # an imperative, or what is let be done
    return "asserted" if verb.head.i == verb.i else _governed(verb, "to" in found)


def _governed(verb: Token, aim: bool) -> Factuality:
    """What the word above makes of a verb; `aim` says that it stands with “to”."""
    put, governor, above = word_list("factuality"), verb.head, verb.head.lemma_.lower()
    if verb.dep_ == "conj" and governor.pos_ in _VERBS and not _own_clause(verb):
        return _of_clause(governor)
    if verb.dep_ == "pcomp":  # a goal of doing, from doing
        if _verb_above(verb).lemma_.lower() in put["denying"]:
            return "denied"
        if governor.head.pos_ == "NOUN":
            return "hypothetical" if governor.head.lemma_.lower() in put["doubting"] else "planned"
    if verb.dep_ not in _SHARING:
        return "asserted"
    if above in put["denying"]:
        return "denied"
    if above in put["planning"] or (verb.dep_ == "acl" and aim):
        return "planned"
    return _of_clause(governor) if verb.dep_ == "xcomp" else "asserted"


def _own_clause(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in verb.children)


def _verb_above(verb: Token) -> Token:
    above = verb.head
    while above.pos_ not in _VERBS and above.head.i != above.i:
        above = above.head
    return above


def when(token: Token, times: Sequence[tuple[Span, str]]) -> tuple[str | None, str | None]:
    """The dates from which and until which a word's sentence says that something holds; `times` are its dates.

    “Since 2014” and “from May” begin it, “until 2019” ends it; a bare date is neither.
    """
    start = end = None
    for span, value in times:
        found = token.doc.char_span(span.start, span.end, alignment_mode="expand")
        link = found.root.head.lower_ if found is not None else ""
        before = found[0].nbor(-1).lower_ if found is not None and found.start else ""
        if {link, before} & {"since", "from"}:
            start = value
        elif {link, before} & {"until", "till", "through"}:
            end = value
    return start, end
