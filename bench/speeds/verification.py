"""Quotations held against very many transcripts: 1,000 against 100, in under a minute."""

from __future__ import annotations

import random
from collections.abc import Iterator
from time import perf_counter, process_time

from comity.collation import alignment, verify
from comity.model import Document, Quotation, Span
from comity.texts import document_from_text

QUOTATIONS, TRANSCRIPTS, SENTENCES = 1000, 100, 150
_NOUNS = (
    "council",
    "river",
    "border",
    "treaty",
    "grain",
    "port",
    "envoy",
    "army",
    "court",
    "bridge",
    "village",
    "market",
)
_VERBS = ("opened", "closed", "visited", "praised", "rebuilt", "signed", "refused", "joined", "left", "counted")
_ADJECTIVES = ("northern", "southern", "old", "new", "narrow", "common", "foreign", "empty", "joint", "silent", "heavy")


def transcripts(rng: random.Random) -> list[Document]:
    """Speeches of our own words, each of its own mixture."""
    return [
        document_from_text(" ".join(_sentence(rng) for _ in range(SENTENCES)), kind="speech")
        for _ in range(TRANSCRIPTS)
    ]


def _sentence(rng: random.Random) -> str:
    def thing() -> str:
        return f"{rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)}"

    where = f"in valley {rng.randrange(10_000)}"
    return (
        f"We {rng.choice(_VERBS)} the {thing()} and the {thing()} {where}, and the {thing()} {rng.choice(_VERBS)} it."
    )


def quotations(rng: random.Random, texts: list[Document]) -> tuple[Document, list[Quotation]]:
    """One text that quotes them all: three of four as they stand, the others with one word for another."""
    said = []
    for _ in range(QUOTATIONS):
        sentences = rng.choice(texts).text.split(". ")
        words = rng.choice(sentences).rstrip(".")
        said.append(words if rng.random() < 0.75 else words.replace("We ", "They ", 1))
    text = " ".join(f"“{words}”" for words in said)
    document = document_from_text(text, kind="commentary")
    at, found = 0, []
    for n, words in enumerate(said):
        at = text.index(words, at)
        found.append(Quotation(str(n), document.id, Span(at, at + len(words), words), "speech"))
    return document, found


def run() -> Iterator[str]:
    rng = random.Random(1)
    texts = transcripts(rng)
    document, wanted = quotations(rng, texts)
    alignment.forget()
    began, busy = perf_counter(), process_time()
    checked = verify(wanted, document, texts)
    took, worked = perf_counter() - began, process_time() - busy
    found = sum(q.match is not None for q in checked)
    words = sum(len(text.text.split()) for text in texts)
    yield f"{QUOTATIONS} quotations against {TRANSCRIPTS} transcripts of {words // TRANSCRIPTS} words: {took:.1f} s"
    yield f"{worked:.1f} s of one processor; {found} found"
