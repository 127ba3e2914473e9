"""Persons that a text names: from titles, from the labels of speakers, and from given names.

One person is one actor within a document, with or without title and first name; persons who share a surname are kept
apart unless only one of them is named in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from comity import vocabulary
from comity.language.gazetteer import Gazetteer, Hit
from comity.model import Actor, Document, first_day, last_day
from comity.names import (
    CAPITAL,
    families,
    family,
    given,
    given_names,
    longest_first,
    name_words,
    parts,
    same_first_name,
)  # fmt: skip

_WORD = rf"(?:(?:{'|'.join(name_words()['articles'])})-(?=[A-Z]))?(?:{CAPITAL}[\w’'-]*\w|[A-Z]\.)"
_PARTICLE = rf"(?:{longest_first([*name_words()['particles'], 'Al'])})"
NAME = re.compile(rf"{_WORD}(?:[ \u00a0]+(?:{_PARTICLE}[ \u00a0-])*{_WORD}){{0,3}}")
# Between an office and a name: a comma, and styles that are no part of either, as in “Minister H.E. Prof. Ada Okoye”.
_STYLES = rf"H\.[ \u00a0]?E\.|(?:{longest_first(name_words()['styles'])})\.?"
STYLES = re.compile(rf"(?:(?:{_STYLES})[ \u00a0]+(?=[^\W\d_a-z]))*")
_GAP = re.compile(rf"[ \u00a0]*,?[ \u00a0]+{STYLES.pattern}")
# What a minister is for, where no actor is named: “Minister of Trade and Industry, Ada Okoye”.
_FIELD = re.compile(
    r"[ \u00a0](?:of|for)[ \u00a0](?:the[ \u00a0])?[A-Z]\w+"
    r"(?:,?[ \u00a0](?:and[ \u00a0](?:the[ \u00a0])?)?[A-Z]\w+){0,5}(?=,)"
)
_OF = re.compile(r"[ \u00a0]+(?:of|for|to|from)[ \u00a0]+(?:the[ \u00a0]+)?")
_BESIDE = re.compile(r"(?:[’']s?)?[ \u00a0]+$")
# Words between a state and an office: “Kenyan Foreign Affairs Principal Secretary”, “Ghana’s acting president”.
_NEAR = re.compile(
    r"(?:[’']s?)?[ \u00a0]+(?:(?:(?:Deputy|First|Acting|Permanent|Principal|Cabinet|Foreign|Affairs|Defen[cs]e|"
    r"Interior|Finance|Vice|Special|Senior|Assistant|Under|Economic|Trade|Security|National|State|External|Relations|Interim|"
    r"Chief|Joint|and|for|then|former|new|outgoing|army|military|intelligence|police)[ \u00a0]){1,5}|[a-z]+[ \u00a0])$"
)


@dataclass(frozen=True)
class Naming:
    """One place where a text names a person: the name's span, and what is said of office and state beside it."""

    start: int
    end: int
    name: str
    office: str | None = None
    affiliation: str | None = None
    titled: bool = False
    reason: str = ""


@cache
def offices() -> re.Pattern[str]:
    """Titles of office, the longest first; with capitals as listed, or small in running prose."""
    small = {name.lower() for name in vocabulary.offices("government") if " " in name}
    names = {*vocabulary.offices(), *small}
    return re.compile(rf"(?<![\w-])(?:{longest_first(names)})(?![\w])")


def namings(document: Document, hits: Sequence[Hit], gazetteer: Gazetteer) -> list[Naming]:
    """Every naming of a person by title or full name, in order; surnames alone are found once these are known."""
    text = document.text
    starts = {hit.start: hit for hit in hits}
    ends = {hit.end: hit for hit in hits}
    covered = _covered(hits)
    found = {n.start: n for n in _given(text, covered)}
    found |= {n.start: n for n in _titled(text, starts, ends, covered, gazetteer)}
    return _without_overlaps(found.values())


def _covered(hits: Iterable[Hit]) -> set[int]:
    return {hit.start for hit in hits}


def _titled(
    text: str, starts: dict[int, Hit], ends: dict[int, Hit], covered: set[int], gazetteer: Gazetteer
) -> Iterator[Naming]:
    for office in offices().finditer(text):
        before = _before(text, office.start(), ends, gazetteer)
        end, of = _of(text, office.end(), starts, gazetteer)
        field = None if of else _FIELD.match(text, end)
        gap = _GAP.match(text, field.end() if field else end)
        name = _name_at(text, gap.end(), covered) if gap else None
        if name:
            title = office[0] + (text[office.end() : end] if of else "")
            after = _of(text, name[1], starts, gazetteer)[1] if text.startswith(" of ", name[1]) else None
            yield Naming(*name, text[name[0] : name[1]], title, of or before or after, True, f"after “{office[0]}”")
            continue
        name = _name_before(text, office.start(), covered)
        if name:
            yield Naming(*name, text[name[0] : name[1]], office[0], of or before, True, f"before “{office[0]}”")


