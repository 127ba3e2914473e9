"""Write docs/security.md: the models, and the results of the four example proposals by model.

    python bench/security_report.py

Every figure is computed here, from the record; the words around them are those of this file.
"""

# ruff: noqa: E501  # the lines are those of a page

from __future__ import annotations

import csv
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from comity.report.readings import level
from comity.report.wording import Line, bargaining_lines, by_family, headline, lines
from comity.security import (
    Coercion,
    Consequences,
    Entanglement,
    Proposal,
    Result,
    apply,
    declared,
    fight,
    grid,
    standings,
    state_name,
    test_file,
    world_on_record,
)
from comity.security import test as put
from comity.security.history import history
from comity.security.pacts import Pact, pacts
from comity.security.repair import SHARES, Repair, described, repair

ROOT = Path(__file__).resolve().parents[1]
NAMES = ("nato-north", "russia-china-pact", "umbrella", "cica")
ON = "2018-01-01"
LIMITS = (
    "Alliances on record end in 2018, capabilities in 2022, disputes in 2014, rivalries and the peace scale in 2020."
)

READINGS = f"""The declared ensemble has {len(declared())} readings. The levels that told targets of force best
([validation](validation.md)) stand in all combinations, each other level is changed alone; the whole grid of coercion
has {len(list(grid())):,}. A change of less than 5% of what a state's security was counts as untouched. Bargaining is no
reading of security and stands beside the count."""

WHY = """**Why these levels.** Old pledges of non-aggression: the Charter of Paris (1990) and the Helsinki Final Act (1975)
count in ATOP as pledges of nearly everybody in Europe to nearly everybody; taken to bind, they keep 26 of 29 allies out
of an American attack on Russia in 2018. That members of such pacts fight one another less has been found (Mattes &
Vonnahme 2010; Lupu & Poast 2016 for pacts of many); that they keep a third state from following its ally has not. Told
by the years, none, all, young and bilateral forecast alike (0.678 to 0.681), so none and all stand in all combinations.

Neighbours at negative peace: what is feared before any dispute, as Finland feared in 2018, is on no list of rivals;
counted, it forecasts worse (0.58 to 0.59), so it is in four readings and not in more, and a state that is afraid
without a rival on record gains in few; the sentence says in how many nobody presses it. Allies of both sides attack, as
published, stay out, or defend; they forecast alike (0.678 to 0.681), so the published level stands and the others are
changed alone."""

CHAINS = """**How far a war spreads.** Entanglement is counted twice. By *first obligations* only those join who are bound to
one of the two at war: A attacks B, and C, bound to defend B, joins. By the *closure* those who joined are at war too,
and draw in whoever is bound to them, until nobody is left to join: D, bound to defend C, joins as well. The closure is
the most that treaties kept to the letter could bring, the first obligations the least; a proposal whose payers differ
between the two moves security by its chains."""


def main() -> None:
    parts = (
        opening(),
        models(),
        *(part for name in NAMES for part in proposal(name)),
        search(),
        years(),
        july(),
        congo(),
    )
    (ROOT / "docs" / "security.md").write_text("\n\n".join(parts) + "\n", "utf-8")


def opening() -> str:
    return f"""# What a change would do

`comity test PROPOSAL.yaml` puts a change to the system on record and says, for every state, whether its security
rises or falls, in how many readings, where mostly, and why. This page is written by `python bench/security_report.py`
and shows the four proposals in `examples/`, put to 1 January 2018.

**What the data lack.** {LIMITS} A date past these takes the last year on record and says so. ATOP knows treaties with
obligations, not understandings, bases or arms; it does not say how much an obligation is worth. Hostility is a
rivalry, a peace scale below 0.5, a war, an armed conflict between states, or a dispute in which force was used in the
year (for 2015 to 2019: in 2014). One incident with force makes a pair hostile, such as the arrest of a ship.

**Definitions.** U is a state's security under a model and d its change. A change is *indivisible* under a model when no
state's d is below 0, in exact fractions. *D* = loss / (gain + loss), both weighted by capability: 0 where nobody pays,
1 where nobody gains, undefined where nothing changes. *Borne outside* is the share of the loss that falls on states
that are not parties. Results swing with the model: read the range, never one row.

From Python:

```python
from comity.security import Proposal, pacts, repair, standings, test, world_on_record

world, plan = world_on_record("{ON}"), Proposal.load("examples/nato-north.yaml")
found = test(world, plan)
for result in found.results:
    print(result.model, result.indivisible, result.divisibility, result.payers[:3])
print([(one.state, one.pays, one.of, one.where) for one in standings(found)[1]])
print(repair(world, plan).commitments)
print(pacts(world).best(5, indivisible=True))
```"""


