"""Who is in what with whom: organisations by size, and the sets of them that members have in common."""

from __future__ import annotations

import msgspec

from comity.report.network import called
from comity.report.overlap import plot
from comity.system import System


class Organisation(msgspec.Struct, frozen=True):
    """An organisation with the number of its members among the actors of the system."""

    id: str
    name: str
    short: str
    members: int


class Set(msgspec.Struct, frozen=True):
    """Those who are in exactly these organisations (of the ones that are shown)."""

    organisations: tuple[str, ...]
    members: tuple[str, ...]
    names: tuple[str, ...]


class Shared(msgspec.Struct, frozen=True):
    """The sets, the largest first; how many smaller organisations and sets are left out."""

    sets: tuple[Set, ...]
    organisations: tuple[Organisation, ...]
    on: str
    basis: str
    organisations_left: int
    sets_left: int
    datasets: tuple[str, ...]


def shared(system: System) -> Shared:
    """The overlap of a system's organisations."""
    found, name = plot(system), system.name
    sets = tuple(Set(orgs, members, tuple(map(name, members))) for orgs, members in found.columns)
    rows = tuple(Organisation(id, name(id), called(system, id), size) for id, size in found.rows)
    datasets = tuple(sorted({tie.dataset for tie in system.ties if tie.dataset}))
    return Shared(sets, rows, system.on or "", system.basis, found.rows_left, found.columns_left, datasets)
