"""The verdict on some words against one source: how they differ from the passage that is likest to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from comity.collation.alignment import Block, Passage, Source, blocks, covering
from comity.collation.changes import CHANGES, change, changes, worded
from comity.collation.wording import Word, figure, kind_of, word_classes
from comity.model import Document, Match, Quotation, Span
from comity.names import families, keys

LIKE = 0.40  # score of words from which a passage is taken as a new translation of a quotation
FAINT = 0.26  # score of words from which it is taken when no other passage comes near
# Set on 24 paraphrases of speeches, written for it, and 200 sentences of other speeches. Set on one half of them it is
# 0.52, and finds 10 of 12 in the other half at 1 of 100 false; set on the other half 0.42, with 12 of 12 at 5 of 100.
EVIDENCE = 0.52  # likeness of words and sense, with half its lead over the next, from which a passage is taken
WHOLE = 0.85  # share of the words that stand in one passage, from which they are not said to be joined from several
SHORT = 3  # words: fewer are looked for as they stand, or in another form
CLOSE = 0.85  # share of the words that stand as they do in the source, from which other words are not a new translation


def held(quotation: Quotation, wanted: list[Word], source: Source, *, sought: bool) -> tuple[str, Match] | None:
    """The verdict against one source, or None where nothing in it is like the quotation.

    Other words for the same sense are looked for only where `sought`: in the words of whom the quotation is given to.
    """
    if not wanted:
        return None
    forms = [word.form for word in wanted]
    places = source.exact(forms)
    if places and (len(wanted) >= SHORT or quotation.type in ("speech", "mixed", "scare")):
        return _verbatim(quotation, source, _place(places, quotation, source), len(forms))
    if len(wanted) < SHORT:
        return _other_form(wanted, source) if sought and quotation.type != "title" else None
    best = source.best(wanted)
    near, pieced = _near(wanted, source, best), _pieced(wanted, source)
    if near and pieced and pieced[1].score > near[1].score + 0.05 and not _in_one_place(near):
        return pieced
    if near or pieced or not sought:
        return near or pieced
    return _translated(quotation, wanted, source) or (_other_form(wanted, source) if len(wanted) <= SHORT + 1 else None)


def _in_one_place(near: tuple[str, Match] | None) -> bool:
    """Whether nearly all of the words stand in one passage, with no more than a few others between them."""
    if near is None or near[1].score < WHOLE:
        return False
    return all(len(there.split()) <= 12 for _, _, there in near[1].differences)


def _place(places: list[int], quotation: Quotation, source: Source) -> int:
    """Where words stand that stand in several places: first where the one they are given to speaks."""
    names = [families(speaker.rsplit(":", 1)[-1].replace("-", " ")) for speaker in said_by(quotation)]
    voices = ((at, voice_at(source.document, source.words[at].start) or "") for at in places)
    return next((at for at, voice in voices if any(name & keys(voice) for name in names)), places[0])


def said_by(quotation: Quotation) -> tuple[str, ...]:
    """All whose words a quotation is said to be."""
    return quotation.speakers or tuple(filter(None, (quotation.speaker,)))


def _other_form(wanted: list[Word], source: Source) -> tuple[str, Match] | None:
    """A few words that the source has in another form, or in a translator's other words."""
    telling = [i for i, word in enumerate(wanted) if word.form not in word_classes()["stop"]]
    wanted = wanted[telling[0] : telling[-1] + 1] if telling else []
    size = len(wanted)
    for attribute, verdict, reason in (
        ("root", "near-verbatim", "the same words in another form"),
        ("stem", "re-translated", "other words that translators use for each other"),
    ):
        mine = [getattr(word, attribute) for word in wanted]
        theirs = [getattr(word, attribute) for word in source.words]
        if len(telling) < (1 if attribute == "root" else 2):
            continue
        for at in range(len(theirs) - size + 1):
            if theirs[at : at + size] == mine:
                change = ("replaced", _said(wanted), _said(source.words[at : at + size]))
                return verdict, match_of(source, [(at, at + size)], 0.7, reason, [change])
    return None


