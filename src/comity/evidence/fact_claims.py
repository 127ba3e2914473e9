"""Claims of borders and of the dates of treaties: what a reference book would have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from comity.evidence.lists import word_list
from comity.evidence.scene import Scene
from comity.model import Claim, Mention, Span


def find_fact_claims(sentence: Span, scene: Scene) -> Iterator[Claim]:
    """Every border and date of a treaty that a sentence asserts."""
    yield from _neighbours(sentence, scene)
    yield from _treaties(sentence, scene)


def _any(name: str) -> str:
    return "|".join(word_list("claims")[name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    treaty = rf"(?:[A-Z][\w’'-]*[ -]+)*(?:{_any('treaty heads')})(?:\s+(?:of|on|for|in)\s+(?:the\s+)?[A-Z][\w’'-]*"
    treaty += r"(?:\s+(?:of|on|and|the|in|for|the\s+)?\s*[A-Z][\w’'-]*)*)?"
    found = {
        "bordering": r"\s*,?\s*(?:which\s+)?(?P<not>(?:does|do)\s+not\s+|is\s+not\s+|is\s+no\s+)?"
        rf"(?:{_any('bordering')})\s+(?:the\s+)?",
        "sharing": rf"\s+(?P<not>do\s+not\s+|are\s+not\s+)?(?:{_any('sharing a border')})\b",
        "treaty": rf"(?P<name>{treaty})[^.;]{{0,40}}?\b(?P<event>{_any('treaty events')})\b[^.;]{{0,25}}$",
    }  # fmt: skip
    return re.compile(found[name])


# ── borders ──────────────────────────────────────────────────────────────────────────────────────────


def _neighbours(sentence: Span, scene: Scene) -> Iterator[Claim]:
    states = _named(sentence, scene, ("state",))
    text = scene.document.text
    for a, b in pairwise(states):
        between, rest = text[a.span.end : b.span.start], text[b.span.end : sentence.end]
        match = _pattern("bordering").fullmatch(between)
        if match is None and re.fullmatch(r"\s+and\s+(?:the\s+)?", between):
            match = _pattern("sharing").match(rest)
        if match and a.actor != b.actor:
            said = {"a": a.actor or "", "b": b.actor or ""} | ({"negated": "yes"} if match["not"] else {})
            yield _claim(scene, "neighbour", scene.document.span(a.span.start, b.span.end), a.actor, said)


# ── treaties ─────────────────────────────────────────────────────────────────────────────────────────


def _treaties(sentence: Span, scene: Scene) -> Iterator[Claim]:
    """“The North Atlantic Treaty was signed on 4 April 1949”: the treaty, the verb, and the one date behind it."""
    dates = scene.dates(sentence.start)
    if len(dates) != 1:
        return
    span, value = dates[0]
    match = _pattern("treaty").search(scene.document.text[sentence.start : span.start])
    if match is None:
        return
    words = scene.document.span(sentence.start + match.start(), span.end)
    event = next(name for name, form in word_list("claims")["treaty steps"].items() if re.search(form, match["event"]))
    name = re.sub(r"^The\s+", "", match["name"])
    yield _claim(scene, "treaty", words, None, {"treaty": name, event: value})


def _named(sentence: Span, scene: Scene, kinds: tuple[str, ...]) -> list[Mention]:
    return [
        m for m in scene.mentions_in(sentence) if m.actor in scene.actors and scene.actors[m.actor or ""].kind in kinds
    ]


def _claim(scene: Scene, type: str, words: Span, subject: str | None, said: dict[str, str]) -> Claim:
    asserted = scene.asserters.at(words.start)
    id = f"{scene.document.id}:c{words.start}-{words.end}-{type}"
    return Claim(id, scene.document.id, type, words, subject, asserted.by[0], said, asserted.id)
