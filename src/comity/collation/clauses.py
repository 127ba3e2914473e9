"""A passage and a new wording of it, clause by clause: what is kept, reworded, shifted or gone.

Each clause of the passage is told by the wording where enough of its words, or its sense, stand in one of the wording's
sentences; those that one sentence tells are held against it together (`comity.collation.shifts`), so that clauses may
change places. A clause that nothing tells is gone; where it limits what was said, it is cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from comity.collation.limits import inside, shown
from comity.collation.moods import hedged
from comity.collation.shifts import WEIGHT, shifts
from comity.collation.sides import Shift, same, shifting
from comity.collation.similarity import vectors
from comity.collation.wording import Word, alike, word_classes, words

TOLD = 0.34  # share of a clause's words of content from which a wording tells it
SENSE = 0.45  # likeness in sense from which it tells it in other words
FAINT = 0.2  # share of words below which likeness in sense must be greater by this
_MARK = re.compile(r"[,;:.!?()–—]|\s-\s")
_STOP = re.compile(r"[.!?]")


class Clause(NamedTuple):
    """A clause of a passage: `status` kept, reworded, shifted or gone; what shifted, its words, and those told here."""

    status: str
    kind: str
    here: str
    there: str


class Reading(NamedTuple):
    """The clauses of a passage, and what differs, the weightiest first."""

    clauses: tuple[Clause, ...]
    shifts: tuple[Shift, ...]

    @property
    def weightiest(self) -> str:
        """The kind of what differs most; empty where nothing does."""
        return self.shifts[0][0] if self.shifts else ""


def clause_by_clause(here: str, there: str) -> Reading:
    """How a wording (`here`) tells a passage (`there`).

    >>> clause_by_clause("We may sign the pact.", "We will sign the pact, unless the talks fail.").weightiest
    'cut'
    """
    parts, sentences = split(there), _sentences(here)
    told = _told_by(parts, sentences, there)
    rows: list[Clause] = []
    found: list[Shift] = []
    for i, sentence in enumerate(sentences):
        mine = [word for part, by in zip(parts, told, strict=True) if by == i for word in part]
        found += shifts(sentence, mine) if mine else []
    numbers = _sentence_numbers(parts, there)
    spoken = {number for number, by in zip(numbers, told, strict=True) if by is not None}
    before = 0
    for part, by, number in zip(parts, told, numbers, strict=True):
        text, led = there[part[0].start : part[-1].end], there[before : part[-1].end]  # with the comma before it
        before = part[-1].end
        if by is not None:
            rows.append(_clause(text, part, sentences[by], here, found))
        elif number in spoken:
            cut = inside(led)
            rows.append(Clause("gone", cut.kind if cut else "", "", text))
            found.append((_kind_gone(part, led), "", shown(text)))
    return Reading(tuple(rows), tuple(sorted(dict.fromkeys(found), key=lambda shift: WEIGHT.index(shift[0]))))


def _clause(text: str, part: list[Word], sentence: list[Word], here: str, found: Sequence[Shift]) -> Clause:
    shift = next(
        (s for s in found if s[2] and re.search(rf"\b{re.escape(s[2].split()[0])}", text, re.IGNORECASE)), None
    )
    said = here[sentence[0].start : sentence[-1].end]
    if shift:
        return Clause("shifted", shift[0], said, text)
    forms = [word.form for word in sentence]
    kept = all(any(alike(word.form, form) == "same" or word.form == form for form in forms) for word in _telling(part))
    return Clause("kept" if kept else "reworded", "", said, text)


def _kind_gone(part: Sequence[Word], text: str) -> str:
    """A clause that is gone is a hedge, cuts what was said short, or is merely gone."""
    if hedged(part):
        return "hedge"
    denies = any(word.form in word_classes()["negation"] for word in part)
    return "cut" if denies or inside(text) else "gone"


def split(text: str) -> list[list[Word]]:
    """The clauses of a text: cut at marks and before words that open a clause, those without content joined.

    >>> [[w.form for w in part][0] for part in split("We will sign the pact, unless the talks fail.")]
    ['we', 'unless']
    """
    parts: list[list[Word]] = []
    before = 0
    for word in words(text):
        opens = word.form in shifting()["opening"] and (word.form != "and" or "," in text[before : word.start])
        if not parts or _MARK.search(text[before : word.start]) or (opens and len(_telling(parts[-1])) >= 2):
            parts.append([])
        parts[-1].append(word)
        before = word.end
    joined: list[list[Word]] = []
    for part in parts:
        small = len(_telling(part)) < 2
        stop = joined and _STOP.search(text[joined[-1][-1].end : part[0].start])
        if joined and not stop and (len(_telling(joined[-1])) < 1 or (small and not _limits(part, text))):
            joined[-1].extend(part)
        else:
            joined.append(list(part))
    return joined


def _limits(part: Sequence[Word], text: str) -> bool:
    return bool(_telling(part)) and inside(text[part[0].start : part[-1].end]) is not None


def _telling(some: Sequence[Word]) -> list[Word]:
    light = word_classes()["stop"] | word_classes()["joining"]
    return [word for word in some if word.form not in light]


def _sentences(text: str) -> list[list[Word]]:
    """The sentences of a wording, by words."""
    found: list[list[Word]] = []
    before = 0
    for word in words(text):
        if not found or re.search(r"[.!?]\W*\s", text[before : word.start]):
            found.append([])
        found[-1].append(word)
        before = word.end
    return found


def _sentence_numbers(parts: Sequence[Sequence[Word]], text: str) -> list[int]:
    """Of each clause the number of the sentence in which it stands."""
    number, before, found = 0, 0, []
    for part in parts:
        number += bool(re.search(r"[.!?]\W*\s", text[before : part[0].start]))
        found.append(number)
        before = part[-1].end
    return found


def _told_by(parts: list[list[Word]], sentences: list[list[Word]], there: str) -> list[int | None]:
    """Of each clause which sentence of the wording tells it; None where none does."""
    if not parts or not sentences:
        return [None] * len(parts)
    shares = np.array([[_share(part, sentence) for sentence in sentences] for part in parts])
    senses = _senses(parts, sentences, there)
    found: list[int | None] = []
    for share, sense in zip(shares, senses, strict=True):
        score = share + sense
        best = int(score.argmax())
        told = share[best] >= TOLD or sense[best] >= SENSE + (FAINT if share[best] < FAINT else 0.0)
        found.append(best if told else None)
    return found


def _share(part: Sequence[Word], sentence: Sequence[Word]) -> float:
    telling = _telling(part)
    there = {word.form for word in sentence}
    return sum(any(same(w.form, form) for form in there) for w in telling) / max(1, len(telling))


def _senses(parts: list[list[Word]], sentences: list[list[Word]], there: str) -> np.ndarray:
    """Likeness in sense of each clause to each sentence or the likest of its stretches; nothing without the encoder."""
    stretches = [(i, " ".join(w.form for w in stretch)) for i, s in enumerate(sentences) for stretch in _stretches(s)]
    made = vectors([there[part[0].start : part[-1].end] for part in parts] + [text for _, text in stretches])
    result = np.zeros((len(parts), len(sentences)))
    if made is None:
        return result
    alike_each = made[: len(parts)] @ made[len(parts) :].T
    for column, (i, _) in enumerate(stretches):
        result[:, i] = np.maximum(result[:, i], alike_each[:, column])
    return result


def _stretches(sentence: Sequence[Word]) -> list[Sequence[Word]]:
    """A sentence, and where it is long its overlapping stretches of eight words."""
    return (
        [sentence, *(sentence[at : at + 8] for at in range(0, len(sentence) - 4, 4))]
        if len(sentence) > 8
        else [sentence]
    )