def _said(some: Sequence[Word]) -> str:
    return " ".join(word.form for word in some)


def match_of(source: Source, ranges: Sequence[tuple[int, int]], score: float, reason: str,
           differences: Iterable[tuple[str, str, str]] = ()) -> Match:  # fmt: skip
    passages = tuple(_span(source, a, b) for a, b in ranges)
    return Match(source.document.id, passages, round(score, 3), reason, tuple(differences))


def _span(source: Source, first: int, last: int) -> Span:
    return source.document.span(source.words[first].start, source.words[last - 1].end)


def _verbatim(quotation: Quotation, source: Source, at: int, size: int) -> tuple[str, Match]:
    rest = _left_after(quotation.span.text, source, at + size)
    if rest and quotation.type == "mixed" and quotation.span.text[:1].islower():
        # The full stop belongs to the sentence that quotes a few words, not to the words.
        reason = "the same words in a row; the source's sentence goes on"
        return "verbatim", match_of(source, [(at, at + size)], 1.0, reason, [("omitted", "", rest)])
    if rest:
        return "trimmed", match_of(
            source, [(at, at + size)], 0.99, "a full stop where the source goes on", [("omitted", "", rest)]
        )
    return "verbatim", match_of(source, [(at, at + size)], 1.0, "the same words in a row")


def _left_after(text: str, source: Source, past: int) -> str:
    """What the source's sentence goes on to say after words that the quotation ends with a full stop."""
    if not re.search(r"[.!?]\W*$", text) or past >= len(source.words):
        return ""
    _, end = source.sentences[min(source.sentence_of(past - 1), len(source.sentences) - 1)]
    return _span(source, past, end).text if past < end else ""


def _near(wanted: list[Word], source: Source, best: list[Passage]) -> tuple[str, Match] | None:
    """Near-verbatim, trimmed or altered: most of the words stand in order within one passage."""
    forms = [word.form for word in wanted]
    for passage in best[:3]:
        a, b = max(0, passage.first - 2), min(len(source.words), passage.last + 2)
        runs = blocks(forms, source.forms[a:b], a)
        runs = [
            run for i, run in enumerate(runs) if len(wanted) < 8 or _holds(run, runs[max(0, i - 1) : i + 2])
        ] or runs
        covered = sum(run.size for run in runs)
        if covered < max(2, 0.72 * len(forms)):
            continue
        first, last = (
            runs[0].there - runs[0].here,
            runs[-1].there + runs[-1].size + len(forms) - runs[-1].here - runs[-1].size,
        )
        first, last = max(a, min(first, runs[0].there)), min(b, max(last, runs[-1].there + runs[-1].size))
        return _judged(wanted, source, runs, first, min(last, b))
    return None


def _holds(run: Block, beside: list[Block]) -> bool:
    """Whether a run is no chance: two words or more, or one with another run two words away at most."""
    gaps = [max(b.here - a.here - a.size, b.there - a.there - a.size) for a, b in pairwise(beside)]
    return run.size > 1 or min(gaps, default=3) <= 2


