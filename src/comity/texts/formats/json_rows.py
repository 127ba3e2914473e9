"""JSON with one text an object: JSON Lines, an array, an object that holds one, or objects one after another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from comity.errors import UnreadableFile
from comity.texts.editing import Edit, Edited, edit
from comity.texts.formats.fields import rows_trouble
from comity.texts.formats.options import PLAIN, Options
from comity.texts.formats.pieces import LONGEST_ROWS, Extract, shortened
from comity.texts.formats.rows import MOST_ROWS, Row, cells, row_pieces
from comity.texts.formats.txt import decode

_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_ESCAPE = re.compile(r"(?:\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)", re.DOTALL)
_BLANK = re.compile(r"[\s,]*")
ESCAPES = "JSON escapes decoded"
FAR = 5_000_000  # characters in which the next row's text is looked for


def extract_jsonl(data: bytes, path: str, options: Options = PLAIN) -> Extract:
    """The texts of a file of JSON objects, each with its place in the file.

    Raises:
        UnreadableFile: no object in it has a text.
    """
    decoded, encoding, repairs = decode(data, path)
    source, partial = shortened(decoded, LONGEST_ROWS)
    troubles: list[tuple[int, str]] = []
    places = _Places(source)
    what, found = objects(source, troubles)
    if not found:
        raise UnreadableFile(
            "holds no JSON object", where=path, remedy="Write one object a line, or an array of objects."
        )
    rows = [Row(number, cells(one), _edited(places, one)) for number, one in found[:MOST_ROWS]]
    pieces = row_pieces(rows, path, options, troubles)
    trouble = [partial] if partial else []
    trouble += rows_trouble(sorted(troubles), what)
    if len(found) > MOST_ROWS:
        trouble.append(f"only the first {MOST_ROWS:,} of {len(found):,} rows were read; code the file as a corpus")
    return Extract("jsonl", source, pieces, encoding=encoding, repairs=repairs, partial="; ".join(trouble) or None)


def objects(source: str, troubles: list[tuple[int, str]]) -> tuple[str, list[tuple[int, dict[str, Any]]]]:
    """The objects of a file with their numbers, and what is numbered: the lines of the file, or an array's items."""
    start = source.lstrip("\ufeff \r\n\t")[:1]
    whole = _loaded(source) if start == "[" or "\n" not in source.strip() else None
    if whole is None and start == "{" and _loaded(source.lstrip("\ufeff \r\n\t").split("\n", 1)[0]) is None:
        return "line", _one_after_another(source, troubles)
    if isinstance(whole, dict):
        inner = _within(whole)
        whole = inner if inner != [whole] else None
    if isinstance(whole, list):
        numbered = list(enumerate(whole, 1))
    else:
        numbered = [(n, _loaded(line)) for n, line in enumerate(source.split("\n"), 1) if line.strip("\ufeff \r\t")]
    troubles += [(n, _wrong(found)) for n, found in numbered if not isinstance(found, dict)]
    what = "item" if isinstance(whole, list) else "line"
    return what, [(n, found) for n, found in numbered if isinstance(found, dict)]


def _wrong(found: Any) -> str:
    return "not JSON" if found is None else f"no object ({type(found).__name__})"


def _within(whole: dict[str, Any]) -> list[Any]:
    """The list of objects that an object holds ("articles": [...]), where it holds one; else the object itself."""
    lists = [value for value in whole.values() if isinstance(value, list) and any(isinstance(v, dict) for v in value)]
    return lists[0] if len(lists) == 1 else [whole]


def _one_after_another(source: str, troubles: list[tuple[int, str]]) -> list[tuple[int, dict[str, Any]]]:
    """Objects that each take several lines; a number is that of the line on which an object begins."""
    decoder, found = json.JSONDecoder(), []
    at = len(source) - len(source.lstrip("\ufeff \r\n\t"))
    while at < len(source):
        line = source.count("\n", 0, at) + 1
        try:
            item, at = decoder.raw_decode(source, at)
        except (ValueError, RecursionError):
            troubles.append((line, "not JSON"))
            at = source.find("\n{", at + 1) + 1 or len(source)
            continue
        if isinstance(item, dict):
            found += [(line, inner) for inner in _within(item) if isinstance(inner, dict)]
        blank = _BLANK.match(source, at)
        at = blank.end() if blank else at
    return found


def _loaded(text: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None


class _Places:
    """Where the texts of rows stand in the source, looked for one after another."""

    def __init__(self, source: str) -> None:
        self.source, self.at = source, 0

    def edited(self, column: str, value: str) -> Edited:
        keys = {re.escape(json.dumps(column)), re.escape(json.dumps(column, ensure_ascii=False))}
        key = re.compile(rf"(?:{'|'.join(sorted(keys))})\s*:\s*")
        for match in key.finditer(self.source, self.at):
            string = _STRING.match(self.source, match.end())
            if string is not None:
                start, end = string.span(1)
                edited = edit(self.source[start:end], _escapes(self.source[start:end]))
                if edited.text == value:
                    self.at = end
                    return edited._replace(runs=tuple((a, b + start, n) for a, b, n in edited.runs))
            if match.start() - self.at > FAR:
                break
        return Edited(value, (), {})


def _edited(places: _Places, found: dict[str, Any]) -> Any:
    said = cells(found)
    return lambda column: places.edited(column, said[column])


def _escapes(raw: str) -> Iterator[Edit]:
    for match in _ESCAPE.finditer(raw):
        try:
            yield Edit(match.start(), match.end(), json.loads(f'"{match.group()}"'), ESCAPES)
        except ValueError:
            return
