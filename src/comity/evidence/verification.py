"""Quotations held against a primary source: are they true to it, and if not, how do they differ?

verbatim        the same words in a row
near-verbatim   a word or two differ, none that changes what was said
trimmed         words were left out, within or at a full stop that the source does not have
merged          joined from places apart
altered         a number, negation, name, modality or quantity differs
re-translated   other words, the same sense
not found       nothing in the source is like it

The source at hand may itself be a translation or not the only one: a verdict says how the words differ from it. A
passage is only taken where it is clearly the likeliest; otherwise the quotation is not found, with the score.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from comity.evidence.alignment import Block, Passage, Source, blocks, covering
from comity.evidence.wording import Word, kind_of, lexicon, words
from comity.language.persons import folded
from comity.model import TRANSCRIPTS, Actor, Document, Match, Quotation, Span

LIKE = 0.40  # score from which a passage is taken as a new translation of a quotation
FAINT = 0.26  # score from which it is taken when no other passage comes near, or its neighbours match
_OWN = frozenset({*TRANSCRIPTS, "press release", "readout", "joint statement", "communiqué", "treaty", "fact sheet"})
_CHANGES = ("number", "negation", "name", "modality", "quantity")


def primaries(document: Document, documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents that can be the source of what another quotes: a party's own words, for a text about them."""
    if document.kind.value in _OWN:
        return ()
    others = (other for other in documents if other.id != document.id and other.kind.value in _OWN)
    return tuple(other for other in others if other.same_as is None)


def verify(
    quotations: Sequence[Quotation],
    document: Document,
    sources: Sequence[Document],
    actors: dict[str, Actor] | None = None,
) -> tuple[Quotation, ...]:
    """The quotations of a document with their verdicts against primary sources.

    Only quotations of speech are held against a source: scare quotes, titles and terms stay unchecked unless their
    words are found. One given to somebody who does not speak in any source stays unchecked, too.
    """
    ready = [Source(source) for source in sources]
    known = actors or {}
    return tuple(_verified(quotation, ready, known) for quotation in quotations)


def _verified(quotation: Quotation, sources: list[Source], actors: dict[str, Actor]) -> Quotation:
    wanted = words(quotation.span.text)
    expected = [source for source in sources if _speaks(source.document, quotation.speaker, actors)]
    found = [
        verdict
        for source in sources
        if (verdict := _held(quotation, wanted, source))
        and (verdict[0] != "re-translated" or quotation.speaker is None or source in expected)
    ]
    if not found:
        if not expected or quotation.type not in ("speech", "mixed") or len(wanted) < 3:
            return quotation
        return msgspec.structs.replace(quotation, verdict="not found", reason=_nothing(wanted, expected))
    best, match = max(found, key=lambda pair: (pair[1].score, pair[1].document in [s.document.id for s in expected]))
    source = next(source for source in sources if source.document.id == match.document)
    reason = match.reason + _wrong_speaker(source.document, match, quotation, actors)
    return msgspec.structs.replace(quotation, verdict=best, match=msgspec.structs.replace(match, reason=reason))


def _speaks(document: Document, speaker: str | None, actors: dict[str, Actor]) -> bool:
    """Whether somebody speaks in a document: as its speaker, in a turn, or as an official of its issuer."""
    if speaker is None:
        return False
    name = actors[speaker].name if speaker in actors else speaker.removeprefix("person:").replace("-", " ")
    surname = folded(name.split()[-1])
    voices = [reasoned.value for reasoned in (document.speaker, document.issuer) if reasoned]
    voices += [turn.speaker for turn in document.turns if turn.speaker]
    return any(surname in {folded(word) for word in re.findall(r"[\w’'-]+", voice)} for voice in voices)


def _wrong_speaker(document: Document, match: Match, quotation: Quotation, actors: dict[str, Actor]) -> str:
    at = match.passages[0].start
    turn = next((turn for turn in document.turns if turn.span.start <= at < turn.span.end), None)
    voice = (turn.speaker if turn else None) or (document.speaker.value if document.speaker else None)
    if quotation.speaker and voice and not _same_voice(voice, quotation.speaker, actors):
        return f"; but in the source these are the words of {voice}"
    return ""


def _same_voice(voice: str, speaker: str, actors: dict[str, Actor]) -> bool:
    name = actors[speaker].name if speaker in actors else speaker.removeprefix("person:").replace("-", " ")
    return folded(name.split()[-1]) in {folded(word) for word in re.findall(r"[\w’'-]+", voice)}


def _held(quotation: Quotation, wanted: list[Word], source: Source) -> tuple[str, Match] | None:
    """The verdict against one source, or None where nothing in it is like the quotation."""
    if not wanted:
        return None
    forms = [word.form for word in wanted]
    at = source.exact(forms)
    if at is not None and (len(wanted) > 2 or quotation.type in ("speech", "mixed", "scare")):
        return _verbatim(quotation, source, at, len(forms))
    if len(wanted) < 3:
        return None
    best = source.best(wanted)
    pieced = _pieced(wanted, source)
    if pieced and pieced[0] == "merged" and pieced[1].score >= 0.97:
        return pieced
    return _near(wanted, source, best) or pieced or _translated(wanted, source, best)


def _match(source: Source, ranges: Sequence[tuple[int, int]], score: float, reason: str,
           differences: Iterable[tuple[str, str, str]] = ()) -> Match:  # fmt: skip
    passages = tuple(_span(source, a, b) for a, b in ranges)
    return Match(source.document.id, passages, round(score, 3), reason, tuple(differences))


def _span(source: Source, first: int, last: int) -> Span:
    return source.document.span(source.words[first].start, source.words[last - 1].end)


