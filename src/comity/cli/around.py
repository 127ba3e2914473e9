"""Commands around the work: the example, the state of the installation, the workbench."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.cli.options import Json
from comity.cli.telling import as_document, err, out, told, wrote


def demo(
    folder: Annotated[Path, typer.Argument(help="The folder to write into.")] = Path("comity-demo"),
    fast: Annotated[bool, typer.Option("--fast", help="By rules alone, without the encoder.")] = False,
) -> None:
    """Read the example that comes with Comity, draw its system, test a proposal and write the brief."""
    from comity import demo as shown
    from comity import report

    with told(err) as progress:
        case, made = shown.demo(folder, progress, fast=fast)
    out.print(report.summary(case, 5))
    wrote(made)
    out.print(f"\nOpen {folder / 'brief.html'} in a browser, or the case in the workbench: `comity serve {case.path}`.")
    out.print("Then read texts of your own: `comity read FILE`.")


def doctor(as_json: Json = False) -> None:
    """Look whether this installation has what it needs, and say to which day its data reach."""
    from comity.doctor import findings, table

    found = findings()
    if as_json:
        as_document(found)
    else:
        out.print(table(found))
    if not found.well:
        raise typer.Exit(1)


def serve(
    case: Annotated[
        Path, typer.Argument(help="The case file; one that is missing is made, empty.", metavar="[CASE]")
    ] = Path("workbench.comity"),
    port: Annotated[
        int | None, typer.Option(help="The port; else 8421 or the next that is free.", min=1, max=65535)
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
) -> None:
    """Open the workbench in the browser, over a case; it stays on this machine. End it with Ctrl-C."""
    from comity.web import serve as serve_case

    def told(address: str) -> None:
        err.print(f"The workbench of {case} is at", style="dim", highlight=False)
        out.print(address, highlight=False, soft_wrap=True)
        err.print("It stays on this machine. Ctrl-C ends it.", style="dim")

    serve_case(case, port, browser=not no_browser, told=told)
