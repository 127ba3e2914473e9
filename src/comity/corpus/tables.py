"""The layers of a coded corpus as tables: lazy ones in polars, or views in DuckDB with the record beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from comity import record
from comity.corpus.folder import Folder, Manifest
from comity.corpus.layers import LAYERS, schema
from comity.errors import CorpusError

if TYPE_CHECKING:
    import duckdb

NAMED = ("sources", *LAYERS)
YEAR = pl.col("first_day").str.slice(0, 4).cast(pl.Int64, strict=False).alias("year")


class Tables:
    """The layers of a coded corpus, each an attribute: a polars LazyFrame."""

    def __init__(self, folder: Folder, manifest: Manifest) -> None:
        self.folder, self.manifest = folder, manifest

    def __repr__(self) -> str:
        return f"<Corpus {self.folder.path}: {self.manifest.texts:,} texts, {self.manifest.words:,} words>"

    def __getattr__(self, name: str) -> pl.LazyFrame:
        if name not in NAMED:
            raise AttributeError(f"a corpus has no layer {name!r}; it has {', '.join(NAMED)}")
        files = self.files(name)
        if not files:
            return pl.LazyFrame(schema=dict(schema(name)))
        return pl.scan_parquet(files, hive_partitioning=False)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *NAMED})

    def files(self, layer: str) -> list[Path]:
        """The Parquet files of a layer: what was merged, else its partitions that are whole."""
        if layer == "sources":
            return [path for path in (self.folder.path / "sources.parquet",) if path.is_file()]
        merged = self.folder.path / "merged" / f"{layer}.parquet"
        if merged.is_file():
            return [merged]
        return [self.folder.layer(layer, number) for number in self.folder.parts()]

    def dated(self, layer: str) -> pl.LazyFrame:
        """A layer with path, title, issuer, speaker and year (missing without a date) of its documents."""
        told = self.documents.select(pl.col("id").alias("document"), "path", "title", "issuer", "speaker", YEAR)
        own: pl.LazyFrame = getattr(self, layer)
        told = told.select(pl.exclude([name for name in own.collect_schema().names() if name != "document"]))
        return own.join(told, on="document", how="left")

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A DuckDB connection with every layer, and every table on record as `record_…`, as a view.

        Raises:
            CorpusError: DuckDB is not installed.
        """
        try:
            import duckdb
        except ImportError as error:
            raise CorpusError("questions in SQL need DuckDB", remedy="pip install 'comity[sql]'") from error
        connection = duckdb.connect()
        for layer in NAMED:
            if files := self.files(layer):
                named = ", ".join(_quoted(str(path)) for path in files)
                connection.execute(
                    f"CREATE VIEW {layer} AS SELECT * FROM read_parquet([{named}], hive_partitioning = false)"
                )
            else:
                columns = ", ".join(f'"{n}" {_TYPES[str(t)]}' for n, t in schema(layer).items())
                connection.execute(f"CREATE TABLE {layer} ({columns})")
        for name, path in record.tables().items():
            connection.execute(f"CREATE VIEW record_{name} AS SELECT * FROM read_parquet({_quoted(str(path))})")
        return connection

    def query(self, sql: str) -> pl.DataFrame:
        """The answer to a question in SQL.

        Raises:
            CorpusError: DuckDB is not installed, or does not understand the question; it says why.
        """
        connection = self.connect()
        import duckdb

        try:
            found = connection.sql(sql)
            if found is None:
                return pl.DataFrame()
            return pl.DataFrame(found.fetchall(), schema=found.columns, orient="row", infer_schema_length=None)
        except duckdb.Error as error:
            remedy = f"Tables: {', '.join(NAMED)}, and on record {', '.join(f'record_{n}' for n in record.tables())}."
            raise CorpusError(str(error).strip().splitlines()[0], where="query", remedy=remedy) from error


_TYPES = {"String": "VARCHAR", "Int64": "BIGINT", "Float64": "DOUBLE"}


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
