"""Comity reads diplomatic texts, maps the international system they describe, and tests what a change would do.

read(paths, case=...)       texts -> a Case: who said what about whom, when, in which words
open(path)                  a Case that was read before
Case.system(...)            evidence and record -> the System, on a date, according to whom
test(system, proposal)      consequences for each state's security, under several published models
Proposal.load(path)         a change to the system, from YAML
corpus(folder)              a coded corpus: its layers as tables in polars and DuckDB
record                      what is on record: memberships, alliances, capabilities, on a date
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from comity import shown

if TYPE_CHECKING:
    from comity import corpus, record
    from comity.case import Case, read
    from comity.case import open_case as open
    from comity.security import Proposal, test
    from comity.system import System

__all__ = ["Case", "Proposal", "System", "corpus", "open", "read", "record", "test"]

# Loaded when first asked for: the parser and the tables take seconds that `comity --help` need not wait for.
_HOMES = {
    "Case": "comity.case",
    "Proposal": "comity.security",
    "System": "comity.system",
    "open": "comity.case",
    "read": "comity.case",
    "test": "comity.security",
}

shown.drawn_by(lambda: import_module("comity.report").notebook)


def __getattr__(name: str) -> Any:
    if name in ("corpus", "record"):
        return import_module(f"comity.{name}")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), "open_case" if name == "open" else name)
    raise AttributeError(f"module 'comity' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
