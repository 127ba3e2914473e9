"""The data package of a coded corpus: its tables with the meaning of every column, how to cite it, what was held back.

`datapackage.json` follows the Frictionless Data Package (https://specs.frictionlessdata.io/data-package/), so that R,
Python and the tools of libraries read it; `codebook.md` says the same to people.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from comity.corpus import validating
from comity.corpus.asking import Corpus
from comity.corpus.folder import Folder, Manifest
from comity.corpus.layers import LAYERS, codebook, schema

SHEET = (
    f"{validating.DRAWN} rows of each layer of evidence, or all where there are fewer, drawn by the SHA-256 of their "
    "ids: to be judged by a person, so that how often a layer is right in this corpus can be told"
)
_TYPES = {"String": "string", "Int64": "integer", "Float64": "number"}


def write_package(folder: Folder, manifest: Manifest) -> tuple[Path, ...]:
    """Write `datapackage.json`, `codebook.md` and `validation.csv` into a folder that was coded."""
    package = folder.path / "datapackage.json"
    package.write_bytes(msgspec.json.format(msgspec.json.encode(described(folder, manifest)), indent=1) + b"\n")
    book = folder.path / "codebook.md"
    book.write_text(told(manifest), "utf-8")
    return package, book, validating.write_sheet(Corpus(folder, manifest))


def described(folder: Folder, manifest: Manifest) -> dict[str, Any]:
    """The data package as plain values."""
    return {
        "profile": "tabular-data-package",
        "name": "comity-corpus",
        "title": f"{manifest.texts:,} texts coded by Comity {manifest.comity}",
        "description": cited(manifest),
        "version": f"{manifest.comity}+form.{manifest.form}",
        "sources": [{"title": path, "path": path} for path in manifest.inputs],
        "resources": [*(_resource(folder, layer) for layer in ("sources", *LAYERS)), _sheet()],
        "custom": {"settings": manifest.settings, "versions": manifest.versions, "rows": manifest.rows},
    }


def _resource(folder: Folder, layer: str) -> dict[str, Any]:
    meant = codebook()[layer]
    whole = folder.path / "layers" / layer
    paths = [str(path.relative_to(folder.path)) for path in sorted(whole.glob("*/*.parquet"))]
    fields = [
        {"name": name, "type": _TYPES[str(kind)], "description": meant[name]} for name, kind in schema(layer).items()
    ]
    key = {} if layer in ("links", "failures", "actors") else {"primaryKey": "id"}
    return {
        "name": layer,
        "path": ["sources.parquet"] if layer == "sources" else paths,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": meant[""],
        "schema": {"fields": fields, **key},
    }


def _sheet() -> dict[str, Any]:
    fields = [{"name": name, "type": "string", "description": meant} for name, meant in validating.COLUMNS.items()]
    return {
        "name": "validation",
        "path": [validating.NAME],
        "format": "csv",
        "mediatype": "text/csv",
        "description": SHEET,
        "schema": {"fields": fields, "primaryKey": ["layer", "id"]},
    }


def cited(manifest: Manifest) -> str:
    """How the coded corpus is cited: what was coded, with what, and how much of it failed."""
    how = "by rules alone" if manifest.fast else f"with the encoder {manifest.versions.get('encoder', '')}"
    return (
        f"{manifest.texts:,} texts ({manifest.words:,} words) of {manifest.files:,} files, coded by Comity "
        f"{manifest.comity} {how}; {manifest.failed:,} texts failed. What a text says is coded as said by whom, not as "
        "so. How often a finding is right: docs/validation.md of that version."
    )


def told(manifest: Manifest) -> str:
    """The codebook in Markdown."""
    lines = ["# Codebook", "", cited(manifest), ""]
    for layer, meant in codebook().items():
        count = f" ({manifest.rows[layer]:,} rows)" if layer in manifest.rows else ""
        lines += [f"## {layer}{count}", "", f"{meant[''][:1].upper()}{meant[''][1:]}.", ""]
        lines += ["| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{name}` | {_TYPES[str(kind)]} | {meant[name]} |" for name, kind in schema(layer).items()]
        lines.append("")
    lines += [f"## {validating.NAME}", "", f"{SHEET}.", "", "| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{name}` | string | {meant} |" for name, meant in validating.COLUMNS.items()]
    lines.append("")
    return "\n".join(lines)
