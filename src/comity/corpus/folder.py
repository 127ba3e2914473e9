"""The folder of a coded corpus: partitions that are there whole or not at all, a manifest, one run at a time.

DIR/manifest.json                        what was coded, with what, under which settings
DIR/sources.parquet                      the files
DIR/layers/LAYER/partition=0003/part.parquet
DIR/partitions/0003.json                 a partition that is whole: its texts and settings, written last
DIR/spool/0003.bin                       texts that are coded, of partitions that are not whole yet
DIR/listing.json                         the texts of the corpus, by which unchanged files need not be opened
DIR/merged/LAYER.parquet                 all partitions in one, after `comity code --merge`
DIR/runs.jsonl                           every run: when, how long, how many words a second
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import polars as pl

from comity.corpus.layers import LAYERS, schema
from comity.corpus.units import Listing, Unit
from comity.errors import CorpusError

FORM = 2  # of the folder; a folder of a higher one was written by a newer Comity
LEVEL = 6  # of zstd


class Part(msgspec.Struct, frozen=True):
    """A partition that is whole: the settings of each layer, its texts, those that failed, and rows by layer."""

    settings: dict[str, str]
    units: tuple[Unit, ...]
    failed: tuple[str, ...]
    rows: dict[str, int]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder holds. `settings` are by layer; `partitions` is how many there are, empty ones among them."""

    form: int = FORM
    comity: str
    inputs: tuple[str, ...]
    said: str
    fast: bool
    partitions: int
    settings: dict[str, str] = {}
    versions: dict[str, str] = {}
    files: int = 0
    texts: int = 0
    words: int = 0
    failed: int = 0
    rows: dict[str, int] = {}
    whole: bool = False


class Folder:
    """The folder of a coded corpus."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    # ── what is in it ────────────────────────────────────────────────────────────────────────────────

    def manifest(self) -> Manifest | None:
        """What the folder holds; None where nothing was coded into it.

        Raises:
            CorpusError: it was written by a newer Comity, or is damaged.
        """
        path = self.path / "manifest.json"
        if not path.is_file():
            return None
        form = (_decoded(path, dict[str, Any]) or {}).get("form")
        if isinstance(form, int) and form > FORM:
            raise CorpusError(
                f"was written by a newer Comity (form {form}; this one knows {FORM})",
                where=str(self.path), remedy="Upgrade Comity, or give another folder; this one is left as it is.",
            )  # fmt: skip
        found: Manifest | None = _decoded(path, Manifest)
        if found is None:
            raise CorpusError("is damaged", where=str(path), remedy="Delete it and run `comity code` again.")
        return found

    def listing(self) -> Listing | None:
        """The texts of the corpus as they were last listed."""
        found: Listing | None = _decoded(self.path / "listing.json", Listing)
        return found

    def parts(self) -> dict[int, Part]:
        """The partitions that are whole, by number."""
        found = ((int(p.stem), _decoded(p, Part)) for p in sorted((self.path / "partitions").glob("*.json")))
        return {number: part for number, part in found if part is not None}

    def layer(self, name: str, number: int) -> Path:
        """The file of a layer in a partition."""
        return self.path / "layers" / name / f"partition={number:04d}" / "part.parquet"

    def spool(self, number: int) -> Path:
        """The spool of a partition."""
        return self.path / "spool" / f"{number:04d}.bin"

    def spooled(self) -> tuple[int, ...]:
        """The partitions that have a spool."""
        return tuple(sorted(int(path.stem) for path in (self.path / "spool").glob("*.bin")))

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────

    def put(self, name: str, value: msgspec.Struct) -> None:
        """Write a file in JSON, whole or not at all."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
        partial.write_bytes(msgspec.json.format(msgspec.json.encode(value, order="deterministic"), indent=1) + b"\n")
        partial.replace(path)

    def commit(self, number: int, part: Part, tables: Mapping[str, pl.DataFrame]) -> None:
        """Make a partition whole: the layers given anew, the others as they are; then its spool can go."""
        staged = self.path / "spool" / f"{number:04d}.staged"
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir(parents=True)
        for layer, made in tables.items():
            write(made, staged / f"{layer}.parquet")
        self.forget_merged()
        record = self.path / "partitions" / f"{number:04d}.json"
        record.unlink(missing_ok=True)
        for layer in tables:
            target = self.layer(layer, number)
            target.parent.mkdir(parents=True, exist_ok=True)
            (staged / f"{layer}.parquet").replace(target)
        self.put(f"partitions/{number:04d}.json", part)
        self.spool(number).unlink(missing_ok=True)
        staged.rmdir()

    def tidy(self, *, alone: bool) -> None:
        """Make room for spools, and take away what killed runs left half written, where no other run is on."""
        (self.path / "spool").mkdir(parents=True, exist_ok=True)
        for partial in self.path.glob("**/*.json.*.partial") if alone else ():
            partial.unlink(missing_ok=True)
        for draft in self.path.glob(".comity-*") if alone else ():
            shutil.rmtree(draft, ignore_errors=True)

    def forget_merged(self) -> None:
        """Take away what was merged of partitions that are not what they were."""
        shutil.rmtree(self.path / "merged", ignore_errors=True)

    def drop(self, number: int) -> None:
        """Take a partition away, of which the corpus has no text any more."""
        self.forget_merged()
        (self.path / "partitions" / f"{number:04d}.json").unlink(missing_ok=True)
        for layer in LAYERS:
            shutil.rmtree(self.layer(layer, number).parent, ignore_errors=True)

    @contextmanager
    def taken(self, share: str = "") -> Iterator[None]:
        """The folder while a run writes into it: alone, or beside the runs of other shares.

        Raises:
            CorpusError: another run writes into it.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        with _locked(self.path / ".lock", shared=bool(share)):
            if not share:
                yield
                return
            with _locked(self.path / f".lock-{share.replace('/', '-of-')}"):
                yield


def described(manifest: Manifest, listing: Listing, parts: Mapping[int, Part], *, whole: bool = True) -> Manifest:
    """The manifest with what the partitions hold."""
    units = [unit for number in sorted(parts) for unit in parts[number].units]
    return msgspec.structs.replace(
        manifest,
        said=listing.said,
        files=len(listing.files),
        texts=len(units),
        words=sum(unit.words for unit in units),
        failed=sum(len(part.failed) for part in parts.values()),
        rows={layer: sum(part.rows.get(layer, 0) for part in parts.values()) for layer in LAYERS},
        whole=whole,
    )


def write(made: pl.DataFrame, path: Path) -> None:
    """A table as Parquet: the same rows give the same bytes."""
    made.write_parquet(path, compression="zstd", compression_level=LEVEL, row_group_size=100_000)


def read(path: Path, layer: str) -> pl.DataFrame:
    """The rows of a layer from one of its files."""
    return pl.read_parquet(path, hive_partitioning=False).select(list(schema(layer)))


@contextmanager
def _locked(path: Path, shared: bool = False) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # where there is none, nobody is kept out
        yield
        return
    with path.open("a") as file:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CorpusError(
                "another run writes into it", where=str(path.parent), remedy="Wait for it, or give another --out."
            ) from None
        yield


def _decoded(path: Path, kind: Any) -> Any:
    """A file in JSON as an object; None where it is missing or is no such object."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError):
        return None
