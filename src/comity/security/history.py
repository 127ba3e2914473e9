"""A model run over the years on record: how security stood, and who was pressed by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import msgspec

from comity.errors import RecordError
from comity.outputs import table
from comity.security.coercion import Coercion
from comity.security.models import Certificate, Model
from comity.security.world import World, state_name, world_on_record


class Year(msgspec.Struct, frozen=True):
    """One year under one model: every state's security, what binds it, and what the data of the year lack."""

    on: str
    model: str
    security: dict[str, Fraction]
    binding: dict[str, Certificate]
    hostile: int
    notes: tuple[str, ...]

    @property
    def pressed(self) -> tuple[str, ...]:
        """States that face a bloc stronger than those who defend them (coercion: U < 1), the weakest first."""
        below = [(value, state) for state, value in self.security.items() if value < 1]
        return tuple(state for _, state in sorted(below))


def history(years: Iterable[int], model: Model | None = None) -> Iterator[Year]:
    """Run a model over years, each as on record on its first day; years without data are passed over."""
    chosen = model or Coercion()
    for year in years:
        try:
            world = world_on_record(f"{year:04}-01-01")
        except RecordError:
            continue
        yield of(world, chosen)


def to_csv(years: Iterable[Year], path: str | Path) -> Path:
    """Write a row for each year and state whose security is less than the model's cap, with what binds it."""
    target = Path(path)
    with table(target) as rows:
        rows.write("on", "model", "state", "name", "security", "security_exact", "against", "data")
        for year in years:
            for state, held in sorted(year.binding.items()):
                value = year.security[state]
                rows.write(
                    year.on, year.model, state, state_name(state), f"{float(value):.9g}", str(value),
                    held.against or "", "; ".join(year.notes),
                )  # fmt: skip
    return target


def of(world: World, model: Model) -> Year:
    """One world as a year of history."""
    found = model.assess(world)
    return Year(world.on, model.name, found.security, found.certificates, len(world.hostile), world.notes)
