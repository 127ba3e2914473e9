"""Sentences parsed by hand, for tests that need no pipeline."""

from __future__ import annotations

import msgspec
from spacy.lang.xx import MultiLanguage
from spacy.tokens import Doc

from comity import texts
from comity.language import Annotation
from comity.model import Actor, Document, Mention

VOCAB = MultiLanguage().vocab
FINITE, PAST = "VerbForm=Fin|Number=Sing", "VerbForm=Part"


def doc(rows: str) -> Doc:
    """A parse of rows “word lemma POS relation head features”; the head is a number from 1, 0 for a root; a dash before
    a word takes the blank before it away."""
    given = [row.split() for row in rows.strip().splitlines()]
    words = [row[0].removeprefix("~") for row in given]
    spaces = [n + 1 < len(given) and not given[n + 1][0].startswith("~") for n in range(len(given))]
    heads = [int(row[4]) - 1 if int(row[4]) else n for n, row in enumerate(given)]
    return Doc(
        VOCAB, words=words, spaces=spaces, lemmas=[row[1] for row in given], pos=[row[2] for row in given],
        deps=["ROOT" if row[4] == "0" else row[3] for row in given], heads=heads,
        morphs=[row[5] if len(row) > 5 else "" for row in given],
    )  # fmt: skip


def document(text: str, language: str) -> Document:
    """A document of exactly this text."""
    [made] = texts.read_text(text)
    return msgspec.structs.replace(made, text=text, language=language, turns=(), paragraphs=())


def annotated(tokens: Doc, language: str, *names: tuple[str, str, str], actors: tuple[Actor, ...] = ()) -> Annotation:
    """The parse with mentions of (words, actor, form), wherever these words stand."""
    made = document(tokens.text, language)
    mentions = []
    for words, actor, form in names:
        at = made.text.find(words)
        while at >= 0:
            label = "PER" if actor.startswith("person:") else "LOC"
            span = made.span(at, at + len(words))
            mentions.append(Mention(f"{made.id}:m{at}", made.id, span, actor, form, label, "given"))
            at = made.text.find(words, at + 1)
    sentences = tuple(made.span(s.start_char, s.end_char) for s in tokens.sents)
    ordered = tuple(sorted(mentions, key=lambda m: m.span.start))
    return Annotation(made, tokens, sentences, ordered, (), {actor.id: actor for actor in actors})
