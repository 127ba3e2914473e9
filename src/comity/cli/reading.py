"""Commands that read texts into a case, search what they say, and correct it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from comity.cli.options import LAST, CasePath, Confidence, Files, Json
from comity.cli.telling import as_document, err, open_case, out, tell, told


def read(
    files: Files = None,
    case: CasePath = LAST,
    kind: Annotated[str | None, typer.Option(help="What the texts are: readout, speech, news ...")] = None,
    date: Annotated[str | None, typer.Option(help="Their date, as 2024-05-20.", metavar="DATE")] = None,
    speaker: Annotated[str | None, typer.Option(help="Who speaks in them.")] = None,
    issuer: Annotated[str | None, typer.Option(help="Who issues them.")] = None,
    place: Annotated[str | None, typer.Option(help="Where.")] = None,
    title: Annotated[str | None, typer.Option(help="The title, of one text.")] = None,
    meta: Annotated[
        Path | None, typer.Option(help="A table that says this of many: path or id, then columns.", metavar="FILE.csv")
    ] = None,
    columns: Annotated[
        str | None, typer.Option(help="Which columns of a corpus hold what.", metavar="text=body,speaker=name")
    ] = None,
    ocr: Annotated[bool, typer.Option("--ocr", help="Recognise scanned pages with tesseract.")] = False,
    all_rows: Annotated[bool, typer.Option("--all", help="Show all rows of every table.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Read also what the case has already.")] = False,
    fast: Annotated[bool, typer.Option("--fast", help="By rules alone, without the encoder.")] = False,
    min_confidence: Confidence = 0.0,
    as_json: Json = False,
) -> None:
    """Read texts into a case and print what they say: who, what, about whom, when, and what is on record."""
    from comity import report, texts
    from comity.case import read as read_files

    files = files or []
    if title and (len(files) > 1 or any(Path(file).is_dir() for file in files)):
        raise typer.BadParameter("is of one text; for many, give a table with --meta", param_hint="--title")
    given = {"kind": kind, "date": date, "speaker": speaker, "issuer": issuer, "place": place, "title": title}
    options = texts.options(columns, given, ocr)
    table = texts.read_meta(meta, options) if meta else None
    try:
        with told(err) as progress:
            made = read_files(files, case=case, progress=progress, options=options, meta=table, again=again, fast=fast)
    except KeyboardInterrupt:
        err.print(f"comity: cut short. Go on with `comity read --case {case}`; nothing is lost.", highlight=False)
        raise typer.Exit(130) from None
    made.least = min_confidence
    if as_json:
        as_document(report.sections.summary(made))
    else:
        out.print(report.summary(made, sys.maxsize if all_rows else report.SHOWN))
        out.print(f"\nCase: {case}. Hand it on with `comity brief --case {case}`.", style="dim", highlight=False)
    tell(made)


def said(
    words: Annotated[str | None, typer.Argument(help='Words to find; a phrase in "double marks".')] = None,
    by: Annotated[str | None, typer.Option(help="Who says it; a state's are also its officials' words.")] = None,
    about: Annotated[str | None, typer.Option(help="The actor it is about.")] = None,
    since: Annotated[str | None, typer.Option(help="In documents of this date or later.", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option(help="In documents of this date or earlier.", metavar="DATE")] = None,
    ids: Annotated[bool, typer.Option("--ids", help="Show the ids, for corrections.")] = False,
    case: CasePath = LAST,
    as_json: Json = False,
) -> None:
    """Search statements by who, about whom, when and in which words."""
    from comity import report

    opened = open_case(case)
    chosen = opened.statements
    chosen = chosen.by(by) if by is not None else chosen
    chosen = chosen.about(about) if about is not None else chosen
    chosen = chosen.since(since) if since is not None else chosen
    chosen = chosen.until(until) if until is not None else chosen
    chosen = chosen.matching(words) if words else chosen
    sentences = opened.sentences_with(words, since, until) if words else ()
    if as_json:
        as_document(report.sections.found(opened, chosen, sentences))
    else:
        out.print(report.hits(opened, chosen, sentences, ids=ids))


def trace(
    phrase: Annotated[str | None, typer.Argument(help="The phrase; without one, every passage that is quoted.")] = None,
    case: CasePath = LAST,
    as_json: Json = False,
) -> None:
    """Follow words over a case: the first use of a phrase and who carries it, or who quotes which passage and how."""
    from comity import report

    opened = open_case(case)
    if as_json:
        as_document(report.sections.traced(opened, phrase))
    else:
        out.print(report.traced(opened, phrase))


def correct(
    target: Annotated[str, typer.Argument(help="The id of a statement, tie, mention ... (comity said --ids).")],
    action: Annotated[str, typer.Argument(help="accept, reject, or edit.")],
    change: Annotated[list[str], typer.Argument(help="For an edit: FIELD=VALUE, the value as JSON or plain.")] = [],  # noqa: B006
    reason: Annotated[str, typer.Option(help="Why, for the log.")] = "",
    case: CasePath = LAST,
) -> None:
    """Accept, reject or edit a piece of evidence; kept in the case's log and replayed on every reading."""
    from comity.case import parsed

    kind, fields = parsed(action, change)
    open_case(case).correct(target, kind, fields, reason=reason)
    out.print(f"{action}: {target}", highlight=False)


def corrections(case: CasePath = LAST, as_json: Json = False) -> None:
    """List every correction that was made, what it stands on now, and those whose words are gone."""
    from comity import report

    opened = open_case(case)
    if as_json:
        as_document(report.sections.corrections(opened))
    else:
        out.print(report.corrections(opened))
