"""What a proposal does to everyone's security: who gains, who pays, under which model, and whether it is indivisible.

With d_i = U_i(G') - U_i(G), all in exact fractions, a change is indivisible under a model when min d_i >= 0 over all
states of the world, parties and others. Divisibility is D = loss / (gain + loss), loss and gain being the falls and
rises weighted by capability; it is undefined when nothing changes.
"""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from pathlib import Path

import msgspec

from comity import shown
from comity.outputs import output, table
from comity.security.changes import EARLY, WHO, LayerChange
from comity.security.models import Certificate
from comity.security.proposals import Proposal
from comity.security.uncertainty import Spread
from comity.security.world import Pair, pair, state_name


class Result(msgspec.Struct, frozen=True):
    """One model's answer: security of every state before and after, and what binds it."""

    model: str
    definition: str
    source: str
    ours: str
    assumptions: tuple[str, ...]
    parameters: dict[str, str]
    before: dict[str, Fraction]
    after: dict[str, Fraction]
    weights: dict[str, Fraction]
    parties: frozenset[str]
    binding_before: dict[str, Certificate]
    binding_after: dict[str, Certificate]
    on: str = ""

    @property
    def changes(self) -> dict[str, Fraction]:
        """d_i of every state whose security changes."""
        return {s: self.after[s] - was for s, was in self.before.items() if self.after[s] != was}

    @property
    def payers(self) -> tuple[tuple[str, Fraction], ...]:
        """States whose security falls, the deepest fall first."""
        return tuple(sorted(((s, d) for s, d in self.changes.items() if d < 0), key=lambda pair: (pair[1], pair[0])))

    @property
    def gainers(self) -> tuple[tuple[str, Fraction], ...]:
        """States whose security rises, the greatest rise first."""
        return tuple(sorted(((s, d) for s, d in self.changes.items() if d > 0), key=lambda pair: (-pair[1], pair[0])))

    @property
    def worst(self) -> tuple[str, Fraction] | None:
        """The state that pays most."""
        return self.payers[0] if self.payers else None

    @property
    def indivisible(self) -> bool:
        """Whether nobody's security falls; exact."""
        return not self.payers

    @property
    def gain(self) -> Fraction:
        """Rises, weighted by capability."""
        return sum((self.weights[s] * d for s, d in self.gainers), Fraction(0))

    @property
    def loss(self) -> Fraction:
        """Falls, weighted by capability."""
        return -sum((self.weights[s] * d for s, d in self.payers), Fraction(0))

    @property
    def divisibility(self) -> Fraction | None:
        """D = loss / (gain + loss), 0 where nobody pays and 1 where nobody gains; None where nothing changes."""
        moved = self.gain + self.loss
        return self.loss / moved if moved else None

    @property
    def borne_outside(self) -> Fraction | None:
        """Share of the loss that falls on states that are not parties to the change; None where nobody pays."""
        if not self.loss:
            return None
        outside = -sum((self.weights[s] * d for s, d in self.payers if s not in self.parties), Fraction(0))
        return outside / self.loss


class Failure(msgspec.Struct, frozen=True):
    """A model that gave no answer, and why; the others' answers stand."""

    model: str
    why: str


