"""Wrap the lines of readable data files that are longer than 120 characters; what they say stays.

    python scripts/wrap_data.py FILE.yaml...

A YAML line is broken at a comma or space within its value, never in a comment that stands alone; a file is written only
where reading it again gives the same. Prints the files whose lines could not all be wrapped.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

WIDEST = 120


def wrapped(line: str) -> list[str]:
    """A line in pieces, each begun four characters further in than the line itself."""
    inner = " " * (len(line) - len(line.lstrip(" ")) + 4)
    if line.lstrip().startswith("#"):
        inner = inner[:-4] + "# "
    pieces = []
    while len(line) > WIDEST:
        places = [n for n in range(len(inner) + 1, WIDEST + 1) if line[n] == " " and _breaks(line, n)]
        commas = [n for n in places if line[n - 1] == ","]
        if not places:
            break
        at = commas[-1] if commas and commas[-1] > WIDEST // 2 else places[-1]
        pieces.append(line[:at])
        line = inner + line[at:].lstrip(" ")
    return [*pieces, line]


def _breaks(line: str, at: int) -> bool:
    """Whether what follows a space may begin a line, and what comes before may end one."""
    return line[at + 1 : at + 2] not in ("#", "-", ":", "?", "&", "*", "!", "|", ">", " ", "") and line[at - 1] != ":"


def main() -> None:
    for path in map(Path, sys.argv[1:]):
        before = path.read_text("utf-8")
        after = "\n".join(piece for line in before.split("\n") for piece in wrapped(line))
        if yaml.safe_load(after) != yaml.safe_load(before):
            sys.exit(f"{path}: wrapping would change what it says. Wrap it by hand.")
        path.write_text(after, "utf-8")
        if long := [n for n, line in enumerate(after.split("\n"), 1) if len(line) > WIDEST]:
            print(f"{path}: lines {', '.join(map(str, long))} are still longer than {WIDEST}")


if __name__ == "__main__":
    main()
