"""What a notebook shows: a case, a selection, a system, a comparison and consequences as tables, and their pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any, cast

from markupsafe import Markup, escape

from comity.case import Case, Selection
from comity.collation import Comparison
from comity.errors import UnknownName
from comity.model import Document, Position, Statement
from comity.report.consequences import consequences_part
from comity.report.drawing import sheet, text
from comity.report.network import draw
from comity.report.overlap import draw_overlap
from comity.report.sections import compared, source_name, ties, who
from comity.report.timeline import draw_timeline
from comity.report.worldmap import draw_world
from comity.security import Consequences
from comity.system import System

SHOWN = 20  # rows of a table; the rest is counted
WIDE = 160  # characters of a cell
_TABLE = "style='border-collapse:collapse;text-align:left'"


def html(value: Any) -> str:
    """A value as a part of an HTML page; everything that is of a text is escaped."""
    kinds: tuple[tuple[type, Callable[[Any], str]], ...] = (
        (Case, _case), (Selection, _selection), (System, _system), (Comparison, _comparison),
        (Consequences, lambda found: str(consequences_part(found))),
    )  # fmt: skip
    return next(make for kind, make in kinds if isinstance(value, kind))(value)


def svg(value: Any, what: str | None = None) -> str:
    """The picture of a system (network, overlap), a case (timeline, world) or positions (world).

    Raises:
        UnknownName: there is no such picture of it.
    """
    if isinstance(value, System):
        pictures: dict[str, Callable[[], str]] = {
            "network": lambda: draw(value),
            "overlap": lambda: draw_overlap(value),
        }
    elif isinstance(value, Case):
        pictures = {"timeline": lambda: draw_timeline(value), "world": lambda: _world(value, value.positions)}
    elif isinstance(value, Selection) and value.kind is Position:
        pictures = {"world": lambda: _world(cast(Case, value.case), value)}
    else:
        pictures = {}
    chosen = what or next(iter(pictures), "picture")
    if chosen not in pictures:
        raise UnknownName(chosen, "picture", near=pictures)
    return pictures[chosen]() or sheet(600, 50, text(20, 32, f"Nothing to draw: no {chosen}."), f"no {chosen}")


def _world(case: Case, positions: Iterable[Position]) -> str:
    latest = max(case.dates.values(), default=None)
    return draw_world(list(positions), case.actors, "as the texts describe it", latest)


def _case(case: Case) -> str:
    named = ("documents", "statements", "quotations", "events", "ties", "positions", "claims", "proposals")
    counts = ", ".join(f"{count} {name}" for name in named if (count := len(getattr(case, name))))
    head = f"<b>{escape(str(case.path or 'a case in memory'))}</b>: {counts or 'nothing yet'}"
    left = f"<br><i>{escape(str(case.unfinished))}</i>" if case.unfinished else ""
    rows = [_document(document) for document in case.documents]
    return head + left + _table(("date", "kind", "by", "title"), rows)


def _document(document: Document) -> tuple[str, ...]:
    title = document.title.value if document.title else document.path
    return document.date.value if document.date else "", document.kind.value, who(document), title


def _selection(chosen: Selection[Any]) -> str:
    case, found = cast(Case, chosen.case), list(islice(chosen, SHOWN))
    more = len(chosen) - len(found)
    if chosen.kind is Document:
        return _table(("date", "kind", "by", "title"), [_document(one) for one in found], more)
    if chosen.kind is Statement:
        rows = [
            (case.dates.get(one.document, ""), source_name(case, one), one.stance, case.names(one.about),
             " … ".join(span.text for span in one.content))
            for one in found
        ]  # fmt: skip
        return _table(("date", "who", "says", "about", "words"), rows, more)
    frame = chosen.named().head(SHOWN)
    left_out = {"id", "start", "end", "document", "data"}
    columns = [name for name in frame.columns if name not in left_out]
    return _table(columns, frame.select(columns).rows(), more)


def _system(system: System) -> str:
    shown = ties(system)
    head = f"<b>{len(system.actors)} actors, {len(shown)} ties</b>, {escape(system.basis)}"
    head += f", on {escape(system.on)}" if system.on else ""
    rows = [(tie.source, tie.tie, tie.target, tie.basis, tie.words) for tie in shown[:SHOWN]]
    return head + _table(("from", "tie", "to", "basis", "words or note"), rows, len(shown) - len(rows))


def _comparison(comparison: Comparison) -> str:
    found = compared(comparison)
    rows = [("only here", left.words, "") for left in found.second_leaves_out]
    rows += [("only here", "", left.words) for left in found.first_leaves_out]
    rows += [(both.kind, both.first, both.second) for both in found.both]
    return _table(("", found.first, found.second), rows[:SHOWN], len(rows) - SHOWN)


def _table(head: Sequence[str], rows: Iterable[Sequence[Any]], more: int = 0) -> str:
    """A table; cells beyond `WIDE` are cut, and rows that are not shown are counted."""
    cells = "".join(f"<th scope='col'>{escape(name)}</th>" for name in head)
    lines = [f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in row)}</tr>" for row in rows]
    left = f"<tr><td colspan='{len(head)}'><i>and {more} more</i></td></tr>" if more > 0 else ""
    return f"<table {_TABLE}><thead><tr>{cells}</tr></thead><tbody>{''.join(lines)}{left}</tbody></table>"


def _cell(value: Any) -> Markup:
    said = "" if value is None else f"{value:.2f}" if isinstance(value, float) else " ".join(str(value).split())
    return escape(said if len(said) <= WIDE else said[: WIDE - 1] + "…")
