"""Who does what to whom: actors around a word that relates them, from the parse.

A frame is a word with the actors on either side of it. Persons and bodies stand for the state they speak for, and a
capital that means a government for its state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.tokens import Doc, Token

from comity.language import Annotation
from comity.model import Actor, Statement

_CLAUSES = {"relcl", "advcl", "ccomp", "acl", "xcomp", "parataxis"}
_JOINING = {
    "of",
    "with",
    "to",
    "for",
    "against",
    "on",
    "between",
    "among",
    "from",
    "towards",
    "toward",
    "and",
    "vis-à-vis",
}
_LINKS = {"of", "between", "by", "among"}
_TOWARDS = {"against", "with", "to", "at", "on", "for", "from", "upon", "towards", "toward", "into"}
_SUBJECTS = {"nsubj", "csubj"}
_MODIFIERS = {"poss", "amod", "compound", "nmod", "det", "appos", "npadvmod"}


def _governor(verb: Token) -> Token | None:
    """The verb that a subordinate verb hangs on, through nouns and prepositions."""
    above = verb.head
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    return above if above.pos_ in ("VERB", "AUX") and above.i != verb.i else None


@dataclass(frozen=True)
class Frame:
    """A word that relates actors: sources and targets are actor ids; `words` are the lexicon's entry."""

    trigger: Token
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    kind: str
    tie: str
    sign: int
    status: str | None
    event: str | None


@cache
def _lexicon() -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]], dict[str, dict[str, Any]]]:
    data = yaml.safe_load((files("comity.evidence") / "data" / "relations.yaml").read_text("utf-8"))
    verbs = {lemma: {"kind": kind, **row} for kind, row in data["verbs"].items() for lemma in row["lemmas"]}
    nouns = {lemma: {"kind": kind, **row} for kind, row in data["nouns"].items() for lemma in row["lemmas"]}
    return verbs, data["phrases"], nouns


class Cast:
    """The actors of a document, by the token at the head of each mention."""

    def __init__(
        self, annotation: Annotation, registry: dict[str, Actor], statements: Sequence[Statement] = ()
    ) -> None:
        self._actors = registry | annotation.actors
        self.at: dict[int, str] = {}
        starts = {token.idx: token.i for token in annotation.tokens}
        for mention in annotation.mentions:
            words = annotation.tokens.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
            if words is None or mention.span.start not in starts:
                continue
            ids = [mention.actor] if mention.actor else [candidate.actor for candidate in mention.candidates]
            party = self.party(ids[0]) if ids and mention.actor else None
            if party:
                self.at.setdefault(words.root.i, party)
        self._first_persons(annotation.tokens, statements)
        self._they(annotation.tokens)

    def _first_persons(self, tokens: Doc, statements: Sequence[Statement]) -> None:
        """“We” and “our” in quoted words are the party of whoever is quoted."""
        for statement in statements:
            party = self.party(statement.source_actor)
            if party is None or statement.mode == "indirect":
                continue
            for span in statement.content:
                for token in tokens.char_span(span.start, span.end, alignment_mode="expand") or ():
                    if token.lower_ in ("we", "our", "us", "ours"):
                        self.at.setdefault(token.i, party)

    def _they(self, tokens: Doc) -> None:
        """“They” as a subject is who the sentence before was about, where that was one party."""
        last: list[str] = []
        for sentence in tokens.sents:
            root = sentence.root
            for token in sentence:
                if token.lower_ == "they" and token.dep_ == "nsubj" and len(last) == 1:
                    self.at.setdefault(token.i, last[0])
            named = self.subjects(root) or [p for t in sentence if t.dep_ in _SUBJECTS for p in self.under(t)][:1]
            last = named or (last if any(t.lower_ in ("they", "their") for t in sentence) else [])

    def party(self, id: str | None) -> str | None:
        """Who an actor stands for as a party to a tie: its state or organisation; places stand for nobody."""
        actor = self._actors.get(id or "")
        if actor is None or actor.kind == "place":
            return None
        if actor.kind not in ("person", "body"):
            return actor.id
        return actor.state or self.party(actor.parent) or actor.id

    def under(self, token: Token, *, deep: bool = True) -> Iterator[str]:
        """Parties in the phrase that a token heads, its conjuncts included, clauses within it left out."""
        if token.i in self.at:
            yield self.at[token.i]
        for child in token.children:
            if child.dep_ == "conj" or (child.dep_ in _MODIFIERS and token.i not in self.at):
                yield from self.under(child, deep=deep)
            elif (
                deep
                and child.dep_ == "prep"
                and child.lower_ in ("of", "between", "by", "among")
                and token.i not in self.at
            ):
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        yield from self.under(inner, deep=deep)
            elif child.dep_ == "acl" and child.lower_ in ("led", "backed", "imposed", "supplied"):
                yield from self._agents(child)

    def _agents(self, verb: Token) -> Iterator[str]:
        for child in verb.children:
            if child.dep_ in ("agent", "prep") and child.lower_ == "by":
                for inner in child.children:
                    yield from self.under(inner)

    def subjects(self, verb: Token) -> list[str]:
        """Parties that do what a verb says: its subject, or that of the verb it hangs on; the agent of a passive."""
        passive = any(child.dep_ == "nsubjpass" for child in verb.children)
        if passive:
            return list(self._agents(verb))
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                relative = verb.dep_ == "relcl" and child.lower_ in ("which", "that", "who")
                return list(self.under(verb.head if relative else child))
        if verb.dep_ == "acl":
            return list(self._agents(verb)) if verb.tag_ == "VBN" else list(self.under(verb.head))
        governor = _governor(verb) if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp") else None
        return self.subjects(governor) if governor is not None else []

    def objects(self, verb: Token) -> list[str]:
        """Parties it is done to: objects, the subject of a passive, and what follows against, with, to, on ..."""
        found: list[str] = []
        for child in verb.children:
            if child.dep_ in ("dobj", "dative", "nsubjpass", "attr", "oprd"):
                found += self.under(child)
            elif child.dep_ == "prep" and child.lower_ in _TOWARDS:
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        found += self.under(inner)
        return found

    def after(self, noun: Token, prepositions: Sequence[str] = ()) -> list[str]:
        """Parties after a noun's preposition, or after these only: an ally of X, a war on X, relations with X."""
        found: list[str] = []
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in (prepositions or _JOINING):
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        found += self.under(inner)
        return found

    def beside(self, noun: Token) -> list[str]:
        """Parties that modify a noun: Russia's, Chinese, NATO."""
        return [party for child in noun.children if child.dep_ in _MODIFIERS for party in self.under(child)]


