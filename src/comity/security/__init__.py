"""A system and a proposal to consequences: whose security rises, whose falls, who pays, under which model.

    Proposal.load(path)                 a proposal in YAML, checked, its faults named with their lines
    test(system, proposal, models=...)  consequences for every state, under every declared model
    test_file(path, on=...)             the same for a file, against the record
    in_words(changes, on)               a proposal from changes in words, as "Ukraine joins NATO"; SAYINGS lists how
    repair(world, proposal)             the fewest side commitments under which nobody pays; described(commitment)
    test_draft(draft, on=...)           the same for a proposal drafted from a text; lacking(draft) says what it lacks
    test_open(draft, on=...)            a draft whose text does not say what is owed, with each kind (completions)
    put(proposals, on)                  several proposals against the record, what they share being assessed once
    with_said(world, ties)              the world with what a case's texts say, as a layer of its own
    world_on_record(on)                 states, capabilities, obligations and hostility on a date
    apply(world, proposal)              the world once the proposal is in force; the old one stays as it was
    declared(), grid()                  the readings that a test runs, and every combination of what they assume
    standings(found), harmless(found)   what the readings agree on: who gains, who pays, in how many nobody does
    held_to(found)                      the proposal held to what documents call indivisible security
    pacts(world)                        every pact that two states could sign, ranked
    answered(world, proposal)           the counter-pacts of those who pay, round by round
    certain(signs)                      states that stand on the same sides in every best division, proved
    fight(groups, allies, enemies)      efforts of groups that fight (König et al. 2017); pacified, without: what calms
    forecast(actors)                    the rounds of the expected utility model; read_actors(path) reads a CSV
    history(years)                      a model over the years on record; years_to_csv(years, path)

Security is exact: capabilities are whole billionths of the world's, all else are fractions of them.
"""

from comity.security.agreement import Standing, beside, counted, harmless, relative, sign, standings
from comity.security.allocation import Allocation
from comity.security.answers import Answer, answered
from comity.security.balance import Balance
from comity.security.bargaining import Bargaining
from comity.security.camps import Camps, certain
from comity.security.changes import LayerChange, apply
from comity.security.coercion import Coercion
from comity.security.consequences import Consequences, Result
from comity.security.distance import Distance
from comity.security.drafts import OWING, completed, completions, lacking, test_draft, test_open
from comity.security.ensemble import Reading, chosen, declared, forecast_record, grid
from comity.security.entanglement import Entanglement
from comity.security.expected_utility import Forecast, forecast, read_actors
from comity.security.fighting import Fight, fight, pacified, without
from comity.security.frames import Frame
from comity.security.history import Year, history
from comity.security.history import to_csv as years_to_csv
from comity.security.indivisible import Held, held_to
from comity.security.models import Assessment, Certificate, Model
from comity.security.pacts import Pact, Pacts, pacts
from comity.security.proposals import Proposal, written
from comity.security.repair import SHARES, Repair, described, repair
from comity.security.said import with_said
from comity.security.testing import put, test, test_file, test_read
from comity.security.words import SAYINGS
from comity.security.words import proposal as in_words
from comity.security.world import World, state_name, world_of, world_on_record

__all__ = [
    "OWING", "SAYINGS", "SHARES", "Allocation", "Answer", "Assessment", "Balance", "Bargaining", "Camps",
    "Certificate", "Coercion", "Consequences", "Distance", "Entanglement", "Fight", "Forecast", "Frame", "Held",
    "LayerChange", "Model", "Pact", "Pacts", "Proposal", "Reading", "Repair", "Result", "Standing", "World",
    "Year", "answered", "apply", "beside", "certain", "chosen", "completed", "completions", "counted", "declared",
    "described", "fight", "forecast", "forecast_record", "grid", "harmless", "held_to", "history", "in_words",
    "lacking", "pacified", "pacts", "put", "read_actors", "relative", "repair", "sign", "standings", "state_name",
    "test", "test_draft", "test_file", "test_open", "test_read", "with_said", "without", "world_of",
    "world_on_record", "written", "years_to_csv",
]  # fmt: skip
