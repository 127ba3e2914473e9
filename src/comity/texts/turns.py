"""Turns: who is speaking, told by labels at the start of lines and, in flattened bodies, within them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from comity.model import Span, Turn
from comity.texts.labels import Label, label
from comity.texts.lines import Line, is_clock, is_end

_OFFICE = re.compile(
    r"\b(?:PRESIDENT|MINISTER|SECRETARY|CHANCELLOR|AMBASSADOR|MR|MS|MRS|DR|GENERAL|ADMIRAL|SENATOR|OFFICIAL|"
    r"MODERATOR|PARTICIPANT|AUDIENCE|INTERPRETER|GOVERNOR|KING|QUEEN|PRINCE|LADY|GENTLEMAN|SPEAKER|"
    r"REPRESENTATIVE|CHAIR\w*|DIRECTOR|ATTORNEY|CONGRESS\w+|MAYOR|REPORTER|OPERATOR|HOST)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
FLAT = 350  # characters: a longer line may hold several turns


class Labelled(NamedTuple):
    """A label in a document's text: where it begins and ends, and what it says."""

    start: int
    end: int
    label: Label


def labels_in(text: str, lines: Sequence[Line], known: str = "") -> list[Labelled]:
    """The labels of speakers in a text, weak forms only where the document bears them out.

    Args:
        known: words that name likely speakers (the title, the head).
    """
    found = [Labelled(line.start, line.start + hit.length, hit) for line in lines if (hit := label(line.text))]
    accepted = _accepted(text, found, known)
    kept = [hit for hit in found if _is_accepted(hit.label, accepted)]
    if kept:
        kept += _within(text, lines, accepted, known, {hit.start for hit in kept})
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
    if (opening := _trimmed(text, body, first)) is not None:
        turns.append(Turn(opening, speaker))
    hosts = {name for name, turns_ in Counter(hit.label.name.lower() for hit in labels).items() if turns_ > 1}
    asked = False
    for i, hit in enumerate(labels):
        stop = labels[i + 1].start if i + 1 < len(labels) else end
        span = _trimmed(text, hit.end, stop)
        role = _role(hit.label, council, asked)
        if span is not None:
            if hit.label.form in ("name", "capitals") and hit.label.name.lower() not in hosts and _asks(span.text):
                role = "question"
            asked = asked or role == "question"
            name = None if hit.label.form in ("question", "answer") else speaker_name(hit.label.name)
            turns.append(
                Turn(span, name, Span.of(text, hit.start, hit.start + len(text[hit.start : hit.end].rstrip())), role)
            )
    return tuple(turns)


def _role(found: Label, council: bool, asked: bool) -> str:
    if found.form == "question":
        return "question"
    if re.match(
        r"(?:the )?(?:moderator|chair|facilitator|host|presenter|anchor|acting president|temporary president)",
        found.name,
        re.I,
    ):
        return "chair"
    if found.form == "chair" and council:
        return "chair"
    return "answer" if asked or found.form == "answer" else "statement"


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


# ── which labels to believe ──────────────────────────────────────────────────────────────────────────


