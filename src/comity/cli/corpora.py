"""Commands over a coded corpus: code it, ask it, make a case of some of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from comity.cli.options import LAST, CasePath, Confidence, Json, output_option
from comity.cli.telling import as_document, aside, err, out, told, warn
from comity.errors import NothingFound


def code(
    corpus: Annotated[
        list[str] | None, typer.Argument(help="Files, folders, zips, tables with a text a row.", metavar="[CORPUS...]")
    ] = None,
    output: Annotated[Path, typer.Option("--out", "-o", help="The folder to code into.")] = Path("coded"),
    fast: Annotated[bool, typer.Option("--fast", help="By rules alone, without the encoder.")] = False,
    workers: Annotated[int, typer.Option(help="How many; as many as processors without it.", min=0)] = 0,
    memory: Annotated[int, typer.Option(help="Megabytes that a worker may hold.", min=300)] = 1500,
    engine: Annotated[str, typer.Option(help="processes, serial, or ray.")] = "processes",
    address: Annotated[str, typer.Option(help="Of a Ray cluster; without it, one on this machine.")] = "",
    partition: Annotated[
        str | None, typer.Option(help="Only the third of 64 parts of the work; then --merge.", metavar="3/64")
    ] = None,
    merge: Annotated[bool, typer.Option("--merge", help="Make one of parts that were coded by themselves.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Try again what failed before.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what it would cost.")] = False,
    kind: Annotated[str | None, typer.Option(help="What the texts are: speech, news ...")] = None,
    meta: Annotated[
        Path | None, typer.Option(help="A table that says of each what it is: path or id, then columns.")
    ] = None,
    columns: Annotated[
        str | None, typer.Option(help="Which columns hold what.", metavar="text=body,speaker=name")
    ] = None,
    as_json: Json = False,
) -> None:
    """Code a corpus of any size into a folder of Parquet; goes on where an earlier run of the same was."""
    from comity import corpus as coded
    from comity import texts

    if merge:
        _coded(coded.merge(output), output, as_json)
        return
    if not corpus:
        raise typer.BadParameter("give files, folders, zips or tables")
    share = coded.shared(partition) if partition else None
    settings = coded.Settings(fast, engine, workers, memory, address, share, retry)
    options = texts.options(columns, {"kind": kind})
    table = texts.read_meta(meta, options) if meta else None
    if dry_run:
        cost = coded.estimate(corpus, output, settings, options=options, meta=table)
        if as_json:
            as_document(cost)
        else:
            typer.echo(cost.told())
        return
    try:
        with told(err) as progress:
            done = coded.code(corpus, output, settings, options=options, meta=table, progress=progress)
    except KeyboardInterrupt:
        err.print("comity: cut short. Run the same again to go on; nothing is lost.", highlight=False)
        raise typer.Exit(130) from None
    _coded(done.manifest, output, as_json)
    for failure in done.errors:
        err.print(f"comity: {failure}", style="red", markup=False, highlight=False, soft_wrap=True)
    if done.manifest.failed:
        warn(f"{done.manifest.failed:,} texts failed (table failures). Try them again with --retry")
    if done.errors or done.manifest.failed:
        raise typer.Exit(3)


def _coded(manifest: Any, folder: Path, as_json: bool) -> None:
    if as_json:
        as_document(manifest)
        return
    rows = ", ".join(f"{count:,} {layer}" for layer, count in manifest.rows.items() if count and layer != "failures")
    out.print(f"{manifest.texts:,} texts, {manifest.words:,} words: {rows}.", highlight=False)
    out.print(f'Folder: {folder}. Ask it with `comity query {folder} "select ..."`.', style="dim", highlight=False)


def query(
    folder: Annotated[Path, typer.Argument(help="The folder of a coded corpus.")],
    sql: Annotated[str, typer.Argument(help='In SQL, as "select kind, count(*) from documents group by 1".')],
    output: Annotated[Path | None, output_option("Also write it, as .csv or .parquet.")] = None,
    as_json: Json = False,
) -> None:
    """Ask a coded corpus in SQL (DuckDB): its layers are tables, and those on record are record_NAME."""
    from comity import corpus, outputs, report

    found = corpus.corpus(folder).query(sql)
    if as_json:
        as_document(corpus.Answer(tuple(found.columns), tuple(found.rows())))
    else:
        out.print(report.plain_table(found.columns, found.rows()))
    if output:
        if output.suffix == ".parquet":
            with outputs.output(output) as draft:
                found.write_parquet(draft)
        else:
            with outputs.table(output) as rows:
                rows.write_all([found.columns, *found.rows()])
        aside(output, as_json)


Facet = Annotated[
    str, typer.Argument(help="mentioned, stances or camps.", metavar="mentioned|stances|camps", show_default=False)
]


def facets(
    folder: Annotated[Path, typer.Argument(help="The folder of a coded corpus.")],
    facet: Facet,
    about: Annotated[
        str | None, typer.Argument(help="The actor, or words of the issue; mentioned can do without.")
    ] = None,
    by: Annotated[
        list[str] | None, typer.Option(help="Only of these actors and who speaks for them; several may be given.")
    ] = None,
    min_confidence: Confidence = 0.0,
    output: Annotated[Path | None, output_option("Also write it: .csv, or .html with every sentence.")] = None,
    as_json: Json = False,
) -> None:
    """Count by year over a coded corpus: who names whom, the stances on an issue, and the camps on it."""
    from comity import corpus, outputs, report

    asked = corpus.corpus(folder)
    if facet == "mentioned":
        whom = [about] if about else []
        found, of = corpus.mentioned(asked, by or (), whom, least=min_confidence), "about"
    elif facet not in ("stances", "camps"):
        raise typer.BadParameter(f"{facet!r} is no facet; there are mentioned, stances and camps")
    elif about is None:
        raise typer.BadParameter(f"say on whom or what, as: comity facets {folder} {facet} ceasefire")
    elif facet == "stances":
        found, of = corpus.stances(asked, about, by or (), least=min_confidence), "stance"
    else:
        found, of = corpus.camps(asked, about, by or (), least=min_confidence), "holder"
    if found.is_empty():
        raise NothingFound("nothing was found", where=f"{facet} {about or ''}".strip(), remedy="Try other words.")
    if as_json:
        as_document(corpus.Answer(tuple(found.columns), tuple(found.rows())))
    else:
        out.print(report.plain_table(found.columns[:-1], found.drop("items").rows()))
        out.print("The ids of what is counted: --json, -o table.csv; their words: -o page.html.", style="dim")
    if output is None:
        return
    if output.suffix in (".html", ".htm"):
        corpus.write_picture(asked, found, of, output, ": ".join(filter(None, (facet.capitalize(), about))))
    else:
        with outputs.table(output) as rows:
            rows.write(*found.columns)
            rows.write_all((*row[:-1], " ".join(row[-1])) for row in found.iter_rows())
    aside(output, as_json)


def make_case(
    folder: Annotated[Path, typer.Option("--from", help="The folder of a coded corpus.")],
    where: Annotated[
        str, typer.Option(help="Which documents, in SQL: \"kind = 'speech' and first_day >= '2014'\".", metavar="SQL")
    ] = "",
    case: CasePath = LAST,
    as_json: Json = False,
) -> None:
    """Make a case of some of a coded corpus, without reading its texts again."""
    from comity import corpus, report

    with told(err) as progress:
        made = corpus.case_from(corpus.corpus(folder), where, case, progress)
    if as_json:
        as_document(report.sections.summary(made))
    else:
        out.print(report.summary(made, report.SHOWN))
        out.print(f"\nCase: {case}.", style="dim", highlight=False)
