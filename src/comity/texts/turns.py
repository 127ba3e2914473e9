"""Turns: who is speaking, told by labels at the start of lines, lines of their own and, in flattened bodies, within."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from comity.model import Reasoned, Span, Turn
from comity.texts.believing import Labelled, asks, believed, introduces_itself, speaker_name
from comity.texts.directions import is_direction, is_proceeding
from comity.texts.flattened import labels_within
from comity.texts.labels import Label, label
from comity.texts.lines import Line, is_bullet, is_clock, is_end
from comity.texts.lists import either
from comity.texts.namelines import name_lines

MOST = 0.5  # share of a transcript that labelled turns are
_CHAIR = re.compile(either("chairs"), re.IGNORECASE)


def labels_in(text: str, lines: Sequence[Line], known: str = "") -> list[Labelled]:
    """The labels of speakers in a text, weak forms only where the document bears them out.

    Args:
        known: words that name likely speakers (the title, the head).
    """
    found = [
        Labelled(line.start, line.start + hit.length, hit)
        for line in lines
        if not is_bullet(line.text) and (hit := label(line.text))
    ]
    found = sorted([*found, *name_lines(lines, {hit.start for hit in found})])
    names = believed(text, found, known)
    kept = [hit for hit in found if hit.label.name.lower() in names]
    if kept:
        kept += labels_within(lines, names, known, {hit.start for hit in kept})
    return sorted(kept, key=lambda hit: hit.start)


def turns_of(
    text: str, labels: Sequence[Labelled], body: int, end: int, speaker: str | None, *, council: bool
) -> tuple[Turn, ...]:
    """The turns of a transcript between offsets `body` and `end`.

    Args:
        speaker: who speaks where no label says it (from the head of the document).
        council: whether "The President" is the chair of a meeting.
    """
    turns: list[Turn] = []
    first = labels[0].start if labels else end
    turns += (Turn(span, speaker) for span in _spans(text, body, first))
    askers = _askers(text, labels, end)
    host = _host(labels, askers)
    asked = False
    for i, hit in enumerate(labels):
        stop = labels[i + 1].start if i + 1 < len(labels) else end
        spans = list(_spans(text, hit.end, stop))
        role = _role(hit.label, council, asked)
        if hit.label.name.lower() in askers:
            role = "question"
        asked = asked or (role == "question" and bool(spans))
        said = Span.of(text, hit.start, hit.start + len(text[hit.start : hit.end].rstrip()))
        name = host if hit.label.form == "answer" else None if hit.label.form == "question" else hit.label.name
        name = speaker_name(name) if name else None
        turns += (Turn(span, name, said if n == 0 else None, role) for n, span in enumerate(spans))
    return tuple(turns)


def kind_by_turns(labels: Sequence[Labelled], turns: Sequence[Turn], body: int, end: int) -> Reasoned | None:
    """The kind of a text whose body (offsets) labels of speakers divide: three turns and more, of two voices."""
    labelled = [turn for turn in turns if turn.label]
    spoken = end - labels[0].start if labels else 0
    if len(labelled) < 3 or len({hit.label.name for hit in labels}) < 2 or spoken < MOST * (end - body):
        return None
    asked = sum(turn.role == "question" for turn in labelled)
    chaired = any(turn.role == "chair" for turn in labelled)
    delegates = sum(hit.label.form == "titled" and bool(hit.label.notes) for hit in labels) > 1
    kind = "council record" if chaired and delegates else "debate" if chaired and not asked else "interview"
    kind = "press conference" if asked > 1 and chaired else kind
    return Reasoned(kind, f"labels of speakers divide it into {len(labelled)} turns", 0.7)


def _askers(text: str, labels: Sequence[Labelled], end: int) -> set[str]:
    """The names that stand once as labels, before words that ask or introduce who asks."""
    times = Counter(hit.label.name.lower() for hit in labels)
    ends = [*(hit.start for hit in labels[1:]), end]
    return {
        hit.label.name.lower()
        for hit, stop in zip(labels, ends, strict=False)
        if hit.label.form in ("name", "capitals")
        and times[hit.label.name.lower()] == 1
        and (asks(text[hit.end : stop]) or introduces_itself(hit.label.name, text[hit.end : stop]))
    }


def _host(labels: Sequence[Labelled], askers: set[str]) -> str | None:
    """Who answers at "A": the one whom other labels name most often, where there is one."""
    times = Counter(
        hit.label.name
        for hit in labels
        if hit.label.form in ("titled", "name", "capitals", "line", "stop")
        and hit.label.name.lower() not in askers
        and not _CHAIR.match(hit.label.name)
    ).most_common(2)
    return times[0][0] if times and (len(times) == 1 or times[0][1] > times[1][1]) else None


def _role(found: Label, council: bool, asked: bool) -> str:
    if found.form == "question":
        return "question"
    if _CHAIR.match(found.name) or (found.form == "chair" and council):
        return "chair"
    return "answer" if asked or found.form == "answer" else "statement"


def _spans(text: str, start: int, end: int) -> Iterator[Span]:
    """The words between two offsets, cut where lines tell what was done meanwhile, without what stands at the end."""
    at = begun = start
    for line in text[start:end].split("\n"):
        if is_direction(line.strip()) or is_proceeding(line.strip()):
            if (span := _trimmed(text, begun, at)) is not None:
                yield span
            begun = at + len(line)
        at += len(line) + 1
    if (span := _trimmed(text, begun, end)) is not None:
        yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    stripped = words.strip()
    if not any(c.isalnum() for c in stripped):
        return None
    begin = start + words.index(stripped)
    lines = stripped.split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or is_clock(lines[-1].strip()) or is_end(lines[-1].strip())):
        stripped = stripped[: -len(lines.pop()) - 1].rstrip()
        lines = stripped.split("\n")
    return Span.of(text, begin, begin + len(stripped)) if stripped else None
