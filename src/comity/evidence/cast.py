"""The parties of a document by the words that stand for them, and who they are around a verb or a noun.

Persons and bodies stand for the state they speak for, and a capital that means a government for its state. Who
does what a verb says is read from the parse: its own subject, the one it shares with the verb it hangs on, the noun
before a relative clause, the agent of a passive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from comity.evidence.counted import counted
from comity.evidence.lists import word_list, words
from comity.language import Annotation
from comity.model import Actor, Document, Statement
from comity.model import Span as Words

_SUBJECTS = {"nsubj", "csubj"}
_OBJECTS = ("dobj", "dative", "nsubjpass", "attr", "oprd")
_MODIFIERS = {"poss", "amod", "compound", "nmod", "det", "appos", "npadvmod"}
_RELATIVES = {"which", "that", "who", "whom"}
_VERBS = ("VERB", "AUX")
_FIRST = {"we", "our", "us", "ours"}
_THIRD = {"they", "them", "their", "it", "its"}


class Cast:
    """The parties of a document. `at` has one by the token at the head of its mention, `also` those of pronouns."""

    def __init__(
        self, annotation: Annotation, registry: Mapping[str, Actor], statements: Sequence[Statement] = (),
        voices: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """`voices` are the parties whose own words the document is, “we” outside quoted words."""
        self._actors = {**registry, **annotation.actors}
        self.at: dict[int, str] = {}
        self.also: dict[int, tuple[str, ...]] = {}
        self._persons: set[int] = set()
        starts = {token.idx for token in annotation.tokens}
        for mention in annotation.mentions:
            party = self.party(mention.actor) if mention.span.start in starts else None
            if party is None:
                continue
            named = annotation.tokens.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
            if named is not None and not _of_others(named.root, mention.form):
                person = self._actors[mention.actor or ""].kind == "person"
                meant = mention.actor or "" if person and _retired(named.root) else party
                if self.at.setdefault(named.root.i, meant) != meant:  # “the US-India pact”: both in one word
                    self.also[named.root.i] = tuple(dict.fromkeys((*self.of(named.root), meant)))
                if person:
                    self._persons.add(named.root.i)
        self._first_persons(annotation, statements, tuple(voices))
        for place, parties in counted(annotation.tokens, self.at, lambda party: self.kind(party) == "state").items():
            self.also.setdefault(place, parties)
        self._third_persons(annotation.tokens)

    def _first_persons(
        self, annotation: Annotation, statements: Sequence[Statement], voices: tuple[str, ...]
    ) -> None:  # fmt: skip
        """“We” and “our” in quoted words are the party of whoever is quoted; elsewhere, whose words the text is."""
        tokens, heading = annotation.tokens, _heading(annotation.document)
        for statement in statements:
            parties = tuple(dict.fromkeys(filter(None, map(self.party, statement.source_actors))))
            for span in statement.content if parties and statement.mode != "indirect" else ():
                for token in tokens.char_span(span.start, span.end, alignment_mode="expand") or ():
                    if token.lower_ in _FIRST and token.i not in self.at:
                        self.also.setdefault(token.i, parties)
                        if len(parties) == 1:
                            self.at[token.i] = parties[0]
        for token in tokens if voices else ():
            if token.i not in self.at and (token.lower_ in _FIRST or _calls(token, heading)):
                self.also[token.i] = voices

    def _third_persons(self, tokens: Doc) -> None:
        """“They” and “their” are who acts in the clause, or else who the sentence before was about."""
        last: list[str] = []
        thing = many = False  # whether the sentence before was about a thing, which “it” can be; about people
        for sentence in tokens.sents:
            for token in sentence:
                if token.lower_ == "they" and token.dep_ == "nsubj" and len(last) == 1:
                    if self.kind(last[0]) == "state" and not many:
                        continue
                    self.at.setdefault(token.i, last[0])
                elif token.lower_ in _THIRD and token.i not in self.at:
                    found = self._acting_on(token) if token.dep_ == "poss" else self._above(token) or last
                    one = token.lower_ in ("it", "its")
                    if found and not (one and (len(found) > 1 or (found is last and not thing))):
                        self.also[token.i] = tuple(dict.fromkeys(found))
            last = self._about(sentence, last)
            subjects = [token for token in sentence if token.dep_ in _SUBJECTS]
            thing = not any(token.i in self._persons for token in subjects)
            many = any(token.tag_ in ("NNS", "NNPS") or (many and token.lower_ == "they") for token in subjects)

    def _about(self, sentence: Span, last: list[str]) -> list[str]:
        subjects = (t for t in sentence if t.dep_ in _SUBJECTS and t.lower_ not in _THIRD)
        named = self.subjects(sentence.root) or [p for t in subjects for p in self.under(t)][:1]
        return list(dict.fromkeys(named)) or (last if any(t.lower_ in _THIRD for t in sentence) else [])

    def _acting_on(self, possessive: Token) -> list[str]:
        """The subjects of the verb below which a possessive stands, unless it stands in the subject itself."""
        below = possessive
        while below.head.i != below.i and below.head.pos_ not in _VERBS:
            below = below.head
        return [] if below.dep_ in _SUBJECTS or below.head.pos_ not in _VERBS else self.subjects(below.head)

    def _above(self, subject: Token) -> list[str]:
        """For the subject of a subordinate clause, who acts in the clause above: “X said that it ...”."""
        clause = subject.head
        below = subject.dep_ in _SUBJECTS and clause.dep_ in ("ccomp", "advcl") and clause.head.pos_ in _VERBS
        return self.subjects(clause.head) if below else []

    def party(self, id: str | None) -> str | None:
        """Who an actor stands for as a party to a tie: its state or organisation; places stand for nobody."""
        actor = self._actors.get(id or "")
        if actor is None or actor.kind == "place":
            return None
        if actor.kind not in ("person", "body"):
            return actor.id
        return actor.state or self.party(actor.parent) or actor.id

    def within(self, words: Words, tokens: Doc) -> tuple[str, ...]:
        """The parties that words stand for: those at their head."""
        found = tokens.char_span(words.start, words.end, alignment_mode="expand")
        return self.of(found.root) if found is not None else ()

    def of(self, token: Token) -> tuple[str, ...]:
        """The parties that one word stands for."""
        return self.also.get(token.i) or ((self.at[token.i],) if token.i in self.at else ())

    def under(self, token: Token, *, deep: bool = True) -> Iterator[str]:
        """Parties in the phrase that a token heads, its conjuncts included, clauses within it left out."""
        own = self.of(token)
        if not own and _retired(token):
            return
        yield from own
        for child in token.children:
            if child.dep_ == "conj" or (child.dep_ in _MODIFIERS and not own and not is_apart(child)):
                yield from self.under(child, deep=deep)
            elif deep and not own and child.dep_ == "prep" and child.lower_ in words("tie_grammar", "links"):
                yield from self.behind(child)
            elif child.dep_ == "acl" and child.lower_ in words("tie_grammar", "done by"):
                yield from self.agents(child)
            elif child.dep_ == "acl" and not own and child.tag_ == "VBN":
                yield from self.towards(child, words("tie_grammar", "centre"))

    def behind(self, preposition: Token) -> Iterator[str]:
        """Parties after a preposition."""
        for child in preposition.children:
            if child.dep_ == "pobj":
                yield from self.under(child)
            elif child.dep_ == "pcomp":
                yield from self.objects(child)

    def agents(self, verb: Token) -> list[str]:
        """Those by whom something is done."""
        by = [child for child in verb.children if child.dep_ in ("agent", "prep") and child.lower_ == "by"]
        return [party for child in by for party in self.behind(child)]

    def subjects(self, verb: Token) -> list[str]:
        """Parties that do what a verb says."""
        if _passive(verb) or verb.dep_ == "amod" or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
            return self.agents(verb)
        for child in reversed(list(verb.children)):  # the nearest: a speaker's label may be parsed as another
            if child.dep_ in _SUBJECTS:
                relative = verb.dep_ == "relcl" and child.lower_ in _RELATIVES
                return list(self.under(verb.head if relative else child))
        if verb.dep_ == "acl":
            return list(self.under(verb.head)) or self.owners(verb.head)
        if verb.dep_ == "xcomp" and (bidden := self._bidden(verb.head)):
            return bidden
        if blamed := self._blamed_for(verb):
            return blamed
        governor = _governor(verb) if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp") else None
        if governor is not None and verb.tag_ == "VBG" and governor.lemma_ in words("tie_grammar", "perceiving"):
            return self.objects(governor)  # "sees X doing Y"
        return self.subjects(governor) if governor is not None else []

    def _blamed_for(self, verb: Token) -> list[str]:
        """Who does what somebody is blamed for, thanked for or kept from: X in “accuse X of backing Y”."""
        while verb.dep_ == "conj" and verb.head.i != verb.i:
            verb = verb.head
        link = verb.head
        above = link.head
        held = verb.dep_ == "pcomp" and link.lower_ == word_list("tie_grammar")["blaming"].get(above.lemma_.lower())
        return self.direct(above) if held else []

    def _bidden(self, verb: Token) -> list[str]:
        """Whom a verb has do something: “urges X to”, “calls on X to”; the nearest party before the infinitive does it
        (Rosenbaum 1967, The Grammar of English Predicate Complement Constructions)."""
        if verb.lemma_ in words("tie_grammar", "promising"):
            return []
        calling = word_list("tie_grammar")["calling"].get(verb.lemma_)
        return (self.towards(verb, (calling,)) if calling else []) or self.direct(verb)

    def owners(self, noun: Token) -> list[str]:
        """Whose a thing is where it is named after “of”: in “X's policy of containment”, X of the containment."""
        while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
            noun = noun.head.head
            if found := self.beside(noun):
                return found
        return []

    def objects(self, verb: Token) -> list[str]:
        """Parties it is done to: objects, the subject of a passive, or, where a verb has none, what it is turned to."""
        found: list[str] = []
        for child in verb.children:
            if child.dep_ in _OBJECTS:
                relative = verb.dep_ == "relcl" and child.lower_ in _RELATIVES
                found += self.under(verb.head if relative else child)
            elif child.dep_ == "ccomp" and child.tag_ == "VB" and verb.lemma_ in words("tie_grammar", "helping"):
                found += self.subjects(child)
        if verb.dep_ == "acl" and verb.tag_ == "VBN":
            found += [*self.under(verb.head, deep=False)] or self.after(verb.head, ("between", "among"))
        if not any(child.dep_ in _OBJECTS for child in verb.children):
            found += self.towards(verb)
        return found

    def towards(self, verb: Token, prepositions: Sequence[str] | frozenset[str] = ()) -> list[str]:
        """Parties after a verb's prepositions: against, with, to, on ..., or these only."""
        reaching = prepositions or words("tie_grammar", "towards")
        links = (child for child in verb.children if child.dep_ in ("prep", "dative") and child.lower_ in reaching)
        return [party for child in links for party in self.behind(child)]

    def blamed(self, verb: Token) -> list[str]:
        """Parties that a verb blames: X in “condemn X’s attack on Y” and “condemn the invasion of Y by X”."""
        found: list[str] = []
        for child in verb.children:
            if child.dep_ in _OBJECTS:
                suffered = any(n.lemma_.lower() in words("tie_grammar", "suffered") for n in (child, *child.conjuncts))
                found += [*self.under(child, deep=not suffered), *(self.after(child, ("by",)) if suffered else ())]
        return found

    def direct(self, verb: Token) -> list[str]:
        """Parties that are the object of a verb, or the subject of its passive."""
        return [p for c in verb.children if c.dep_ in ("dobj", "nsubjpass") for p in self.under(c)]

    def after(self, noun: Token, prepositions: Sequence[str] | frozenset[str] = ()) -> list[str]:
        """Parties after a noun's preposition, or after these only: an ally of X, a war on X, relations with X."""
        reaching = prepositions or words("tie_grammar", "joining")
        links = (child for child in noun.children if child.dep_ == "prep" and child.lower_ in reaching)
        return [party for child in links for party in self.behind(child)]

    def beside(self, noun: Token) -> list[str]:
        """Parties that modify a noun: Russia's, Chinese, NATO; those that it is against left out."""
        modifiers = (c for c in noun.children if c.dep_ in _MODIFIERS and not (c.dep_ == "appos" or is_apart(c)))
        return [party for child in modifiers for party in self.under(child)]

    def kind(self, party: str) -> str | None:
        """The kind of actor that a party is."""
        return self._actors[party].kind if party in self._actors else None


