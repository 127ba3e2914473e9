"""The program `comity`: its commands in the order of the help, and what becomes of an error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from comity.cli import around, corpora, forecasting, handing, holding, mapping, reading, testing
from comity.cli.telling import fail
from comity.errors import ComityError

app = typer.Typer(
    help="Reads diplomatic texts, maps the system they describe, and tests what a change does to everyone's security.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
COMMANDS: dict[str, Callable[..., None]] = {
    "read": reading.read,
    "brief": handing.brief,
    "map": mapping.map_system,
    "said": reading.said,
    "verify": holding.verify,
    "trace": reading.trace,
    "compare": holding.compare,
    "record": mapping.record,
    "test": testing.test,
    "repair": testing.repair,
    "pacts": forecasting.pacts,
    "history": forecasting.history,
    "bargain": forecasting.bargain,
    "correct": reading.correct,
    "corrections": reading.corrections,
    "export": handing.export,
    "demo": around.demo,
    "doctor": around.doctor,
    "dossier": handing.dossier,
    "serve": around.serve,
    "code": corpora.code,
    "query": corpora.query,
    "facets": corpora.facets,
    "case": corpora.make_case,
}
AFTER = {"test": testing.SAID}  # what stands below the help of a command
for _name, _does in COMMANDS.items():
    app.command(_name, epilog=AFTER.get(_name))(_does)


def _version(wanted: bool) -> None:
    if wanted:
        from comity.doctor import version

        typer.echo(f"comity {version()}")
        raise typer.Exit


@app.callback()
def _comity(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; what goes wrong is told in a line on stderr, with an exit code that is not 0."""
    try:
        app()
    except ComityError as error:
        fail(str(error))
    except BrokenPipeError:
        sys.exit(1)
    except OSError as error:
        fail(
            f"{error.filename or 'a file'}: cannot be used ({error.strerror or error}). Check its name and your rights."
        )
    except (MemoryError, RecursionError) as error:
        fail(f"this is too much at once ({type(error).__name__}). Give less, or split it.")
    except Exception as error:
        if os.environ.get("COMITY_DEBUG"):
            raise
        said = " ".join(str(error).split())[:200]
        fail(
            f"a fault of the program ({type(error).__name__}: {said}). Nothing that was stored is lost. "
            "Please report it, with what COMITY_DEBUG=1 in the environment shows"
        )