class Consequences(msgspec.Struct, frozen=True):
    """A proposal put to a world: the difference it makes, each model's result, what the data lack, and models that
    gave no answer."""

    proposal: Proposal
    on: str
    differences: tuple[LayerChange, ...]
    results: tuple[Result, ...]
    notes: tuple[str, ...]
    failures: tuple[Failure, ...] = ()
    aged: dict[Pair, str] = {}  # of pacts of defence older than the date, or gathered by hand: what they rest on
    spreads: tuple[Spread, ...] = ()

    def _repr_html_(self) -> str:
        return shown.html(self)

    @property
    def opening(self) -> tuple[str, ...]:
        """What is to be known before the result: how old the data are, what the texts say, who comes under it."""
        return tuple(note for note in self.notes if note.startswith(_OPENING))

    @property
    def indivisible(self) -> bool:
        """Robustly indivisible: nobody's security falls under any model and parameter tried."""
        return not self.fails

    @property
    def fails(self) -> tuple[str, ...]:
        """Models under which somebody pays."""
        return tuple(result.model for result in self.results if not result.indivisible)

    @property
    def range(self) -> tuple[Fraction, Fraction] | None:
        """Least and greatest divisibility over the models; None where no model sees a change."""
        found = [result.divisibility for result in self.results if result.divisibility is not None]
        return (min(found), max(found)) if found else None

    @property
    def states(self) -> tuple[str, ...]:
        """States whose security changes under some model."""
        return tuple(sorted({state for result in self.results for state in result.changes}))

    def rests_on(self, state: str, held: Certificate) -> dict[str, int]:
        """How many of the bonds that make a certificate's sides are older than the date or gathered by hand, by what
        they rest on; nothing where the alliance data reach the date."""
        sides = ((held.against, held.attackers), (state, held.defenders))
        bonds = (self.aged.get(pair(leader, k)) for leader, side in sides if leader for k in side if k != leader)
        return dict(Counter(why for why in bonds if why and not why.startswith("both")))

    def to_csv(self, path: str | Path) -> Path:
        """Write a row for each model and state whose security changes, with what the data lack in each."""
        target = Path(path)
        with table(target) as rows:
            rows.write(*_COLUMNS, *(f"{what}_{when}" for when in ("before", "after") for what in _CERTIFICATE), "data")
            for result in self.results:
                for state, change in sorted(result.changes.items()):
                    rows.write(*self._row(result, state, change))
        return target

    def _row(self, result: Result, state: str, change: Fraction) -> tuple[object, ...]:
        certificates = (*_cells(result.binding_before.get(state)), *_cells(result.binding_after.get(state)))
        return (
            self.proposal.name, self.on, result.model, "; ".join(f"{k}={v}" for k, v in result.parameters.items()),
            state, state_name(state, self.on), state in result.parties, f"{float(result.before[state]):.9g}",
            f"{float(result.after[state]):.9g}", f"{float(change):.9g}", str(change), *certificates,
            "; ".join(self.notes),
        )  # fmt: skip

    def to_json(self, path: str | Path) -> Path:
        """Write the proposal, what it changes, and each reading with the certificates of every state that moves.

        What a side brings is in billionths of the world's capabilities, so that every ratio can be added up by hand.
        """
        made = {
            "proposal": self.proposal.name, "on": self.on,
            "changes": [{"layer": d.layer, "added": d.added, "ended": d.removed} for d in self.differences],
            "readings": [_reading(result) for result in self.results],
            "failures": [{"model": f.model, "why": f.why} for f in self.failures], "data": self.notes,
        }  # fmt: skip
        with output(path) as draft:
            draft.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
        return Path(path)


_OPENING = ("the ensemble has ", "older than the data: ", "from the texts: ", WHO, EARLY)
_COLUMNS = ("proposal", "on", "model", "parameters", "state", "name", "party", "before", "after", "change",
            "change_exact")  # fmt: skip
_CERTIFICATE = ("hub", "attackers", "attack_sum", "defenders", "defence_sum", "aside", "ground")


def _cells(held: Certificate | None) -> tuple[str, ...]:
    """A certificate as cells: who leads, each side with what each brings, their sums, who stands aside, the ground."""
    if held is None:
        return ("",) * len(_CERTIFICATE)
    sides = [cell for side in (held.attackers, held.defenders) for cell in (_listed(held, side), _sum(held, side))]
    return (held.against or "", *sides, " ".join(held.aside), held.note)


def _listed(held: Certificate, side: tuple[str, ...]) -> str:
    return " ".join(f"{state}={float(held.brings[state]):.9g}" if state in held.brings else state for state in side)


def _sum(held: Certificate, side: tuple[str, ...]) -> str:
    return f"{float(held.sum(side)):.9g}" if held.brings else ""


def _reading(result: Result) -> dict[str, object]:
    states = [
        {
            "state": state, "name": state_name(state, result.on), "party": state in result.parties,
            "change": str(change),
            "before": str(result.before[state]), "after": str(result.after[state]),
            "certificate_before": _plain(result.binding_before.get(state)),
            "certificate_after": _plain(result.binding_after.get(state)),
        }
        for state, change in sorted(result.changes.items())
    ]  # fmt: skip
    told = {"model": result.model, "parameters": result.parameters, "source": result.source, "ours": result.ours}
    return told | {"divisibility": None if result.divisibility is None else str(result.divisibility), "states": states}


def _plain(held: Certificate | None) -> dict[str, object] | None:
    if held is None:
        return None
    sides = {
        name: {"states": {state: str(held.brings.get(state, "")) for state in side}, "sum": str(held.sum(side))}
        for name, side in (("attackers", held.attackers), ("defenders", held.defenders))
    }
    return {
        "hub": held.against,
        **sides,
        "aside": held.aside,
        "ground": held.note,
        "wars": held.wars,
        "reached": str(held.reached),
    }