def _judged(wanted: list[Word], source: Source, runs: list[Block], first: int, last: int) -> tuple[str, Match]:
    differences = list(changes(wanted, source, runs))
    changed = [d for d in differences if d[0] in CHANGES]
    omitted = [d for d in differences if d[0] == "omitted"]
    score = sum(run.size for run in runs) / max(1, len(wanted))
    start, end = runs[0].there, runs[-1].there + runs[-1].size
    spans = [(min(first, start), max(end, min(last, end)))]
    if changed:
        kinds = ", ".join(dict.fromkeys(d[0] for d in changed))
        return "altered", match_of(source, spans, score, f"differs in {kinds}: {_pairs(changed)}", differences)
    swapped = [d for d in differences if d[0] in ("word", "inserted")]
    single = len(differences) == 1 and all(len(side.split()) == 1 for d in swapped for side in d[1:])
    if swapped and (score >= CLOSE or single):
        return "altered", match_of(source, spans, score, f"differs in {_pairs(swapped)}", differences)
    other = [d for d in differences if d[0] in ("other words", "replaced", "word", "inserted")]
    if omitted and not other:
        return _trimmed(source, runs, spans, score, differences)
    if score < CLOSE and any(kind not in ("replaced", "other words") for kind, *_ in other):
        reason = (
            f"in other words, in the same order: {_pairs(swapped)}" if swapped else "in other words, in the same order"
        )
        return "re-translated", match_of(source, spans, score, reason, differences)
    if any(d[0] == "other words" for d in other):
        reason = f"the same sense in other words: {_pairs(d for d in other if d[0] == 'other words')}"
        return "re-translated", match_of(source, spans, score, reason, differences)
    reason = "words differ only in form, or hold the sentence together" + (
        ", and words were left out" if omitted else ""
    )
    return "trimmed" if omitted else "near-verbatim", match_of(source, spans, score, reason, differences)


def _pairs(some: Iterable[tuple[str, str, str]]) -> str:
    """Words for words, three at most."""
    shown = (
        f"“{here}” for “{there}”" if here and there else f"“{here}” put in" if here else f"“{there}” left out"
        for _, here, there in some
    )
    return ", ".join(islice(shown, 3))


def _trimmed(
    source: Source,
    runs: list[Block],
    spans: list[tuple[int, int]],
    score: float,
    differences: list[tuple[str, str, str]],
) -> tuple[str, Match]:
    """Trimmed; merged where what lies between is long."""
    omitted = [there for kind, _, there in differences if kind == "omitted"]
    apart = source.sentence_of(runs[-1].there + runs[-1].size - 1) - source.sentence_of(runs[0].there)
    if apart > 1 and max(len(there.split()) for there in omitted) > 25:
        ranges = [(run.there, run.there + run.size) for run in runs]
        return "merged", match_of(source, ranges, score, "joined over what lies between", differences)
    negations = any(kind_of(form, name=False) == "negation" for there in omitted for form in there.split())
    reason = "words were left out" + (", a negation among them" if negations else "")
    return "trimmed", match_of(source, spans, score, reason, differences)


