"""The points that a text makes: its clauses, where a sentence has several, each with the sentence that it stands in.

A sentence is cut where another verb, another long object or another phrase with a preposition is put beside the first
("discussed the reform of the courts and the export of grain", "thanked for the aid and reaffirmed the pact"), and at a
participle that begins a clause of its own (", underscoring the principle ..."), by the parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

import yaml
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from comity.language import Annotation
from comity.model import Document, Span
from comity.names import longest_first

LONG = 4  # words: a clause that is put beside another is a point of its own from here on
OBJECT = 6  # words: the same of an object beside another
_TEXT = frozenset({"body", "label", "quotation", "quote", "block"})


class Said(NamedTuple):
    """A point: its words, and the sentence that they stand in. `kind` is encounter, formula or matter.

    `issues` and `actors` are what it is about.
    """

    span: Span
    sentence: Span
    kind: str
    issues: frozenset[str]
    actors: frozenset[str]

    @property
    def topics(self) -> frozenset[str]:
        """Issues and actors."""
        return self.issues | self.actors


def points(annotation: Annotation) -> list[Said]:
    """The points of a document in order: no headings, no lines of a few words."""
    document = annotation.document
    found = []
    met = False
    for sentence in annotation.tokens.sents:
        text = sentence.text.strip()
        if len(re.findall(r"\w+", text)) < 4 or _heading(document, sentence.start_char):
            continue
        whole = _bare(document, sentence.start_char, sentence.end_char)
        for start, end in _clauses(sentence):
            span = _bare(document, start, end)
            kind = _kind(span.text, met)
            met = met or kind == "encounter"
            actors = {m.actor for m in annotation.mentions if m.actor and span.start <= m.span.start < span.end}
            found.append(Said(span, whole, kind, _issues(span.text), frozenset(actors)))
    return found


def _heading(document: Document, at: int) -> bool:
    return any(p.span.start <= at < p.span.end and p.role not in _TEXT for p in document.paragraphs)


def _bare(document: Document, start: int, end: int) -> Span:
    """Without white space, commas and “and” at the ends."""
    text = document.text[start:end]
    lead = re.match(r"(?:[\s,;:–—-]|and\b|as well as\b|but\b)*", text)
    tail = re.search(r"(?:[\s,;:–—-]|\band|\bas well as|\bbut|\bboth)*$", text)
    first, last = start + (lead.end() if lead else 0), start + (tail.start() if tail else len(text))
    return document.span(first, max(first, last))


def _clauses(sentence: Tokens) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence as ranges of characters, those that say too little joined to the one before."""
    doc = sentence.doc
    cuts = sorted({sentence.start, *(cut for token in sentence if (cut := _cut(token)) is not None), sentence.end})
    kept = [sentence.start]
    for one, two in pairwise(cuts):
        if one not in kept and _says(doc[one:two]) and _says(doc[kept[-1] : one]):
            kept.append(one)
    for one, two in pairwise([*kept, sentence.end]):
        yield doc[one].idx, doc[two - 1].idx + len(doc[two - 1])


def _cut(token: Token) -> int | None:
    """Where a clause begins with which this token stands beside another; None where it does not."""
    size = sum(1 for t in token.subtree if t.is_alpha)
    if token.text == ";":
        return int(token.i) + 1 if token.i + 1 < token.sent.end else None
    if size < LONG or _adjectives(token.left_edge):
        return None
    left: int = token.left_edge.i
    if token.dep_ == "conj" and (token.pos_ in ("VERB", "AUX", "ADP") or (size >= OBJECT and _object(token))):
        return left
    participle = token.tag_ == "VBG" and token.dep_ not in ("prep", "pcomp", "pobj", "amod", "compound")
    begins = participle and token.i > token.sent.root.i and token.nbor(-1).text == ","
    return int(token.i) if begins else None


def _adjectives(token: Token) -> bool:
    """Whether a token is one of several adjectives with commas, which are easily taken for another phrase."""
    return bool(token.i > 1 and token.pos_ == token.nbor(-2).pos_ == "ADJ" and token.nbor(-1).text == ",")


def _object(token: Token) -> bool:
    """Whether a long noun phrase stands beside the object of a verb of the main clause, or of its preposition."""
    head = token.head
    while head.dep_ == "conj":
        head = head.head
    governor = head.head
    if head.dep_ == "pobj" and governor.lower_ != "between":
        governor = governor.head
    elif head.dep_ not in ("dobj", "nsubjpass"):
        return False
    return governor.pos_ == "VERB" and governor.dep_ in ("ROOT", "conj", "ccomp")


def _says(tokens: Tokens) -> bool:
    """Whether some words say something by themselves: three words of content at least."""
    return sum(t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") for t in tokens) >= 3


@cache
def _lexicon() -> Any:
    return yaml.safe_load((files("comity.collation") / "data" / "comparison.yaml").read_text("utf-8"))


@cache
def _data() -> dict[str, re.Pattern[str]]:
    return {kind: _beginning(_lexicon()[kind]) for kind in ("encounter", "formula")}


@cache
def _issue_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """The beginnings of words that speak of an issue, as one pattern in which the longest is tried first."""
    issue = {phrase.casefold(): name for name, phrases in _lexicon()["issues"].items() for phrase in phrases}
    return _beginning(list(issue)), issue


def _beginning(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{longest_first(phrases)})", re.IGNORECASE)


def _kind(text: str, met: bool) -> str:
    """Encounter: the first point that says that they met; formula: courtesies; else matter."""
    plain = " ".join(text.split())
    if not met and _data()["encounter"].search(plain):
        return "encounter"
    return "formula" if _data()["formula"].search(plain) else "matter"


def _issues(text: str) -> frozenset[str]:
    """The issues that a text speaks of: “strong economic measures” of consequences, not of the economy."""
    pattern, issue = _issue_words()
    return frozenset(issue[found.group().casefold()] for found in pattern.finditer(" ".join(text.split())))
