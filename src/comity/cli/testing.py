"""Commands that put changes to the system, or find them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.cli.options import Changes, Json, On, no_case, output_option
from comity.cli.telling import as_document, aside, open_case, out
from comity.families import MODELS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from comity.case import Case
    from comity.security import Consequences, Model

SAID = (
    "Kinds of change, in a file as keys and in words as one says them: join, leave, dissolve, umbrella, formalise, "
    "found, pact, non-aggression, neutrality, guarantee, arms limit, end rivalry, begin rivalry."
)


def test(
    proposals: Annotated[
        list[str] | None,
        typer.Argument(help="Proposals in YAML, two or more side by side; with --case, also the id of a draft."),
    ] = None,
    change: Changes = None,
    on: On = None,
    models: Annotated[str | None, typer.Option(help=f"Of: {', '.join(MODELS)}; or grid.", metavar="A,B")] = None,
    output: Annotated[
        Path | None,
        output_option("Also write them, as .html, .csv or .json."),
    ] = None,
    case: Annotated[Path | None, typer.Option(help="A case: lists the proposals drafted from its texts.")] = None,
    owing: Annotated[
        str | None,
        typer.Option("--owing", help="What members would owe, where a draft does not say.", metavar="KINDS"),
    ] = None,
    why: Annotated[
        str | None, typer.Option("--why", help="Draw what decides one state's figure.", metavar="STATE")
    ] = None,
    sheet: Annotated[
        Path | None,
        typer.Option("--sheet", help="Also write a sheet for a class, as .html, answers last.", callback=no_case),
    ] = None,
    answers: Annotated[bool, typer.Option("--answers", help="Also the counter-pacts of those who pay.")] = False,
    as_json: Json = False,
) -> None:
    """Put a proposal to the system on record: whose security rises, whose falls, who pays, in how many readings."""
    from comity import report, security

    readings = security.chosen(models) if models else None
    if not proposals and not change:
        if case is None:
            raise typer.BadParameter("give a proposal in YAML, --change WORDS, or --case CASE for those of its texts")
        if as_json:
            as_document(report.sections.drafts(open_case(case)))
        else:
            out.print(report.drafts(open_case(case)))
        return
    opened = open_case(case) if case else None
    found = _tests(proposals or (), change, on, readings, opened, owing, as_json)
    counter = [security.answered(security.world_on_record(one.on), one.proposal) for one in found if answers]
    if as_json:
        as_document(report.sections.side_by_side(found, counter, why))
    else:
        out.print(report.consequences(found[0]) if len(found) == 1 else report.side_by_side(found))
        told = [report.why_told(report.why_state(one, why)) for one in found if why]
        for part in (*told, *map(report.answers_told, counter)):
            out.print(part)
    for write, path in ((_written, output), (report.sheet, sheet)):
        _each_written(found, path, write, as_json)


def _tests(
    proposals: Sequence[str], change: list[str] | None, on: str | None, readings: Sequence[Model] | None,
    case: Case | None, owing: str | None, quiet: bool,
) -> list[Consequences]:  # fmt: skip
    """Changes in words, then files and drafts of a case, each put to the test; what the case's texts say is a layer."""
    from comity import report, security

    found: list[Consequences] = []
    layer = partial(report.said_in, case) if case else None
    if change:
        found += security.put([security.in_words(change, on)], on or _today(), readings, layer)
    for proposal in proposals:
        if case is None or Path(proposal).is_file():
            found += security.put([security.Proposal.load(proposal)], on, readings, layer)
            continue
        draft = report.draft(case, proposal)
        if owing:
            draft = security.completed(draft, [kind.strip() for kind in owing.split(",")])
        if security.lacking(draft) and not quiet:
            out.print(security.written(draft), end="", markup=False, highlight=False, soft_wrap=True)
        found += security.test_open(draft, on, readings, layer)
    return found


def _today() -> str:
    from datetime import date

    return date.today().isoformat()


def _each_written(
    found: Sequence[Consequences], path: Path | None, write: Callable[[Consequences, Path], Path], quiet: bool
) -> None:
    """A file for each test: of several, each has its number in its name."""
    if path is None:
        return
    for number, one in enumerate(found, 1):
        aside(write(one, path if len(found) == 1 else path.with_stem(f"{path.stem}-{number}")), quiet)


def _written(found: Consequences, path: Path) -> Path:
    """Consequences in a file of the kind that its name asks for."""
    from comity import report

    kind = path.suffix.casefold()
    if kind in (".html", ".htm"):
        return report.consequences_page(found, path)
    return found.to_json(path) if kind == ".json" else found.to_csv(path)


def repair(
    proposal: Annotated[str | None, typer.Argument(help="A proposal in YAML.")] = None,
    change: Changes = None,
    on: On = None,
    limits: Annotated[bool, typer.Option("--limits", help="Also look for limits to the parties' arms.")] = False,
    output: Annotated[Path | None, output_option("Also write the whole, as .yaml.")] = None,
    as_json: Json = False,
) -> None:
    """Find the fewest side commitments (guarantees, pledges, limits) under which nobody pays for a proposal."""
    from comity import outputs, report, security

    if proposal is None and not change:
        raise typer.BadParameter("give a proposal in YAML, or --change WORDS")
    whole = security.in_words(change) if change else security.Proposal.load(proposal or "")
    date = on or whole.on or _today()
    model = security.Coercion("betraying")
    found = security.repair(security.world_on_record(date), whole, model, shares=security.SHARES if limits else ())
    if as_json:
        as_document(report.sections.mended(found, model.name))
    else:
        out.print(report.repaired(found, model.name))
    if output:
        with outputs.output(output) as draft:
            draft.write_text(found.proposal.to_yaml(), "utf-8")
        aside(output, as_json)
