"""Commands that show the system: as texts describe it, and as it is on record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.cli.options import LAST, SURE, CasePath, Confidence, Json, On, output_option
from comity.cli.telling import as_document, left_out, open_case, out, wrote


def map_system(
    case: CasePath = LAST,
    on: On = None,
    according_to: Annotated[str | None, typer.Option(help="Only what this actor or author says.")] = None,
    on_record: Annotated[bool, typer.Option(help="What is on record, among the actors the texts name.")] = False,
    agreed_by: Annotated[int | None, typer.Option(help="Only ties that so many parties assert.", min=2)] = None,
    about: Annotated[str | None, typer.Option(help="The actor or issue of the world map of positions.")] = None,
    output: Annotated[Path, output_option("The folder to write into.")] = Path("map"),
    min_confidence: Confidence = SURE,
    as_json: Json = False,
) -> None:
    """Draw the system: network, overlap, timeline and world map of positions (HTML and SVG), GraphML, GEXF and CSV.

    Every tie and position stands with its basis and words, every measure with its bounds and what it rests on.
    """
    from comity import report

    opened = open_case(case)
    opened.least = min_confidence
    system = opened.system(on, according_to=according_to, on_record=on_record, agreed_by=agreed_by)
    view = f"according to {according_to}" if according_to else "on record" if on_record else "as the texts describe it"
    positions = opened.positions.by(according_to) if according_to else opened.positions
    positions = positions.about(about) if about is not None else positions
    measured, shown = system.measures(), () if on_record else positions
    paths = report.write_map(system, output, f"The system {view}", opened, shown, measured)
    if as_json:
        as_document(report.sections.mapped(system, measured, paths))
        return
    wrote(paths)
    left_out(opened)
    out.print(report.ties_table(system))
    out.print(report.measures_table(measured))


def record(
    names: Annotated[
        list[str] | None, typer.Argument(help="A state or organisation, or two.", metavar="NAME...")
    ] = None,
    on: On = None,
    rows: Annotated[Path | None, typer.Option("--record", help="Rows of your own, a CSV (docs/commands.md).")] = None,
    sources: Annotated[bool, typer.Option("--sources", help="Every dataset: citation, terms, coverage.")] = False,
    as_json: Json = False,
) -> None:
    """What is on record of a state, an organisation, or two states, on a date, with its source."""
    from comity import record as on_record
    from comity import report

    if sources:
        if as_json:
            as_document(report.sections.sources())
        else:
            out.print(report.sources_table())
        return
    if not names:
        raise typer.BadParameter("give a state, an organisation, or two states; or --sources")
    if rows:
        on_record.add(rows)
    day = on
    if as_json:
        as_document(report.sections.on_record(names, day))
    else:
        out.print(report.on_record(names, day))
