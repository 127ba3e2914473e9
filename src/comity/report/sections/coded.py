"""Statements that persons coded elsewhere, held against what was read: which were found, whose, for or against."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from comity import names
from comity.case import Case
from comity.model import Position, Span, Statement
from comity.report.discourse import Coded
from comity.report.sections.judged import alpha, wilson
from comity.report.sections.naming import source_name

KEPT = "coded/"  # how the names of settings begin in which coded statements are kept
_NEAR = 0.5  # of the shorter one's characters, as much as two passages must share to be the same


class Held(msgspec.Struct, frozen=True):
    """A coded statement beside ours: `found` where a statement or position of ours has its words; `speaker` and
    `agreement` whether these are the same, None where one side has none. Without `document` its text is not here."""

    coded: Coded
    document: str
    start: int
    end: int
    found: bool
    ours: str
    speaker: bool | None
    agreement: bool | None


class Share(msgspec.Struct, frozen=True):
    """How many of how many, with the interval of Wilson, 95 of 100."""

    label: str
    of: int
    right: int
    low: float
    high: float


class Against(msgspec.Struct, frozen=True):
    """All coded statements beside ours; `missing` are the titles of texts that the case has not, `alone` how many of
    our positions in the same texts nobody coded (persons code what their question is about: that is no fault)."""

    rows: tuple[Held, ...]
    shares: tuple[Share, ...]
    alpha: float | None
    alone: int
    missing: tuple[str, ...]


def keep_coded(case: Case, name: str, coded: Iterable[Coded] | None) -> None:
    """Keep coded statements with the case under a name, or with None forget them."""
    case.keep(KEPT + name, msgspec.json.encode(list(coded)).decode() if coded is not None else None)


def kept_coded(case: Case) -> dict[str, tuple[Coded, ...]]:
    """The coded statements that are kept with a case, by the names under which they are."""
    return {
        name.removeprefix(KEPT): msgspec.json.decode(value, type=tuple[Coded, ...])
        for name, value in sorted(case.settings(KEPT).items())
    }


def against(case: Case, coded: Iterable[Coded]) -> Against:
    """Coded statements held against what was read of the same texts."""
    every = list(coded)
    if not every:
        return Against((), (), None, 0, ())
    texts = {document.id: document for document in case.documents}
    tight = {id: squeezed(document.text) for id, document in texts.items()}
    homes = _homes(every, {id: text for id, (text, _) in tight.items()})
    used = frozenset(homes.values())
    said, held = _by_text(case.statements.within(*used)), _by_text(case.positions.within(*used))
    rows = tuple(_held(case, one, home, _place(tight.get(home), one), said, held)
                 for one in every for home in (homes.get(one.text, ""),))  # fmt: skip
    here = [row for row in rows if row.document]
    known, ways = [row for row in here if row.speaker is not None], [row for row in here if row.agreement is not None]
    shares = (
        _share("found", here, [row.found for row in here]),
        _share("of those found, the same speaker", known, [row.speaker for row in known]),
        _share("of those with a position, the same way", ways, [row.agreement for row in ways]),
    )
    units = [_unit(row) for row in ways]
    places = defaultdict(list)
    for row in here:
        places[row.document].append((row.start, row.end))
    alone = sum(
        not any(_overlap(one.words, *place) for place in places[document])
        for document, some in held.items() for one in some
    )  # fmt: skip
    missing = tuple(dict.fromkeys(one.text for one in every if one.text not in homes))
    return Against(rows, tuple(each for each in shares if each.of), alpha(units), alone, missing)


def _share(label: str, rows: list[Held], right: list[bool | None]) -> Share:
    low, high = wilson(sum(map(bool, right)), len(rows))
    return Share(label, len(rows), sum(map(bool, right)), round(low, 3), round(high, 3))


def _unit(row: Held) -> tuple[str, ...]:
    theirs = str(row.coded.agreement)
    return (theirs, theirs if row.agreement else str(not row.coded.agreement))


def _by_text(found: Iterable[Statement] | Iterable[Position]) -> dict[str, list]:  # type: ignore[type-arg]
    made = defaultdict(list)
    for one in found:
        made[one.document].append(one)
    return made


def squeezed(text: str) -> tuple[str, list[int]]:
    """A text without the space in it, and where each of its characters stands in it."""
    places = [match.start() for match in re.finditer(r"\S", text)]
    return "".join(text[place] for place in places), places


def _homes(coded: list[Coded], tight: Mapping[str, str]) -> dict[str, str]:
    """The text of the case in which most words of each coded text's statements stand; none where they stand in none."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in coded:
        words = "".join(one.words.split())
        counts[one.text].update(id for id, text in tight.items() if words and words in text)
    return {text: found.most_common(1)[0][0] for text, found in counts.items() if found}


def _place(tight: tuple[str, list[int]] | None, one: Coded) -> tuple[int, int] | None:
    """Where the words of a coded statement stand in a text: of several places the one nearest to where it was coded."""
    text, places = tight or ("", [])
    words = "".join(one.words.split())
    starts = list(_starts(text, words)) if words else []
    if not starts:
        return None
    start = min(starts, key=lambda at: abs(at / len(text) - one.at))
    return places[start], places[start + len(words) - 1] + 1


def _starts(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _held(
    case: Case, one: Coded, home: str, place: tuple[int, int] | None, said: Mapping[str, list[Statement]],
    held: Mapping[str, list[Position]],
) -> Held:  # fmt: skip
    if place is None:
        return Held(one, "", 0, 0, False, "", None, None)
    ours = [s for s in said.get(home, ()) if any(_overlap(span, *place) for span in s.content)]
    positions = [p for p in held.get(home, ()) if _overlap(p.words, *place)]
    by = list(dict.fromkeys([source_name(case, s) for s in ours] + [case.name(p.holder) for p in positions]))
    theirs = [name for name in (one.person, one.organization) if name]
    speaker = any(_same(mine, name) for mine in by for name in theirs) if by and theirs else None
    ways = {p.stance == "support" for p in positions if p.stance in ("support", "oppose")}
    agreement = one.agreement in ways if ways and one.agreement is not None else None
    told = [f"{name} says" for name in dict.fromkeys(source_name(case, s) for s in ours)]
    told += [f"{case.name(p.holder)}: {p.stance} {case.name(p.target)}" for p in positions]
    return Held(one, home, *place, bool(ours or positions), "; ".join(told), speaker, agreement)


def _overlap(span: Span, start: int, end: int) -> bool:
    shared = min(span.end, end) - max(span.start, start)
    return shared >= _NEAR * min(span.end - span.start, end - start) and shared > 0


def _same(one: str, other: str) -> bool:
    """Whether two names are one's: the same words in any order, or names of one person.

    >>> _same("Christine Todd Whitman", "Whitman, Christine Todd"), _same("NATO", "EU")
    (True, False)
    """
    turned = " ".join(reversed([part.strip() for part in other.split(",", 1)]))
    return names.keys(one) == names.keys(other) or names.same_person(one, turned)