def _of_others(name: Token, form: str) -> bool:
    """Whether a name only says where others are from who do not speak for it (“Kenyan rebels”), or of what language a
    word is (“the French acronym”)."""
    above = name.head
    if name.dep_ not in ("amod", "compound", "nmod", "poss") or above.i == name.i:
        return False
    after = {above.lemma_.lower(), *(token.lemma_.lower() for token in name.doc[name.i + 1 : name.i + 2])}
    return above.lemma_.lower() in words("tie_grammar", "against_their_own") or (
        form == "demonym" and bool(after & words("tie_grammar", "wordings"))
    )


def _retired(person: Token) -> bool:
    """Whether somebody is said to speak for a state no longer: “a former prime minister of X”."""
    beside = (person, *(child for child in person.children if child.dep_ in ("appos", "compound")))
    return any(left.lower_ in words("tie_grammar", "retired") for one in beside for left in one.lefts)


def _heading(document: Document) -> frozenset[str]:
    """The words by which a statement of its own may call those whose it is: those of its issuer and its title."""
    said = " ".join(reasoned.value for reasoned in (document.issuer, document.title) if reasoned)
    return words("tie_grammar", "speaking") & set(re.findall(r"\w+", said.casefold()))


def _calls(noun: Token, heading: frozenset[str]) -> bool:
    """Whether a capitalised noun without a name is one of these: “The Authority”, “the Leaders”."""
    named = any(child.dep_ not in ("det", "relcl", "punct") for child in noun.children)
    return noun.lower_ in heading and noun.is_title and not named


