"""Words held against an original in another language: found by sense, then guarded.

agrees        a passage is alike in sense, and nothing that can be told apart differs
differs in    number, name, negation, modality or stance: both sides have what the other lacks
cut           the passage goes on to limit what was said, and the words do not
can't tell    likely the passage, but one side alone has a figure, name, denial or modal verb, or it is barely alike
not found     no passage is alike

Likeness in sense (the multilingual sentence encoder) is blind to opposites: nothing agrees by likeness alone. Without
the encoder nothing can be found, and the verdict is can't tell.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from comity.collation.foreign import LANGUAGES, Sense, lexicon_of, negations, own_language, sense
from comity.collation.people import unnamed
from comity.collation.sides import Shift
from comity.collation.similarity import Vectors, vectors
from comity.model import Document, Match, Quotation

ALIKE = 0.5  # likeness from which a passage is the one that was translated
FAINT = 0.38  # from which it can be
CLEAR, LEAD = 0.62, 0.06  # likeness below which a passage must lead the next by this
TOLD = 0.45  # likeness of a clause to the words from which they tell it
_STOP = re.compile(r"(?<![A-ZА-ЯЁІЇЄ])[.!?…][”\"»’)]*\s+|[。！？][”」』]?|؟\s*|\n+")
_CLAUSE = re.compile(r"[,;:،؛，；：–—]\s*")


class Found(NamedTuple):
    """A passage of an original: its characters, how alike it is in sense, and by what it leads the next elsewhere."""

    start: int
    end: int
    likeness: float
    lead: float


class Original:
    """A text in another language, ready to be searched by sense."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentences as ranges of characters."""
        return sentences(self.document.text)

    @cached_property
    def senses(self) -> Vectors | None:
        """The sense of each sentence."""
        return vectors([self.document.text[a:b] for a, b in self.sentences]) if self.sentences else None

    def likest(self, text: str) -> Found | None:
        """The run of one to three sentences likest to a text; None without the encoder or where there is no text."""
        wanted = vectors([text])
        if self.senses is None or wanted is None:
            return None
        best = (self.senses @ wanted[0]).argsort()[::-1][:5]
        length = min(3, max(1, len(sentences(text))))
        ranges = {(int(i), int(i) + 1) for i in best}
        ranges |= {(max(0, int(i) - k), int(i) - k + n) for i in best for n in {2, length} for k in range(n) if n > 1}
        chosen = sorted((a, min(b, len(self.sentences))) for a, b in ranges)
        spans = [(self.sentences[a][0], self.sentences[b - 1][1]) for a, b in chosen if b > a]
        made = vectors([self.document.text[a:b] for a, b in spans])
        assert made is not None
        scores = made @ wanted[0]
        at = max(range(len(spans)), key=lambda i: (round(float(scores[i]), 2), spans[i][0] - spans[i][1]))
        start, end = spans[at]
        apart = [float(score) for score, (a, b) in zip(scores, spans, strict=True) if b <= start or end <= a]
        return Found(start, end, float(scores[at]), float(scores[at]) - max(apart, default=0.0))


_KEPT: OrderedDict[str, Original] = OrderedDict()


def original(document: Document) -> Original:
    """A document ready to be searched by sense; the last few are kept."""
    found = _KEPT.pop(document.id, None)
    _KEPT[document.id] = found if found is not None and found.document == document else Original(document)
    while len(_KEPT) > 16:
        _KEPT.popitem(last=False)
    return _KEPT[document.id]


def sentences(text: str) -> list[tuple[int, int]]:
    """Sentences of any language as ranges of characters, without white space at their ends.

    >>> [("Да. Нет!"[a:b]) for a, b in sentences("Да. Нет!")]
    ['Да.', 'Нет!']
    """
    found, at = [], 0
    for match in [*_STOP.finditer(text), None]:
        end = match.end() if match else len(text)
        part = text[at:end]
        lead = len(part) - len(part.lstrip())
        if re.search(r"\w", part):
            found.append((at + lead, at + len(part.rstrip())))
        at = end
    return found


def held_across(quotation: Quotation, language: str, source: Document) -> tuple[str, Match | None]:
    """The verdict on words in one language against an original in another, with the passage.

    `language` is that of the quotation. Reasons say what differs, and that a source says itself to be a translation.
    """
    text = re.sub(r"\s*\[[^\]]*\]", "", quotation.span.text)
    if place := as_it_stands(text, source):
        match = Match(source.id, (source.span(*place),), 1.0, "the same words in a row, in the language of the source")
        return "verbatim", match
    there = original(source)
    found = there.likest(text)
    if found is None:
        return "can't tell", None
    if found.likeness < FAINT:
        return "not found", None
    passage = source.text[found.start : found.end]
    languages = own_language(text, language), own_language(passage, source.language)
    verdict, reason, differences = judged(text, languages[0], passage, languages[1], found.likeness)
    if verdict != "can't tell" and found.likeness < CLEAR and found.lead < LEAD:
        verdict, reason = "can't tell", f"another passage is as alike; {reason}"
    notes = "; the source says that it is a translation itself" if says_translated(source) else ""
    match = Match(
        source.id, (source.span(found.start, found.end),), round(found.likeness, 3), reason + notes, differences
    )
    return verdict, match


