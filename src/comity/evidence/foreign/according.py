"""“According to the minister, ...”, and sentences that tell what the one before says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span

from comity.evidence.foreign.clauses import ASIDE, around
from comity.evidence.foreign.cues import Cues
from comity.evidence.foreign.sources import Report, speaks
from comity.evidence.foreign.tree import Range


def according(sentence: Span, cues: Cues) -> Iterator[Report]:
    """“According to the minister, ...”: the sentence around it."""
    low = [token.lower_ for token in sentence]
    for phrase in cues.their:
        at = next((n for n in range(len(low)) if tuple(low[n : n + len(phrase)]) == phrase), None)
        if at is not None:
            first = sentence.start + at
            rest = around(sentence, (first, first + len(phrase)))
            yield Report(
                (first, first + len(phrase)),
                rest,
                (first + 1, first + 2),
                sentence.doc[first],
                "says",
                0.6,
                "“according to X”",
            )
            return
    for found in re.finditer(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, cues.according))})(?!\w)", sentence.text, re.IGNORECASE
    ):
        cue = sentence.char_span(found.start(), found.end())
        source = _phrase_at(sentence, cue.end) if cue is not None else None
        if cue is None or source is None or source[1] - source[0] > ASIDE:
            continue
        rest = around(sentence, (cue.start, source[1]))
        if rest and any(speaks(token, cues) for token in sentence.doc[source[0] : source[1]]):
            yield Report((cue.start, cue.end), rest, source, sentence.doc[cue.start], "says", 0.6, "“according to X”")
            return


def _name_after(sentence: Span, comma: int) -> int | None:
    """Where a name ends that stands between this comma and the next: “the spokesman, Ned Price,”."""
    past = comma + 1
    while past < sentence.end and sentence.doc[past].text[:1].isupper():
        past += 1
    return past if past > comma + 2 and past < sentence.end and sentence.doc[past].text == "," else None


def _phrase_at(sentence: Span, first: int) -> Range | None:
    """The words after “according to” up to the comma that ends them."""
    for n in range(first, sentence.end):
        word = sentence.doc[n]
        if (n == first and word.pos_ in ("VERB", "AUX")) or word.lower_ == "se":
            return None
        if word.text == "," and (name := _name_after(sentence, n)):
            return first, name
        if word.text in ',;:—–.«»"“”' or (n > first and word.pos_ in ("VERB", "AUX") and word.dep_ != "acl"):
            return (first, n) if n > first and word.text in ",;:—–." else None
    return None
