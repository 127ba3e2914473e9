"""What a user said of texts beforehand, kept with a reading, so that it goes on with the same and is known again."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from comity import texts


def written(options: texts.Options, meta: texts.Meta | None, fast: bool = False) -> str:
    """Options and the table beside them as JSON; empty where nothing was said.

    >>> written(texts.options("text=body"), None)
    '{"columns":{"text":"body"},"given":{},"ocr":false,"meta":null,"hash":null,"fast":false}'
    """
    if options == texts.PLAIN and meta is None and not fast:
        return ""
    path = Path(meta.path) if meta is not None else None
    fields = {
        "columns": dict(options.columns),
        "given": {field: reasoned.value for field, reasoned in options.given.items()},
        "ocr": options.ocr,
        "meta": str(path.absolute()) if path else None,
        "hash": hashlib.sha256(path.read_bytes()).hexdigest() if path and path.is_file() else None,
        "fast": fast,
    }
    return msgspec.json.encode(fields).decode()


def read_back(said: str) -> tuple[texts.Options, texts.Meta | None, bool]:
    """Options and table as they were, and whether texts are read by rules alone.

    Raises:
        ComityError: the table cannot be read any more.
    """
    if not said:
        return texts.PLAIN, None, False
    fields = msgspec.json.decode(said)
    options = texts.options(fields["columns"], fields["given"], fields["ocr"])
    meta = texts.read_meta(Path(fields["meta"]), options) if fields["meta"] else None
    return options, meta, bool(fields["fast"])
