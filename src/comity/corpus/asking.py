"""Questions to a coded corpus: its layers as lazy tables in polars, or as views in DuckDB with the record beside them.

corpus(folder).statements.filter(...)        polars
corpus(folder).query("select ...")           DuckDB
corpus(folder).system("2014")                a system of its ties; .systems() one of each year
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from comity.corpus.folder import FORM, Folder
from comity.corpus.systems import system, systems
from comity.corpus.tables import Tables
from comity.errors import CorpusError
from comity.system import System


class Answer(msgspec.Struct, frozen=True):
    """The answer to a question in SQL."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Corpus(Tables):
    """A coded corpus. Its layers are attributes, each a polars LazyFrame: `corpus.statements.filter(...)`."""

    def system(
        self,
        on: str | None = None,
        *,
        said: tuple[str, str] | None = None,
        according_to: str | None = None,
        agreed_by: int | None = None,
    ) -> System:
        """The system that the documents of a time describe; see `comity.corpus.systems`."""
        return system(self, on, said=said, according_to=according_to, agreed_by=agreed_by)

    def systems(self, *, according_to: str | None = None, agreed_by: int | None = None) -> Iterator[tuple[int, System]]:
        """The system of each year in which there are documents; see `comity.corpus.systems`."""
        return systems(self, according_to=according_to, agreed_by=agreed_by)


def corpus(path: str | Path) -> Corpus:
    """A coded corpus, to be asked.

    Raises:
        CorpusError: there is none in the folder, or a newer or older Comity wrote it.
    """
    folder = Folder(path)
    manifest = folder.manifest()
    if manifest is None:
        raise CorpusError("holds no coded corpus", where=str(path), remedy="Make one with `comity code CORPUS --out`.")
    if manifest.form < FORM:
        raise CorpusError(
            f"was coded by an older Comity ({manifest.comity}), which has other columns", where=str(path),
            remedy="Run the same `comity code` again; or ask it with that version.",
        )  # fmt: skip
    return Corpus(folder, manifest)
