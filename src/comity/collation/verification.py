"""Quotations held against a primary source: are they true to it, and if not, how do they differ?

verbatim        the same words in a row
near-verbatim   words differ in form or spelling, or only hold the sentence together: nothing that can change the sense
trimmed         words were left out, within or at a full stop that the source does not have
merged          joined from places apart
altered         a number, negation, name, modality, quantity or person differs, or a word stands for another
re-translated   other words, the same sense: synonyms, or a passage likest by far
not found       nothing in the source is like it

To these is added “, cut before a condition” (or after, or around one) where the source limits, turns or denies what
was said in words that were left out (`comity.collation.cutting`).

The source at hand may itself be a translation or not the only one: a verdict says how the words differ from it. A
passage is only taken where it is clearly the likeliest; otherwise the quotation is not found, with the score.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from comity.collation.across import held_across
from comity.collation.alignment import Source, prepared
from comity.collation.cutting import with_cuts
from comity.collation.rewording import reworded
from comity.collation.searching import FEW, worth_searching
from comity.collation.verdicts import SHORT, held, match_of, nothing, said_by, scores, voice_at
from comity.collation.wording import word_classes, words
from comity.model import TRANSCRIPTS, Actor, Document, Match, Quotation
from comity.names import families, family, keys
from comity.vocabulary import offices

FEWEST = 4  # words: fewer are not looked for in another language
ENGLISH = 0.2  # share of small English words from which a text is English, whatever it was taken for
BESIDE = 0.38  # likeness from which a passage is taken that is near that of the quotation before or after
NEAR = 6  # sentences: as far apart at most are the passages of quotations that follow each other
_OWN = frozenset({
    *TRANSCRIPTS, "press release", "readout", "joint statement", "communiqué", "resolution", "treaty", "letter",
    "fact sheet",
})  # fmt: skip


def primaries(document: Document, documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents that can be the source of what another quotes: a party's own words, for a text about them."""
    if is_primary(document):
        return ()
    others = (other for other in documents if other.id != document.id and is_primary(other))
    return tuple(other for other in others if other.same_as is None)


def is_primary(document: Document) -> bool:
    """Whether a document is a party's own words."""
    return document.kind.value in _OWN


def verify(
    quotations: Sequence[Quotation],
    document: Document,
    sources: Sequence[Document],
    actors: dict[str, Actor] | None = None,
) -> tuple[Quotation, ...]:
    """The quotations of a document with their verdicts against primary sources.

    Only quotations of speech are held against a source: scare quotes, titles and terms stay unchecked unless their
    words are found. One given to somebody who does not speak in any source stays unchecked, too. Sources in another
    language than the document are held against by sense (`comity.collation.across`), where no other has the words.
    """
    ready = [prepared(source) for source in sources if same_language(source, document)]
    originals = [source for source in sources if not same_language(source, document)]
    known = actors or {}
    first = [_verified(quotation, document, ready, known) for quotation in quotations]
    found = (_beside(quotation, i, first, ready, known) for i, quotation in enumerate(first))
    return tuple(_in_original(quotation, document, originals, known) for quotation in found)


def same_language(one: Document, other: Document) -> bool:
    """Whether two texts are in one language; a short English one can be taken for another."""
    if one.language == other.language:
        return True
    return all(text.language == "en" or _small_words(text) >= ENGLISH for text in (one, other))


def _small_words(document: Document) -> float:
    """The share of English words that only hold sentences together, in the first words of a text."""
    forms = [word.form for word in words(document.text[:2000])]
    return sum(form in word_classes()["stop"] for form in forms) / max(1, len(forms))


def _in_original(
    quotation: Quotation, document: Document, originals: Sequence[Document], actors: dict[str, Actor]
) -> Quotation:
    """A quotation that was found in no source of its own language, held against originals in others."""
    wanted = quotation.type in ("speech", "mixed") and len(words(quotation.span.text)) >= FEWEST
    if quotation.match or not originals or not wanted:
        return quotation
    held_each = [held_across(quotation, document.language, source) for source in originals]
    found = [(match.score, verdict, match) for verdict, match in held_each if match is not None]
    if found:
        _, verdict, match = max(found, key=lambda each: each[0])
        source = next(source for source in originals if source.id == match.document)
        wrong = _wrong_speaker(source, match, quotation, document, actors)
        match = msgspec.structs.replace(match, reason=match.reason + wrong)
        return msgspec.structs.replace(quotation, verdict=verdict, match=match, reason="")
    if not any(speaks(source, one, actors) for source in originals for one in said_by(quotation)):
        return quotation
    return msgspec.structs.replace(quotation, verdict=held_each[0][0], reason="nothing in the original is like it")


def _verified(quotation: Quotation, document: Document, sources: list[Source], actors: dict[str, Actor]) -> Quotation:
    wanted = words(quotation.span.text)
    if bare_name(quotation):
        return quotation
    many = len(sources) > FEW
    sources = worth_searching(wanted, sources)
    expected = [source for source in sources if any(speaks(source.document, one, actors) for one in said_by(quotation))]
    # Of very many sources those that have the words are asked first: other words take the encoder.
    found = [verdict for source in sources if many and (verdict := held(quotation, wanted, source, sought=False))]
    found = found or [
        verdict
        for source in sources
        if (
            verdict := held(
                quotation, wanted, source, sought=not _given(quotation, document, actors) or source in expected
            )
        )
    ]
    if not found:
        if not expected or quotation.type not in ("speech", "mixed") or len(wanted) < SHORT:
            return quotation
        return msgspec.structs.replace(quotation, verdict="not found", reason=nothing(wanted, expected))
    best, match = max(found, key=lambda pair: (pair[1].score, pair[1].document in [s.document.id for s in expected]))
    source = next(source for source in sources if source.document.id == match.document)
    best, match = reworded(*with_cuts(best, match, quotation, document, source), quotation, document)
    reason = (
        match.reason
        + _wrong_speaker(source.document, match, quotation, document, actors)
        + _quoted_there(source, match)
    )
    return msgspec.structs.replace(quotation, verdict=best, match=msgspec.structs.replace(match, reason=reason))


