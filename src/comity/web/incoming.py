"""Files that come in by the browser, kept beside the case, and the example that the program brings."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import IO

_NAME = 120  # characters of a name that are kept


def kept(folder: Path, name: str, content: IO[bytes]) -> Path:
    """A file stored under its own name; another of the same name and other content gets a number."""
    place = folder.joinpath(*parts(name))
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{place.name}.part")
    with part.open("wb") as out:
        shutil.copyfileobj(content, out)
    wanted, number = place, 1
    while wanted.exists() and _hash(wanted) != _hash(part):
        number += 1
        wanted = place.with_name(f"{place.stem} ({number}){place.suffix}")
    part.replace(wanted)
    return wanted


def pasted(folder: Path, text: str) -> Path:
    """A text that was pasted, under a name of its first words."""
    import io

    words = " ".join(re.findall(r"\w+", text)[:8]) or "text"
    return kept(folder, f"{words[:60]}.txt", io.BytesIO(text.encode("utf-8", "replace")))


def parts(name: str) -> list[str]:
    """A name as folders and file that stay within where they are put.

    >>> parts("../../etc/pass:wd"), parts("texts/a.txt"), parts("//")
    (['etc', 'pass_wd'], ['texts', 'a.txt'], ['text'])
    """
    pieces = (re.sub(r'[\x00-\x1f<>:"|?*]', "_", piece).strip(" .") for piece in re.split(r"[/\\]", name))
    found = [_short(piece) for piece in pieces if piece]
    return found[-6:] or ["text"]


def _short(name: str) -> str:
    stem, dot, end = name.rpartition(".")
    return name if len(name) <= _NAME else f"{(stem or name)[: _NAME - 10]}{dot}{end[:9]}"


def example() -> Path | None:
    """The text that the program brings to be tried."""
    package = Path(__file__).parents[1]
    for folder in (package / "examples", package.parents[1] / "examples"):
        if (path := folder / "steppe-bridge.txt").is_file():
            return path
    return None


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
