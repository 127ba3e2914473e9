"""Who asserts what stands at a place in a document, and whether as a fact, a plan, a possibility or a denial."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from comity.evidence.frames import Cast
from comity.language import Annotation
from comity.model import TRANSCRIPTS, Document, Factuality, Statement

_PLANS = {
    "plan", "intend", "propose", "seek", "want", "aim", "hope", "prepare", "pledge", "promise", "agree", "offer", "vow",
    "try", "attempt", "strive", "wish", "decide", "need",
}  # fmt: skip
# What somebody is said to want or feel is asserted by whoever says so, not by them.
_ATTITUDES = frozenset({"plans", "hopes", "fears", "believes", "supports", "opposes", "wants"})
_ADVERBIAL = frozenset({"despite", "amid", "after", "during", "before", "since", "in", "over", "through", "given"})
_PRONOUNS = {"he", "she", "it", "they", "we", "i", "you", "this", "that", "who", "which", "those"}
_MAY = {"may", "might", "could", "would", "can", "should"}


class Asserters:
    """The statements of a document and who stands behind the rest of it."""

    def __init__(self, annotation: Annotation, statements: Sequence[Statement], cast: Cast | None = None) -> None:
        self._cast, self._tokens = cast, annotation.tokens
        self._statements = sorted(statements, key=lambda s: sum(span.end - span.start for span in s.content))
        self._document = annotation.document
        self._own = _voice(annotation)

    def at(self, offset: int) -> tuple[str | None, Statement | None]:
        """Who asserts the words at an offset: the innermost statement's source, else the document's voice."""
        for statement in self._statements:
            if statement.stance in _ATTITUDES:
                continue
            if any(span.start <= offset < span.end for span in statement.content):
                return statement.source_actor or statement.speaker or self._source(statement) or self._own, statement
        return self._own, None

    def cued(self, offset: int) -> str | None:
        """The source of the statement whose cue stands at an offset."""
        for statement in self._statements:
            if any(span.start <= offset < span.end for span in statement.cue):
                return statement.source_actor or self._source(statement)
        return None

    def _source(self, statement: Statement) -> str | None:
        """Who an unresolved source is: the party at its head, or else its words where they are a short name."""
        for span in statement.source:
            words = self._tokens.char_span(span.start, span.end, alignment_mode="expand")
            if self._cast and words is not None and words.root.i in self._cast.at:
                return self._cast.at[words.root.i]
        words = " ".join(span.text for span in statement.source)
        return words if words.casefold() not in _PRONOUNS and 0 < len(words.split()) <= 4 else None


def _voice(annotation: Annotation) -> str | None:
    """The actor, or else the name, that speaks in a document: the speaker, author or issuer."""
    document = annotation.document
    order = (document.speaker, document.author, document.issuer)
    named = next((reasoned.value for reasoned in order if reasoned), None)
    return actor_named(annotation, named) or named


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
    return document.kind.value in TRANSCRIPTS or document.kind.value in (
        "press release", "readout", "joint statement", "communiqué", "treaty", "fact sheet",
    )  # fmt: skip


def factuality(token: Token) -> Factuality:
    """How a word's clause is put: denied under a negation, planned, hypothetical, else asserted."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        if any(child.dep_ == "neg" or child.lower_ == "no" for child in verb.children):
            return "denied"
        if verb.dep_ == "prep" and verb.lower_ in _ADVERBIAL and verb.head.pos_ in ("VERB", "AUX"):
            return "asserted"
        verb = verb.head
    words = {child.lower_ for child in verb.children}
    if any(child.dep_ == "neg" for child in verb.children) or words & {"never", "no"}:
        return "denied"
    if words & {"if", "unless", "whether"} or words & _MAY:
        return "hypothetical"
    if words & {"will", "shall", "’ll", "'ll"}:
        return "planned"
    if verb.dep_ == "pcomp" and verb.head.head.pos_ == "NOUN":  # a goal of doing, the idea of doing
        return "planned"
    governor = verb.head
    if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl", "pcomp") and governor.i != verb.i:
        if governor.lemma_.lower() in _PLANS or (verb.dep_ == "acl" and "to" in words):
            return "planned"
        if verb.dep_ == "xcomp":
            return factuality(governor)
    return "asserted"
