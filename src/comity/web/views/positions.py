"""Positions: who stands how on what, as a table of actors by issues; and the same on a map of the world."""

from __future__ import annotations

from comity.report import sections
from comity.web.asked import Asked, Shown
from comity.web.desk import Desk
from comity.web.globe import World, world
from comity.web.selected import Selected, selected
from comity.web.views.network import share

ACTORS, ISSUES = 24, 10  # rows and columns at first
STANCES = {"support": "supports", "oppose": "opposes", "conditional": "on conditions", "neutral": "neutral",
           "mixed": "both ways"}  # fmt: skip


def show(desk: Desk, asked: Asked) -> Shown:
    """The table; `cell=ACTOR~ISSUE` opens a cell, `issue` one issue."""
    chosen = selected(desk, asked)
    found = _found(desk, asked, chosen._replace(actor=""))
    actors = asked.number("actors", ACTORS)
    issues = _issues(found, chosen, asked)[: asked.number("issues", ISSUES)]
    more = {
        "chosen": chosen, "stances": STANCES, "cells": {(c.actor, c.target): c for c in found.cells}, "issues": issues,
        "actors": _actors(found, chosen, {issue.id for issue in issues})[:actors], "cell": _cell(found, asked),
    }  # fmt: skip
    return Shown(found, "Positions", more, found.rows)


def show_world(desk: Desk, asked: Asked) -> Shown:
    """The map of one issue: only states that take a position on it are coloured."""
    chosen = selected(desk, asked)
    found = _found(desk, asked, Selected())
    asking = asked.get("issue").casefold()
    known = [one for one in found.issues if asking in (one.id.casefold(), one.name.casefold())]
    issue = (known or list(found.issues) or [None])[0]  # type: ignore[list-item]
    cells = [cell for cell in found.cells if issue and cell.target == issue.id]
    rows = tuple(found.rows[number] for cell in cells for number in cell.rows)
    more = {
        "chosen": chosen, "stances": STANCES, "issue": issue, "cells": cells,
        "drawn": _world(found, cells, issue), "rows": rows,
    }  # fmt: skip
    return Shown(found, "World map", more, rows)


def _found(desk: Desk, asked: Asked, chosen: Selected) -> sections.Stood:
    sure, on, actor = share(asked.get("sure"), sections.SURE), chosen.on or asked.get("on"), chosen.actor
    return desk.once(("stood", sure, on, actor), lambda: sections.stood(desk.case, sure, on, actor))


def _issues(found: sections.Stood, chosen: Selected, asked: Asked) -> list[sections.Head]:
    """The issues of the columns: the one asked for, else that of the chosen statement first, then those on which the
    chosen actor takes a position, then the most taken up."""
    wanted = asked.get("issue").casefold()
    said = {row.target for row in found.rows if chosen.statement and row.statement == chosen.statement}
    if wanted:
        return [issue for issue in found.issues if wanted in (issue.id.casefold(), issue.name.casefold())]
    own = {cell.target for cell in found.cells if cell.actor == chosen.actor}
    return sorted(found.issues, key=lambda issue: (issue.id not in said, issue.id not in own))


def _actors(found: sections.Stood, chosen: Selected, issues: set[str]) -> list[sections.Head]:
    """Who takes a position on these issues, the chosen one first."""
    with_one = {cell.actor for cell in found.cells if cell.target in issues}
    return sorted((a for a in found.actors if a.id in with_one), key=lambda actor: actor.id != chosen.actor)


def _cell(found: sections.Stood, asked: Asked) -> tuple[sections.Stand, ...]:
    one, _, other = asked.get("cell").partition("~")
    cell = next((cell for cell in found.cells if (cell.actor, cell.target) == (one, other)), None)
    return tuple(found.rows[number] for number in cell.rows) if cell else ()


def _world(found: sections.Stood, cells: list[sections.Cell], issue: sections.Head | None) -> World:
    marks = {}
    for cell in cells:
        first = found.rows[cell.rows[0]]
        told = f"{first.name} {STANCES.get(cell.stance, cell.stance)}{'' if cell.own else f', as {first.by} says'}"
        marks[cell.actor] = (f"{cell.stance}{'' if cell.own else ' others'}", told)
    return world(marks, {issue.id} if issue else frozenset())
