"""The brief: one self-contained HTML file in which every line leads to the words it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from markupsafe import Markup

from comity import reading, record
from comity.case import Case
from comity.errors import NothingFound
from comity.kinds import event_kind
from comity.model import Document, Draft, Match, Span, Statement, Tie
from comity.outputs import output
from comity.report.consequences import consequences_part
from comity.report.moments import moments
from comity.report.network import draw
from comity.report.overlap import draw_overlap
from comity.report.page import template
from comity.report.sections import (
    Check,
    checks,
    distinct,
    label,
    named_members,
    news,
    source_name,
    standing,
    text_of,
    who,
)  # fmt: skip
from comity.report.sections.read import claims
from comity.report.timeline import draw_timeline
from comity.report.words import Links
from comity.report.worldmap import draw_world
from comity.security import Consequences, written
from comity.system import System

VIEWS = 4  # parties whose system is drawn beside the whole and the record
FINDINGS = 10  # shown first
EXAMPLES = 12  # statements of one source shown before "more"


@dataclass
class Line:
    """One line of the brief: what it says, the key of its words in the text pane, and what else is shown of it."""

    text: str
    go: str = ""
    chips: tuple[str, ...] = ()
    note: str = ""
    more: dict[str, Any] = field(default_factory=dict)


def brief(case: Case, path: str | Path, title: str | None = None, tested: Sequence[Consequences] = ()) -> Path:
    """Write the brief of a case to an HTML file and return its path; `tested` are proposals put to the record.

    Raises:
        NothingFound: the case holds no document.
        CaseError: there is a case at the path.
        OutputError: it cannot be written.
    """
    target = Path(path)
    with output(target) as draft:
        draft.write_text(brief_html(case, title, tested), encoding="utf-8")
    return target


def brief_html(case: Case, title: str | None = None, tested: Sequence[Consequences] = ()) -> str:
    """The brief of a case as one HTML page without outside resources."""
    documents = list(case.documents)
    if not documents:
        raise NothingFound(
            "the case holds no document", remedy="Read a text into it with `comity read FILE --case PATH`."
        )
    links, checked = Links(), checks(case)
    sections: dict[str, Any] = {
        "findings": _findings(case, links),
        "documents": [_document(links, document) for document in documents],
        "views": _views(case, links),
        "sources": _sources(case, links),
        "quotations": _quotations(case, links, checked.quotations),
        "paraphrases": _paraphrases(case, links, checked.paraphrases),
        "claims": _claims(case, links),
        "proposals": _proposals(case, links),
        "positions": _positions(case, links),
        "events": _events(case, links),
        "timeline": _timeline(case, links),
        **_pictures(case, links),
        "record": _record(case),
    }
    datasets = record.sources()
    return template("brief.html.j2").render(
        title=title or _title(documents),
        made=datetime.now(UTC).strftime("%d %B %Y"),
        version=version("comity"),
        policy=checked.policy,
        failures=[str(failure) for failure in case.failures],
        datasets=[datasets[name] for name in sorted(_datasets(case, sections)) if name in datasets],
        # The texts come last: by now every line above has asked for its key.
        texts=[(document, [(r, Markup(h)) for r, h in links.paragraphs(document)]) for document in documents],
        who=who,
        tested=[consequences_part(found) for found in tested],
        **sections,
    )


def _title(documents: list[Document]) -> str:
    """Of one text its own title; of several whose they are, and of which days."""
    if len(documents) == 1 and documents[0].title:
        return documents[0].title.value
    named = [name for name, _ in Counter(who(document) for document in documents).most_common() if name != "not named"]
    voices = [name for name in named if not any(other in name for other in named if other != name)]
    days = sorted(document.date.value for document in documents if document.date)
    told = ", ".join(voices[:3]) + (" and others" if len(voices) > 3 else "")
    span = " to ".join(dict.fromkeys((days[0], days[-1]))) if days else ""
    return ", ".join(part for part in (told or f"{len(documents)} documents", span) if part)


def _findings(case: Case, links: Links) -> list[Line]:
    """What a reader wants first, with its words on both sides."""
    return [
        Line(
            finding.line, "", (finding.label,), finding.why,
            {"words": [
                (passage, links.key(passage.document, [Span(passage.start, passage.end, "")]))
                for passage in finding.words[:2]
            ]},
        )
        for finding in news(case).findings[:FINDINGS]
    ]  # fmt: skip


def _document(links: Links, document: Document) -> dict[str, Any]:
    parts = {name: getattr(document, name) for name in ("title", "date", "place", "issuer")}
    return {
        "document": document,
        "by": who(document),
        "parts": parts,
        "how_surely": reading.how_surely(document.language),
        "go": {name: links.key(document.id, [part.span]) for name, part in parts.items() if part and part.span},
        "words": len(document.text.split()),
        "file": Path(document.path).name,
    }


# ── the system ───────────────────────────────────────────────────────────────────────────────────────


def parties(case: Case) -> list[str]:
    """Who asserts ties in the texts, most first: states for their officials, authors and issuers by name; nobody else
    whom the texts do not name."""
    counts: Counter[str] = Counter()
    voices = {who(document) for document in case.documents}
    for tie in case.ties:
        actor = case.actors.get(tie.asserted_by or "")
        if actor:
            counts[actor.state or actor.id] += 1
        elif tie.asserted_by in voices:
            counts[tie.asserted_by] += 1
    return [party for party, _ in counts.most_common()]


def _views(case: Case, links: Links) -> list[dict[str, Any]]:
    views = [_view(case, links, "As the texts describe it", case.system(), "all")]
    for i, party in enumerate(parties(case)[:VIEWS]):
        title = f"According to {case.name(party)}"
        views.append(_view(case, links, title, case.system(according_to=party), f"party{i}"))
    if case.dates:
        views.append(_view(case, links, "On record", case.system(on_record=True), "record"))
    return [view for view in views if view["ties"]]


def _view(case: Case, links: Links, title: str, system: System, id: str) -> dict[str, Any]:
    ties = [_tie(case, links, tie) for tie in system.ties]
    keys = {tie.id: line.go for tie, line in zip(system.ties, ties, strict=True)}
    return {"title": title, "id": f"view-{id}", "svg": Markup(draw(system, links=keys)), "ties": ties, "on": system.on}


def _tie(case: Case, links: Links, tie: Tie) -> Line:
    text = f"{case.name(tie.source)} – {case.name(tie.target)}"
    dates = " to ".join(date for date in (tie.start, tie.end) if date)
    basis = f"said by {case.name(tie.asserted_by)}" if tie.basis == "said" else f"on record: {tie.dataset}"
    chips = (label(tie), *((dates,) if dates else ()))
    words = tie.words.text if tie.words else tie.note or ""
    return Line(text, links.key(tie.document, [tie.words], "tie"), chips, basis, {"words": words, "sign": tie.sign})


# ── who says what ────────────────────────────────────────────────────────────────────────────────────


def _sources(case: Case, links: Links) -> list[dict[str, Any]]:
    groups: dict[str, list[Statement]] = {}
    for statement in case.statements:
        groups.setdefault(source_name(case, statement), []).append(statement)
    ordered = sorted(groups.items(), key=lambda pair: -len(pair[1]))
    return [_source(case, links, name, said) for name, said in ordered]


def _source(case: Case, links: Links, name: str, said: list[Statement]) -> dict[str, Any]:
    about = Counter(actor for statement in said for actor in statement.about if actor not in statement.source_actors)
    lines = [_statement(case, links, statement) for statement in said]
    return {
        "name": name,
        "count": len(said),
        "about": [case.name(actor) for actor, _ in about.most_common(6)],
        "lines": lines[:EXAMPLES],
        "rest": lines[EXAMPLES:],
    }


def _statement(case: Case, links: Links, statement: Statement) -> Line:
    go = links.key(statement.document, statement.content, "statement")
    factuality = () if statement.factuality == "asserted" else (statement.factuality,)
    about = ", ".join(case.name(actor) for actor in statement.about)
    chips = (statement.mode, statement.stance, *factuality)
    cue = " ".join(span.text for span in statement.cue)
    return Line(statement.text, go, chips, f"about {about}" if about else "", {"cue": cue})


# ── checks ───────────────────────────────────────────────────────────────────────────────────────────


def _quotations(case: Case, links: Links, rows: Iterable[Check]) -> list[Line]:
    said = {quotation.id: quotation for quotation in case.quotations}
    return [_check(links, row, said[row.id].document, [said[row.id].span], "", said[row.id].match) for row in rows]


def _paraphrases(case: Case, links: Links, rows: Iterable[Check]) -> list[Line]:
    said, checks = {one.id: one for one in case.statements}, {check.id: check for check in case.paraphrases}
    pairs = [(row, said[checks[row.id].statement]) for row in rows]
    return [_check(links, row, one.document, one.content, "statement", checks[row.id].match) for row, one in pairs]


def _check(links: Links, row: Check, document: str, spans: Sequence[Span], role: str, match: Match | None) -> Line:
    """A row of what was checked, with the ways to its words and to those of the source."""
    go = links.key(document, spans, role)
    return Line(text_of(row.words), go, (row.verdict,), row.why, {"speaker": row.speaker, **_match(links, match)})


def _match(links: Links, match: Match | None) -> dict[str, Any]:
    if match is None:
        return {}
    passage = " … ".join(span.text for span in match.passages)
    return {"passage": passage, "there": links.key(match.document, match.passages), "differences": match.differences}


def _claims(case: Case, links: Links) -> list[Line]:
    said = {claim.id: claim for claim in case.claims}
    return [
        Line(
            text_of(row.words), links.key(said[row.id].document, [said[row.id].words]), (row.verdict, row.type),
            row.on_record, {"by": row.said_by, "dataset": row.dataset},
        )
        for row in claims(case)
    ]  # fmt: skip


def _positions(case: Case, links: Links) -> list[Line]:
    return [
        Line(
            case.name(position.target),
            links.key(position.document, [position.words]),
            (position.stance,),
            f"said by {case.name(position.asserted_by)}",
            {"holder": case.name(position.holder), "words": position.words.text},
        )
        for position in case.positions
    ]


def _events(case: Case, links: Links) -> list[Line]:
    """What is told as done or to be done, in the order of the days, the undated last."""
    lines = []
    for event in sorted(case.events, key=lambda event: (event.date is None, event.date or "", event.id)):
        home, span = event.spans[0]
        doers, done = case.names(event.actors) or "somebody", case.names(event.targets)
        factuality = () if event.factuality == "asserted" else (event.factuality,)
        note = f"as {case.names(event.reported_by)} says" if event.reported_by else ""
        chips = (event_kind(event.type).label, *factuality)
        more = {"date": event.date or "", "words": span.text}
        lines.append(Line(f"{doers} → {done}" if done else doers, links.key(home, [span]), chips, note, more))
    return lines


def _proposals(case: Case, links: Links) -> list[Line]:
    """The drafts, those of the same changes as one line with the words of each."""
    return [
        Line(
            first.name,
            "",
            tuple(change.op for change in first.changes),
            standing(first),
            {"said": [_proposed(case, links, draft) for draft in (first, *again)], "yaml": written(first)},
        )
        for first, *again in distinct(case.proposals)
    ]


def _proposed(case: Case, links: Links, draft: Draft) -> Line:
    words = draft.words.text if draft.words else ""
    return Line(words, links.key(draft.document, [draft.words]), more={"by": case.name(draft.proposed_by)})


def _timeline(case: Case, links: Links) -> list[Line]:
    return [
        Line(moment.what, links.key(moment.document, [moment.words]), note=moment.reason, more={"date": moment.date})
        for moment in moments(case)
    ]


def _pictures(case: Case, links: Links) -> dict[str, Markup]:
    """The pictures beside those of the views, each empty where it has nothing to show."""
    held = list(case.positions)
    keys = {position.id: links.key(position.document, [position.words]) for position in held}
    latest = max(case.dates.values(), default=None)
    drawn = {
        "when": draw_timeline(case, links.key),
        "world": draw_world(held, case.actors, on=latest, links=keys),
        "overlap": draw_overlap(case.system(on_record=True)) if latest else "",
    }
    return {name: Markup(svg) for name, svg in drawn.items()}


# ── the record ───────────────────────────────────────────────────────────────────────────────────────


def _record(case: Case) -> dict[str, Any] | None:
    date = max(case.dates.values(), default=None)
    if date is None:
        return None
    members = named_members(case, date)
    counts = Counter(tie.source for ties in members.values() for tie in ties)
    states = [state for state, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    rows = [_row(case, id, ties, states) for id, ties in members.items()]
    return {"date": date, "states": [(state, case.name(state)) for state in states], "rows": rows}


def _row(case: Case, id: str, ties: Iterable[Tie], states: list[str]) -> dict[str, Any]:
    of = {tie.source: tie for tie in ties}
    cells = [(of[s].status or "member", of[s].start or "a date not on record") if s in of else None for s in states]
    return {"name": case.name(id), "id": id, "cells": cells, "datasets": sorted({t.dataset or "" for t in ties})}


def _datasets(case: Case, sections: dict[str, Any]) -> set[str]:
    named = {claim.dataset for claim in case.claims}
    named |= {dataset for row in (sections["record"] or {"rows": []})["rows"] for dataset in row["datasets"]}
    for view in sections["views"]:
        named |= {line.note.removeprefix("on record: ") for line in view["ties"] if line.note.startswith("on record: ")}
    named |= {"natural-earth", "capitals"} if sections["world"] else set()
    return {name for name in named if name}
