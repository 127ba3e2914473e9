"""The shares of a corpus that many machines coded, made one: every partition there, one file a layer."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from comity.corpus.folder import LEVEL, Folder, Manifest, described, write
from comity.corpus.layers import LAYERS, schema, source_row, table
from comity.corpus.package import write_package
from comity.errors import CorpusError


def merge(out: str | Path) -> Manifest:
    """Check that every partition of a coded corpus is there, and write each layer as one file.

    Raises:
        CorpusError: partitions are missing, or were coded under other settings than the others; it says which.
    """
    folder = Folder(out)
    with folder.taken():
        manifest, listing = folder.manifest(), folder.listing()
        if manifest is None or listing is None:
            raise CorpusError("holds no coded corpus", where=str(out), remedy="Code one with `comity code` first.")
        parts = folder.parts()
        wanted = {unit.share(manifest.partitions) for unit in listing.units}
        _complete(folder, wanted, {n for n, part in parts.items() if part.settings == manifest.settings}, manifest)
        folder.forget_merged()
        staged = folder.path / "merged.partial"
        staged.mkdir(exist_ok=True)
        for layer in LAYERS:
            paths = [folder.layer(layer, number) for number in sorted(wanted)]
            rows = pl.scan_parquet(paths, schema=dict(schema(layer)), hive_partitioning=False)
            rows.sink_parquet(staged / f"{layer}.parquet", compression="zstd", compression_level=LEVEL)
        staged.replace(folder.path / "merged")
        write(
            table("sources", sorted(source_row(file.source) for file in listing.files)), folder.path / "sources.parquet"
        )
        made = described(manifest, listing, {number: parts[number] for number in wanted})
        folder.put("manifest.json", made)
        write_package(folder, made)
        return made


def _complete(folder: Folder, wanted: set[int], there: set[int], manifest: Manifest) -> None:
    missing = sorted(wanted - there)
    if missing:
        shown = ", ".join(f"{number:04d}" for number in missing[:8]) + (" …" if len(missing) > 8 else "")
        raise CorpusError(
            f"{len(missing):,} of {len(wanted):,} partitions are not coded ({shown})", where=str(folder.path),
            remedy=f"Run `comity code` again for them: partition P is of share P mod N + 1; there are "
            f"{manifest.partitions:,}.",
        )  # fmt: skip
