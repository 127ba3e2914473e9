"""Commands that run a model over what is on record or in a table: every pact, every year, a bargain."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from comity.cli.options import Json, day, output_option
from comity.cli.telling import as_document, aside, out


def pacts(
    on: Annotated[
        str, typer.Option("--on", help="A date, as 2018-01-01 or 2018.", metavar="DATE", callback=day)
    ] = "2018",
    shown: Annotated[int, typer.Option("--shown", "-k", help="How many pacts to show.", min=1)] = 10,
    harming_nobody: Annotated[bool, typer.Option("--harming-nobody", help="Only pacts for which nobody pays.")] = False,
    output: Annotated[
        Path | None,
        output_option("Also write all of them, as .csv."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Rank every pact of defence that two states could sign by what it does to everyone's security."""
    from comity import report, security

    found = security.pacts(security.world_on_record(on))
    if as_json:
        as_document(report.sections.ranking(found, shown, harming_nobody))
    else:
        out.print(report.ranking(found, shown, harming_nobody))
    if output:
        aside(found.to_csv(output), as_json)


def history(
    first: Annotated[int, typer.Argument(help="The first year.", metavar="FROM", min=1, max=9999)],
    last: Annotated[int, typer.Argument(help="The last year.", metavar="TO", min=1, max=9999)],
    output: Annotated[
        Path | None,
        output_option("Also write every state's, as .csv."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Run the model of coercion over every year on record: who faced a bloc stronger than those who defended them."""
    from comity import report, security

    years = tuple(security.history(range(first, last + 1)))
    if as_json:
        as_document(report.sections.past(years, first, last))
    else:
        out.print(report.past(years, first, last))
    if output:
        aside(security.years_to_csv(years, output), as_json)


def bargain(
    actors: Annotated[str, typer.Argument(help="A CSV with the columns actor, capability, position, salience.")],
    rounds: Annotated[int, typer.Option("--rounds", help="How many rounds at most.", min=1)] = 10,
    risk: Annotated[bool, typer.Option("--risk/--no-risk", help="Whether the endangered dare more.")] = True,
    as_json: Json = False,
) -> None:
    """Forecast how an issue is decided: the weighted mean, the median voter, and the rounds of the expected utility
    model, in which who is outvoted gives way."""
    from comity import report, security

    read = security.read_actors(actors)
    found = security.forecast(read, risk=risk, rounds=rounds)
    other = security.forecast(read, risk=risk, rounds=rounds, replicated=True)
    if as_json:
        as_document(report.sections.bargained(found, other))
    else:
        out.print(report.bargaining(found, other))
