"""What a text says indirectly of a speech at hand, held against it.

supported        a passage of the source says as much
stretched        it says something like it, but a hedge is gone, a present became a prediction, or names were put in
without support  nothing in the source at hand is like it

Nothing here is ever called false: the source at hand may not be the only one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.evidence.alignment import Source
from comity.evidence.verification import speaks
from comity.evidence.wording import lexicon, words
from comity.model import Actor, Document, Match, ParaphraseCheck, Statement

SUPPORTED, FAINT = 0.42, 0.28


def check_paraphrases(
    statements: Sequence[Statement],
    document: Document,
    sources: Sequence[Document],
    actors: dict[str, Actor] | None = None,
) -> tuple[ParaphraseCheck, ...]:
    """The indirect and mixed statements of a document whose source speaks in one of the primary sources."""
    ready = [Source(source) for source in sources]
    found = []
    for statement in statements:
        spoken = [source for source in ready if speaks(source.document, statement.source_actor, actors or {})]
        if statement.mode != "direct" and statement.source and spoken and len(words(statement.text)) >= 5:
            found.append(_check(statement, spoken))
    return tuple(found)


def _check(statement: Statement, sources: list[Source]) -> ParaphraseCheck:
    wanted = words(statement.text)
    passages = [(source.best(wanted, 1), source) for source in sources]
    best, source = max(((p[0], s) for p, s in passages if p), key=lambda pair: pair[0].score)
    verdict, reason = "without support", f"nothing in the source at hand is like it (score {best.score:.2f})"
    match = None
    if best.score >= FAINT:
        span = source.document.span(source.words[best.first].start, source.words[best.last - 1].end)
        differences: tuple[tuple[str, str, str], ...] = tuple(_stretches(statement, span.text))
        supported = best.score >= SUPPORTED and not differences
        verdict = "supported" if supported else "stretched" if differences else "supported"
        what = "; ".join(f"{kind}: {here or there}" for kind, here, there in differences)
        reason = what or f"the passage says as much (score {best.score:.2f})"
        match = Match(source.document.id, (span,), round(best.score, 3), reason, differences)
    return ParaphraseCheck(f"{statement.id}:p", statement.document, statement.id, verdict, match, reason)


def _stretches(statement: Statement, passage: str) -> list[tuple[str, str, str]]:
    """What the paraphrase adds to the passage or takes from it, as (kind, here, there)."""
    here, there = f" {statement.text.casefold()} ", f" {_shared_part(statement.text, passage).casefold()} "
    cue = " ".join(span.text for span in statement.cue).casefold()
    found = []
    hedges = [hedge for hedge in lexicon()["hedges"] if f" {hedge} " in _plain(there)]
    if hedges and not any(f" {hedge} " in _plain(here) for hedge in lexicon()["hedges"]):
        found.append(("a hedge is gone", "", max(hedges, key=len)))
    predicts = [word for word in lexicon()["predicting"] if f" {word} " in _plain(here) or word in cue.split()]
    if predicts and not any(f" {word} " in _plain(there) for word in lexicon()["predicting"]):
        found.append(("the present became a prediction", predicts[0], ""))
    mine = {word.form for word in words(statement.text) if word.name}
    theirs = {word.form[:5] for word in words(passage)}
    if names := sorted(name for name in mine if len(name) > 2 and name[:5] not in theirs):
        found.append(("names put in", ", ".join(names), ""))
    return found


def _shared_part(text: str, passage: str) -> str:
    """The part of a passage that the paraphrase draws on, with the words just before it that can limit it."""
    mine = {word.stem for word in words(text) if word.form not in lexicon()["stop"]}
    theirs = words(passage)
    drawn = [i for i, word in enumerate(theirs) if word.stem in mine]
    if not drawn:
        return passage
    first, last = max(0, drawn[0] - 8), min(len(theirs), drawn[-1] + 2)
    return passage[theirs[first].start : theirs[last - 1].end]


def _plain(text: str) -> str:
    return " " + " ".join(re.sub(r"[^\w’' ]+", " ", text).split()) + " "
