"""Evidence and record to the system of states and organisations: actors and ties, on a date, on a basis.

from_evidence(ties, actors, according_to=...)   the system as texts describe it, or one party does
on_record(date, actors)                         the system as the record has it, among some actors
difference(a, b)                                what one system has and the other has not
System                                          actors, ties, measures and exports
measures(system)                                every measure in one table, with bounds and what it rests on

On signed networks, given as {(a, b): +1 or -1}:
frustration, triads, walk_balance               line index of balance, triad census, walk-based balance
blocs, communities, brokers                     blocs with the fewest ties out of place, most modularity, who joins them
On states and their ties:
overlap, conflicts, polarity                    who is in what with whom, who is bound both ways, what blocs weigh
by_kind(ties), forceful(tie), neighbours(pairs)     what ties oblige to, and which of them a war can come of
alliance_portfolios(year), vote_portfolios(year)    S, kappa and pi of two states, or of all
"""

from comity.system.blocs import Blocs, blocs
from comity.system.brokers import Brokers, brokers
from comity.system.building import from_evidence, on_record
from comity.system.conflicts import Conflict, War, conflicts, spread
from comity.system.difference import Difference, difference
from comity.system.exports import provenance
from comity.system.frustration import Frustration, frustration
from comity.system.measures import Measure, measures
from comity.system.modularity import Communities, communities
from comity.system.obligations import HOSTILE, Pair, by_kind, forceful, neighbours
from comity.system.obligations import KINDS as OBLIGATIONS
from comity.system.overlap import Overlap, overlap
from comity.system.polarity import Polarity, concentration, polarity
from comity.system.similarity import Portfolios, Similarity, alliance_portfolios, vote_portfolios
from comity.system.system import System
from comity.system.triads import Triads, triads, triangles
from comity.system.walks import WalkBalance, walk_balance

__all__ = [
    "HOSTILE", "OBLIGATIONS", "Blocs", "Brokers", "Communities", "Conflict", "Difference", "Frustration", "Measure",
    "Overlap", "Pair", "Polarity", "Portfolios", "Similarity", "System", "Triads", "WalkBalance", "War",
    "alliance_portfolios", "blocs", "brokers", "by_kind", "communities", "concentration", "conflicts", "difference",
    "forceful", "from_evidence", "frustration", "measures", "neighbours", "on_record", "overlap", "polarity",
    "provenance", "spread", "triads", "triangles", "vote_portfolios", "walk_balance",
]  # fmt: skip
