"""All measures of a system in one table: each with its bounds, what it rests on, what it covers, and its source.

What can't be measured has no value, never 0, and says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import islice

import msgspec

from comity import record
from comity.errors import RecordError
from comity.system.blocs import blocs
from comity.system.brokers import Brokers, brokers
from comity.system.conflicts import conflicts
from comity.system.frustration import frustration
from comity.system.modularity import Communities, communities
from comity.system.network import Network
from comity.system.overlap import Overlap, overlap
from comity.system.polarity import polarity
from comity.system.similarity import Portfolios, alliance_portfolios, vote_portfolios
from comity.system.triads import Pair, triads, triangles
from comity.system.walks import walk_balance

Number = int | float | Fraction
CARRIED = 10  # years for which capabilities are carried past the end of their dataset, as tests of proposals do
SHOWN = 5  # names or pairs that a line gives; the measures themselves have them all


class Measure(msgspec.Struct, frozen=True):
    """One measure: `value` between `low` and `high`, which are equal to it where it is exact (`proved`).

    `rests_on` names who and what makes it so, `covers` says of what it is, `source` has its reference. `value` is None
    where it can't be had; `covers` says why.
    """

    name: str
    value: Number | None
    low: Number | None
    high: Number | None
    rests_on: str
    covers: str
    source: str

    @property
    def proved(self) -> bool:
        return self.value is not None and self.low == self.high


def measures(system: Network, time_limit: float = 5.0) -> tuple[Measure, ...]:
    """Every measure of a system; each search ends after `time_limit` seconds, then there are bounds."""
    signs = system.signed()
    groups = communities(system.weighted(), time_limit)
    pairs = f"{len(signs)} signed pairs of {len({actor for pair in signs for actor in pair})} actors"
    made = [
        *_balance(system, signs, pairs, time_limit),
        *_divisions(system, signs, groups, pairs, time_limit),
        *_polarity(system, groups),
        *_brokers(system, signs, groups),
        *_conflicts(system),
        *_similarity(system),
    ]
    return tuple(made)


def _bounded(
    name: str, value: Number | None, low: Number | None, high: Number | None, rests_on: str, covers: str, source: str
) -> Measure:
    known = value is not None
    return Measure(name, value, low if known else None, high if known else None, rests_on, covers, source)


def _exact(name: str, value: Number | None, rests_on: str, covers: str, source: str) -> Measure:
    return Measure(name, value, value, value, rests_on, covers, source)


def _names(system: Network, ids: Iterable[str], joint: str = ", ") -> str:
    listed = [system.name(id) for id in ids]
    return joint.join(listed[:SHOWN]) + (f" and {len(listed) - SHOWN} more" if len(listed) > SHOWN else "")


def _pairs(system: Network, pairs: Iterable[tuple[str, ...]]) -> str:
    listed = [" – ".join(system.name(id) for id in pair) for pair in islice(pairs, SHOWN + 1)]
    return "; ".join(listed[:SHOWN]) + (" and more" if len(listed) > SHOWN else "")


def _groups(system: Network, groups: Iterable[tuple[str, ...]]) -> str:
    """The members of each group, those that stand alone counted."""
    listed = list(groups)
    several, alone = [group for group in listed if len(group) > 1], sum(len(group) == 1 for group in listed)
    return " | ".join([*(_names(system, group) for group in several), *([f"{alone} alone"] if alone else [])])


# ── balance ──────────────────────────────────────────────────────────────────────────────────────────


def _balance(system: Network, signs: Mapping[Pair, int], pairs: str, time_limit: float) -> Iterator[Measure]:
    line = frustration(signs, time_limit)
    yield _bounded(
        "line index of balance", line.value if signs else None, line.bound, line.value,
        _pairs(system, line.frustrated), pairs, "Cartwright & Harary 1956; Aref, Mason & Wilson 2020",
    )  # fmt: skip
    census = triads(signs)
    counted = ", ".join(f"{n} {kind}" for kind, n in census.counts.items())
    for name, share, kinds, source in (
        ("balanced triads", census.balanced, ("++-", "---"), "Cartwright & Harary 1956"),
        ("weakly balanced triads", census.weakly_balanced, ("++-",), "Davis 1967"),
    ):
        wrong = _pairs(system, (actors for _, actors in triangles(signs, *kinds)))
        yield _exact(name, share, f"not: {wrong}" if wrong else "", f"{census.total} triads ({counted})", source)
    walks = walk_balance(signs)
    value = walks.value or 0.0
    least = sorted(walks.of, key=lambda actor: (walks.of[actor], actor))[:SHOWN]
    yield _bounded(
        "walk-based balance", walks.value, value - walks.error, value + walks.error,
        f"least: {_names(system, least)}" if least else "", pairs, "Estrada & Benzi 2014",
    )  # fmt: skip


def _divisions(
    system: Network, signs: Mapping[Pair, int], groups: Communities, pairs: str, time_limit: float
) -> Iterator[Measure]:
    found = blocs(signs, time_limit)
    yield _bounded(
        f"ties out of place in {len(found.blocs)} blocs", found.value if signs else None, found.bound, found.value,
        _groups(system, found.blocs), pairs, "Davis 1967; Doreian & Mrvar 1996",
    )  # fmt: skip
    bound = groups.q if groups.proved else groups.bound
    yield _bounded(
        f"modularity of {len(groups.communities)} communities", groups.q if signs else None, groups.q, bound,
        _groups(system, groups.communities), f"{pairs}, weighted: 3 bound to fight or hostile, 1 otherwise",
        "Gómez, Jensen & Arenas 2009",
    )  # fmt: skip


# ── capabilities ─────────────────────────────────────────────────────────────────────────────────────


def _polarity(system: Network, groups: Communities) -> Iterator[Measure]:
    names = ("concentration of capabilities", "effective number of poles", "polarisation")
    sources = ("Singer, Bremer & Stuckey 1972", "Laakso & Taagepera 1979", "Esteban & Ray 1994; Reynal-Querol 2002")
    try:
        found = polarity([sorted({*system.states} & {*group}) for group in groups.communities], _capable(system))
    except RecordError as error:
        yield from (_exact(name, None, "", str(error), source) for name, source in zip(names, sources, strict=True))
        return
    poles = "; ".join(f"{float(p.share):.0%} {_names(system, p.members)}" for p in found.poles[:SHOWN])
    missing = f"; without capabilities on record: {_names(system, found.missing)}" if found.missing else ""
    when = f"{found.year}" if found.year == _year(system) else f"{found.year}, the last year on record"
    covers = f"the communities' states, {float(found.covered):.0%} of the world's capabilities in {when}{missing}"
    leading = sorted(record.capabilities(found.year).items(), key=lambda item: -item[1])[:SHOWN]
    lead = "; ".join(f"{share:.0%} {record.name(state)}" for state, share in leading)
    yield _exact(names[0], found.concentration, lead, f"every state on record in {when}", sources[0])
    yield _exact(names[1], found.effective, poles, covers, sources[1])
    yield _exact(names[2], found.polarisation, poles, covers, sources[2])


def _year(system: Network) -> int:
    if system.on is None:
        raise RecordError("the system has no date", remedy="Give the date for which it is wanted.")
    return int(system.on[:4])


def _capable(system: Network) -> int:
    """The year whose capabilities count: its own, or the last on record where that is not long before."""
    year, last = _year(system), int(record.sources()["nmc-7.0"].end or 0)
    return min(year, last) if year <= last + CARRIED else year


# ── brokers and obligations ──────────────────────────────────────────────────────────────────────────


def _brokers(system: Network, signs: Mapping[Pair, int], groups: Communities) -> Iterator[Measure]:
    shared = overlap(system)
    found = brokers(signs, groups.communities, shared.members)
    orgs = f"memberships in {len(shared.members)} organisations, formats and treaties, as far as the system has them"
    yield _exact(
        "nestedness of organisations", shared.nestedness, "", orgs, "Almeida-Neto et al. 2008 (NODF, 0 to 100)"
    )
    between = {a: roles["gatekeeper"] + roles["liaison"] + roles["itinerant"] for a, roles in found.roles.items()}
    most = sorted((a for a in between if between[a]), key=lambda a: (-between[a], a))
    yield _exact(
        "pairs that brokers join across communities", sum(between.values()) if signs else None,
        "; ".join(f"{system.name(a)} {between[a]}" for a in most[:SHOWN]),
        f"friends of one actor, not of one another, among {len(groups.communities)} communities",
        "Gould & Fernandez 1989",
    )  # fmt: skip
    alone = sorted(found.sole_links, key=lambda a: (-len(found.sole_links[a]), a))
    yield _exact(
        "pairs of organisations that one member alone joins",
        sum(map(len, found.sole_links.values())) if shared.members else None,
        "; ".join(f"{system.name(a)} {len(found.sole_links[a])}" for a in alone[:SHOWN]), orgs,
        "after Breiger 1974",
    )  # fmt: skip
    grouped = f"{len(groups.communities)} communities of {sum(map(len, groups.communities))} actors"
    yield _astride(system, shared, found, f"{orgs}; {grouped}")


def _astride(system: Network, shared: Overlap, found: Brokers, covers: str) -> Measure:
    listed = [
        f"{system.name(actor)}: {' | '.join(_names(system, ids) for ids in sides.values())}"
        for actor, sides in sorted(found.astride.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    name = "members astride of two communities' organisations"
    return _exact(
        name, len(listed) if shared.members else None, "; ".join(listed[:SHOWN]), covers, "after Breiger 1974"
    )


def _conflicts(system: Network) -> Iterator[Measure]:
    found = conflicts(system.ties, system.states)
    listed = "; ".join(
        f"{system.name(c.state)} between {system.name(c.between[0])} and {system.name(c.between[1])}"
        for c in found[:SHOWN]
    )
    alliances = sum(tie.kind == "alliance" for tie in system.ties)
    yield _exact(
        "conflicts of obligation", len(found) if alliances else None,
        listed + (f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""),
        f"{alliances} alliances among {len(system.states)} states; first obligations, without chains",
        "Leeds et al. 2002; Snyder 1997",
    )  # fmt: skip


# ── similarity ───────────────────────────────────────────────────────────────────────────────────────


def _similarity(system: Network) -> Iterator[Measure]:
    for name, made in (("alliances", alliance_portfolios), ("votes", vote_portfolios)):
        title, source = f"mean kappa of {name}", "Häge 2011; Cohen 1968"
        try:
            yield _alike(system, title, made(_year(system)), source)
        except RecordError as error:
            yield _exact(title, None, "", str(error), source)


def _alike(system: Network, title: str, portfolios: Portfolios, source: str) -> Measure:
    pairs = (
        portfolios.matrix(system.states).drop_nulls("kappa").sort("kappa", "a", "b", descending=[True, False, False])
    )
    columns = len(portfolios.values[0]) if portfolios.values else 0
    covers = f"{pairs.height} pairs of states, {columns} columns, on record in {portfolios.year} ({portfolios.dataset})"
    if pairs.is_empty():
        return _exact(title, None, "", covers, source)
    ends = [
        f"{which} {system.name(row['a'])} – {system.name(row['b'])} {row['kappa']:.2f}"
        for which, row in (("most alike", pairs.row(0, named=True)), ("least", pairs.row(-1, named=True)))
    ]
    return _exact(title, float(pairs["kappa"].to_numpy().mean()), "; ".join(ends), covers, source)