def _before(text: str, start: int, ends: dict[int, Hit], gazetteer: Gazetteer) -> str | None:
    """The actor named just before an office: “Russian Foreign Minister”, “Norway’s prime minister”, “NATO chief”."""
    gaps = (gap.search(text, max(0, start - 64), start) for gap in (_BESIDE, _NEAR))
    hits = (ends.get(gap.start()) for gap in gaps if gap)
    return next((actor for hit in hits if (actor := _affiliated(hit, gazetteer))), None)


def _of(text: str, end: int, starts: dict[int, Hit], gazetteer: Gazetteer) -> tuple[int, str | None]:
    """The actor after an office: “Foreign Minister of China”; with the offset where that ends."""
    affiliation = None
    for _ in range(2):
        match = _OF.match(text, end)
        hit = starts.get(match.end()) if match else None
        if hit is None or _affiliated(hit, gazetteer) is None:
            break
        affiliation, end = affiliation or _affiliated(hit, gazetteer), hit.end
    return end, affiliation


def _affiliated(hit: Hit | None, gazetteer: Gazetteer) -> str | None:
    if hit is None:
        return None
    actor = gazetteer.actors[hit.entries[0].actor]
    return actor.id if actor.kind in ("state", "organisation", "body", "place", "ngo") else None


_LETTERS = re.compile(r"[A-Z][a-z]{0,2}[A-Z]{1,4}[a-z]?")  # “MoFA” after “Under Secretary” is no name of a person


def _name_at(text: str, start: int, covered: set[int]) -> tuple[int, int] | None:
    match = NAME.match(text, start)
    if not match or start in covered or offices().match(text, start) or _LETTERS.fullmatch(match[0]):
        return None
    return _trimmed(text, match.start(), match.end(), covered)


def _name_before(text: str, start: int, covered: set[int]) -> tuple[int, int] | None:
    """A full name in front of an apposition: “Ana Petrova, the Bulgarian foreign minister”. The first words of a line
    are one where the office follows at once."""
    window = text[max(0, start - 80) : start]
    match = re.search(
        rf"({NAME.pattern}),[ \u00a0](?:(?:the|a|an|its|then|former|current|acting|new)[ \u00a0])*"
        rf"(?:[\w’'-]+[ \u00a0]){{0,2}}$",
        window,
    )
    if not match or " " not in match[1].strip() or "\n" in match[0]:
        return None
    begin = max(0, start - 80) + match.start(1)
    words = match[1].split()
    person = (
        words[0] in given_names()
        or any(len(w) > 3 and w.isupper() for w in words)
        or (STYLE.match(match[1]) or _HONOURED.search(text[:begin]))
        or (match.end(1) + 2 == len(window) and (begin == 0 or text[begin - 1] == "\n"))
    )
    if begin in covered or not person:
        return None
    return _trimmed(text, begin, begin + len(match[1]), covered)


_HONOURED = re.compile(r"(?:\bMr|\bMrs|\bMs|\bDr|\bHon|\bAmb|\bShri|\bSmt|H\.\s?E|\bSheikh|\bProf)\.?[ \u00a0]$")


# Styles that stand before a name and are no part of it; the "E." of "H.E." among them.
STYLE = re.compile(rf"(E|{longest_first(name_words()['styles'])})\.?[ \u00a0]+(?=[^\W\d_a-z])")


def _trimmed(text: str, start: int, end: int, covered: set[int]) -> tuple[int, int] | None:
    """The name without a possessive, and cut where the name of another actor begins."""
    for other in covered:
        if start < other < end:
            end = other
    style = STYLE.match(text, start, end)
    if style and (style[1] != "E" or text[max(0, start - 3) : start].strip() == "H."):
        start = style.end()
    name = re.split(r"[’']s(?=\s)", text[start:end], maxsplit=1)[0].rstrip()  # “Berg’s Call” is Berg’s
    name = re.sub(r"[’']s$|[’']$", "", name)
    return (start, start + len(name)) if (len(name) > 1 and not name.isupper()) or len(name) > 5 else None