def models() -> str:
    kinds = {reading.definition: reading for reading in reversed(declared())}
    rows = ["## The models", "", "| model | definition | after | what is ours |", "|---|---|---|---|"]
    rows += [
        f"| {reading.family} | {reading.definition} | {reading.source} | {reading.ours} |"
        for reading in reversed(kinds.values())
    ]
    rows += ["", "## What the readings differ over", "", "| assumption | levels |", "|---|---|"]
    for axis in dict.fromkeys(axis for reading in declared() for axis in reading.parameters):
        levels = dict.fromkeys(reading.parameters[axis] for reading in declared() if axis in reading.parameters)
        rows.append(f"| {axis} | {'; '.join(level(axis, value) for value in levels)} |")
    return "\n".join([*rows, "", READINGS, "", WHY, "", CHAINS])


def proposal(name: str) -> Iterator[str]:
    found = test_file(ROOT / "examples" / f"{name}.yaml")
    yield f"## {found.proposal.name}\n\n`examples/{name}.yaml`, put to {ON}. {LIMITS}"
    changed = ", ".join(
        f"{d.layer}: {len(d.added)} pairs added" + (f", {len(d.removed)} ended" if d.removed else "")
        for d in found.differences
    )
    yield f"**{headline(found)}**"
    gain, pay = standings(found)
    for title, side in (("gains", gain), ("pays", pay)):
        if side:
            yield sided(title, lines(side[:6], found), len(side) - 6)
    yield families(found)
    yield f"What it changes: {changed}."
    yield mended(name)


def sided(title: str, shown: tuple[Line, ...], more: int) -> str:
    rows = [f"| who {title} | readings | median | mostly where | because |", "|---|---|---|---|---|"]
    rows += [f"| {line.state} | {line.count} | {line.change} | {line.where} | {line.why} |" for line in shown]
    return "\n".join(rows + ([f"| … and {more} more | | | | |"] if more > 0 else []))


def families(found: Consequences) -> str:
    rows = ["| model | readings | nobody pays in | D |", "|---|---|---|---|"]
    rows += [f"| {name} | {number} | {free} | {span} |" for name, number, free, span in by_family(found)]
    return "\n".join([*rows, "", *(f"Beside the count, {line}." for line in bargaining_lines(found))])


def share(value: Fraction | None) -> str:
    return "undefined" if value is None else f"{float(value):.3f}"


def listed(moved: tuple[tuple[str, Fraction], ...], count: int = 4) -> str:
    named = ", ".join(f"{state_name(state)} {float(change):+.3g}" for state, change in moved[:count])
    return named + (f" and {len(moved) - count} more" if len(moved) > count else "")


def mended(name: str) -> str:
    world, plan = world_on_record(ON), Proposal.load(ROOT / "examples" / f"{name}.yaml")
    said = f"**Repair** (coercion, common allies betraying): {remedy(repair(world, plan, Coercion('betraying')), 'guarantees or pledges')}"
    if not (limited := repair(world, plan, Coercion("betraying"), shares=SHARES)).commitments:
        return said
    shares = ", ".join(str(share) for share in SHARES)
    return f"{said}\n\nWith limits of the parties' arms to {shares} as well: {remedy(limited, 'commitments')}"


def remedy(found: Repair, what: str) -> str:
    if not found.possible:
        return f"no {what} of the parties mend it; proved."
    if not found.commitments:
        return "none is needed."
    words = "; ".join(described(commitment) for commitment in found.commitments)
    proof = "proved the fewest" if found.proved else f"at least {found.bound} are needed"
    return f"{len(found.commitments)} commitments of the parties, {proof}, leave nobody paying: {words}."


def search() -> str:
    found = pacts(world_on_record(ON))
    harmless = int((found.payers == 0).sum())
    helpful = int(((found.payers == 0) & (found.gain > 0)).sum())
    rows = [
        "## Every pact that could be signed", "",
        f"Of {len(found.pairs)} pacts of defence that two states without one could sign in 2018, {harmless} harm nobody "
        f"under coercion with common allies neutral; {helpful} of these help somebody. {LIMITS}", "",
        "| pact | net gain | D | who gains | who pays |", "|---|---|---|---|---|",
    ]  # fmt: skip
    rows += [line(pact) for pact in found.best(8)]
    rows += [
        "",
        "The best that harm nobody:",
        "",
        "| pact | net gain | D | who gains | who pays |",
        "|---|---|---|---|---|",
    ]
    rows += [line(pact) for pact in found.best(8, indivisible=True)]
    return "\n".join(rows)


def line(pact: Pact) -> str:
    result: Result = pact.result
    net = float(result.gain - result.loss) / 10**9
    names = " and ".join(state_name(state) for state in pact.parties)
    moved = f"{listed(result.gainers, 2)} | {listed(result.payers, 3)}"
    return f"| {names} | {net:.4f} | {share(result.divisibility)} | {moved} |"


