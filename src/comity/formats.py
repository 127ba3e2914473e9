"""The formats of `comity export` by name; apart from what writes them, so that `--help` need not load it."""

from __future__ import annotations

FORMATS = {
    "jsonl": "all evidence as JSON Lines, one file a kind",
    "annotations": "statements, quotations and mentions as W3C Web Annotations (JSON-LD)",
    "graphml": "the system as GraphML",
    "gexf": "the system as GEXF, with dates",
    "csv": "the system as CSV tables",
    "parquet": "the system as Parquet tables",
    "ftm": "the actors and the system as FollowTheMoney entities",
    "bibtex": "the sources as BibTeX",
    "csl": "the sources as CSL-JSON",
}
