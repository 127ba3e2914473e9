"""The network of a case: pairs of actors with the ties between them, narrowed by what they are and who says so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from comity.case import Case
from comity.kinds import colour
from comity.model import Document, Tie, first_day, last_day
from comity.report.network import called
from comity.report.sections.citing import citation
from comity.report.sections.naming import label, who
from comity.system import System

SURE = 0.5  # ties that are less sure are hidden at first
SIGNS = {"pos": "positive", "neg": "negative", "zero": "neither", "mem": "membership"}
NARROWED = ("kind", "sign", "factuality")


class Choice(msgspec.Struct, frozen=True):
    """What of a case is shown: an empty field narrows nothing.

    `basis` is said, record or both; `by` the party on whose word; `start` and `end` days between which it was said or
    held; `least` how many ties a pair has; `actor` the one in whose neighbourhood, so many `steps` wide.
    """

    basis: str = "said"
    kind: tuple[str, ...] = ()
    sign: tuple[str, ...] = ()
    factuality: tuple[str, ...] = ()
    sure: float = SURE
    least: int = 1
    by: str = ""
    start: str = ""
    end: str = ""
    actor: str = ""
    steps: int = 0


class Joined(msgspec.Struct, frozen=True):
    """A tie: between whom (ids, and names), what it is, and the words or the dataset that it rests on.

    `sign` is pos, neg, zero or mem (a membership); `day` is when it was said, `start` and `end` when it held.
    """

    id: str
    source: str
    target: str
    names: tuple[str, str]
    kind: str
    label: str
    sign: str
    directed: bool
    basis: str
    factuality: str
    sure: float
    by: str
    day: str
    start: str
    end: str
    words: str
    document: str
    first: int
    last: int
    text_by: str
    text_kind: str
    dataset: str
    statement: str
    note: str
    cite: str


class Pair(msgspec.Struct, frozen=True):
    """Two actors with the numbers of their ties in `ties` of the whole; `weight` is the sum of how sure these are.

    `sign` is the one that weighs most among them, "mixed" where friendly and hostile ones weigh alike.
    """

    a: str
    b: str
    names: tuple[str, str]
    sign: str
    signs: dict[str, int]
    weight: float
    ties: tuple[int, ...]


class Node(msgspec.Struct, frozen=True):
    """An actor: its name, a short one for the picture, its kind, and how many ties it has."""

    id: str
    name: str
    short: str
    kind: str
    ties: int


class Camps(msgspec.Struct, frozen=True):
    """Two camps, and the pairs that are out of place in them: at least `bound` are, under any two camps.

    Where `bound` is the number of pairs out of place, no division does better, which is proved (line index of balance).
    `unsure` are actors who stand on the one side in some best divisions and on the other in others, or may; None where
    it is not known which they are. `divisions` is how many best divisions there are at least.
    """

    camps: tuple[tuple[str, ...], ...] = ()
    unsure: tuple[str, ...] | None = ()
    divisions: int = 1
    misplaced: tuple[tuple[str, str], ...] = ()
    bound: int = 0
    proved: bool = False
    told: str = "Fewer than three actors are joined by signed ties: there are no camps to find."


class Network(msgspec.Struct, frozen=True):
    """Actors, pairs and ties that were chosen; `hidden` ties are left out for being less sure than `sure`.

    `days` are all days on which something was said; `counts` say how many ties each value of a filter has; `camps` only
    where they were asked for.
    """

    pairs: tuple[Pair, ...]
    nodes: tuple[Node, ...]
    ties: tuple[Joined, ...]
    sure: float
    hidden: int
    total: int
    days: tuple[str, ...]
    counts: dict[str, dict[str, int]]
    camps: Camps | None = None


def joined(case: Case, basis: str = "said") -> tuple[Joined, ...]:
    """Every tie of a case that is said, on record among the actors that it names, or both."""
    documents = {document.id: document for document in case.documents}
    made: list[Joined] = []
    if basis != "record":
        made += (_said(case, tie, documents.get(tie.document or "")) for tie in case.ties)
    if basis != "said":
        made += (_recorded(case, tie) for tie in case.system(on_record=True).ties)
    return tuple(made)


def _said(case: Case, tie: Tie, document: Document | None) -> Joined:
    by, words = case.name(tie.asserted_by), tie.words
    text_by = who(document) if document else ""
    day = document.date.value if document and document.date else ""
    cite = citation(document, words.text, words, by if tie.asserted_by else "") if document and words else ""
    return _joined(
        case, tie, by=by if tie.asserted_by else text_by, day=day, text_by=text_by, cite=cite,
        text_kind=document.kind.value if document else "",
    )  # fmt: skip


def _recorded(case: Case, tie: Tie) -> Joined:
    return _joined(case, tie, by=f"the record ({tie.dataset})", day="", text_by="", cite="", text_kind="")


def _joined(case: Case, tie: Tie, *, by: str, day: str, text_by: str, cite: str, text_kind: str) -> Joined:
    words = tie.words
    return Joined(
        tie.id, tie.source, tie.target, (case.name(tie.source), case.name(tie.target)), tie.kind, label(tie),
        colour(tie.kind, tie.sign), tie.directed, tie.basis, tie.factuality, round(tie.confidence, 3), by, day,
        tie.start or "", tie.end or "", words.text if words else "", tie.document or "", words.start if words else 0,
        words.end if words else 0, text_by, text_kind, tie.dataset or "", tie.statement or "", tie.note or "", cite,
    )  # fmt: skip


def network(case: Case, chosen: Choice, known: tuple[Joined, ...] | None = None) -> Network:
    """The network of what was chosen.

    Args:
        case: the case.
        chosen: what is shown.
        known: `joined(case, chosen.basis)`, where it was made before.

    Raises:
        UnknownName: nobody has the name in `by` or `actor`.
    """
    every = joined(case, chosen.basis) if known is None else known
    party = case.party(chosen.by) if chosen.by else frozenset[str]()
    voices = {case.name(one) for one in party}
    within = [tie for tie in every if _is_chosen(tie, chosen, voices)]
    kept = [tie for tie in within if tie.sure >= chosen.sure]
    pairs = [pair for pair in _pairs(kept) if len(pair.ties) >= chosen.least]
    if chosen.actor:
        pairs = _around(pairs, case.actor(chosen.actor), chosen.steps)
    return _network(case, chosen, every, within, kept, pairs)


def _network(
    case: Case, chosen: Choice, every: Iterable[Joined], within: list[Joined], kept: list[Joined], pairs: list[Pair]
) -> Network:
    numbers = [number for pair in pairs for number in pair.ties]
    ties = tuple(kept[number] for number in numbers)
    places = {number: place for place, number in enumerate(numbers)}
    shown = tuple(msgspec.structs.replace(p, ties=tuple(places[n] for n in p.ties)) for p in pairs)
    counts = {
        name: dict(Counter(getattr(tie, name) for tie in every).most_common()) for name in NARROWED
    }  # fmt: skip
    days = sorted({tie.day for tie in every if tie.day})
    return Network(
        shown, tuple(_nodes(case, shown)), ties, chosen.sure, len(within) - len(kept), len(within), tuple(days), counts
    )


def _is_chosen(tie: Joined, chosen: Choice, voices: set[str]) -> bool:
    return (
        (not chosen.kind or tie.kind in chosen.kind)
        and (not chosen.sign or tie.sign in chosen.sign)
        and (not chosen.factuality or tie.factuality in chosen.factuality)
        and (not chosen.by or tie.by in voices)
        and in_time(tie, chosen.start, chosen.end)
    )


def in_time(tie: Joined, start: str, end: str) -> bool:
    """Whether a tie was said between two days, or on record held in some of them; undated ties always were."""
    first = tie.day if tie.basis == "said" else tie.start
    last = tie.day if tie.basis == "said" else tie.end
    late = start and last and last_day(last) < first_day(start)
    early = end and first and first_day(first) > last_day(end)
    return not late and not early


def _pairs(ties: Iterable[Joined]) -> list[Pair]:
    held: defaultdict[tuple[str, str], list[tuple[int, Joined]]] = defaultdict(list)
    for number, tie in enumerate(ties):
        held[min(tie.source, tie.target), max(tie.source, tie.target)].append((number, tie))
    made = [_pair(pair, some) for pair, some in held.items() if pair[0] != pair[1]]
    return sorted(made, key=lambda pair: (-pair.weight, pair.a, pair.b))


def _pair(pair: tuple[str, str], some: list[tuple[int, Joined]]) -> Pair:
    some = sorted(some, key=lambda one: (-one[1].sure, one[1].id))
    weights: defaultdict[str, float] = defaultdict(float)
    for _, tie in some:
        weights[tie.sign] += tie.sure
    names = {id: name for _, tie in some for id, name in zip((tie.source, tie.target), tie.names, strict=True)}
    signs = dict(Counter(tie.sign for _, tie in some).most_common())
    told = tuple(number for number, _ in some)
    return Pair(*pair, (names[pair[0]], names[pair[1]]), _sign(weights), signs, round(sum(weights.values()), 3), told)


def _sign(weights: Mapping[str, float]) -> str:
    """Friendly or hostile by what weighs more; else by what there is."""
    friendly, hostile = weights.get("pos", 0.0), weights.get("neg", 0.0)
    if friendly or hostile:
        even = abs(friendly - hostile) < 0.2 * (friendly + hostile)
        return "mixed" if even else "pos" if friendly > hostile else "neg"
    return "mem" if weights.get("mem", 0.0) > weights.get("zero", 0.0) else "zero"


def _around(pairs: list[Pair], actor: str, steps: int) -> list[Pair]:
    """The pairs within so many steps of an actor; with 0, all (the actor is only marked)."""
    if steps < 1:
        return pairs
    near = {actor}
    for _ in range(steps):
        near |= {id for pair in pairs if pair.a in near or pair.b in near for id in (pair.a, pair.b)}
    return [pair for pair in pairs if pair.a in near and pair.b in near]


def _nodes(case: Case, pairs: Iterable[Pair]) -> Iterator[Node]:
    counts: Counter[str] = Counter()
    for pair in pairs:
        counts.update({pair.a: len(pair.ties), pair.b: len(pair.ties)})
    system = System({id: case.actors[id] for id in counts if id in case.actors}, ())
    for id in sorted(counts):
        kind = case.actors[id].kind if id in case.actors else "grouping"
        yield Node(id, case.name(id), called(system, id), kind, counts[id])
