"""Which labels to believe: "The bottom line is simple:" has the shape of a name with a colon, too.

Every name that stands as a label gathers evidence over the whole document: its form, how often it stands there, what
its brackets say, whether the head names it, whether the words after it open a speech, ask or introduce the speaker,
and in whose company it stands. What reaches `ENOUGH` is a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from comity.texts.directions import is_direction
from comity.texts.labels import Label, words

ENOUGH = 2.0
FORMS = {"question": 2.0, "chair": 1.5, "titled": 1.3, "answer": 1.0, "capitals": 1.0, "stop": 1.0, "line": 1.4,
         "name": 0.4}  # fmt: skip
COMPANY = (0.0, 0.3, 0.7, 1.0)  # for none, one, two, three and more other speakers
_WORD = re.compile(r"[^\W\d_]+")
_OPENS = re.compile(
    r"\W{0,3}(?:\([^)]*\)\s*)?(?:Thank|Good |Mr|Ms|Madam|Ladies|Dear|Colleagues|Friends|Excellenc|Your |"
    r"I |I’|I'|Well|We |Let me|Hello|Please|Yes|Okay|As I)"
)
_ASKS = re.compile(r"\?[”\"’)]*\s*$")
_ADDRESSES = re.compile(r"(?:Sir|Madam|Ma’am|Ma'am),? ")


class Labelled(NamedTuple):
    """A label in a document's text: where it begins and ends, and what it says."""

    start: int
    end: int
    label: Label


def believed(text: str, found: Sequence[Labelled], known: str) -> set[str]:
    """The names, in lower case, whose labels begin turns.

    Args:
        known: words that name likely speakers (the title, the head).
    """
    if _quotations(text, found):
        return set()  # a gathering of quotations, not a transcript
    names = _Names(text, found, known)
    alone = {name for name in names.hits if names.weight(name) >= ENOUGH}
    return {name for name in names.hits if names.weight(name) + names.company(name, alone) >= ENOUGH}


def _quotations(text: str, found: Sequence[Labelled]) -> bool:
    quoting = sum(
        text[hit.end : hit.end + 1] in ("“", '"', "‘") and hit.label.form not in ("question", "answer") for hit in found
    )
    return quoting > max(2, len(found) // 2)


class _Names:
    """The names that stand as labels in a text, with what speaks for each."""

    def __init__(self, text: str, found: Sequence[Labelled], known: str) -> None:
        self.text = text
        self.hits: dict[str, list[Labelled]] = {}
        for hit in found:
            self.hits.setdefault(hit.label.name.lower(), []).append(hit)
        titled = (hit.label.name for hit in found if hit.label.form == "titled" and len(hit.label.name) < 120)
        self.known = f"{known} {' '.join(titled)}"
        self.given = known
        self.ends = {hit.start: after.start for hit, after in pairwise(found)}
        self.common = {word for word in _WORD.findall(text[:400_000]) if word.islower()} if found else set()
        self.asked = any(hit.label.form == "question" for hit in found)
        self.many = len(found) >= 300

    def weight(self, name: str) -> float:
        """What speaks for a name by itself."""
        hits = self.hits[name]
        first = hits[0].label
        weight = max(FORMS[hit.label.form] for hit in hits)
        if first.form == "chair" and first.name.startswith("The "):
            weight += 0.5
        weight += 1.2 if self._times(first, len(hits)) > 1 else 0.0
        weight += max(self._notes(hit) for hit in hits)
        weight += 0.8 if _offices().search(first.name) else 0.0
        weight += 0.8 if self.text.startswith("##", hits[0].start) else 0.0  # set as a heading
        weight += 1.0 if self._named(first) else 0.0
        weight += 1.5 if first.form == "answer" and self.asked else 0.0
        return weight + self._words(hits[0]) - self._against(first)

    def company(self, name: str, others: set[str]) -> float:
        """What speaks for a name among other speakers."""
        form = self.hits[name][0].label.form
        beside = len(others - {name})
        return 0.0 if form == "answer" else COMPANY[min(beside, len(COMPANY) - 1)]

    def _times(self, first: Label, times: int) -> int:
        if first.form != "name" or self.many:
            return times
        return max(times, self.text.count(f"{first.name}:", 0, 400_000))

    def _notes(self, hit: Labelled) -> float:
        """A name's brackets: what was done while speaking, or for whom the speaker speaks."""
        if hit.label.form in ("question", "answer"):
            return 0.0
        said = [self.text[hit.start + start : hit.start + end] for start, end in hit.label.notes]
        return 2.0 if any(is_direction(note) for note in said) else 0.6 if said else 0.0

    def _named(self, first: Label) -> bool:
        last = surname(first.name)
        where = self.given if first.form == "titled" else self.known
        return len(last) > 2 and first.form not in ("question", "answer", "chair") and (
            re.search(rf"\b{re.escape(last)}\b", where, re.IGNORECASE) is not None
        )  # fmt: skip

    def _words(self, hit: Labelled) -> float:
        """What the words after a name say: a greeting, a question, "Iver from the Times"."""
        said = self.text[hit.end : self.ends.get(hit.start, len(self.text))]
        return 1.0 * asks(said) + 1.5 * introduces_itself(hit.label.name, said) + 0.8 * (_OPENS.match(said) is not None)

    def _against(self, first: Label) -> float:
        """A name whose last word also stands in small letters is a heading: "Result:", "Note:"."""
        if first.form not in ("name", "line", "stop"):
            return 0.0
        found = _WORD.findall(first.name)
        last = found[-1] if found else first.name
        return 4.0 if last.lower() in self.common and last.lower() != last else 0.0


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(word.upper() for word in words("in_capitals"))) + r")\b")


def asks(said: str) -> bool:
    """Whether words are a question, or address who is asked."""
    return _ASKS.search(said) is not None or _ADDRESSES.match(said) is not None


def introduces_itself(name: str, said: str) -> bool:
    """Whether who speaks says a name that the label has: "Iver Marek: Iver from the Times".

    >>> introduces_itself("Iver Marek", "Thank you. Iver Marek from the Times."), introduces_itself("Marek", "No.")
    (True, False)
    """
    opening = said[:120]
    names = "|".join(re.escape(word) for word in _WORD.findall(name) if len(word) > 2 and word[0].isupper())
    return bool(names) and re.search(
        rf"\b(?:{names})\b,? (?:here )?(?:(?:with|from|of|at)\b|[A-Z][\w ]{{2,30}}[.,])", opening
    ) is not None  # fmt: skip


def surname(name: str) -> str:
    """The last word of a name, as it is written in running text.

    >>> surname("MR. MILLER"), surname("Prime Minister Ana Beltrane")
    ('Miller', 'Beltrane')
    """
    words_ = name.split()
    return words_[-1].strip(".,").title() if words_ else name


def bare(name: str) -> str:
    """A name without the office before it: its last two words."""
    return " ".join(name.split()[-2:])


_CARD = re.compile(r"(?P<name>.*\b(?P<first>[^\W\d_]+) (?P<last>[^\W\d_]+)) (?P=last) (?P=first)[^\W\d_a-z].*")


def speaker_name(said: str) -> str:
    """The name of a label, without the card of the person that some pages leave behind it.

    >>> speaker_name("Prime Minister of Orva Ilan Marek Marek IlanPrime Minister of Orva")
    'Prime Minister of Orva Ilan Marek'
    """
    card = _CARD.fullmatch(said)
    return card.group("name") if card else said
