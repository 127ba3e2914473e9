"""Words between marks in French, Spanish and Russian texts, given to who says them just before or after."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from comity.evidence.foreign.cues import Cues, basic
from comity.evidence.foreign.sources import Report, cue_of, noun_phrase
from comity.evidence.foreign.tree import Range, case, children, has, passive, subject
from comity.evidence.marks import Quoted, quoted_spans

LEAST = 3  # words: fewer between marks are a name or a term
AHEAD = 9  # tokens after a quotation within which its verb stands
BACK = 24  # tokens before it


def find_quoted(text: str, tokens: Doc, cues: Cues) -> Iterator[Report]:
    """Every quotation of a clause that a verb of saying stands beside."""
    starts = [token.idx for token in tokens]
    for quoted in quoted_spans(text):
        words = text[quoted.start : quoted.end]
        if quoted.depth or len(re.findall(r"\w+", words)) < LEAST:
            continue
        inside = (bisect_left(starts, quoted.start), bisect_left(starts, quoted.end))
        found = _after(text, tokens, inside, quoted, cues) or _before(text, tokens, inside, quoted, cues)
        if found is not None and inside[1] > inside[0]:
            yield found


def _after(text: str, tokens: Doc, inside: Range, quoted: Quoted, cues: Cues) -> Report | None:
    """“...”, said X."""
    if _amid(text, quoted.start - 1) and not _led(text, quoted).endswith(","):
        return None
    for n in range(inside[1] + 1, min(inside[1] + AHEAD, len(tokens))):
        word = tokens[n]
        if "\n" in word.text or word.text in '«“"„:' or (word.text in ".;" and n > inside[1] + 1):
            return None
        if _verb(word, cues):
            joined = re.match(r"\s*[»”\"’']?[,.!?…]?\s*[»”\"]?\s*[,—–-]*\s*", text[quoted.end : word.idx])
            between = text[quoted.end + joined.end() : word.idx] if joined else text[quoted.end : word.idx]
            who = _who(word, inside)
            if len(re.findall(r"\w+", between)) > 4 and (who is None or who.i > word.i):
                return None
            return _report(word, inside, who, cues)
    return None


def _before(text: str, tokens: Doc, inside: Range, quoted: Quoted, cues: Cues) -> Report | None:
    """X said: “...”."""
    led = _leads(text, quoted)
    if not led and not re.match(r"[»”\"’']*\s*(?:[.,;!?…]|$)", text[quoted.end : quoted.end + 6], re.MULTILINE):
        return None  # a few words of a phrase, which is what is said
    for n in range(inside[0] - 2, max(-1, inside[0] - BACK), -1):
        word = tokens[n]
        if ("\n" in word.text and not led) or word.text in "»”.;!?":
            return None
        if _verb(word, cues):
            if not led and inside[0] - 1 - n > 2:
                return None  # in the middle of a phrase, which is what is said
            between = tokens[n + 1 : inside[0] - 1]
            if any(one.lower_ in cues.that for one in between) and not _leads(text, quoted):
                return None  # a clause of which the quotation is a part
            if passive(word) and any(children(word, "nsubj")):
                return None
            who = _who(word, inside)
            return (
                _report(word, inside, who, cues)
                if who is not None or _leads(text, quoted) or has(word, VerbForm="Fin")
                else None
            )
    return None


def _amid(text: str, mark: int) -> bool:
    """Whether words of the same sentence stand before a mark."""
    line = text[text.rfind("\n", 0, mark) + 1 : mark]
    last = re.split(r"[.!?…][»”\"’]*\s+|[.!?…»”\"]\s*$|:\s*$", line)[-1]
    return bool(re.search(r"\w", last))


def _leads(text: str, quoted: Quoted) -> bool:
    return _led(text, quoted)[-1:] in ":,"


def _led(text: str, quoted: Quoted) -> str:
    """The text before a quotation, without its marks."""
    return text[: quoted.start].rstrip(" \u00a0\n«“”„\"'’‘")


def _verb(word: Token, cues: Cues) -> bool:
    if word.pos_ not in ("VERB", "AUX") or basic(word.lemma_) not in cues.verbs:
        return False
    if has(word, VerbForm="Inf"):
        return False
    part = has(word, VerbForm="Part") and not any(c.dep_.startswith("aux") for c in word.children)
    return not part or has(word, Tense="Pres") or has(word, Variant="Short")


def _who(verb: Token, inside: Range) -> Token | None:
    """Who says it: the subject, or the noun after the verb that the parser took for its object."""
    who = subject(verb)
    if who is not None and not inside[0] <= who.i < inside[1]:
        return who
    near = [
        c for c in children(verb, "obj", "nsubj", "obl", "appos") if c.i > verb.i and not inside[0] <= c.i < inside[1]
    ]
    near = [c for c in near if not case(c)]
    found = next((c for c in near if c.i - verb.i <= 4 and c.pos_ in ("NOUN", "PROPN", "PRON")), None)
    after = verb.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)]  # “said for his part X”
    return found or next((c for c in after if c.ent_type_ == "PER" and not inside[0] <= c.i < inside[1]), None)


def _report(verb: Token, inside: Range, who: Token | None, cues: Cues) -> Report:
    source = noun_phrase(who) if who is not None else None
    if source is not None and who is not None:  # neither the verb nor the quotation is part of who says it
        start, past = source
        if who.i > verb.i:
            start = max(start, verb.i + 1)
        else:
            past = min(past, verb.i)
        if inside[0] < past and start < inside[0]:
            past = inside[0] - 1
        if start < inside[1] <= who.i:
            start = max(start, inside[1])
        source = (start, past) if start <= who.i < past else (who.i, who.i + 1)
    return Report(
        cue_of(verb),
        (inside,),
        source,
        verb,
        cues.stance(basic(verb.lemma_)),
        0.75,
        "words between marks beside a verb of saying",
    )
