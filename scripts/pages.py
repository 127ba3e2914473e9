"""Builds the documentation: the pages of docs/, and pages made from the program itself.

    pip install 'comity[docs]'
    python scripts/pages.py            writes build/pages, and build/site by mkdocs, without network
    python scripts/pages.py --pages    writes build/pages alone

A page for each command (from its help), each format that is read (from its module) or exported (from its row), each
model (from what it says of itself), and the names that each door of the library hands out. None of them is committed:
they cannot be out of date.
"""

from __future__ import annotations

import importlib
import inspect
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DOORS = (
    "comity", "comity.case", "comity.record", "comity.system", "comity.security", "comity.collation", "comity.report",
    "comity.texts",
)  # fmt: skip


def main() -> None:
    pages = ROOT / "build" / "pages"
    write_pages(pages)
    if "--pages" not in sys.argv:
        sys.exit(subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=ROOT).returncode)


def write_pages(folder: Path) -> None:
    """All pages of the site, into a folder of their own."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "docs", folder)
    made = {**dict(commands()), **dict(inputs()), **dict(exports()), "methods": methods(), "python": python()}
    listed = {"commands": "Every command", "formats": "Every format that is read", "exports": "Every export format"}
    for name, title in listed.items():
        inside = "".join(f"- [{page.split('/')[1]}]({page}.md)\n" for page in made if page.startswith(f"{name}/"))
        made[name] = f"# {title}\n\n{inside}"
    for name, text in made.items():
        path = folder / "reference" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


# ── commands ─────────────────────────────────────────────────────────────────────────────────────────


def commands() -> Iterator[tuple[str, str]]:
    """A page for each command: what it does, its arguments and options."""
    from typer.main import get_command

    from comity.cli import app

    group: Any = get_command(app)
    for name, command in sorted(group.commands.items()):
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
        usage = " ".join(["comity", name, *(p.metavar or p.name.upper() for p in arguments)])
        text = f"# comity {name}\n\n{_words(command.help)}\n\n    {usage}{' [OPTIONS]' if options else ''}\n\n"
        text += _params("argument", arguments) + _params("option", options)
        yield f"commands/{name}", text + (f"{_words(command.epilog)}\n\n" if command.epilog else "")


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


def _params(kind: str, params: list[Any]) -> str:
    if not params:
        return ""
    rows = []
    for param in params:
        names = ", ".join(f"`{name}`" for name in (*param.opts, *param.secondary_opts)) if kind == "option" else \
            f"`{param.metavar or param.name.upper()}`"  # fmt: skip
        default = param.default
        said = _words(param.help).replace("|", "\\|")
        plain = default not in (None, False, (), []) and not callable(default)
        rows.append(f"| {names} | {said}{f' Default: `{default}`.' if plain else ''} |\n")
    return f"| {kind} | |\n|---|---|\n{''.join(rows)}\n"


# ── formats, models, doors ───────────────────────────────────────────────────────────────────────────


def inputs() -> Iterator[tuple[str, str]]:
    """A page for each format that is read: what its module says of it, and what can be wrong with a file."""
    folder = ROOT / "src" / "comity" / "texts" / "formats"
    for path in sorted(folder.glob("*.py")):
        module: Any = importlib.import_module(f"comity.texts.formats.{path.stem}")
        found = [value for name, value in vars(module).items() if name.startswith("extract_")]
        own = [value for value in found if value.__module__ == module.__name__]
        if own:
            says = "\n\n".join(_indented(_doc(value)) for value in own)
            yield (
                f"formats/{path.stem}",
                (
                    f"# {path.stem.replace('_', ' ')}\n\n{_doc(module)}\n\n{says}\n\n"
                    "What becomes of each, and what may be said of a text beforehand: [formats](../../formats.md).\n"
                ),
            )


def exports() -> Iterator[tuple[str, str]]:
    """A page for each export format: what it holds, and how it is written."""
    from comity.formats import ROWS

    for name, row in ROWS.items():
        module, _, function = row.writer.partition(":")
        writer: Any = importlib.import_module(module)
        for part in function.split("."):
            writer = getattr(writer, part)
        of = {"case": "all evidence of a case", "system": "a system", "both": "a case and a system"}[row.of]
        chosen = "" if row.of == "case" else "`--on`, `--according-to` and `--on-record` choose the system.\n\n"
        yield (
            f"exports/{name}",
            (
                f"# {name}\n\n{row.words[0].upper()}{row.words[1:]}. It is written of {of}.\n\n"
                f"    comity export --to {name} --case my.comity -o folder\n\n{chosen}{_doc(writer)}\n\n"
                "Files appear whole or not at all; each names query, sources and version. Columns are listed "
                "in [commands](../../commands.md#formats).\n"
            ),
        )


def methods() -> str:
    """What each model of security says of itself: definition, paper, what of it is ours, what it assumes."""
    from comity.security import declared

    seen: dict[str, str] = {}
    for reading in declared():
        model = reading.model
        if type(model).__name__ in seen:
            continue
        assumed = "".join(f"- {one}\n" for one in model.assumptions)
        seen[type(model).__name__] = (
            f"## {model.name}\n\n{model.definition}\n\n**Source:** {model.source}\n\n**Ours:** {model.ours}\n\n"
            f"It assumes, in this reading:\n\n{assumed}\n"
        )
    head = (
        "# Methods and their papers\n\nEach model of security as it describes itself, in the first of its readings; "
        "[security](../security.md) has them all. The measures of a system stand with their papers in "
        "[measures](../measures.md).\n\n"
    )
    return head + "".join(seen.values())


def python() -> str:
    """What each door of the library hands out, with the first lines of what it says."""
    parts = ["# Python\n\nThe doors of the library; what is not here may change without a word.\n\n"]
    for name in DOORS:
        door = importlib.import_module(name)
        parts.append(f"## {name}\n\n{_first(_doc(door))}\n\n")
        for public in sorted(door.__all__):
            value = getattr(door, public)
            if callable(value):
                parts.append(f"### `{name}.{public}{_signature(value)}`\n\n{_indented(_doc(value))}\n\n")
    return "".join(parts)


def _signature(value: Any) -> str:
    try:
        return str(inspect.signature(value)).replace("`", "'")
    except (TypeError, ValueError):
        return ""


def _doc(value: Any) -> str:
    return inspect.getdoc(value) or ""


def _first(text: str) -> str:
    return text.split("\n\n")[0]


def _indented(text: str) -> str:
    """A docstring: its first paragraph as words, the rest as it stands."""
    head, _, rest = text.partition("\n\n")
    return f"{head}\n\n" + "".join(f"    {line}\n" for line in rest.splitlines()) if rest else head


if __name__ == "__main__":
    main()
