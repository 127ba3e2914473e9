"""Commands that hand a case on: the brief, the dossier of one actor, files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.cli.options import LAST, SURE, CasePath, Confidence, Json, On, output_option
from comity.cli.telling import as_document, aside, left_out, open_case, out, wrote
from comity.formats import FORMATS


def brief(
    case: CasePath = LAST,
    output: Annotated[Path, output_option("The HTML file to write.")] = Path("brief.html"),
    title: Annotated[str | None, typer.Option(help="The brief's title; who speaks and when without it.")] = None,
    proposal: Annotated[list[Path] | None, typer.Option(help="Also test this proposal; several may be given.")] = None,
    min_confidence: Confidence = SURE,
    as_json: Json = False,
) -> None:
    """Write the brief: one self-contained HTML file, every line linked to its words."""
    from comity import report, security

    opened = open_case(case)
    opened.least = min_confidence
    tested = [security.test_file(path) for path in proposal or ()]
    wrote([report.brief(opened, output, title, tested)], as_json)
    left_out(opened)


def dossier(
    name: Annotated[str, typer.Argument(help="An actor by any of its names, or an issue.", metavar="NAME")],
    case: CasePath = LAST,
    output: Annotated[Path | None, output_option("Write it, as .html, .docx, .pdf or .md.")] = None,
    min_confidence: Confidence = 0.5,
    as_json: Json = False,
) -> None:
    """All that a case has of one actor or issue: positions, ties, events, words, each with its place."""
    from comity import report
    from comity.outputs import output as written

    found = report.sections.dossier(open_case(case), name, min_confidence)
    if output:
        made = report.handout(report.sections.as_brief(found), output.suffix.lstrip(".").casefold())
        with written(output) as draft:
            draft.write_bytes(made)
        aside(output, as_json)
    if as_json:
        as_document(found)
    elif not output:
        out.print(report.dossier(found))


def export(
    to: Annotated[
        str, typer.Option("--to", help="; ".join(f"{n}: {what}" for n, what in FORMATS.items()) + ".")
    ] = "jsonl",
    on: On = None,
    according_to: Annotated[str | None, typer.Option(help="Of a system: only what this actor or author says.")] = None,
    on_record: Annotated[bool, typer.Option(help="Of a system: what is on record.")] = False,
    output: Annotated[Path, output_option("The folder to write into.")] = Path("export"),
    case: CasePath = LAST,
    as_json: Json = False,
) -> None:
    """Write the evidence of a case, the system it describes, or the sources of both, for other programs."""
    from comity import report

    wrote(report.export(open_case(case), to, output, on, according_to, on_record), as_json)
