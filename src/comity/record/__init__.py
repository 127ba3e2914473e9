"""What is on record: states, organisations, memberships, alliances, capabilities, on a date, with their source.

    registry(), find(name), state(name), organisation(name)     actors known beforehand
    memberships(state, on), members(org, on, status)            who is in what
    ties(a, b, on), all_ties(on), alliances(on), coverage(kind) what is on record between states
    hostile_pairs(on), votes_alike(a, b, year), voting_agreement(a, b, year), trade(a, b, year), roll_calls(year)
    stood(id, on), then(tie, on)                                which state had another's number on a date
    begun(tie)                                                  when it began, if of the state that stood before
    capabilities(year), military_spending(year), ideal_point(state, year), ideal_points(year), system_members(on)
    regime(state, on), economy(state, on)                       scores of regimes, GDP and population of a year
    leaders(state, on), heads(org, on)                          who held office, of a state or an organisation
    knowledge(*states), for_most(on), checked_to(org)           where knowledge ends, and which bodies everybody is in
    outlines(), capital(state, on), distance(a, b, on)          where states are, for maps; kilometres between capitals
    powers(state, on), major_powers(on), nuclear(on)            rank of states, and who has nuclear weapons
    dyad_years(start, end)                                      one row for each pair of states in each year
    check(claim)                                                a claim held against the record
    add(path), clear()                                          rows of one's own, from a CSV
    sources()                                                   the datasets, with citations and terms
    tables()                                                    where the tables are, for other programs

Every tie names its dataset. Missing is missing, never zero: a date past a dataset's coverage gives nothing from it.
"""

from comity.record.adding import add, clear
from comity.record.attributes import (
    capabilities,
    heads,
    ideal_point,
    ideal_points,
    leaders,
    military_spending,
    name,
    system_members,
)
from comity.record.checking import check
from comity.record.dyads import all_ties, alliances, begun, coverage, hostile_pairs, then, ties
from comity.record.exchanges import FEWEST_VOTES, roll_calls, trade, votes_alike, voting_agreement
from comity.record.figures import Figure, economy, regime
from comity.record.geography import capital, distance, outlines
from comity.record.knowledge import for_most, knowledge, standing, today
from comity.record.memberships import BY_HAND, checked_to, members, memberships, memberships_on
from comity.record.offices import office_class
from comity.record.powers import Power, last_known, major_powers, nuclear, powers
from comity.record.registry import find, organisation, registry, state
from comity.record.succession import known_as, stood
from comity.record.tables import sources, tables
from comity.record.years import dyad_years

__all__ = [
    "BY_HAND",
    "FEWEST_VOTES",
    "Figure",
    "Power",
    "add",
    "all_ties",
    "alliances",
    "begun",
    "capabilities",
    "capital",
    "check",
    "checked_to",
    "clear",
    "coverage",
    "distance",
    "dyad_years",
    "economy",
    "find",
    "for_most",
    "heads",
    "hostile_pairs",
    "ideal_point",
    "ideal_points",
    "knowledge",
    "known_as",
    "last_known",
    "leaders",
    "major_powers",
    "members",
    "memberships",
    "memberships_on",
    "military_spending",
    "name",
    "nuclear",
    "office_class",
    "organisation",
    "outlines",
    "powers",
    "regime",
    "registry",
    "roll_calls",
    "sources",
    "standing",
    "state",
    "stood",
    "system_members",
    "tables",
    "then",
    "ties",
    "today",
    "trade",
    "votes_alike",
    "voting_agreement",
]  # fmt: skip