def _pieced(wanted: list[Word], source: Source) -> tuple[str, Match] | None:
    """Merged: runs of the source, some way apart, cover nearly all of the words one after another."""
    forms = [word.form for word in wanted]
    runs = covering(forms, source)
    covered = sum(run.size for run in runs)
    if not 2 <= len(runs) <= max(2, len(forms) // 5) or covered < 0.85 * len(forms):
        return None
    numbers = [source.sentence_of(run.there) for run in runs]
    ranges = [(run.there, run.there + run.size) for run in runs]
    seams = [
        wanted[one.here + one.size : two.here]
        for one, two in pairwise([Block(0, 0, 0), *runs, Block(len(wanted), 0, 0)])
    ]
    differences = [change(seam, []) for seam in seams if seam]
    if put_in := [here for kind, here, _ in differences if kind not in ("replaced", "omitted")]:
        reason = f"joined from {len(runs)} places, with words that the source does not have there: {', '.join(put_in)}"
        return "altered", match_of(source, ranges, covered / len(forms), reason, differences)
    if max(numbers) - min(numbers) <= 1 and numbers == sorted(numbers):
        return "trimmed", match_of(source, ranges, covered / len(forms), "words were left out", differences)
    order = "" if numbers == sorted(numbers) else ", in another order"
    return "merged", match_of(
        source, ranges, covered / len(forms), f"joined from {len(runs)} places{order}", differences
    )


def _translated(quotation: Quotation, wanted: list[Word], source: Source) -> tuple[str, Match] | None:
    """Re-translated: the passage is the likeliest by far, by sense and by rare words and their synonyms."""
    best = source.likely(wanted, _plain(quotation.span.text))
    if not best or not likely_enough(best, wanted):
        return None
    first = best[0]
    there = source.words[first.first : first.last]
    runs = blocks([w.stem for w in wanted], [w.stem for w in there], first.first)
    differences = list(changes(wanted, source, runs, (first.first, first.last)))[:12] if runs else []
    turned = swapped_numbers(wanted, there) or _turned(differences, runs, wanted)
    differences = [worded(d) for d in differences]
    rival = f", next {best[1].likeness:.2f}" if len(best) > 1 else ""
    reason = f"other words, likest of all passages ({scores(first)}{rival})"
    if turned:
        kind, here, other = turned
        differences = [turned, *(d for d in differences if d[1:] != turned[1:])]
        reason = f"differs in {kind} ({here or 'nothing'} for {other or 'nothing'}); {reason}"
    verdict = "altered" if turned else "re-translated"
    return verdict, match_of(source, [(first.first, first.last)], min(0.95, first.likeness), reason, differences)


def likely_enough(best: list[Passage], wanted: list[Word]) -> bool:
    """Whether the likest passage is like enough, and enough liker than the next, to be the one that was quoted."""
    telling = sum(word.form not in word_classes()["stop"] for word in wanted)
    first, second = best[0], best[1].likeness if len(best) > 1 else 0.0
    if first.sense is not None:
        evidence = first.likeness + 0.5 * (first.likeness - second)
        return telling >= 2 and evidence >= EVIDENCE + (0.08 if len(wanted) < 6 else 0.0)
    if telling < 2 or (first.score < 1.04 * second and first.score < 0.5):
        return False
    return first.score >= LIKE or (first.score >= FAINT and first.score >= 1.25 * second and len(wanted) > 6)


def scores(passage: Passage) -> str:
    sense = f", in sense {passage.sense:.2f}" if passage.sense is not None else ""
    return f"alike in words {passage.score:.2f}{sense}"


def _plain(text: str) -> str:
    """The words as the speaker said them: without the brackets of whoever quotes."""
    return re.sub(r"\s*\[[^\]]*\]", "", text)


def swapped_numbers(here: Sequence[Word], there: Sequence[Word]) -> tuple[str, str, str] | None:
    """A figure of the quotation that the passage does not have, where the passage has one that the quotation lacks."""
    mine, theirs = ({figure(word.form): word.form for word in side} for side in (here, there))
    ours, others = ([form for value, form in a.items() if value and value not in b]
                    for a, b in ((mine, theirs), (theirs, mine)))  # fmt: skip
    return ("number", ours[0], others[0]) if len(ours) == 1 and len(others) == 1 else None


def _turned(
    differences: list[tuple[str, str, str]], runs: list[Block], wanted: list[Word]
) -> tuple[str, str, str] | None:
    """A negation put in or taken out where the words around it are the same."""
    if sum(run.size for run in runs) < 0.6 * len(wanted):
        return None
    close = (d for d in differences if d[0] in ("negation", "sense") and max(len(d[1].split()), len(d[2].split())) <= 2)
    return next(close, None)


def nothing(wanted: list[Word], sources: list[Source]) -> str:
    text = " ".join(word.form for word in wanted)
    scores = [best[0].likeness for source in sources if (best := source.likely(wanted, text, 1))]
    return f"nothing in the sources at hand is like it (best score {max(scores, default=0):.2f})"


def voice_at(document: Document, at: int) -> str | None:
    """Who speaks at a character of a document; None where that is not known."""
    turn = next((turn for turn in document.turns if turn.span.start <= at < turn.span.end), None)
    return (turn.speaker if turn else None) or (document.speaker.value if document.speaker else None)
