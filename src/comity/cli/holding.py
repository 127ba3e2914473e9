"""Commands that hold texts against texts: quotations against their sources, readouts against each other."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.cli.options import Json, output_option
from comity.cli.telling import as_document, aside, err, out, told
from comity.errors import ComityError


def verify(
    commentary: Annotated[str, typer.Argument(help="The text whose quotations are checked.")],
    against: Annotated[
        list[str] | None,
        typer.Option("--against", help="The primary source, or several; else the other texts of the same file."),
    ] = None,
    all_rows: Annotated[
        bool, typer.Option("--all", help="Show every quotation, also those that are not speech.")
    ] = False,
    since: Annotated[
        Path | None,
        typer.Option("--since", help="A table saved with --json before: say which verdicts changed.", metavar="FILE"),
    ] = None,
    as_json: Json = False,
) -> None:
    """Hold the quotations and paraphrases of a text against a transcript, also one in another language."""
    import msgspec

    from comity import report
    from comity.case import verify_files

    before = _saved(since) if since else {}
    with told(err) as progress:
        checked = verify_files(commentary, against or (), progress)
    answer = report.sections.checks(checked, all_rows)
    if since:
        found = report.sections.changes(before, msgspec.to_builtins(answer))
        if as_json:
            as_document(found)
        else:
            out.print(report.verdict_changes(found))
    elif as_json:
        as_document(answer)
    else:
        out.print(report.checks(checked, all_rows))


def _saved(path: Path) -> dict[str, object]:
    """A table of verdicts that was saved as JSON."""
    import msgspec

    try:
        found = msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError) as fault:
        remedy = "Give a file that `comity verify ... --json` wrote."
        raise ComityError("no table of verdicts", where=str(path), remedy=remedy) from fault
    return found if isinstance(found, dict) else {}


def compare(
    first: Annotated[str, typer.Argument(help="A readout, or an edition of a text.")],
    second: Annotated[str, typer.Argument(help="The other side's readout, or another edition.")],
    output: Annotated[
        Path | None,
        output_option("Also write a side-by-side HTML page."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Compare two readouts of one meeting, or two editions of a text: who says what the other leaves out."""
    from comity import report
    from comity.case import compare_files

    comparison = compare_files(first, second)
    if as_json:
        as_document(report.sections.compared(comparison))
    else:
        out.print(report.comparison_table(comparison))
    if output:
        aside(report.comparison_page(comparison, output), as_json)
