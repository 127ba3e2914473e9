"""A verdict on a new translation with what it shifts, clause by clause: the weightiest is named.

An opposite, a number or a name makes it altered; a modal verb, who does it or for whom, a time, a tense or a hedge is
named beside “re-translated”; a clause that limits and is gone is cut. Other clauses that are gone are shown alone.
"""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from comity.collation.clauses import Reading, clause_by_clause
from comity.collation.cutting import CUT, beside
from comity.collation.limits import told
from comity.collation.moods import hedged
from comity.collation.wording import words
from comity.model import Document, Match, Quotation

ALTERS = ("opposite", "number", "name")
_SMALL = 3  # words: of fewer nothing is compared clause by clause
_LOOSE = 0.85  # share of words that stand as in the source, below which a denial is judged by the whole sentence


def reworded(verdict: str, match: Match, quotation: Quotation, document: Document) -> tuple[str, Match]:
    """The verdict on a new translation and its match, with what is shifted or gone named first."""
    text = re.sub(r"\s*\[[^\]]*\]", "", quotation.span.text)
    if not verdict.startswith(("re-translated", "near-verbatim", "altered")) or len(text.split()) < _SMALL:
        return verdict, match
    if verdict == "altered" and match.score >= _LOOSE:
        return verdict, match  # a word or two for others, and they are named
    reading = clause_by_clause(text, " ".join(passage.text for passage in match.passages))
    aside = beside(quotation, document)
    shifts = tuple(s for s in reading.shifts if s[0] not in ("gone", CUT, "hedge") or not told(s[2], aside))
    if hedged(words(aside)):
        shifts = tuple(s for s in shifts if s[0] != "hedge")
    if quotation.type == "mixed" and text[:1].islower():
        shifts = tuple(s for s in shifts if s[0] != "tense")  # the sentence that quotes governs the verb
    if verdict == "altered" and not shifts and _only_denies(match):
        reason = f"a denial in other words; {_counted(reading)}"
        return "re-translated", msgspec.structs.replace(match, reason=reason)
    if verdict != "re-translated":  # the words stand in a row: what they leave out is known already
        shifts = tuple(s for s in shifts if s[0] not in ("gone", CUT, "hedge"))
    if not shifts:
        return verdict, match
    kept = tuple(d for d in match.differences if not any(d[1:] == s[1:] for s in shifts))
    reason = f"{_told(shifts)}; {_counted(reading)}; {match.reason}"
    made = msgspec.structs.replace(match, reason=reason, differences=(*shifts, *kept))
    return _named(verdict, shifts[0][0]), made


def _only_denies(match: Match) -> bool:
    """Whether a match is called altered for nothing but a negation among other words."""
    kinds = {kind for kind, _, _ in match.differences}
    return "negation" in kinds and match.score < _LOOSE and kinds <= {"negation", "other words", "replaced", "word"}


def _named(verdict: str, kind: str) -> str:
    if kind in ALTERS or verdict == "altered":
        return "altered"
    if kind == CUT:
        return f"{verdict}, cut before a condition" if ", cut" not in verdict else verdict
    if kind == "gone" or ", " in verdict:
        return verdict
    return f"{verdict}, a hedge is gone" if kind == "hedge" else f"{verdict}, shifted in {kind}"


def _told(shifts: tuple[tuple[str, str, str], ...]) -> str:
    """The weightiest in words, and the next ones."""
    parts = []
    for kind, here, there in shifts[:3]:
        if kind in ("gone", CUT, "hedge"):
            parts.append(f"gone is “{there}”")
        elif kind == "opposite":
            parts.append(f"says the opposite (“{here or 'nothing'}” for “{there or 'nothing'}”)")
        else:
            parts.append(f"differs in {kind} (“{here or 'nothing'}” for “{there or 'nothing'}”)")
    return "; ".join(parts)


def _counted(reading: Reading) -> str:
    counts = Counter(clause.status for clause in reading.clauses)
    return "of its clauses " + ", ".join(f"{n} {status}" for status, n in counts.items())
