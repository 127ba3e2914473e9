"""Labels of speakers inside long lines, where a page has lost the breaks between its turns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from comity.texts.believing import Labelled, bare, speaker_name, surname
from comity.texts.labels import Label, label
from comity.texts.lines import Line

FLAT = 350  # characters: a longer line may hold several turns
_INSIDE = re.compile(
    r"(?<=[.!?…>)”\"»’\]])[ \xa0]{1,3}(?=[^\W\d_a-z])|"  # after a sentence
    r"(?<=[a-z]) (?=(?:President|Prime Minister|Chancellor|Foreign Minister|Minister|"
    r"Secretary-General) [^.:!?\n]{3,110}: [A-Z])"
)
REACH = 180  # characters in which a label within a line must end


def labels_within(lines: Sequence[Line], accepted: set[str], known: str, taken: set[int]) -> Iterator[Labelled]:
    """Labels inside long lines, after the end of a sentence; a name must be known, repeated, or one of many."""
    found = [hit for line in lines if len(line.text) >= FLAT for hit in _candidates(line) if hit.start not in taken]
    counts = Counter(hit.label.name.lower() for hit in found)
    names = {name for name in accepted if name not in ("q", "a")} | {bare(name) for name in accepted}
    many = sum(count for name, count in counts.items() if count > 1 or name in names) >= 4
    end = 0
    for hit in found:
        name = hit.label.name.lower()
        if hit.start >= end and (name in names or _new_speaker(hit.label, known, counts[name], many)):
            end = hit.end
            names.add(bare(speaker_name(hit.label.name)).lower())
            yield hit


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
        return len(words) >= 3 or (len(words) == 2 and (times > 1 or surname(found.name) in known))
    if found.form == "name" and 2 <= len(words) <= 4 and all(word[0].isupper() for word in words):
        return times > 1 or many or re.search(rf"\b{re.escape(words[-1])}\b", known) is not None
    return found.form == "capitals" and len(words) >= 2 and times > 1