def _accepted(text: str, found: Sequence[Labelled], known: str) -> set[str]:
    counts = Counter(hit.label.name.lower() for hit in found)
    strong = sum(
        hit.label.form in ("question", "chair")
        or (hit.label.form in ("titled", "capitals") and counts[hit.label.name.lower()] > 1)
        for hit in found
    )
    quoting = [
        hit
        for hit in found
        if text[hit.end : hit.end + 1] in ("“", '"', "‘") and hit.label.form not in ("question", "answer")
    ]
    if len(quoting) > max(2, len(found) // 2):
        return set()  # a gathering of quotations, not a transcript
    accepted = set()
    known += " " + " ".join(hit.label.name for hit in found if hit.label.form == "titled" and len(hit.label.name) < 120)
    common = {word for word in _WORD.findall(text[:400_000]) if word.islower()} if found else set()
    for hit in found:
        name = hit.label.name
        if hit.label.form in ("question", "answer", "chair"):
            if hit.label.form != "answer" or counts[name.lower()] > 1 or strong > 1:
                accepted.add(name.lower())
        elif hit.label.form == "titled" or _OFFICE.search(name):
            if counts[name.lower()] > 1 or strong > 1 or _surname(name) in known or _starts_speech(text, hit):
                accepted.add(name.lower())
        elif hit.label.form == "capitals":
            if counts[name.lower()] > 1 or (strong > 2 and len(name) < 30):
                accepted.add(name.lower())
        elif _borne_out(name, max(counts[name.lower()], _inside(text, name, found)), known, common):
            accepted.add(name.lower())
    return accepted | _askers(text, found, {name for name in accepted if counts[name] > 1}, common)


def _askers(text: str, found: Sequence[Labelled], hosts: set[str], common: set[str]) -> set[str]:
    """Names that stand once as labels, before words that ask, in a text in which a host speaks again and again."""
    if not hosts:
        return set()
    ends = [hit.start for hit in found[1:]] + [len(text)]
    return {
        hit.label.name.lower()
        for hit, end in zip(found, ends, strict=True)
        if hit.label.form in ("name", "capitals")
        and _asks(text[hit.end : end])
        and _capitalised(hit.label.name, common)
    }


def _asks(words: str) -> bool:
    return (
        re.search(r"\?[”\"’)]*\s*$", words) is not None or re.match(r"(?:Sir|Madam|Ma’am|Ma'am),? ", words) is not None
    )


def _capitalised(name: str, common: set[str]) -> bool:
    return not any(word.lower() in common for word in _WORD.findall(name) if len(word) > 2)


def _is_accepted(found: Label, accepted: set[str]) -> bool:
    return found.name.lower() in accepted


def _surname(name: str) -> str:
    return name.split()[-1].strip(".,").title() if name.split() else name


def _starts_speech(text: str, hit: Labelled) -> bool:
    """Whether the words after a single label open a speech: a greeting, thanks, the first person."""
    opening = text[hit.end : hit.end + 160]
    return (
        re.match(
            r"\W{0,3}(?:\([^)]*\)\s*)?(?:Thank|Good |Mr|Ms|Madam|Ladies|Dear|Colleagues|Friends|Excellenc|Your |"
            r"I |I’|Well|We |Let me|Hello|Please|Yes|Okay|As I)",
            opening,
        )
        is not None
    )


def _inside(text: str, name: str, found: Sequence[Labelled]) -> int:
    """How often a name with a colon stands in a text, within lines too; not asked where names are very many."""
    return text.count(f"{name}:", 0, 400_000) if len(found) < 300 else 0


def _borne_out(name: str, times: int, known: str, common: set[str]) -> bool:
    """Whether a name with a colon is a speaker: seen again as a label, or named in the head; never a common word."""
    last = _WORD.findall(name)[-1] if _WORD.findall(name) else name
    if last.lower() in common and last.lower() != last:
        return False  # the word also stands in lower case: "Result:", "Note:"
    return times > 1 or (len(last) > 2 and re.search(rf"\b{re.escape(last)}\b", known) is not None)


# ── flattened bodies ─────────────────────────────────────────────────────────────────────────────────

_INSIDE = re.compile(
    r"(?<=[.!?…>)”\"»’\]])[ \xa0]{1,3}(?=[^\W\d_a-z])|"  # after a sentence
    r"(?<=[a-z]) (?=(?:President|Prime Minister|Chancellor|Foreign Minister|Minister|"
    r"Secretary-General) [^.:!?\n]{3,110}: [A-Z])"
)
REACH = 180  # characters in which a label within a line must end


def _within(text: str, lines: Sequence[Line], accepted: set[str], known: str, taken: set[int]) -> Iterator[Labelled]:
    """Labels inside long lines, after the end of a sentence; a name must be known, repeated, or one of many."""
    found = [hit for line in lines if len(line.text) >= FLAT for hit in _candidates(line) if hit.start not in taken]
    counts = Counter(hit.label.name.lower() for hit in found)
    names = {name for name in accepted if name not in ("q", "a")} | {_bare(name) for name in accepted}
    many = sum(count for name, count in counts.items() if count > 1 or name in names) >= 4
    end = 0
    for hit in found:
        name = hit.label.name.lower()
        if hit.start >= end and (name in names or _new_speaker(hit.label, known, counts[name], many)):
            end = hit.end
            names.add(_bare(speaker_name(hit.label.name)).lower())
            yield hit


def _bare(name: str) -> str:
    """A name without the office before it: its last two words."""
    return " ".join(name.split()[-2:])


def _candidates(line: Line) -> Iterator[Labelled]:
    for match in _INSIDE.finditer(line.text):
        piece = line.text[match.end() : match.end() + REACH]
        if ":" in piece and (hit := label(piece)):
            yield Labelled(line.start + match.end(), line.start + match.end() + hit.length, hit)


def _new_speaker(found: Label, known: str, times: int, many: bool) -> bool:
    words = [word for word in found.name.split() if word[0].isalpha()]
    if found.form == "question":
        return len(found.name) > 1
    if found.form == "titled":
        return len(words) >= 3 or (len(words) == 2 and (times > 1 or _surname(found.name) in known))
    if found.form == "name" and 2 <= len(words) <= 4 and all(word[0].isupper() for word in words):
        return times > 1 or many or re.search(rf"\b{re.escape(words[-1])}\b", known) is not None
    return found.form == "capitals" and len(words) >= 2 and times > 1


_CARD = re.compile(r"(?P<name>.*\b(?P<first>[^\W\d_]+) (?P<last>[^\W\d_]+)) (?P=last) (?P=first)[^\W\d_a-z].*")


def speaker_name(said: str) -> str:
    """The name of a label, without the card of the person that some pages leave behind it.

    >>> speaker_name("Prime Minister of Orva Ilan Marek Marek IlanPrime Minister of Orva")
    'Prime Minister of Orva Ilan Marek'
    """
    card = _CARD.fullmatch(said)
    return card.group("name") if card else said
