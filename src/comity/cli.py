"""The command line: one command a verb, each a few lines over the library."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from rich.console import Console

from comity.errors import ComityError
from comity.families import MODELS
from comity.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager

    import msgspec

    from comity.case import Case, Progress
    from comity.security import Consequences, Model

app = typer.Typer(
    help="Reads diplomatic texts, maps the system they describe, and tests what a change does to everyone's security.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
# Piped output is as wide as a report, not as a window of eighty columns.
out = Console(width=None if sys.stdout.isatty() or os.environ.get("COLUMNS") else 150)
err = Console(stderr=True)
LAST = Path("last.comity")


def _no_case(path: Path | None) -> Path | None:
    """The path of an output: none is written on top of a case."""
    from comity.outputs import not_a_case

    return not_a_case(path)


def _day(given: str | None) -> str | None:
    """A date as a person types it, as an ISO date."""
    from comity.model import dated

    return None if given is None else dated(given, "--on")


def told(console: Console) -> AbstractContextManager[Progress]:
    """How far long work is, told on stderr."""
    from comity.progress import progress

    return progress(console)


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


def _output(help: str) -> Any:
    """The option of a command that says where its output goes."""
    return typer.Option("--output", "-o", help=help, callback=_no_case)


Files = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders, zips, or - for standard input; without any, what an earlier reading left.",
        metavar="[FILE...]",
    ),
]
SURE = 0.4  # from which a brief or a map shows evidence, unless told otherwise
Confidence = Annotated[
    float, typer.Option("--min-confidence", help="Show only evidence that is at least so sure, 0 to 1.", min=0, max=1)
]
CasePath = Annotated[Path, typer.Option("--case", help="The case file.", metavar="PATH")]
_FORMATS = "; ".join(f"{name}: {what}" for name, what in FORMATS.items()) + "."
Json = Annotated[bool, typer.Option("--json", help="One JSON document on stdout instead of tables.")]
On = Annotated[
    str | None,
    typer.Option("--on", help="A date, as 2024-05-20, 20 May 2024, 2024-05 or 2024.", metavar="DATE", callback=_day),
]


def main() -> None:
    """Run the command line; what goes wrong is told in a line on stderr, with an exit code that is not 0."""
    try:
        app()
    except ComityError as error:
        _fail(str(error))
    except BrokenPipeError:
        sys.exit(1)
    except OSError as error:
        _fail(
            f"{error.filename or 'a file'}: cannot be used ({error.strerror or error}). Check its name and your rights."
        )
    except (MemoryError, RecursionError) as error:
        _fail(f"this is too much at once ({type(error).__name__}). Give less, or split it.")
    except Exception as error:
        if os.environ.get("COMITY_DEBUG"):
            raise
        said = " ".join(str(error).split())[:200]
        _fail(
            f"a fault of the program ({type(error).__name__}: {said}). Nothing that was stored is lost. "
            "Please report it, with what COMITY_DEBUG=1 in the environment shows"
        )


def _fail(what: str) -> NoReturn:
    err.print(f"comity: {what}", style="red", markup=False, highlight=False, soft_wrap=True)
    sys.exit(1)


@app.command()
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
        _json(report.sections.summary(made))
    else:
        out.print(report.summary(made, sys.maxsize if all_rows else report.SHOWN))
        out.print(f"\nCase: {case}. Hand it on with `comity brief --case {case}`.", style="dim", highlight=False)
    _tell(made)


@app.command()
def brief(
    case: CasePath = LAST,
    output: Annotated[Path, _output("The HTML file to write.")] = Path("brief.html"),
    title: Annotated[str | None, typer.Option(help="The brief's title; the first document's without it.")] = None,
    proposal: Annotated[list[Path] | None, typer.Option(help="Also test this proposal; several may be given.")] = None,
    min_confidence: Confidence = SURE,
    as_json: Json = False,
) -> None:
    """Write the brief: one self-contained HTML file, every line linked to its words."""
    from comity import report, security

    opened = _open(case)
    opened.least = min_confidence
    tested = [security.test_file(path) for path in proposal or ()]
    _wrote([report.brief(opened, output, title, tested)], as_json)
    _left_out(opened)


@app.command("map")
def map_system(
    case: CasePath = LAST,
    on: On = None,
    according_to: Annotated[str | None, typer.Option(help="Only what this actor or author says.")] = None,
    on_record: Annotated[bool, typer.Option(help="What is on record, among the actors the texts name.")] = False,
    agreed_by: Annotated[int | None, typer.Option(help="Only ties that so many parties assert.", min=2)] = None,
    about: Annotated[str | None, typer.Option(help="The actor or issue of the world map of positions.")] = None,
    output: Annotated[Path, _output("The folder to write into.")] = Path("map"),
    min_confidence: Confidence = SURE,
    as_json: Json = False,
) -> None:
    """Draw the system: network, overlap, timeline and world map of positions (HTML and SVG), GraphML, GEXF and CSV.

    Every tie and position stands with its basis and words, every measure with its bounds and what it rests on.
    """
    from comity import report

    opened = _open(case)
    opened.least = min_confidence
    system = opened.system(on, according_to=according_to, on_record=on_record, agreed_by=agreed_by)
    view = f"according to {according_to}" if according_to else "on record" if on_record else "as the texts describe it"
    positions = opened.positions.by(according_to) if according_to else opened.positions
    positions = positions.about(about) if about is not None else positions
    measured, shown = system.measures(), () if on_record else positions
    paths = report.write_map(system, output, f"The system {view}", opened, shown, measured)
    if as_json:
        _json(report.sections.mapped(system, measured, paths))
        return
    _wrote(paths)
    _left_out(opened)
    out.print(report.ties_table(system))
    out.print(report.measures_table(measured))


@app.command()
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

    opened = _open(case)
    chosen = opened.statements
    chosen = chosen.by(by) if by is not None else chosen
    chosen = chosen.about(about) if about is not None else chosen
    chosen = chosen.since(since) if since is not None else chosen
    chosen = chosen.until(until) if until is not None else chosen
    chosen = chosen.matching(words) if words else chosen
    sentences = opened.sentences_with(words, since, until) if words else ()
    if as_json:
        _json(report.sections.found(opened, chosen, sentences))
    else:
        out.print(report.hits(opened, chosen, sentences, ids=ids))


@app.command()
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
            _json(found)
        else:
            out.print(report.verdict_changes(found))
    elif as_json:
        _json(answer)
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


@app.command()
def trace(
    phrase: Annotated[str | None, typer.Argument(help="The phrase; without one, every passage that is quoted.")] = None,
    case: CasePath = LAST,
    as_json: Json = False,
) -> None:
    """Follow words over a case: the first use of a phrase and who carries it, or who quotes which passage and how."""
    from comity import report

    opened = _open(case)
    if as_json:
        _json(report.sections.traced(opened, phrase))
    else:
        out.print(report.traced(opened, phrase))


@app.command()
def compare(
    first: Annotated[str, typer.Argument(help="A readout, or an edition of a text.")],
    second: Annotated[str, typer.Argument(help="The other side's readout, or another edition.")],
    output: Annotated[
        Path | None,
        _output("Also write a side-by-side HTML page."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Compare two readouts of one meeting, or two editions of a text: who says what the other leaves out."""
    from comity import report
    from comity.case import compare_files

    comparison = compare_files(first, second)
    if as_json:
        _json(report.sections.compared(comparison))
    else:
        out.print(report.comparison_table(comparison))
    if output:
        _aside(report.comparison_page(comparison, output), as_json)