def frames(tokens: Doc, cast: Cast) -> Iterator[Frame]:
    """Every word of the lexicon with the actors it relates; those with an actor on one side only have no targets."""
    verbs, phrases, nouns = _lexicon()
    for token in tokens:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "AUX"):
            yield from _of_verb(token, lemma, cast, verbs, phrases)
        elif token.pos_ in ("NOUN", "PROPN") and lemma in nouns and token.i not in cast.at:
            yield from _of_noun(token, nouns[lemma], cast)
        elif lemma == "against":
            yield from _against(token, cast)


def _against(preposition: Token, cast: Cast) -> Iterator[Frame]:
    """Whatever is done against somebody is hostile to them: turn others against X, take steps against X."""
    governor = preposition.head if preposition.head.pos_ == "VERB" else _governor(preposition.head)
    targets = [party for child in preposition.children if child.dep_ == "pobj" for party in cast.under(child)]
    lexical = _lexicon()[0]
    if governor is not None and targets and governor.lemma_.lower() not in lexical:
        row = {"kind": "hostility", "sign": -1, "event": None}
        yield _frame(governor, cast.subjects(governor) or cast.beside(preposition.head), targets, row)


def _of_verb(
    verb: Token, lemma: str, cast: Cast, verbs: dict[str, dict[str, Any]], phrases: list[dict[str, Any]]
) -> Iterator[Frame]:
    for phrase in phrases:
        if lemma in phrase["verbs"]:
            for child in verb.children:
                if child.dep_ in ("dobj", "nsubjpass", "attr") and child.lemma_.lower() in phrase["objects"]:
                    sources = cast.subjects(verb)
                    targets = [
                        p for p in (*cast.objects(verb), *cast.after(child), *cast.beside(child)) if p not in sources
                    ]
                    yield _frame(child, sources, targets, phrase)
                    return
    if lemma in verbs:
        yield _frame(verb, cast.subjects(verb), cast.objects(verb), verbs[lemma])


def _of_noun(noun: Token, row: dict[str, Any], cast: Cast) -> Iterator[Frame]:
    beside, after = cast.beside(noun), cast.after(noun)
    named = noun
    while named.dep_ in ("appos", "conj") and named.head.pos_ in ("NOUN", "PROPN"):
        above = named.head
        if above.i in cast.at:  # "an ally of X, a partner of Y": the second stands beside the first, not beside X
            above = above.head.head if above.dep_ == "pobj" and any(c.dep_ == "det" for c in named.children) else named
        if above.i == named.i or above.lemma_.lower() not in _lexicon()[2]:
            break
        named = above
    if named.i != noun.i and named.dep_ in ("attr", "oprd"):
        yield _frame(noun, cast.subjects(named.head), beside + after, row)
    elif noun.dep_ in ("attr", "oprd") or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        verb = noun.head if noun.dep_ != "pobj" else noun.head.head
        yield _frame(noun, cast.subjects(verb), beside + after, row)
    elif noun.dep_ == "appos":
        yield _frame(noun, list(cast.under(noun.head, deep=False)), beside + after, row)
    elif beside and after:
        yield _frame(noun, beside, after, row)
    elif len(between := cast.after(noun, ("between", "among"))) >= 2 and row["kind"] not in ("membership", "chair"):
        yield _frame(noun, between[:1], between[1:], row)
    elif len(beside) >= 2 and row["kind"] not in ("membership", "chair"):
        yield _frame(noun, beside[:1], beside[1:], row)


def _frame(trigger: Token, sources: list[str], targets: list[str], row: dict[str, Any]) -> Frame:
    return Frame(
        trigger, tuple(dict.fromkeys(sources)), tuple(dict.fromkeys(targets)), row["kind"], row.get("tie", row["kind"]),
        row["sign"], row.get("status"), row.get("event"),
    )  # fmt: skip
