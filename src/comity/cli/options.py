"""The arguments and options that commands share: how they are named, checked, and told in the help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer


def no_case(path: Path | None) -> Path | None:
    """The path of an output: none is written on top of a case."""
    from comity.outputs import not_a_case

    return not_a_case(path)


def day(given: str | None) -> str | None:
    """A date as a person types it, as an ISO date."""
    from comity.model import dated

    return None if given is None else dated(given, "--on")


def output_option(help: str) -> Any:
    """The option of a command that says where its output goes."""
    return typer.Option("--output", "-o", help=help, callback=no_case)


LAST = Path("last.comity")


SURE = 0.5  # more likely right than not: what a brief or a map shows, unless told otherwise


Files = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders, zips, or - for standard input; without any, what an earlier reading left.",
        metavar="[FILE...]",
    ),
]


Confidence = Annotated[
    float, typer.Option("--min-confidence", help="Show only evidence that is at least so sure, 0 to 1.", min=0, max=1)
]


CasePath = Annotated[Path, typer.Option("--case", help="The case file.", metavar="PATH")]


Json = Annotated[bool, typer.Option("--json", help="One JSON document on stdout instead of tables.")]


On = Annotated[
    str | None,
    typer.Option("--on", help="A date, as 2024-05-20, 20 May 2024, 2024-05 or 2024.", metavar="DATE", callback=day),
]


Changes = Annotated[
    list[str] | None,
    typer.Option("--change", help='A change in words, as "Ukraine joins NATO"; several may be given.', metavar="WORDS"),
]