_INSTITUTION = re.compile(
    r"\b(?:University|Institute|Council|Forum|Foundation|House|Party|Street|Square|Times|Post|Journal|News|Agency|Center|"
    r"Centre|Bank|Committee|Conference|Ministry|Treaty|Agreement|Summit|Prize|Award|Act|Plan|Day|Airport|Palace|Hall|River|"
    r"Sea|Island|Islands|Ocean|Hotel|Church|Court|College|School|Press|Group|Club|Union|Fund|Doctrine|Declaration)\b"
)  # fmt: skip


def _given(text: str, covered: set[int]) -> Iterator[Naming]:
    for match in NAME.finditer(text):
        words = match[0].split()
        at = match.start()
        while words and (words[0] not in given_names() or at in covered):
            at += len(words[0])
            at += len(text[at:]) - len(text[at:].lstrip())
            words = words[1:]
        span = _trimmed(text, at, match.end(), covered) if len(words) > 1 else None
        if span and " " in text[slice(*span)] and not _INSTITUTION.search(text[slice(*span)]):
            yield Naming(*span, text[slice(*span)], reason=f"“{words[0]}” is a given name")


def follows_given_name(text: str, hit: Hit) -> bool:
    """Whether the name of a state or its capital follows a given name, as in “Michael Jordan”, “Joseph Muscat”."""
    word = _WORD_BEFORE.search(text, max(0, hit.start - 30), hit.start)
    own = hit.entries[0].kind in ("short", "alias", "metonym") and " " not in text[hit.start : hit.end]
    return own and word is not None and word[1].title() in given_names()


_WORD_BEFORE = re.compile(r"(?<![\w’'])([A-Z][\w’'-]+)[ \u00a0]$")


def _without_overlaps(found: Iterable[Naming]) -> list[Naming]:
    kept: list[Naming] = []
    for naming in sorted(found, key=lambda n: (n.start, -n.end, not n.titled)):
        if not kept or naming.start >= kept[-1].end:
            kept.append(naming)
    return kept


# ── who they are ─────────────────────────────────────────────────────────────────────────────────────


def known_leader(name: str, date: str | None, gazetteer: Gazetteer) -> Actor | None:
    """The leader on record of a name on a date (in office, or within ten years after), where there is only one."""
    full = len(parts(name)) > 1
    found = [
        leader
        for leader in _leaders(gazetteer).get(family(name), ())
        if (_in_time(leader, date) or (date is None and _lately(leader, full)))
        and (_fits(name, leader.name) if full else family(name) in _alone(leader.name))
    ]
    named = [leader for leader in found if len(parts(leader.name)) > 1] or found
    return max(named, key=lambda leader: leader.start or "") if len({leader.state for leader in named}) == 1 else None


def _fits(name: str, other: str) -> bool:
    return len(parts(other)) == 1 or same_first_name(given(other), given(name))


LATELY = "2000"  # from when on a family name alone, in a text without a date, can be that of a leader of the past


def _lately(leader: Actor, full: bool) -> bool:
    """Whether a text without a date can mean a leader who left office: by the full name, or one of this century."""
    return (full and len(parts(leader.name)) > 1) or (leader.end or "") >= LATELY


def _in_time(leader: Actor, date: str | None) -> bool:
    if date is None:
        return leader.end is None
    if leader.start and first_day(leader.start) > last_day(date):
        return False
    return leader.end is None or int(last_day(leader.end)[:4]) + 10 >= int(date[:4])


_LEADERS: dict[int, dict[str, tuple[Actor, ...]]] = {}


def _leaders(gazetteer: Gazetteer) -> dict[str, tuple[Actor, ...]]:
    if id(gazetteer) not in _LEADERS:
        index: dict[str, list[Actor]] = {}
        for actor in gazetteer.actors.values():
            if actor.kind == "person":
                for part in _alone(actor.name) | families(actor.name):
                    index.setdefault(part, []).append(actor)
        _LEADERS.clear()
        _LEADERS[id(gazetteer)] = {surname: tuple(found) for surname, found in index.items()}
    return _LEADERS[id(gazetteer)]


def leaders(state: str | None, gazetteer: Gazetteer) -> tuple[Actor, ...]:
    """The leaders of a state on record."""
    found = {
        leader.id: leader for of_name in _leaders(gazetteer).values() for leader in of_name if leader.state == state
    }
    return tuple(found.values())


def _alone(name: str) -> frozenset[str]:
    """The words by which a person is known without others: the first and the last, the last without article, too.

    >>> sorted(_alone("Omar Al-Bashir"))
    ['al-bashir', 'bashir', 'omar']
    """
    return families(f"{parts(name)[0]} {parts(name)[-1]}") | {given(name)}