def is_reciprocal(token: Token) -> bool:
    """Whether a word heads “each other” or “one another”."""
    around = [near.lower_ for near in token.doc[max(0, token.i - 1) : token.i + 2]]
    return any(pair in (["each", "other"], ["one", "another"]) for pair in (around[:2], around[-2:]))


def is_anti(modifier: Token) -> bool:
    """Whether a modifier is what its noun is against: “anti-X”."""
    before = [modifier.doc[n].lower_ for n in (modifier.i - 1, modifier.i - 2) if n >= 0]
    if len(before) == 2 and before[0] in ("-", "‑", "–"):
        before = before[1:]
    return bool(before) and before[0] in words("tie_grammar", "opposing")


def is_apart(modifier: Token) -> bool:
    """Whether a modifier does not stand for its noun: “anti-X”, “X-backed”."""
    row = word_list("tie_modifiers").get(modifier.lower_)
    return is_anti(modifier) or (row is not None and row.get("status") != "leader")


def _passive(verb: Token) -> bool:
    return any(child.dep_ == "nsubjpass" for child in verb.children)


def _governor(verb: Token) -> Token | None:
    """The verb that a subordinate verb hangs on, through nouns and prepositions."""
    above = verb.head
    while above.pos_ not in _VERBS and above.head.i != above.i:
        above = above.head
    return above if above.pos_ in _VERBS and above.i != verb.i else None
