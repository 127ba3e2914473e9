"""The sources of a case for a reference manager: its documents, and the datasets that its claims and system rest on.

CSL-JSON by the schema of Citation Style Language 1.0.2 (citationstyles.org); BibTeX in UTF-8, made from the same items.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

from comity import record
from comity.case import Case
from comity.model import Dataset, Document, Reasoned
from comity.system import System, provenance
from comity.vocabulary import months

_TYPES = {
    "speech": "speech", "press conference": "speech", "briefing": "speech", "interview": "interview",
    "council record": "hearing", "treaty": "treaty", "news": "article-newspaper", "commentary": "article-newspaper",
}  # fmt: skip
# "Authors (year), title" at the head of a citation.
_AUTHORS = re.compile(r"(?P<authors>[^;:()]+) \((?:eds?\., )?(?P<year>\d{4})\)")
_LATEX = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    # BibTeX counts braces also behind a backslash.
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}", **{sign: f"\\{sign}" for sign in "&%$#_"},
}  # fmt: skip


def write_csl(case: Case, system: System, folder: str | Path) -> Path:
    """Write sources.csl.json; each item names query, sources and version in its `custom`."""
    custom = {"custom": {"provenance": provenance(system)}}
    path = Path(folder) / "sources.csl.json"
    path.write_bytes(
        msgspec.json.format(msgspec.json.encode([item | custom for item in items(case, system)]), indent=1)
    )
    return path


def write_bibtex(case: Case, system: System, folder: str | Path) -> Path:
    """Write sources.bib; the comment at its head names query, sources and version."""
    path = Path(folder) / "sources.bib"
    head = provenance(system).replace("@", "(at)")
    path.write_text("\n\n".join([f"% {head}", *map(_entry, items(case, system))]) + "\n", "utf-8")
    return path


def items(case: Case, system: System) -> list[dict[str, Any]]:
    """The sources as items of CSL-JSON."""
    named = {tie.dataset for tie in system.ties} | {claim.dataset for claim in case.claims}
    named |= {actor.dataset for actor in (*system.actors.values(), *system.asserters.values())}
    datasets = record.sources()
    hashes = {source.id: source.sha256 for source in case.sources}
    return [
        *(_document(document, hashes[document.source]) for document in case.documents),
        *(_dataset(datasets[name]) for name in sorted(filter(None, named)) if name in datasets),
    ]


def _document(document: Document, sha256: str) -> dict[str, Any]:
    kind = document.kind.value
    by = document.author or document.speaker
    return _held({
        "id": f"document-{document.id}", "type": _TYPES.get(kind, "document"), "genre": kind,
        "title": _value(document.title) or f"{kind.capitalize()} without a title",
        "author": [{"literal": by.value}] if by else None, "publisher": _value(document.issuer),
        "publisher-place": _value(document.place), "issued": _issued(_value(document.date)),
        "URL": document.metadata.get("url"), "language": document.language,
        "note": f"{Path(document.path).name}, characters {document.start} to {document.end}; file sha256 {sha256}",
    })  # fmt: skip


def _dataset(dataset: Dataset) -> dict[str, Any]:
    cited = _AUTHORS.match(dataset.citation)
    authors = re.split(r", | & ", cited["authors"]) if cited else []
    return _held({
        "id": f"dataset-{dataset.id}", "type": "dataset", "title": dataset.title,
        "author": [{"literal": author} for author in authors], "issued": _issued(cited and cited["year"]),
        "URL": dataset.url, "note": dataset.citation, "license": dataset.terms,
    })  # fmt: skip


def _value(found: Reasoned | None) -> str | None:
    return found.value if found else None


def _issued(date: str | None) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None


def _held(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if value}


def _entry(item: dict[str, Any]) -> str:
    parts: list[int] = item["issued"]["date-parts"][0] if "issued" in item else []
    year, month, day, *_ = (*parts, 0, 0, 0)
    fields = {
        "author": " and ".join(f"{{{_latex(author['literal'])}}}" for author in item.get("author", ())),
        "title": f"{{{_latex(item['title'])}}}",
        "howpublished": _latex(item.get("genre", item["type"])),
        **{name: _latex(item[key]) for name, key in (
            ("publisher", "publisher"), ("address", "publisher-place"), ("note", "note"), ("language", "language"),
        ) if key in item},
        "url": item.get("URL"), "year": str(year or ""), "day": str(day or ""),
    }  # fmt: skip
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    lines += [f"  month = {_short(month)}"] if month else []
    return f"@misc{{{item['id']},\n" + ",\n".join(lines) + "\n}"


def _latex(value: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in " ".join(value.split()))


def _short(month: int) -> str:
    """A month as BibTeX names it: jan, feb, ..."""
    return next(name for name, n in months("en").items() if n == month)[:3]
