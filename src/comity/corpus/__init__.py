"""The same reading at scale: a corpus of texts coded into a folder of Parquet, and what is asked of it.

    code(paths, out, settings)        a corpus into a folder; goes on where an earlier run was
    estimate(paths, out, settings)    what that would cost
    merge(out)                        the shares that many machines coded, made one
    corpus(out).statements ...        its layers as lazy tables in polars; .query("select ...") in DuckDB
    mentioned, stances, camps(corpus) facets by year; write_picture(...) draws one
    case_from(corpus, where, path)    a case of a slice of it

The room itself is called as `comity.corpus(out)`.
"""

import pathlib
import sys
import types

from comity.corpus.asking import Answer, Corpus, corpus
from comity.corpus.casing import case_from
from comity.corpus.coding import Done, Settings, code, shared
from comity.corpus.estimating import Cost, estimate
from comity.corpus.facets import camps, mentioned, stances
from comity.corpus.merging import merge
from comity.corpus.package import write_package
from comity.corpus.picturing import write_picture

__all__ = [
    "Answer", "Corpus", "Cost", "Done", "Settings", "camps", "case_from", "code", "corpus", "estimate", "mentioned",
    "merge", "shared", "stances", "write_package", "write_picture",
]  # fmt: skip


class _Door(types.ModuleType):
    """The room as a function, as the public face has it."""

    def __call__(self, path: str | pathlib.Path) -> Corpus:
        return corpus(path)


sys.modules[__name__].__class__ = _Door
