"""Which texts can be the source of which: found by pairs of words and by voices, before anything is compared.

A text is a likely source of another where it is a party's own words (`primaries`) and

    words   some words that the other quotes stand in it: several of their pairs of neighbouring words of content
    voice   somebody speaks in it to whom the other gives words, and it is no older than a year

Whether one is a likely source of the other depends on the two alone: texts that are added one by one are compared
with the same texts as if they had come together.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from comity.collation.verdicts import said_by
from comity.collation.verification import goes_by, is_primary
from comity.collation.wording import word_classes, words
from comity.model import Actor, Document, Quotation, Statement
from comity.names import keys

SHARE = 0.15  # of the pairs of quoted words that must stand in a source
FEWEST = 2  # pairs of words: less is a set phrase
LATER = 31  # days by which a source may be dated after the text that quotes it
EARLIER = 400  # days before it


class Traces(msgspec.Struct, frozen=True):
    """By what a text is found as a source: hashes of its pairs of words, and the words of its voices' names."""

    words: frozenset[int]
    voices: frozenset[str]


class Wanted(msgspec.Struct, frozen=True):
    """What a text looks for in sources: of each quotation its pairs and how many must be there; and whose voices."""

    quoted: tuple[tuple[str, frozenset[int], int], ...]
    voices: frozenset[str]


def traces(document: Document) -> Traces | None:
    """By what a document is found as a source; None where it cannot be one."""
    if not is_primary(document) or document.same_as is not None:
        return None
    voices = [reasoned.value for reasoned in (document.speaker, document.issuer) if reasoned]
    voices += [turn.speaker for turn in document.turns if turn.speaker]
    return Traces(pairs(document.text), frozenset(key for voice in voices for key in keys(voice)))


def wanted(
    document: Document,
    quotations: Iterable[Quotation],
    statements: Iterable[Statement],
    actors: dict[str, Actor],
) -> Wanted | None:
    """What a document looks for in sources; None where it is a party's own words and quotes nobody."""
    if is_primary(document):
        return None
    quotations = tuple(quotations)
    speakers = {one for quotation in quotations for one in said_by(quotation)}
    speakers |= {one for s in statements if s.mode != "direct" for one in (*s.source_actors, s.source_actor) if one}
    quoted = ((q.id, pairs(q.span.text)) for q in quotations)
    return Wanted(
        tuple((id, found, max(FEWEST, round(SHARE * len(found)))) for id, found in quoted if len(found) >= FEWEST),
        frozenset(key for one in speakers for key in goes_by(one, actors)),
    )


def pairs(text: str) -> frozenset[int]:
    """Hashes of the pairs of neighbouring words of content, in their stems.

    >>> pairs("the northern rivers") == pairs("a northern river"), len(pairs("rivers"))
    (True, 0)
    """
    stems = [word.stem for word in words(text) if word.form not in word_classes()["stop"]]
    return frozenset(zlib.crc32(f"{a} {b}".encode("utf-8", "surrogatepass")) for a, b in pairwise(stems))


def surer(before: Quotation, now: Quotation) -> Quotation:
    """Of two verdicts on a quotation, against different sources, the one that found more."""
    if now.match is None:
        return now if before.verdict == "unchecked" else before
    return now if before.match is None or now.match.score > before.match.score else before
