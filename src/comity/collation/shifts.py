"""What is shifted where one wording stands for another: the differences that likeness is blind to.

opposite    one denies what the other says, or has a word of opposite sense     number    a figure, a part, a time span
name        a name, or a direction                                              modality  must, may, can
agent       who does it and to whom is turned round                             addressee whom it is said or done to
time        yesterday for recently, November for October                        tense     was, is, will be
hedge       perhaps, so far, in principle are gone

Articles, auxiliaries, inflection and word order alone are no differences. The words are in `data/shifts.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from comity.collation.moods import hedge, modality, past, tense
from comity.collation.names import called
from comity.collation.sides import Shift, Side, denying, left, light, same, shifting
from comity.collation.similarity import vectors
from comity.collation.synonyms import lemmas, opposites, same_name, synonymous
from comity.collation.wording import Word, figure, kind_of, listed_opposites, opposed, word_classes
from comity.vocabulary import months, weekdays

WEIGHT = (
    "opposite", "cut", "number", "name", "modality", "agent", "addressee", "time", "tense", "hedge", "gone",
)  # fmt: skip
OTHER = 0.55  # likeness of two words in sense below which one is not the other in other words


def shifts(here: Sequence[Word], there: Sequence[Word]) -> list[Shift]:
    """What is shifted from a passage (`there`) to a wording of it (`here`), the weightiest first."""
    mine, theirs = Side(here), Side(there)
    found = [shift for way in _WAYS for shift in way(mine, theirs)]
    return sorted(found, key=lambda shift: WEIGHT.index(shift[0]))


# ── opposites ────────────────────────────────────────────────────────────────────────────────────────


@cache
def _pairs() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in shifting()["opposites"]) | listed_opposites()


@cache
def against(one: str, other: str) -> bool:
    """Whether two normal forms are opposites in any of their forms.

    >>> against("rejected", "approves"), against("fell", "increased"), against("treaty", "accord")
    (True, True, False)
    """
    if one in light() or other in light():
        return False
    pairs = (frozenset((a, b)) for a in lemmas(one) for b in lemmas(other))
    return any(pair in _pairs() for pair in pairs) or opposed(one, other) or opposites(one, other)


def _opposite(mine: Side, theirs: Side) -> Iterator[Shift]:
    """An odd number of denials and opposites: two of them cancel each other."""
    ours, others = left(mine, theirs)
    turned = [(a, b) for a in ours for b in others if against(a, b)]
    taken: list[tuple[str, str]] = []
    for a, b in turned:
        if a in ours and b in others:
            taken.append((a, b))
            ours.remove(a)
            others.remove(b)
    denials = _denials(ours, mine), _denials(others, theirs)
    if (len(taken) + len(denials[0]) + len(denials[1])) % 2:
        pair = taken[0] if taken else (" ".join(denials[0]), " ".join(denials[1]))
        yield "opposite", *pair


def _denials(some: list[str], side: Side) -> list[str]:
    single, phrases = denying()
    found = [form for form in some if form in single or (lemmas(form) & single and len(form) > 3)]
    found += [p for p in side.has(phrases) if all(word in some or word in light() for word in p.split())
              and not any(word in found for word in p.split())]  # fmt: skip
    return found


# ── figures, times, names ────────────────────────────────────────────────────────────────────────────


def _year(form: str) -> bool:
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", form))


def _figures(side: Side) -> dict[str, str]:
    """The figures by value, years and days of a month left out."""
    parts = shifting()["parts"]
    found = {}
    for at, form in enumerate(side.forms):
        after = side.forms[at + 1] if at + 1 < len(side.forms) else ""
        value = figure(form) or (str(parts[form]) if form in parts else "")
        if value and not _year(form):
            unit = next((span for span in shifting()["spans"] if span in lemmas(after)), "")
            found[f"{value} {unit}".strip()] = f"{form} {after}".strip() if unit else form
    return found


def _number(mine: Side, theirs: Side) -> Iterator[Shift]:
    ours, others = _figures(mine), _figures(theirs)
    new = [shown for value, shown in ours.items() if value not in others]
    gone = [shown for value, shown in others.items() if value not in ours]
    if new and gone:
        yield "number", new[0], gone[0]
    elif new and not _counted(theirs):
        yield "number", new[0], ""


def _counted(side: Side) -> list[str]:
    """Words for a number that is not told: few, both, hundreds."""
    return [form for form in side.forms if form in word_classes()["quantity"] or form in word_classes()["numbers"]]


def _dated(form: str) -> bool:
    """Whether a form is a month, a day of the week or a year; the month of May stands with a full stop."""
    return form == "may." or (form != "may" and form in months()) or form in weekdays() or _year(form)


def _times(side: Side) -> dict[str, str]:
    """When, by what is compared: months, days of the week, years, and words such as yesterday."""
    found = {form: form.rstrip(".") for form in side.forms if _dated(form)}
    for group in shifting()["times"]:
        if phrases := side.has(group):
            found[group[0]] = phrases[0]
    for one, two in zip(side.forms, side.forms[1:], strict=False):
        unit = next((span for span in shifting()["spans"] if span in lemmas(two)), "")
        for place in ("before", "after"):
            if unit and one in shifting()[place]:
                found[f"{place} {unit}"] = f"{one} {two}"
    return found


def _time(mine: Side, theirs: Side) -> Iterator[Shift]:
    ours, others = _times(mine), _times(theirs)
    new = [shown for value, shown in ours.items() if value not in others]
    gone = [shown for value, shown in others.items() if value not in ours]
    if new and gone:
        yield "time", new[0], gone[0]


def _named_alike(one: str, other: str) -> bool:
    """Whether two forms can be of one name: Chinese and China."""
    ways = [called(form.capitalize()) for form in (one, other)]
    return one == other or same(one, other) or same_name(one, other) or bool(ways[0] & ways[1])


def _name(mine: Side, theirs: Side) -> Iterator[Shift]:
    """A name or a direction for another."""
    times = months().keys() | weekdays().keys()
    new, gone = (
        [n for n in one.names if n not in times and not any(_named_alike(n, o) for o in two.forms)]
        for one, two in ((mine, theirs), (theirs, mine))
    )
    if new and gone and not any(synonymous(a, b) for a in new for b in gone):
        yield "name", new[0], gone[0]
    ways = [[form for form in side.forms if form in shifting()["places"]] for side in (mine, theirs)]
    other = [[w for w in ways[i] if not any(w[:4] == o[:4] for o in ways[1 - i])] for i in (0, 1)]
    if other[0] and other[1]:
        yield "addressee" if _meant(mine, other[0][0]) else "name", other[0][0], other[1][0]


# ── who, and to whom ─────────────────────────────────────────────────────────────────────────────────


def _verbs(side: Side) -> set[str]:
    """Finite verbs that can be told by their form."""
    return {form for at, form in enumerate(side.forms) if at and past(form)} | {
        two
        for one, two in zip(side.forms, side.forms[1:], strict=False)
        if one in ("will", "to", "may", "must", "should")
    }


def _passive(side: Side) -> bool:
    return " by " in side.text and bool(re.search(r" (?:is|are|was|were|been|be|being) ", side.text))


def _agent(mine: Side, theirs: Side) -> Iterator[Shift]:
    """Two that stand on each side of a verb have changed places, and the voice of the verb has not."""
    if _passive(mine) != _passive(theirs):
        return
    ours, others = mine.telling(), theirs.telling()
    for verb in _verbs(mine):
        there = next((b for b in others if same(verb, b) and b in _verbs(theirs)), None)
        if there is None or verb not in ours:
            continue
        before, after = ours[: ours.index(verb)], ours[ours.index(verb) + 1 :]
        first, last = others[: others.index(there)], others[others.index(there) + 1 :]
        moved = [a for a in before if any(same(a, b) for b in last) and not any(same(a, b) for b in first)]
        back = [a for a in after if any(same(a, b) for b in first) and not any(same(a, b) for b in last)]
        untimed = [word for word in moved if word not in _times(mine) and not figure(word)]
        if untimed and back:
            yield "agent", untimed[0], back[0]
            return


def _meant(side: Side, word: str) -> bool:
    """Whether a word stands after one that names whom something is said, done or given to."""
    at = side.forms.index(word)
    before = [form for form in side.forms[max(0, at - 3) : at] if form not in ("the", "our", "all", "a", "an", "its")]
    after = side.forms[at + 1] if at + 1 < len(side.forms) else "the"
    return (
        bool(before) and before[-1] in shifting()["to"] and after in word_classes()["stop"] | word_classes()["joining"]
    )


def _addressee(mine: Side, theirs: Side) -> Iterator[Shift]:
    """One noun for another, of another sense, after a word that names whom something is meant for."""
    light = word_classes()["stop"] | word_classes()["joining"] | set(shifting()["places"])
    ours, others = (
        [form for form in some if form not in light and kind_of(form, name=False) == "word"]
        for some in left(mine, theirs)
    )
    new = [form for form in ours if _meant(mine, form)]
    gone = [form for form in others if _meant(theirs, form)]
    if len(new) != 1 or len(gone) != 1 or max(len(ours), len(others)) > 3 or new[0] in _verbs(mine):
        return
    sense = vectors([new[0], gone[0]])
    if sense is not None and float(sense[0] @ sense[1]) < OTHER:
        yield "addressee", new[0], gone[0]


_WAYS = (_opposite, _number, _name, modality, _agent, _addressee, _time, tense, hedge)
