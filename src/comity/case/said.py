"""What a user said of texts beforehand, kept with a reading, so that it goes on with the same and is known again."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from comity import texts


def written(options: texts.Options, meta: texts.Meta | None) -> str:
    """Options and the table beside them as JSON; empty where nothing was said.

    >>> written(texts.options("text=body"), None)
    '{"columns":{"text":"body"},"given":{},"ocr":false,"meta":null,"hash":null}'
    """
    if options == texts.PLAIN and meta is None:
        return ""
    path = Path(meta.path) if meta is not None else None
    fields = {
        "columns": dict(options.columns),
        "given": {field: reasoned.value for field, reasoned in options.given.items()},
        "ocr": options.ocr,
        "meta": str(path.absolute()) if path else None,
        "hash": hashlib.sha256(path.read_bytes()).hexdigest() if path and path.is_file() else None,
    }
    return msgspec.json.encode(fields).decode()


def read_back(said: str) -> tuple[texts.Options, texts.Meta | None]:
    """Options and table as they were.

    Raises:
        ComityError: the table cannot be read any more.
    """
    if not said:
        return texts.PLAIN, None
    fields = msgspec.json.decode(said)
    options = texts.options(fields["columns"], fields["given"], fields["ocr"])
    return options, texts.read_meta(Path(fields["meta"]), options) if fields["meta"] else None
