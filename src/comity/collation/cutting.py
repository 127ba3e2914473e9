"""A verdict with what was cut: “verbatim, cut before a condition”, and the words of the source that were left out.

A condition stands here for all that limits or turns what was said (`comity.collation.limits` tells its kind): before,
after or amid the words. What the quoting text tells beside the marks, or quotes next, is not cut. Of scare quotes,
titles and terms nothing is.
"""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from comity.collation.alignment import Source
from comity.collation.limits import AROUND, Cut, cuts, inside, told, turns_next
from comity.model import Document, Match, Quotation

CUT = "cut"  # the kind of a difference that says what was cut
_SPEECH = ("speech", "mixed")
_IN_ORDER = ("verbatim", "near-verbatim", "trimmed", "merged", "re-translated")
_WORDS = {"before": "cut before a condition", "after": "cut after a condition", "around": "cut around a condition"}
_SAYS = {
    "condition": "a condition", "exception": "an exception", "contrast": "a contrast", "limit": "a limit",
    "purpose": "a purpose", "addressee": "whom it is meant for", "denial": "a denial", "claim": "whose claim it is",
}  # fmt: skip
_PLACE = {"before": "the source goes on with", "after": "before it the source has", "around": "left out within it is"}


def with_cuts(
    verdict: str, match: Match, quotation: Quotation, document: Document, source: Source
) -> tuple[str, Match]:
    """A verdict and its match with what was cut named first; as they were where nothing was."""
    if quotation.type not in _SPEECH or verdict not in _IN_ORDER:
        return verdict, match
    first, last = _range(match, source)
    aside = beside(quotation, document)
    mixed = quotation.type == "mixed" and quotation.span.text[:1].islower()
    found = cuts(source, first, last, aside, mixed=mixed)
    apart = verdict != "re-translated"  # what a new translation leaves out is told clause by clause
    left_out = (there for kind, _, there in match.differences if kind == "omitted" and apart)
    rest = source.text(last, _end(source, last)) if last < _end(source, last) else ""
    found += [cut for there in left_out if there != rest and (cut := inside(there)) and not told(cut.text, aside)]
    if found:
        return cut_short(verdict, match, found)
    if turned := turns_next(source, last):
        reason = f"{match.reason}; the next sentence turns: “{turned}”"
        return verdict, msgspec.structs.replace(match, reason=reason)
    return verdict, match


def cut_short(verdict: str, match: Match, found: list[Cut]) -> tuple[str, Match]:
    """A verdict with what was cut, the weightiest first."""
    if verdict == "trimmed" and match.reason == "a full stop where the source goes on":
        verdict = "verbatim"  # the words stand as they do in the source; what is cut says the rest
    kept = tuple(d for d in match.differences if d[0] != "omitted" or not any(cut.text[:40] in d[2] for cut in found))
    said = "; ".join(f"{_PLACE[cut.where]} {_SAYS[cut.kind]}: “{cut.text}”" for cut in found)
    differences = (*((CUT, "", cut.text) for cut in found), *kept)
    made = msgspec.structs.replace(match, reason=f"{said}; {match.reason}", differences=differences)
    return f"{verdict}, {_WORDS[found[0].where]}", made


def beside(quotation: Quotation, document: Document) -> str:
    """What the quoting text says before and after a quotation."""
    text, start, end = document.text, quotation.span.start, quotation.span.end
    before = text[max(0, start - AROUND) : start].rsplit("\n\n", 1)[-1]
    return f"{before} {text[end : end + AROUND].split(chr(10) * 2, 1)[0]}"


def _range(match: Match, source: Source) -> tuple[int, int]:
    """The words of the source from the first that was quoted to the last."""
    starts = [word.start for word in source.words]
    first = bisect_left(starts, match.passages[0].start)
    return first, max(first + 1, bisect_left(starts, match.passages[-1].end))


def _end(source: Source, last: int) -> int:
    return source.sentences[source.sentence_of(last - 1)][1]
