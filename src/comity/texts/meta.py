"""A table beside the texts: what it says of each file, or of each row of a corpus, by path or id.

    path,          speaker,     state,   date
    speech-01.txt, Ana Beltrane, Orva,   2024-05-18

A row belongs to the file whose path, name, or name without ending it gives, or to the row of a corpus whose id it
gives. Two rows for one text, values that are not what their column says, and rows for texts that are not there are
told; no text is lost for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from comity.errors import ComityError, PartlyRead, UnreadableFile
from comity.model import Reasoned
from comity.texts.formats.fields import columns, given_fields, listed, plain
from comity.texts.formats.options import PLAIN, Options
from comity.texts.formats.tables import table_rows

_KEYS = ("path", "file", "filename", "file_name", "id", "doc_id", "docid", "document_id", "basename", "text_id", "uid")
_COMPOSED = (("iso_code", "session", "year"), ("country", "session", "year"))  # as the UN General Debate has them


class Meta:
    """A table of what is known of texts; `troubles` are told once all texts are read."""

    def __init__(self, path: Path, rows: Mapping[str, tuple[int, dict[str, str]]], troubles: list[str]) -> None:
        self._path, self._rows, self._troubles = path, rows, troubles
        self._used: set[str] = set()
        self._folder = path.resolve().parent

    @property
    def path(self) -> str:
        return str(self._path)

    def given(self, names: Iterator[str] | tuple[str, ...], chosen: Mapping[str, str]) -> dict[str, Reasoned]:
        """What the table says of a text that goes by these names, the surest first."""
        key = next((name for name in names if name in self._rows), None)
        if key is None:
            return {}
        number, fields = self._rows[key]
        found, trouble = given_fields(fields, f"row {number} of {self._path.name}", 0.98, chosen)
        if key not in self._used:
            self._troubles += [f"row {number}: {wrong}" for wrong in trouble]
        self._used.add(key)
        return found

    def names(self, path: str, id: str | None = None) -> tuple[str, ...]:
        """The names by which rows may call a file, or a row of one."""
        if id is not None:
            return (id, _stem(id))
        given, stem = PurePath(path), _stem(path)
        try:
            near = str(Path(path).resolve().relative_to(self._folder))
        except (ValueError, OSError):
            near = path
        return (path, near, given.name, stem)

    def trouble(self) -> ComityError | None:
        """What was wrong with the table, and which rows belong to no text that was read."""
        unused = sorted(number for key, (number, _) in self._rows.items() if key not in self._used)
        names = [key for key in self._rows if key not in self._used]
        told = list(self._troubles)
        if unused:
            shown = ", ".join(repr(name) for name in names[:5]) + (" …" if len(names) > 5 else "")
            rows = f"row{'s' if len(unused) > 1 else ''} {listed(unused)}"
            told.append(f"{rows}: no text that was read is called {shown}")
        if not told:
            return None
        return PartlyRead(
            "; ".join(told), where=str(self._path), remedy="Texts are read without what these rows say; correct them."
        )


def read_meta(path: str | Path, options: Options = PLAIN) -> Meta:
    """A table of texts, in CSV, Excel, JSON Lines or Parquet.

    Raises:
        UnreadableFile: it is missing or damaged, or has no column that names the texts.
    """
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "not there"
        raise UnreadableFile(f"cannot be read ({reason})", where=str(path), remedy="Check --meta.") from error
    rows: dict[str, tuple[int, dict[str, str]]] = {}
    twice: dict[str, list[int]] = {}
    troubles: list[str] = []
    found = list(table_rows(data, str(path), troubles))
    for number, cells in found:
        key = _key(cells, options)
        if key is None:
            troubles.append(f"row {number}: no path or id in it")
        elif key in rows:
            twice.setdefault(key, [rows[key][0]]).append(number)
        else:
            rows[key] = (number, cells)
    if not rows:
        remedy = f"Give it a column called one of: {', '.join(_KEYS)}."
        raise UnreadableFile("names no texts", where=str(path), remedy=remedy)
    for key, numbers in twice.items():
        rows[key] = (rows[key][0], {})  # which of them is right cannot be told: neither is taken
        troubles.append(f"rows {listed(numbers)} are all about {key!r}: none of them was taken")
    return Meta(file, rows, troubles)


def _key(cells: Mapping[str, str], options: Options) -> str | None:
    by_name = {plain(name): value.strip() for name, value in cells.items() if value.strip()}
    chosen = options.columns.get("id")
    if chosen is not None:
        return cells.get(chosen, "").strip() or None
    named = next((by_name[name] for name in _KEYS if name in by_name), None)
    if named is not None:
        return named
    for parts in _COMPOSED:
        if all(part in by_name for part in parts):
            return "_".join(by_name[part].removesuffix(".0").zfill(2) for part in parts)
    return by_name.get(plain(columns(cells).get("id", ""))) or None


def _stem(name: str) -> str:
    """A name without folders and without the ending of a file."""
    pure = PurePath(name)
    return pure.stem if pure.suffix.lower() in _ENDINGS else pure.name


_ENDINGS = frozenset(
    {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".odt", ".rtf", ".eml", ".xml", ".epub", ".srt", ".vtt"}
)
