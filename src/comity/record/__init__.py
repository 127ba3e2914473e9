"""What is on record: states, organisations, memberships, alliances, capabilities, on a date, with their source.

    registry(), find(name), state(name), organisation(name)     actors known beforehand
    memberships(state, on=...), members(org, on=...)            who is in what
    ties(a, b, on=...), all_ties(on), alliances(on)             what is on record between states
    capabilities(year), system_members(on), leaders(state, on), ideal_point(state, year)
    check(claim)                                                a claim held against the record
    sources()                                                   the datasets, with citations and terms

Every tie names its dataset. Missing is missing, never zero: a date past a dataset's coverage gives nothing from it.
"""

from comity.record.attributes import capabilities, ideal_point, leaders, name, system_members
from comity.record.checking import check
from comity.record.dyads import all_ties, alliances, coverage, memberships_on, ties
from comity.record.memberships import members, memberships
from comity.record.registry import find, organisation, registry, state
from comity.record.tables import sources

__all__ = [
    "all_ties", "alliances", "capabilities", "check", "coverage", "find", "ideal_point", "leaders", "members",
    "memberships", "memberships_on", "name", "organisation", "registry", "sources", "state", "system_members", "ties",
]  # fmt: skip
