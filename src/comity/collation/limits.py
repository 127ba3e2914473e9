"""What a sentence goes on to say where a quotation stops, or said before it begins: what limits or turns it.

condition   unless, only if, until, provided that ...        exception   except, apart from ...
contrast    but, although, whereas ...                       limit       without, free from, in principle ...
purpose     in order to, so that ...                         addressee   to those who ...
denial      "it is not true that" before the words           claim       "our critics say that" before them

Words are by kind in `data/limits.yaml`; some limit wherever they open a clause, others only right beside the words.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from comity.collation.alignment import Source
from comity.collation.wording import word_classes, words
from comity.names import longest_first

NEAR = 12  # words: so far from what was quoted a word that opens a clause may stand without a comma before it
LONGEST = 40  # words of the source that are shown
GIVEN = 0.5  # share of the content of what was cut that, where the quoting text has it beside the marks, is not cut
AROUND = 300  # characters on each side of a quotation in which the quoting text can give it
SMALL = 5  # words: of fewer only what stands right beside them is cut

KINDS = ("condition", "exception", "limit", "contrast", "purpose", "addressee")
_PAUSE = r"[,;:–—(]|\s-"


class Cut(NamedTuple):
    """What was cut: its kind, its words in the source, and whether it stands before, after or around the quotation."""

    kind: str
    text: str
    where: str


@cache
def limiting() -> Any:
    """The words, by kind."""
    return yaml.safe_load((files("comity.collation") / "data" / "limits.yaml").read_text("utf-8"))


@cache
def _pattern(kind: str, where: str) -> re.Pattern[str] | None:
    given = limiting()[kind].get(where, ())
    return re.compile(rf"\b(?:{longest_first(given)})\b", re.IGNORECASE) if given else None


@cache
def _listed(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{longest_first(limiting()[name])})\b", re.IGNORECASE)


@cache
def _own_words() -> frozenset[str]:
    """The words that open a limit, which say nothing of its content."""
    lists = [some for kind in KINDS for some in limiting()[kind].values()]
    return frozenset(word for some in lists for phrase in some for word in phrase.split())


def cuts(source: Source, first: int, last: int, aside: str = "", *, mixed: bool = False) -> list[Cut]:
    """What limits the words `first` to `last` (exclusive) of a source in their own sentence, outside of them.

    `aside` is what the quoting text says beside the marks: what is told there is not cut.
    """
    if last - first < 2:
        return []
    begins = source.sentences[source.sentence_of(first)][0]
    ends = source.sentences[source.sentence_of(last - 1)][1]
    text = source.document.text
    quoted = text[source.words[first].start : source.words[last - 1].end]
    found = []
    if last < ends:
        tail = text[source.words[last - 1].end : source.words[ends - 1].end]
        found.append(_after(tail, quoted, small=last - first < SMALL))
    elif not mixed:
        found.append(_next_sentence(source, ends))
    if first > begins:
        turns = source.forms[first] in ("but", "yet")  # not this but that: what is quoted is not what is denied
        head = text[source.words[begins].start : source.words[first].start]
        found += [] if turns else [_before(head, mixed=mixed)]
    return [cut for cut in found if cut and not told(cut.text, aside)]


def told(cut: str, aside: str) -> bool:
    """Whether the quoting text gives in its own words, or in other marks, what was cut."""
    light = word_classes()["stop"] | word_classes()["joining"] | _own_words()
    telling = {word.stem for word in words(cut) if word.form not in light}
    there = {word.stem for word in words(aside)}
    return bool(telling) and len(telling & there) >= GIVEN * len(telling)


def _after(tail: str, quoted: str, *, small: bool) -> Cut | None:
    """The first limiting clause of what a sentence goes on to say."""
    found = [(at, kind) for kind in KINDS if (at := _place(tail, kind, small=small)) is not None]
    if not found and _addressed(tail, quoted):
        found = [(0, "addressee")]
    if not found:
        return None
    at, kind = min(found, key=lambda each: (each[0], KINDS.index(each[1])))
    return Cut(kind, shown(tail[at:]), "before")


def _place(tail: str, kind: str, *, small: bool) -> int | None:
    """Where in what a sentence goes on to say a clause of a kind opens; None where none does."""
    beside = _pattern(kind, "beside")
    start = re.match(rf"(?:\s|{_PAUSE}|and\b|or\b)*", tail)
    at = start.end() if start else 0
    harmless = _listed("harmless")
    if beside and beside.match(tail, at) and not harmless.match(tail, at):
        return at
    joined = _pattern(kind, "joined")
    if joined and joined.match(tail.lstrip()):
        return len(tail) - len(tail.lstrip())
    opening = _pattern(kind, "opening")
    for match in opening.finditer(tail) if opening else ():
        if harmless.match(tail, match.start()):
            continue
        before = tail[: match.start()]
        distance = len(before.split())
        pause = re.search(rf"(?:{_PAUSE})\s*(?:and\s+)?$", before)
        if match.start() <= at or distance <= (2 if small else NEAR) or (pause and not small):
            return match.start()
    return None


def _addressed(tail: str, quoted: str) -> bool:
    """Whether a sentence goes on to name to whom its offer, warning or appeal is made."""
    speaks = re.search(rf"\b(?:{longest_first(limiting()['addressing'])})", quoted, re.IGNORECASE)
    to = re.match(
        r"\s*(?:to|from|upon|by|on)\s+(?:the|our|all|any|both|every|those|its|their|[A-Z]\w+|\w+\s?\w*s)\b", tail
    )
    return bool(speaks and to)


def _next_sentence(source: Source, at: int) -> Cut | None:
    """A sentence that follows and only limits the one before."""
    if at >= len(source.words):
        return None
    _, end = source.sentences[source.sentence_of(at)]
    text = source.text(at, end)
    return Cut("condition", shown(text), "before") if _listed("following").match(text) else None


def turns_next(source: Source, last: int) -> str:
    """The next sentence where it turns from the one that ends before the word `last`; else empty."""
    if last >= len(source.words) or source.sentences[source.sentence_of(last - 1)][1] != last:
        return ""
    _, end = source.sentences[source.sentence_of(last)]
    text = source.text(last, end)
    return shown(text) if _listed("turning").match(text) else ""


def _before(head: str, *, mixed: bool) -> Cut | None:
    """What a sentence says before the words that were quoted: a condition, a denial, or whose claim it is."""
    parts = re.split(r"[,;:–—]\s+", head.rstrip())
    clause = parts[-1] if parts[-1].strip() else "".join(parts[-2:-1])
    if not re.search(r"[,;:]$", head.rstrip()):
        if _denied(clause):
            return Cut("denial", shown(head), "after")
        if not mixed and _claimed(clause):
            return Cut("claim", shown(head), "after")
    opens = next((part for part in parts if _listed("before_condition").match(part.strip())), None)
    if opens is not None and (
        len(parts) > 1 or head.rstrip().endswith(",") or re.match(r"\s*(?:only|if|unless)\b", opens, re.IGNORECASE)
    ):
        return Cut("condition", shown(head), "after")
    return None


def _denied(clause: str) -> bool:
    """Whether the words that stand right before a quotation deny it: within five words, or before “that”."""
    own = re.split(r"\b(?:and|but)\b", clause)[-1]
    last = " ".join(own.split()[-5:])
    near = _listed("before_denial").search(last) or re.search(r"n[’']t\b", last)
    far = re.search(r"\bthat\s*$", own) and (_listed("before_denial").search(own) or re.search(r"n[’']t\b", own))
    return bool(near or far) and not re.search(r"\bno (?:doubt|secret|wonder)\b|\bnot only\b", own, re.IGNORECASE)


def _claimed(clause: str) -> bool:
    """Whether the words right before a quotation give it to somebody else than the speaker."""
    verb = re.search(rf"\b(?:{longest_first(limiting()['claims'])})(?:\s+that)?\s*$", clause, re.IGNORECASE)
    if not verb:
        return False
    subject = clause[: verb.start()].strip()
    return (
        bool(subject)
        and not re.match(rf"(?:{longest_first(limiting()['own'])})\b", subject, re.IGNORECASE)
        and not re.search(r"\b(?:I|we)(?:\s+\w+){0,3}$", subject)
    )


def inside(left_out: str) -> Cut | None:
    """What limits in words that were left out between others."""
    found = [(at, kind) for kind in KINDS if (at := _place(left_out, kind, small=True)) is not None]
    if not found:
        return None
    at, kind = min(found)
    return Cut(kind, shown(left_out[at:]), "around")


def shown(text: str) -> str:
    """The words as they are shown: without marks at their ends, and not too many."""
    parts = text.strip(" \t\n,;:–—-").split()
    return " ".join(parts[:LONGEST]) + (" …" if len(parts) > LONGEST else "")
