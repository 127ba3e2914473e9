"""Runs what the tutorials show, and writes the outputs into them, so that a page never shows what does not happen.

    python scripts/tutorials.py            writes docs/tutorials/*.md anew
    python scripts/tutorials.py --check    fails where a page shows another output

In a page, blocks are run in order, in an empty folder of the page's own:

    ```console first=12     lines that begin with "$ comity" are run; of the output the first 12 lines are kept
    ```python               is run; what it prints stands in the ```text block below it
    ```csv name=votes.csv   is written to that file
"""

from __future__ import annotations

import contextlib
import difflib
import io
import os
import re
import shlex
import sys
import tempfile
from pathlib import Path
from typing import Any

os.environ |= {"COLUMNS": "110", "NO_COLOR": "1"}  # before the command line is loaded, which takes its width from it
PAGES = sorted((Path(__file__).resolve().parents[1] / "docs" / "tutorials").glob("*.md"))
_BLOCK = re.compile(r"^```(?P<kind>console|python|csv)(?P<more>[^\n]*)\n(?P<body>.*?)^```\n"
                    r"(?P<below>\n```text[^\n]*\n.*?^```\n)?", re.M | re.S)  # fmt: skip


def main() -> None:
    check = "--check" in sys.argv
    chosen = [Path(name).resolve() for name in sys.argv[1:] if not name.startswith("--")] or PAGES
    wrong = False
    for page in chosen:
        before = page.read_text("utf-8")
        after = written_anew(before)
        if check and before != after:
            wrong = True
            sys.stdout.writelines(
                difflib.unified_diff(before.splitlines(True), after.splitlines(True), page.name, "now")
            )
        elif before != after:
            page.write_text(after, "utf-8")
    sys.exit(wrong)


def written_anew(page: str) -> str:
    """A page with the outputs of what it shows."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        space: dict[str, Any] = {}
        return _BLOCK.sub(lambda block: _block(block, space), page)


def _block(block: re.Match[str], space: dict[str, Any]) -> str:
    kind, more, body, below = block["kind"], block["more"], block["body"], block["below"] or ""
    given = dict(pair.split("=", 1) for pair in more.split())
    head = f"```{kind}{more}\n"
    if kind == "csv":
        Path(given["name"]).write_text(body, "utf-8")
        return f"{head}{body}```\n{below}"
    if kind == "python":
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(body, space)
        shown = f"\n```text\n{_clean(printed.getvalue())}```\n" if printed.getvalue() else ""
        return f"{head}{body}```\n{shown}"
    commands = [line for line in body.splitlines() if line.startswith("$ ")]
    most = int(given.get("first", 1000))
    return head + "".join(f"{line}\n{_cut(_ran(line[2:]), most)}" for line in commands) + f"```\n{below}"


def _ran(command: str) -> str:
    """What a command prints, errors too."""
    from comity import cli

    words = shlex.split(command)
    assert words[0] == "comity", command
    sys.argv = words
    printed, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(told), contextlib.suppress(SystemExit):
        cli.main()
    errors = [line for line in told.getvalue().splitlines() if not re.search(r"\(\d+ of \d+, ", line)]
    return _clean(printed.getvalue() + "".join(f"{line}\n" for line in errors))


def _clean(said: str) -> str:
    """Without spaces at the ends of lines, without the folder in which it was run."""
    return "".join(f"{line.rstrip()}\n" for line in said.replace(f"{os.getcwd()}/", "").splitlines())


def _cut(said: str, most: int) -> str:
    lines = said.splitlines(True)
    return said if len(lines) <= most else "".join(lines[:most]) + "…\n"


if __name__ == "__main__":
    main()
