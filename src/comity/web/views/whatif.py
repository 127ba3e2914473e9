"""What if: a change put to the states on record, worked out beside the pages; two proposals stand side by side."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from typing import NamedTuple

from comity import record, report, security
from comity.case import Case
from comity.errors import ComityError
from comity.model import dated
from comity.report import sections
from comity.web.asked import Asked, Shown
from comity.web.desk import Desk
from comity.web.globe import World, world
from comity.web.later import Later
from comity.web.selected import selected


class Say(NamedTuple):
    """A kind of change: how it is called, the sentence that it makes, and whether it has an organisation or other
    states (`whom`) and obligations."""

    label: str
    sentence: str
    whom: str = ""
    owing: bool = False


SAYS = {
    "join": Say("join an organisation", "{who} join{s} {whom}", "which organisation"),
    "leave": Say("leave an organisation", "{who} leave{s} {whom}", "which organisation"),
    "pact": Say("sign a pact", "{who} sign{s} a {owing} pact", owing=True),
    "guarantee": Say("guarantee", "{who} guarantee{s} {whom}", "whom"),
    "non-aggression": Say("pledge non-aggression", "{who} pledge{s} non-aggression"),
    "neutrality": Say("pledge neutrality", "{who} pledge{s} neutrality"),
    "found": Say("found an organisation", "{who} found {whom} with {owing}", "its name", True),
    "umbrella": Say("come under an umbrella (organisations)", "umbrella over {who} with {owing}", owing=True),
    "formalise": Say("become an alliance (an organisation)", "{who} becomes an alliance with {owing}", owing=True),
    "dissolve": Say("are dissolved (an organisation)", "{who} is dissolved"),
    "end pact": Say("end their pact", "{who} end their pact"),
    "end rivalry": Say("end their rivalry", "{who} end their rivalry"),
    "begin rivalry": Say("become rivals", "{who} become rivals"),
}
OWED = ("defence", "offence", "neutrality", "non-aggression", "consultation")
LATER = Later()


def show(desk: Desk, asked: Asked) -> Shown:
    """The proposals that the address gives: in words (`change`), from texts (`draft`), or by the fields of the form;
    with `to=sheet`, a sheet for a class on one of them."""
    said, told = _said(asked)
    changes, drafts = (*asked.all("change"), *((said,) if said else ())), asked.all("draft")
    on = dated(asked.get("on")) if asked.get("on") else ""
    found = sections.WhatIfs("failed", told) if told else sections.WhatIfs("idle")
    if (changes or drafts) and not told:
        found = _found(desk, changes[:2], drafts[:2], on)
    if asked.get("to") == "sheet" and found.state == "done":
        made = report.sheet_html(found.proposals[min(asked.number("side", 0), len(found.proposals) - 1)].tested)
        return Shown(found, "Sheet", file=(made.encode(), "sheet.html", "text/html; charset=utf-8"))
    more = {
        "says": SAYS, "owed": OWED, "drafts": desk.once(("drafts",), lambda: sections.drafts(desk.case)).proposals,
        "said": said, "names": named(), "year": on or _today(), "chosen": selected(desk, asked),
        "worlds": tuple(_drawn(one) for one in found.proposals), "why": asked.get("why"),
        "who": (*asked.all("who"), "", "", "")[: max(3, len(asked.all("who")) + 1)],
    }  # fmt: skip
    return Shown(found, "What if", more, tuple(row for one in found.proposals for row in one.moved))


def _said(asked: Asked) -> tuple[str, str]:
    """The sentence of the form, and what it still lacks."""
    op, who, whom = SAYS.get(asked.get("op")), asked.all("who"), asked.get("whom")
    if op is None or not who:
        return "", ""
    if op.whom and not whom:
        return "", f"Say {op.whom} as well."
    owing = asked.get("owing") if asked.get("owing") in OWED else OWED[0]
    return op.sentence.format(who=" and ".join(who), whom=whom, owing=owing, s="" if len(who) > 1 else "s"), ""


def _found(desk: Desk, changes: tuple[str, ...], drafts: tuple[str, ...], on: str) -> sections.WhatIfs:
    """What is known by now of the test of these proposals."""
    key = (str(desk.path), desk.stamp() if drafts else (), changes, drafts, on)
    answer = LATER.ask(key, weigh, str(desk.path), changes, drafts, on)
    if not answer.done():
        return sections.WhatIfs("working")
    error = answer.exception()
    if error is None:
        return sections.WhatIfs("done", "", answer.result())
    if isinstance(error, Told):
        return sections.WhatIfs("failed", str(error))
    if isinstance(error, BrokenProcessPool):
        LATER.forget(key)
        return sections.WhatIfs("failed", "The work ended before it was done. Load the page again to begin anew.")
    raise error


class Told(Exception):
    """What could not be tested, in words, across processes."""


def weigh(path: str, changes: tuple[str, ...], drafts: tuple[str, ...], on: str) -> tuple[sections.WhatIf, ...]:
    """Every proposal tested against the record on a day, with what the texts of the case say as a layer.

    Raises:
        Told: a proposal cannot be tested; what is wrong with it, and what to do.
    """
    try:
        case = Case.open(path, must_exist=True)
        layer = partial(report.said_in, case)
        found = [one for change in changes for one in _put(change, on, layer)]
        for id in drafts:
            found += security.test_open(report.draft(case, id), on or None, None, layer)
        return tuple(map(sections.what_if, found))
    except ComityError as error:
        raise Told(". ".join(filter(None, (error.what, error.remedy)))) from None


def _put(change: str, on: str, layer: Callable[[security.World], security.World]) -> tuple[security.Consequences, ...]:
    proposal = security.in_words([part.strip() for part in change.split(";") if part.strip()], on or None)
    return security.put([proposal], on or _today(), None, layer)


def _today() -> str:
    return datetime.date.today().isoformat()


@cache
def named() -> tuple[str, ...]:
    """The states and organisations on record by name, to choose from."""
    now, kinds = _today(), ("state", "organisation")
    return tuple(sorted(one.name for one in record.registry() if one.kind in kinds and (one.end or now) >= now))


def _drawn(one: sections.WhatIf) -> World:
    """The map of who gains and who pays, more strongly the more readings agree."""
    marks = {}
    for moved in one.moved:
        strong = "" if 2 * moved.readings >= moved.of else " weak"
        verb = "gains" if moved.up else "pays"
        told = f"{moved.state} {verb} in {moved.readings} of {moved.of} readings ({moved.change})"
        marks[moved.id] = (f"{'gains' if moved.up else 'pays'}{strong}", told)
    return world(marks, {id for bond in one.bonds for id in (bond.a, bond.b)})