def _verbatim(quotation: Quotation, source: Source, at: int, size: int) -> tuple[str, Match]:
    rest = _left_after(quotation.span.text, source, at + size)
    if rest:
        return "trimmed", _match(
            source, [(at, at + size)], 0.99, "a full stop where the source goes on", [("omitted", "", rest)]
        )
    return "verbatim", _match(source, [(at, at + size)], 1.0, "the same words in a row")


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
        runs = [run for run in runs if run.size > 1 or len(wanted) < 8] or runs
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


def _judged(wanted: list[Word], source: Source, runs: list[Block], first: int, last: int) -> tuple[str, Match]:
    differences = list(_differences(wanted, source, runs))
    changed = [d for d in differences if d[0] in _CHANGES]
    omitted = [d for d in differences if d[0] == "omitted"]
    score = sum(run.size for run in runs) / max(1, len(wanted))
    start, end = runs[0].there, runs[-1].there + runs[-1].size
    spans = [(min(first, start), max(end, min(last, end)))]
    if changed:
        kinds = ", ".join(dict.fromkeys(d[0] for d in changed))
        return "altered", _match(source, spans, score, f"differs in {kinds}", differences)
    replaced = [d for d in differences if d[0] in ("replaced", "inserted")]
    if omitted and not replaced:
        apart = source.sentence_of(end - 1) - source.sentence_of(start)
        longest = max(len(d[2].split()) for d in omitted)
        if apart > 1 and longest > 25:
            return "merged", _match(
                source, [(r.there, r.there + r.size) for r in runs], score, "joined over what lies between", differences
            )
        return "trimmed", _match(source, spans, score, "words were left out", differences)
    if score >= 0.85:
        return "near-verbatim", _match(
            source, spans, score, "a few words differ, none that changes what was said", differences
        )
    return "re-translated", _match(source, spans, score, "in other words, in the same order", differences)


def _differences(wanted: list[Word], source: Source, runs: list[Block]) -> Iterable[tuple[str, str, str]]:
    """What differs between the runs, each as (kind, here, there)."""
    for one, two in pairwise(runs):
        here = wanted[one.here + one.size : two.here]
        there = source.words[one.there + one.size : two.there]
        if here or there:
            yield _difference(here, there)
    head, tail = wanted[: runs[0].here], wanted[runs[-1].here + runs[-1].size :]
    if head:
        yield _difference(head, source.words[max(0, runs[0].there - len(head)) : runs[0].there])
    if tail:
        end = runs[-1].there + runs[-1].size
        yield _difference(tail, source.words[end : end + len(tail)])


def _difference(here: list[Word], there: list[Word]) -> tuple[str, str, str]:
    shown = " ".join(word.form for word in here), " ".join(word.form for word in there)
    mine = [(kind_of(w.form, w.name), w.stem) for w in here]
    theirs = [(kind_of(w.form, w.name), w.stem) for w in there]
    for kind in _CHANGES:
        ours, others = {s for k, s in mine if k == kind}, {s for k, s in theirs if k == kind}
        # What was left out whole is trimmed, unless it turned the sense: a negation.
        if ours != others and (ours or kind == "negation") and (here or kind == "negation"):
            if kind == "negation" and len(there) > 6 and not ours:
                continue
            return kind, *shown
    if not here:
        return "omitted", *shown
    return ("inserted" if not there else "replaced"), *shown


def _pieced(wanted: list[Word], source: Source) -> tuple[str, Match] | None:
    """Merged: runs of the source, some way apart, cover nearly all of the words one after another."""
    forms = [word.form for word in wanted]
    runs = covering(forms, source)
    covered = sum(run.size for run in runs)
    if len(runs) < 2 or covered < 0.85 * len(forms):
        return None
    numbers = [source.sentence_of(run.there) for run in runs]
    ranges = [(run.there, run.there + run.size) for run in runs]
    left = [w.form for i, w in enumerate(wanted) if not any(r.here <= i < r.here + r.size for r in runs)]
    differences = [("inserted", " ".join(left), "")] if left else []
    if max(numbers) - min(numbers) <= 1 and numbers == sorted(numbers):
        return "trimmed", _match(source, ranges, covered / len(forms), "words were left out", differences)
    order = "" if numbers == sorted(numbers) else ", in another order"
    return "merged", _match(source, ranges, covered / len(forms), f"joined from {len(runs)} places{order}", differences)


def _translated(wanted: list[Word], source: Source, best: list[Passage]) -> tuple[str, Match] | None:
    """Re-translated: the passage is the likeliest by far, by rare words and their synonyms."""
    if not best or len([w for w in wanted if w.form not in lexicon()["stop"]]) < 2:
        return None
    first, second = best[0], best[1].score if len(best) > 1 else 0.0
    if first.score < LIKE and not (first.score >= FAINT and first.score >= 1.25 * second and len(wanted) > 6):
        return None
    if first.score < 1.04 * second and first.score < 0.5:
        return None
    runs = blocks([w.stem for w in wanted], [w.stem for w in source.words[first.first : first.last]], first.first)
    differences = list(_differences(wanted, source, runs))[:12] if runs else []
    reason = f"other words, likest of all passages (score {first.score:.2f}, next {second:.2f})"
    return "re-translated", _match(source, [(first.first, first.last)], min(0.95, first.score), reason, differences)


def _nothing(wanted: list[Word], sources: list[Source]) -> str:
    scores = [best[0].score for source in sources if (best := source.best(wanted))]
    return f"nothing in the sources at hand is like it (best score {max(scores, default=0):.2f})"
