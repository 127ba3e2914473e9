"""Putting a proposal to the test: every model, before and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from comity.errors import ComityError, ProposalError, RecordError
from comity.model import Draft, is_date
from comity.security.changes import Applied, Idle, applied
from comity.security.consequences import Consequences, Failure, Result
from comity.security.ensemble import MOST, declared, sample
from comity.security.models import Assessment, Model
from comity.security.proposals import Proposal
from comity.security.uncertainty import drawn
from comity.security.world import World, world_of, world_on_record
from comity.system import System


def test(
    world: World | System, proposal: Draft, models: Sequence[Model] | None = None, most: int = MOST
) -> Consequences:
    """Put a proposal to a world or a system: each state's security before and after, under several readings.

    Args:
        world: a world, or a system that has a date.
        proposal: what is to change.
        models: models, or readings of them; the declared ensemble without.
        most: of more readings than these, so many are drawn, and a note says so.

    Raises:
        ProposalError: the proposal lacks something, contradicts itself, or changes nothing.
        RecordError: the system has no date, or one without data.
    """
    return _tested(world if isinstance(world, World) else world_of(world), proposal, models, most, {})


def _tested(
    world: World, proposal: Draft, models: Sequence[Model] | None, most: int, known: dict[int, Assessment]
) -> Consequences:
    """A test; `known` is what the models have found of the world before, and is added to."""
    said = world.facts.said
    ensemble = declared(bool(said.hostile or said.bonds)) if models is None else tuple(models)
    tried, told = sample(ensemble, most)
    made = applied(world, proposal)
    answers = [_answer(model, made, number, known) for number, model in enumerate(tried)]
    results = tuple(answer for answer in answers if isinstance(answer, Result))
    failures = tuple(answer for answer in answers if isinstance(answer, Failure))
    sampled = (told,) if told else ()
    notes = (*sampled, *made.before.notes, *made.notes, *(f"no answer from {f.model}: {f.why}" for f in failures))
    spreads = drawn(made.before, made.after) if models is None else ()
    return Consequences(
        Proposal.of(proposal), made.before.on, made.differences, results, notes, failures, made.before.aged, spreads
    )


test.__test__ = False  # type: ignore[attr-defined]  # its name is the verb of this room, not a unit test


def test_file(path: str | Path, on: str | None = None, models: Sequence[Model] | None = None) -> Consequences:
    """Put a proposal in a YAML file to the system on record, on its own date or on another.

    Raises:
        ProposalError: the file or the date cannot be used; `where` is FILE:LINE.
    """
    return test_read(Proposal.load(path), on, models)


def test_read(proposal: Proposal, on: str | None = None, models: Sequence[Model] | None = None) -> Consequences:
    """Put a proposal that has been read to the system on record, on its own date or on another."""
    return put([proposal], on, models)[0]


def put(
    proposals: Sequence[Proposal], on: str | None = None, models: Sequence[Model] | None = None,
    layer: Callable[[World], World] | None = None,
) -> tuple[Consequences, ...]:  # fmt: skip
    """Put proposals to the system on record, each on its own date or all on another; those that change nothing are
    said in the notes of the rest.

    Raises:
        ProposalError: a proposal has no date, a date has no data, a change cannot be made, or none changes anything.
    """
    known: dict[str, dict[int, Assessment]] = {}
    found, idle = list[Consequences](), list[ProposalError]()
    for proposal in proposals:
        world = _world(proposal, on)
        try:
            seen = known.setdefault(world.on, {})
            found.append(_tested(layer(world) if layer else world, proposal, models, MOST, seen))
        except Idle as error:
            idle.append(error)
    if not found:
        raise idle[0]
    notes = tuple(error.what for error in idle)
    return tuple(msgspec.structs.replace(one, notes=(*one.notes, *notes)) for one in found)


def _world(proposal: Proposal, on: str | None) -> World:
    date = on or proposal.on
    if date is None:
        raise ProposalError(
            "the proposal has no date", where=proposal.path, remedy="Add `on: 2018-01-01`, or give --on DATE."
        )
    if not is_date(date):
        raise ProposalError(f"{date!r} is not a date", remedy="Write it as 2018-01-01, 2018-01 or 2018.")
    try:
        return world_on_record(date)
    except RecordError as error:
        where = "--on" if on else proposal.where(_line(proposal.path, "on:"))
        raise ProposalError(f"a date without data: {error.what}", where=where, remedy=error.remedy) from error


test_file.__test__ = test_read.__test__ = False  # type: ignore[attr-defined]


def _line(path: str | None, start: str) -> int | None:
    if path is None or not Path(path).is_file():
        return None
    lines = Path(path).read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(start)), 1)


def _answer(model: Model, made: Applied, number: int, known: dict[int, Assessment]) -> Result | Failure:
    """A model's result; where it gives none, why, so that no model stops the others."""
    try:
        return _result(model, made, number, known)
    except ComityError as error:
        return Failure(model.name, error.what)
    except (ArithmeticError, ValueError, LookupError) as error:  # a fault of the program, told and not hidden
        return Failure(model.name, f"{type(error).__name__}: {error}")


def _result(model: Model, made: Applied, number: int, known: dict[int, Assessment]) -> Result:
    if number not in known:
        known[number] = model.assess(made.before)
    before, after = known[number], model.assess(made.after)
    return Result(
        model.name, model.definition, model.source, model.ours, model.assumptions, model.parameters,
        before.security, after.security, made.before.capability, made.parties,
        before.certificates, after.certificates, made.before.on,
    )  # fmt: skip