def _given(quotation: Quotation, document: Document, actors: dict[str, Actor]) -> bool:
    """Whether words are given to somebody other than the author of the text, who does not quote himself."""
    author = document.author.value if document.author else ""
    return any(not author or not _same_voice(author, one, actors) for one in said_by(quotation))


def bare_name(quotation: Quotation) -> bool:
    """Whether nothing but a short name stands between the marks: “Aurora”, “Blue Line”."""
    parts = re.findall(r"[^\W\d_][\w’'-]*", quotation.span.text)
    return (
        quotation.type in ("scare", "mixed", "term", "title")
        and 0 < len(parts) <= 3
        and all(part[0].isupper() for part in parts)
    )


def speaks(document: Document, speaker: str, actors: dict[str, Actor]) -> bool:
    """Whether somebody speaks in a document: as its speaker, in a turn, or as an official of its issuer."""
    voices = [reasoned.value for reasoned in (document.speaker, document.issuer) if reasoned]
    voices += [turn.speaker for turn in document.turns if turn.speaker]
    return any(_same_voice(voice, speaker, actors) for voice in voices)


def _beside(
    quotation: Quotation, at: int, others: Sequence[Quotation], sources: list[Source], actors: dict[str, Actor]
) -> Quotation:
    """A quotation that was not found, looked for near the passages of those before and after it."""
    if quotation.verdict != "not found":
        return quotation
    wanted = words(quotation.span.text)
    for other in (*reversed(others[max(0, at - 2) : at]), *others[at + 1 : at + 3]):
        source = next((s for s in sources if other.match and s.document.id == other.match.document), None)
        if other.match is None or source is None:
            continue
        if not any(speaks(source.document, one, actors) for one in said_by(quotation)):
            continue
        place = source.sentence_at(other.match.passages[0].start)
        for passage in source.likely(wanted, quotation.span.text, 3):
            if passage.likeness >= BESIDE and abs(source.sentence_of(passage.first) - place) <= NEAR:
                reason = f"faintly alike ({scores(passage)}), and near the passage of a quotation beside it"
                match = match_of(source, [(passage.first, passage.last)], passage.likeness, reason)
                return msgspec.structs.replace(quotation, verdict="re-translated", match=match, reason="")
    return quotation


def _wrong_speaker(
    source: Document, match: Match, quotation: Quotation, quoting: Document, actors: dict[str, Actor]
) -> str:
    voice = voice_at(source, match.passages[0].start)
    whose = said_by(quotation) if _given(quotation, quoting, actors) else ()
    if not whose or not voice or any(_same_voice(voice, one, actors) for one in whose):
        return ""
    if asked_at(source, match.passages[0].start):
        return "; but in the source these are the words of a question"
    if _office_alone(voice):
        return ""  # who “THE PRESIDENT” is, the label does not tell: nobody is accused by it
    if _named_beside(voice, quotation, quoting):
        return f"; in the source these are the words of {voice} alone"
    return f"; but in the source these are the words of {voice}"


def _office_alone(voice: str) -> bool:
    """Whether a label names an office and nobody: “THE PRESIDENT”, “Foreign Minister”."""
    bare = re.sub(
        r"^(?:the|mr\.?|madam|ms\.?|mrs\.?)\s+", "", voice.strip().rstrip(":."), flags=re.IGNORECASE
    ).casefold()
    return bare in {title.casefold() for title in offices()} or bare in ("president", "chair", "speaker", "moderator")


def asked_at(source: Document, at: int) -> bool:
    """Whether a character stands in somebody's question."""
    return any(turn.role == "question" and turn.span.start <= at < turn.span.end for turn in source.turns)


def _named_beside(voice: str, quotation: Quotation, quoting: Document) -> bool:
    """Whether the sentence that quotes the words names their speaker, too: one quotation given to several people."""
    before = re.split(r"[.!?”\"]\s|\n", quoting.text[: quotation.span.start])[-1]
    ends = quotation.span.text.endswith((".", "!", "?"))
    after = "" if ends else re.split(r"[.!?]\s|\n", quoting.text[quotation.span.end :])[0]
    return family(voice) in keys(f"{before} {after}")


def _quoted_there(source: Source, match: Match) -> str:
    """Said where the speaker of the source quotes these very words from somebody else."""
    first = match.passages[0]
    inside = any(quoted.start <= first.start and first.end <= quoted.end + 1 for quoted in source.quoted)
    return "; in the source these words stand between quotation marks: the speaker quotes them" if inside else ""


def _same_voice(voice: str, speaker: str, actors: dict[str, Actor]) -> bool:
    return not keys(voice).isdisjoint(goes_by(speaker, actors))


def goes_by(speaker: str, actors: dict[str, Actor]) -> frozenset[str]:
    """The keys of what a speaker is called by: of a person the family names, of others the last word of the name."""
    if speaker in actors and actors[speaker].kind != "person":
        return frozenset({family(actors[speaker].name)})
    return families(actors[speaker].name if speaker in actors else speaker.removeprefix("person:").replace("-", " "))
