"""What a text says indirectly of a speech at hand, held against it.

supported        a passage of the source says as much
stretched        it says something like it, but a hedge, a condition or an exception is gone, a time is another, a
                 present became a prediction, a name, a number or a reason was put in, or words from elsewhere are said
                 to begin or to conclude the speech
without support  nothing in the source at hand is like it

What rests on nothing but the words that it quotes is without support; what an author concludes from how somebody spoke
is nobody's report. Nothing here is ever called false: the source at hand may not be the only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from comity.collation.alignment import Passage, Source, prepared
from comity.collation.clauses import clause_by_clause
from comity.collation.names import called, named_as, names_in
from comity.collation.sides import Shift
from comity.collation.similarity import vectors
from comity.collation.verdicts import held, likely_enough, scores, swapped_numbers
from comity.collation.verification import same_language, speaks
from comity.collation.wording import alike, word_classes, words
from comity.evidence import quoted_spans
from comity.model import Actor, Document, Match, ParaphraseCheck, Quotation, Span, Statement

LEAST = 5  # words: less says too little to be held against anything
AROUND = 3  # sentences around a passage in which a name counts as there; a reason only in the next one
EDGE = 0.1  # share of a source that is its beginning, or its end

QUOTED = "by the words it quotes from there"  # how a passage was found
FREE = 0.6  # share of a statement's words beside its marks, below which the words that it quotes are what it says
BORNE, SENSE = 0.25, 0.4  # share of the words beside the marks, or likeness in sense, from which a passage bears them


def check_paraphrases(
    statements: Sequence[Statement],
    document: Document,
    sources: Sequence[Document],
    actors: dict[str, Actor] | None = None,
) -> tuple[ParaphraseCheck, ...]:
    """The indirect and mixed statements of a document whose source speaks in one of the primary sources."""
    found = []
    sources = [source for source in sources if same_language(source, document)]
    for statement in statements:
        if statement.mode == "direct" or not statement.source or len(words(statement.text)) < LEAST:
            continue
        if _inferred(statement, document):
            continue
        by = statement.source_actors
        spoken = [source for source in sources if any(speaks(source, one, actors or {}) for one in by)]
        if spoken:
            found.append(_check(statement, [prepared(source) for source in spoken]))
    return tuple(found)


def _check(statement: Statement, sources: list[Source]) -> ParaphraseCheck:
    found = [(*place, source) for source in sources if (place := _passage(statement, source))]
    if not found:
        wanted = words(statement.text)
        best = max((p.likeness for s in sources for p in s.likely(wanted, statement.text, 1)), default=0.0)
        return _made(statement, "without support", f"nothing in the source at hand is like it (at best {best:.2f})")
    passage, how, source = max(found, key=lambda each: each[0].likeness)
    if how == QUOTED and not _borne(statement, passage, source):
        return _made(
            statement, "without support", "only the words that it quotes stand there, not what it says of them"
        )
    span = source.document.span(source.words[passage.first].start, source.words[passage.last - 1].end)
    differences = tuple(_stretches(statement, span.text, passage, source))
    what = "; ".join(f"{kind}: {here or there}" for kind, here, there in differences)
    reason = what or f"the passage says as much ({how})"
    match = Match(source.document.id, (span,), round(min(1.0, passage.likeness), 3), reason, differences)
    return _made(statement, "stretched" if differences else "supported", reason, match)


def _made(statement: Statement, verdict: str, reason: str, match: Match | None = None) -> ParaphraseCheck:
    return ParaphraseCheck(f"{statement.id}:p", statement.document, statement.id, verdict, match, reason)


def _passage(statement: Statement, source: Source) -> tuple[Passage, str] | None:
    """The passage that a statement reports, and how it was found: by the words it quotes, or as a whole."""
    best = source.likely(words(statement.text), statement.text)
    for match in _quoted(statement, source):
        place = source.sentence_at(match.passages[0].start)
        near = next((p for p in best if abs(source.sentence_of(p.first) - place) <= 1), None)
        first, last = source.sentences[place]
        return near or Passage(first, last, match.score), QUOTED
    if likely_enough(best, words(statement.text)):
        return best[0], scores(best[0])
    return None


def _borne(statement: Statement, place: Passage, source: Source) -> bool:
    """Whether a passage bears what a statement says beside the words that it quotes, where that is something."""
    beside = re.sub(r"[“\"‘].*?(?:[”\"’](?!\w)|$)", " ", statement.text)
    telling = [word for word in words(beside) if word.form not in word_classes()["stop"] | word_classes()["joining"]]
    everything = [
        word for word in words(statement.text) if word.form not in word_classes()["stop"] | word_classes()["joining"]
    ]
    if len(telling) < 3 or len(telling) < FREE * len(everything):
        return True
    there = {word.form for word in source.words[place.first : place.last]}
    share = sum(any(alike(word.form, form) for form in there) for word in telling) / len(telling)
    sense = vectors([beside, source.text(place.first, place.last)])
    return share >= BORNE or (sense is not None and float(sense[0] @ sense[1]) >= SENSE)


def _inferred(statement: Statement, document: Document) -> bool:
    """Whether the author concludes it from how somebody spoke: “That she said so suggests ...” reports nobody."""
    if not statement.cue:
        return False
    before = re.split(r"[.!?][”\"’)]*\s+|\n", document.text[: statement.cue[0].start])[-1]
    return bool(re.match(r"(?:\w+, )?(?:That|The (?:very |mere )?fact that|Such|All (?:of )?this)\b", before.strip()))


def _quoted(statement: Statement, source: Source) -> Iterator[Match]:
    """Where the words that a statement has between marks stand in the source, the longest first."""
    spans = sorted(quoted_spans(statement.text), key=lambda quoted: quoted.start - quoted.end)
    for quoted in (q for q in spans if not q.depth):
        text = statement.text[quoted.start : quoted.end]
        quotation = Quotation("", "", Span(0, len(text), text), "mixed", statement.source_actor)
        if found := held(quotation, words(text), source, sought=True):
            yield found[1]


def _stretches(statement: Statement, passage: str, place: Passage, source: Source) -> Iterator[Shift]:
    """What the paraphrase adds to the passage or takes from it, as (kind, here, there)."""
    here, there = _spaced(statement.text), _spaced(_drawn_on(statement.text, passage))
    cue = _spaced(" ".join(span.text for span in statement.cue))
    around = _around(place, source, AROUND)
    hedges = _first(word_classes()["hedges"], there)
    if hedges and not _first(word_classes()["hedges"], here + cue):
        yield "a hedge is gone", "", hedges
    predicts = _first(word_classes()["predicting"], here) or _first(word_classes()["predicting"], cue)
    if predicts and not _first(word_classes()["predicting"], _spaced(passage)):
        yield "the present became a prediction", predicts, ""
    if names := _put_in(statement, around, source.document.text):
        yield "names put in", ", ".join(names), ""
    if number := swapped_numbers(words(statement.text), words(passage)):
        yield number
    reading = clause_by_clause(statement.text, passage)
    yield from (shift for shift in reading.shifts if shift[0] == "time")
    limits = (c for c in reading.clauses if c.status == "gone" and c.kind in ("condition", "exception"))
    yield from ((f"{'an' if c.kind == 'exception' else 'a'} {c.kind} is gone", "", c.there.strip()) for c in limits)
    why = _first(word_classes()["reasons"], here)
    if why and not _first(word_classes()["reasons"], _spaced(_around(place, source, 1))):
        yield "a reason put in", why, ""
    yield from _misplaced(cue, place, source)


def _put_in(statement: Statement, around: str, everything: str) -> list[str]:
    """Names that are not in the source around the passage: all of a list, a single one only if it is nowhere there."""
    near = named_as(around)
    names = [name for name in _named(statement) if not called(name) & near]
    if len(names) == 1 and called(names[0]) & named_as(everything):
        return []
    return names


def _misplaced(cue: str, place: Passage, source: Source) -> Iterator[Shift]:
    """Words said to begin or to conclude a speech that stand elsewhere in it."""
    share = place.first / max(1, len(source.words))
    where = f"{share:.0%} into the source"
    if (verb := _first(word_classes()["concluding"], cue)) and place.last / max(1, len(source.words)) < 1 - EDGE:
        yield "said to come at the end", verb, where
    if (verb := _first(word_classes()["beginning"], cue)) and share > EDGE:
        yield "said to come at the beginning", verb, where


def _named(statement: Statement) -> list[str]:
    """The names in what is reported; what the reporter puts in square brackets is the reporter's own."""
    return [name for span in statement.content for name in names_in(re.sub(r"\[[^\]]*\]", "", span.text))]


