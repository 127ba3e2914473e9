"""The formats of `comity export`, a row each; apart from what writes them, so that `--help` need not load it."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Format(NamedTuple):
    """What a format holds, in words; whether it is written of a case, of a system or of both; and by which function.

    `writer` is "module:function"; the function takes what the format is written of and an empty folder.
    """

    words: str
    of: Literal["case", "system", "both"]
    writer: str


ROWS = {
    "jsonl": Format("all evidence as JSON Lines, one file a kind", "case", "comity.report.jsonl:export_jsonl"),
    "annotations": Format(
        "statements, quotations and mentions as W3C Web Annotations (JSON-LD)", "case",
        "comity.report.annotations:write_annotations",
    ),
    "dna": Format(
        "texts, statements and positions for the Discourse Network Analyzer 3", "case",
        "comity.report.discourse:write_coded",
    ),
    "graphml": Format("the system as GraphML", "system", "comity.report.exporting:graphml"),
    "gexf": Format("the system as GEXF, with dates", "system", "comity.report.exporting:gexf"),
    "csv": Format("the system as CSV tables", "system", "comity.system:System.to_csv"),
    "parquet": Format("the system as Parquet tables", "system", "comity.system:System.to_parquet"),
    "ftm": Format(
        "the actors and the system as FollowTheMoney entities", "both", "comity.report.followthemoney:write_entities"
    ),
    "bibtex": Format("the sources as BibTeX", "both", "comity.report.bibliography:write_bibtex"),
    "csl": Format("the sources as CSL-JSON", "both", "comity.report.bibliography:write_csl"),
}  # fmt: skip
FORMATS = {name: row.words for name, row in ROWS.items()}