@app.command()
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
            _json(report.sections.sources())
        else:
            out.print(report.sources_table())
        return
    if not names:
        raise typer.BadParameter("give a state, an organisation, or two states; or --sources")
    if rows:
        on_record.add(rows)
    day = on
    if as_json:
        _json(report.sections.on_record(names, day))
    else:
        out.print(report.on_record(names, day))


_SAID = (
    "join, leave, dissolve, umbrella, formalise, found, pact, non-aggression, neutrality, guarantee, arms limit, "
    "end rivalry, begin rivalry"
)
Changes = Annotated[
    list[str] | None,
    typer.Option("--change", help='A change in words, as "Ukraine joins NATO"; several may be given.', metavar="WORDS"),
]


@app.command(epilog=f"Kinds of change, in a file as keys and in words as one says them: {_SAID}.")
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
        _output("Also write them, as .html, .csv or .json."),
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
        typer.Option("--sheet", help="Also write a sheet for a class, as .html, answers last.", callback=_no_case),
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
            _json(report.sections.drafts(_open(case)))
        else:
            out.print(report.drafts(_open(case)))
        return
    opened = _open(case) if case else None
    found = _tests(proposals or (), change, on, readings, opened, owing, as_json)
    counter = [security.answered(security.world_on_record(one.on), one.proposal) for one in found if answers]
    if as_json:
        _json(report.sections.side_by_side(found, counter, why))
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
        _aside(write(one, path if len(found) == 1 else path.with_stem(f"{path.stem}-{number}")), quiet)