def as_it_stands(text: str, source: Document) -> tuple[int, int] | None:
    """Where words that are quoted in the language of the source stand in it; None where they do not."""
    wanted = re.findall(r"\w+", text.casefold())
    if not wanted:
        return None
    pattern = r"\W+".join(map(re.escape, wanted))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", source.text, re.IGNORECASE)
    return found.span() if found else None


def says_translated(document: Document) -> bool:
    """Whether a text says, at its beginning or end, that it is a translation."""
    phrases = [p for language in LANGUAGES for p in lexicon_of(language)["translated"]]
    edges = f"{document.text[:600]} {document.text[-400:]}".casefold()
    return any(phrase.casefold() in edges for phrase in phrases)


def judged(text: str, language: str, passage: str, other: str, likeness: float) -> tuple[str, str, tuple[Shift, ...]]:
    """The verdict on a text and a passage that are alike, why, and what differs."""
    here, there = sense(text, language), sense(passage, other)
    differs, unsure = list(differences(here, there)), list(doubts(here, there, text, passage, (language, other)))
    alike = f"alike in sense {likeness:.2f}"
    if differs:
        said = ", ".join(f"{kind} ({a or 'nothing'} for {b or 'nothing'})" for kind, a, b in differs)
        return f"differs in {differs[0][0]}", f"differs in {said}; {alike}", tuple(differs)
    if other not in LANGUAGES or language not in LANGUAGES:
        return "can't tell", f"no words of this language are known here; {alike}", ()
    if likeness >= FAINT and (cut := limited(text, here, passage, there, other)):
        return "cut", f"the source limits it: “{cut}”; {alike}", (("cut", "", cut),)
    if unsure:
        return "can't tell", f"{'; '.join(unsure)}; {alike}", ()
    if likeness < ALIKE:
        return "can't tell", f"barely {alike}", ()
    return "agrees", f"{alike}, and figures, names, denials and modal verbs agree", ()


def differences(here: Sense, there: Sense) -> Iterator[Shift]:
    """What each side has in the other's stead."""
    for kind, mine, theirs in (("number", here.figures, there.figures), ("name", here.names, there.names)):
        new, gone = sorted(mine - theirs), sorted(theirs - mine)
        if new and gone:
            yield kind, new[0], gone[0]
    months = sorted(here.months - there.months), sorted(there.months - here.months)
    if months[0] and months[1]:
        yield "number", f"month {months[0][0]}", f"month {months[1][0]}"
    if bool(here.negations) != bool(there.negations):
        lacking = there if here.negations else here
        if not lacking.denying:
            yield "negation", "a denial" if here.negations else "", "" if here.negations else "a denial"
    ours, others = _modals(here), _modals(there)
    if ours != others and not ours & others:
        yield "modality", _shown(here), _shown(there)
    if (here.supports, here.opposes) == (there.opposes, there.supports) and here.supports != here.opposes:
        yield "stance", *(("for", "against") if here.supports else ("against", "for"))


def _modals(one: Sense) -> set[str]:
    return {kind for kind in ("obligation", "possibility") if getattr(one, kind)}


def _shown(one: Sense) -> str:
    return ", ".join(sorted(_modals(one))) or ("future" if one.future else "")


def doubts(here: Sense, there: Sense, text: str, passage: str, languages: tuple[str, str]) -> Iterator[str]:
    """What one side has and the other lacks, which can be another way to say the same."""
    if new := sorted(here.figures - there.figures):
        yield f"{new[0]} is not in the passage as a figure"
    if new := sorted(here.names - there.names):
        yield f"{new[0]} is not named in the passage"
    if persons := unnamed(text, passage):
        yield f"{persons[0]} is not named in the passage"
    if here.negations != there.negations:
        yield f"{here.negations} denials for {there.negations}"
    elif here.negations and (clause := elsewhere(text, passage, languages)):
        yield f"the denial stands elsewhere: “{clause}”"
    if bool(here.only) != bool(there.only):
        yield "one side alone says “not only”"
    if _modals(here) != _modals(there):
        yield f"modal verbs ({_shown(here)} for {_shown(there)})"


def elsewhere(text: str, passage: str, languages: tuple[str, str]) -> str:
    """A clause that denies on one side and whose likest on the other does not; empty where there is none."""
    mine, theirs = ([part for part in _CLAUSE.split(side) if len(part) > 6] for side in (text, passage))
    made = vectors([*mine, *theirs]) if len(mine) > 1 and len(theirs) > 1 else None
    if made is None:
        return ""
    alike = made[: len(mine)] @ made[len(mine) :].T
    for i, part in enumerate(mine):
        denies = negations(part, languages[0]) > 0
        if denies != (negations(theirs[int(alike[i].argmax())], languages[1]) > 0) and denies:
            return part
    return ""


def limited(text: str, here: Sense, passage: str, there: Sense, other: str) -> str:
    """The clause by which a passage limits what was said, where the words do not tell it; else empty."""
    if there.limits <= here.limits:
        return ""
    parts = [part for part in _CLAUSE.split(passage) if len(part) > 2]
    limits = [part for part in parts[1:] if sense(part[:40], other).limits]
    if not limits:
        return ""
    made = vectors([text, *limits])
    if made is None:
        return ""
    scores = made[1:] @ made[0]
    return next((part for part, score in zip(limits, scores, strict=True) if score < TOLD), "")