def _around(place: Passage, source: Source, sentences: int) -> str:
    first = max(0, source.sentence_of(place.first) - sentences)
    last = min(len(source.sentences) - 1, source.sentence_of(place.last - 1) + sentences)
    return source.text(source.sentences[first][0], source.sentences[last][1])


def _drawn_on(text: str, passage: str) -> str:
    """The parts of a passage that the paraphrase draws on, with the words just before them that can limit them."""
    mine = {word.stem for word in words(text) if word.form not in word_classes()["stop"]}
    parts = []
    for sentence in re.split(r"(?<=[.!?;])\s+", passage):
        theirs = words(sentence)
        if drawn := [i for i, word in enumerate(theirs) if word.stem in mine]:
            first, last = max(0, drawn[0] - 8), min(len(theirs), drawn[-1] + 3)
            parts.append(sentence[theirs[first].start : theirs[last - 1].end])
    return " ".join(parts) or passage


def _first(phrases: Iterable[str], text: str) -> str:
    """The phrase that comes first in a text, the longest of those that begin there; empty where none does."""
    found = ((text.find(f" {phrase} "), -len(phrase), phrase) for phrase in phrases)
    return min((each for each in found if each[0] >= 0), default=(0, 0, ""))[2]


def _spaced(text: str) -> str:
    """Lower case, one space between words and at the ends, without punctuation."""
    return " " + " ".join(re.sub(r"[^\w’' -]+", " ", text.casefold()).split()) + " "