def _written(found: Consequences, path: Path) -> Path:
    """Consequences in a file of the kind that its name asks for."""
    from comity import report

    kind = path.suffix.casefold()
    if kind in (".html", ".htm"):
        return report.consequences_page(found, path)
    return found.to_json(path) if kind == ".json" else found.to_csv(path)


@app.command()
def repair(
    proposal: Annotated[str | None, typer.Argument(help="A proposal in YAML.")] = None,
    change: Changes = None,
    on: On = None,
    limits: Annotated[bool, typer.Option("--limits", help="Also look for limits to the parties' arms.")] = False,
    output: Annotated[Path | None, _output("Also write the whole, as .yaml.")] = None,
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
        _json(report.sections.mended(found, model.name))
    else:
        out.print(report.repaired(found, model.name))
    if output:
        with outputs.output(output) as draft:
            draft.write_text(found.proposal.to_yaml(), "utf-8")
        _aside(output, as_json)


@app.command()
def pacts(
    on: Annotated[
        str, typer.Option("--on", help="A date, as 2018-01-01 or 2018.", metavar="DATE", callback=_day)
    ] = "2018",
    shown: Annotated[int, typer.Option("--shown", "-k", help="How many pacts to show.", min=1)] = 10,
    harming_nobody: Annotated[bool, typer.Option("--harming-nobody", help="Only pacts for which nobody pays.")] = False,
    output: Annotated[
        Path | None,
        _output("Also write all of them, as .csv."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Rank every pact of defence that two states could sign by what it does to everyone's security."""
    from comity import report, security

    found = security.pacts(security.world_on_record(on))
    if as_json:
        _json(report.sections.ranking(found, shown, harming_nobody))
    else:
        out.print(report.ranking(found, shown, harming_nobody))
    if output:
        _aside(found.to_csv(output), as_json)


@app.command()
def history(
    first: Annotated[int, typer.Argument(help="The first year.", metavar="FROM", min=1, max=9999)],
    last: Annotated[int, typer.Argument(help="The last year.", metavar="TO", min=1, max=9999)],
    output: Annotated[
        Path | None,
        _output("Also write every state's, as .csv."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Run the model of coercion over every year on record: who faced a bloc stronger than those who defended them."""
    from comity import report, security

    years = tuple(security.history(range(first, last + 1)))
    if as_json:
        _json(report.sections.past(years, first, last))
    else:
        out.print(report.past(years, first, last))
    if output:
        _aside(security.years_to_csv(years, output), as_json)


@app.command()
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
        _json(report.sections.bargained(found, other))
    else:
        out.print(report.bargaining(found, other))


@app.command()
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
    _open(case).correct(target, kind, fields, reason=reason)
    out.print(f"{action}: {target}", highlight=False)


@app.command()
def corrections(case: CasePath = LAST, as_json: Json = False) -> None:
    """List every correction that was made, what it stands on now, and those whose words are gone."""
    from comity import report

    opened = _open(case)
    if as_json:
        _json(report.sections.corrections(opened))
    else:
        out.print(report.corrections(opened))


@app.command()
def export(
    to: Annotated[
        str, typer.Option("--to", help="; ".join(f"{n}: {what}" for n, what in FORMATS.items()) + ".")
    ] = "jsonl",
    on: On = None,
    according_to: Annotated[str | None, typer.Option(help="Of a system: only what this actor or author says.")] = None,
    on_record: Annotated[bool, typer.Option(help="Of a system: what is on record.")] = False,
    output: Annotated[Path, _output("The folder to write into.")] = Path("export"),
    case: CasePath = LAST,
    as_json: Json = False,
) -> None:
    """Write the evidence of a case, the system it describes, or the sources of both, for other programs."""
    from comity import report

    _wrote(report.export(_open(case), to, output, on, according_to, on_record), as_json)


@app.command()
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
    _wrote(made)
    out.print(f"\nOpen {folder / 'brief.html'} in a browser, or the case in the workbench: `comity serve {case.path}`.")
    out.print("Then read texts of your own: `comity read FILE`.")


@app.command()
def doctor(as_json: Json = False) -> None:
    """Look whether this installation has what it needs, and say to which day its data reach."""
    from comity.doctor import findings, table

    found = findings()
    if as_json:
        _json(found)
    else:
        out.print(table(found))
    if not found.well:
        raise typer.Exit(1)


@app.command()
def dossier(
    name: Annotated[str, typer.Argument(help="An actor by any of its names, or an issue.", metavar="NAME")],
    case: CasePath = LAST,
    output: Annotated[Path | None, _output("Write it, as .html, .docx, .pdf or .md.")] = None,
    min_confidence: Confidence = 0.5,
    as_json: Json = False,
) -> None:
    """All that a case has of one actor or issue: positions, ties, events, words, each with its place."""
    from comity import report
    from comity.outputs import output as written

    found = report.sections.dossier(_open(case), name, min_confidence)
    if output:
        made = report.handout(report.sections.as_brief(found), output.suffix.lstrip(".").casefold())
        with written(output) as draft:
            draft.write_bytes(made)
        _aside(output, as_json)
    if as_json:
        _json(found)
    elif not output:
        out.print(report.dossier(found))


@app.command()
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


@app.command()
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
            _json(cost)
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
        _warn(f"{done.manifest.failed:,} texts failed (table failures). Try them again with --retry")
    if done.errors or done.manifest.failed:
        raise typer.Exit(3)


@app.command()
def query(
    folder: Annotated[Path, typer.Argument(help="The folder of a coded corpus.")],
    sql: Annotated[str, typer.Argument(help='In SQL, as "select kind, count(*) from documents group by 1".')],
    output: Annotated[Path | None, _output("Also write it, as .csv or .parquet.")] = None,
    as_json: Json = False,
) -> None:
    """Ask a coded corpus in SQL (DuckDB): its layers are tables, and those on record are record_NAME."""
    from comity import corpus, outputs, report

    found = corpus.corpus(folder).query(sql)
    if as_json:
        _json(corpus.Answer(tuple(found.columns), tuple(found.rows())))
    else:
        out.print(report.plain_table(found.columns, found.rows()))
    if output:
        if output.suffix == ".parquet":
            with outputs.output(output) as draft:
                found.write_parquet(draft)
        else:
            with outputs.table(output) as rows:
                rows.write_all([found.columns, *found.rows()])
        _aside(output, as_json)


@app.command("case")
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
        _json(report.sections.summary(made))
    else:
        out.print(report.summary(made, report.SHOWN))
        out.print(f"\nCase: {case}.", style="dim", highlight=False)


def _coded(manifest: Any, folder: Path, as_json: bool) -> None:
    if as_json:
        _json(manifest)
        return
    rows = ", ".join(f"{count:,} {layer}" for layer, count in manifest.rows.items() if count and layer != "failures")
    out.print(f"{manifest.texts:,} texts, {manifest.words:,} words: {rows}.", highlight=False)
    out.print(f'Folder: {folder}. Ask it with `comity query {folder} "select ..."`.', style="dim", highlight=False)


def _json(answer: msgspec.Struct) -> None:
    """One JSON document on stdout; whatever else there is to say goes to stderr."""
    from comity import report

    typer.echo(report.sections.encoded(answer))


def _wrote(paths: Iterable[Path], as_json: bool = False) -> None:
    """The files that were written, where these are all there is to say."""
    from comity import report

    if as_json:
        _json(report.sections.Wrote(tuple(map(str, paths))))
        return
    for path in paths:
        _aside(path)


def _left_out(opened: Case) -> None:
    """What a page does not show for not being sure enough, told on stderr."""
    if count := opened.less_sure():
        told = f"{count} ties, positions and events are less sure than {opened.least:g} and not shown"
        err.print(f"comity: {told}; `--min-confidence 0` shows them.", highlight=False)


def _aside(path: Path, as_json: bool = False) -> None:
    """A file that was written beside an answer; told on stderr where stdout is JSON."""
    (err if as_json else out).print(f"Wrote {path}", highlight=False)


def _open(path: Path) -> Case:
    from comity.case import Case

    opened = Case.open(path, must_exist=True)
    if left := opened.unfinished:
        _warn(f"{path}: {left}. Go on with `comity read --case {path}`, if it is not being read now")
    return opened


def _warn(what: str) -> None:
    err.print(f"comity: {what}", style="yellow", markup=False, highlight=False, soft_wrap=True)


def _tell(case: Case) -> None:
    """Say on stderr what could not be read or was missed; files that could not be read make the exit code 3."""
    lost = [
        f"correction {orphan.number} ({orphan.action}) finds its words no more: {orphan.words or orphan.target!r}. "
        "It is kept; `comity corrections` lists them all"
        for orphan in case.orphans
    ]
    for warning in (*case.warnings, *lost):
        _warn(warning)
    for failure in case.failures:
        err.print(f"comity: {failure}", style="red", markup=False, highlight=False, soft_wrap=True)
    if case.failures:
        raise typer.Exit(3)


if __name__ == "__main__":
    main()