def years() -> str:
    rows = [
        "## Over the years", "",
        "Coercion, common allies neutral, on the first day of a year: states of the system, hostile pairs, and states "
        "that face a hostile bloc stronger than their defenders (U < 1), with their share of the world's capabilities.", "",
        "| year | states | hostile pairs | pressed | their share |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for year in history(range(1820, 2019, 18)):
        weight = world_on_record(year.on).capability
        pressed = sum((weight[state] for state in year.pressed), Fraction(0)) / sum(weight.values(), Fraction(0))
        rows.append(
            f"| {year.on[:4]} | {len(year.security)} | {year.hostile} | {len(year.pressed)} | {float(pressed):.0%} |"
        )
    rows += [
        "",
        "Peace scale before 1900 and armed conflicts before 1946 are not on record: early years count fewer hostile pairs.",
    ]
    return "\n".join(rows)


def july() -> str:
    world = world_on_record("1913-12-31")
    wars = {(war.attacker, war.attacked): war for war in Entanglement().wars(world)}
    text = [
        "## 1914: who was bound to whom", "",
        "Obligations of ATOP 5.1 and hostility on the last day of 1913: the data go by the year, so that 1913 still "
        "holds the Balkan League, which broke in June.", "",
        "| attack | joins the attacker | joins the attacked | bound both ways |", "|---|---|---|---|",
    ]  # fmt: skip
    for two in (
        ("AUH", "SRB"),
        ("RUS", "AUH"),
        ("DEU", "FRA"),
        ("FRA", "DEU"),
        ("DEU", "RUS"),
        ("RUS", "DEU"),
        ("GBR", "DEU"),
    ):
        if two in wars:
            war = wars[two]
            text.append(
                f"| {state_name(two[0])} on {state_name(two[1])} | {names(war.attacking[1:])} | "
                f"{names(war.defending[1:])} | {names(war.torn)} |"
            )
    pledges = Proposal.parse(
        "proposal: What is not in the treaties\nchanges:\n- guarantee: [Serbia]\n  by: [Russia]\n"
        "- guarantee: [Belgium, France]\n  by: [United Kingdom]\n"
    )
    after = put(world, pledges, [Entanglement()])
    chain = next(
        war for war in Entanglement().wars(apply(world, pledges)) if (war.attacker, war.attacked) == ("AUH", "SRB")
    )
    text += [
        "", "**What the data lack.** Russia had no treaty with Serbia, Britain's Entente with France of 1904 bound it to no "
        "defence, and its guarantee of Belgium was that of 1839; none of these is an obligation of defence on record. "
        "Germany's support for an Austrian attack was no obligation either: its treaty covered an attack on Austria. So by "
        "the treaties on record an Austrian attack on Serbia draws in what the first row says.", "",
        "With three guarantees added by hand, Russia's to Serbia, Britain's to Belgium and to France, the same attack is "
        f"met by {names(chain.defending[1:])}. States drawn into more wars by these guarantees: "
        f"{listed(after.results[0].payers, 12)}. The closure keeps every obligation to the letter; it does not say that "
        "states did.",
    ]  # fmt: skip
    return "\n".join(text)


def congo() -> str:
    """The published contest, with the efforts that it explains and what calms it."""
    lines = (ROOT / "tests" / "security" / "congo_war.csv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    groups = {row["number"]: row["group"] for row in rows}
    allies, enemies = (
        [(row["group"], groups[other]) for row in rows for other in row[side].split()] for side in ("allies", "enemies")
    )
    shift = {row["group"]: Fraction(row["shift"]) for row in rows}
    beta, gamma = Fraction("0.11401761"), Fraction("0.083189711")
    before = fight(groups.values(), allies, enemies, beta, gamma, shift).total
    table = ["| what changes | all fighting falls by |", "|---|---|"]
    for gone in (("RCD-G",), ("RCD-K",), ("RWA-I", "RWA-II"), ("LRA",)):
        left = [group for group in groups.values() if group not in gone]
        ties = ([two for two in side if not {*two} & {*gone}] for side in (allies, enemies))
        after = fight(left, *ties, beta, gamma, shift).total
        dear = fight(groups.values(), allies, enemies, beta, gamma, shift, dict.fromkeys(gone, Fraction(10))).total
        whom = " and ".join(gone)
        table.append(f"| {whom} gone | {float(1 - after / before):.1%} |")
        table.append(f"| fighting ten times as dear for {whom} | {float(1 - dear / before):.2%} |")
    both = [two for two in enemies if set(two) != {"RCD-G", "RCD-K"}]
    ended = fight(groups.values(), allies, both, beta, gamma, shift).total
    text = [
        "## Fighting on a network", "",
        "`comity.security.fight` is the contest of König, Rohner, Thoenig & Zilibotti (2017), Econometrica "
        "85:1093-1132: each group's strength grows by what its allies fight and shrinks by what its enemies do. It is no "
        "model of states at peace, and no reading of a test: it takes groups, alliances and enmities as they are given. "
        f"With the {len(groups)} groups of the Second Congo War, {len(allies)} alliances and {len(enemies)} enmities of "
        "the paper's replication material, the efforts that were observed come out, and what an embargo on a group would "
        "do comes out to six places as the authors have it (tests/security/test_fighting.py).", "",
        *table,
    ]  # fmt: skip
    if len(both) < len(enemies):
        text.append(f"| RCD-G and RCD-K no longer enemies | {float(1 - ended / before):.2%} |")
    return "\n".join(text)


def names(states: tuple[str, ...]) -> str:
    return ", ".join(state_name(state) for state in states) or "nobody"


if __name__ == "__main__":
    main()
