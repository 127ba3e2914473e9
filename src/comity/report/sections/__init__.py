"""What each answer shows, chosen once: frozen records that the terminal, the brief and JSON render.

summary, checks     what was read, and verdicts       found         what a search finds
mapped              a system and its measures         compared      two texts side by side
consequences        what a proposal does              mended        what mends it
side_by_side        what several do
ranking, past       pacts, years on record            bargained     an issue, round by round
on_record, sources  the record, its sources
corrections, drafts the log, and proposals found      encoded       any of them as one JSON document
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from comity.report.sections.compared import Compared, compared
from comity.report.sections.drafted import Drafts, distinct, drafts, standing
from comity.report.sections.drawn import Mapped, mapped, ties
from comity.report.sections.found import Found, found
from comity.report.sections.logged import Log, corrections
from comity.report.sections.naming import Words, figures, label, source_name, text_of, who
from comity.report.sections.ranked import Bargain, Past, Ranking, bargained, past, ranking
from comity.report.sections.read import Check, Checks, Summary, checks, named_members, summary
from comity.report.sections.recorded import GroupOnRecord, PairOnRecord, Sources, StateOnRecord, on_record, sources
from comity.report.sections.tested import Mended, Tested, Tests, consequences, mended, side_by_side

__all__ = [
    "Bargain", "Check", "Checks", "Compared", "Drafts", "Found", "GroupOnRecord", "Log", "Mapped", "Mended",
    "PairOnRecord", "Past", "Ranking", "Sources", "StateOnRecord", "Summary", "Tested", "Tests", "Words", "Wrote",
    "bargained", "checks", "compared", "consequences", "corrections", "distinct", "drafts", "encoded", "figures",
    "found", "label", "mapped", "mended", "named_members", "on_record", "past", "ranking", "side_by_side",
    "source_name", "sources", "standing", "summary", "text_of", "ties", "who",
]  # fmt: skip


class Wrote(msgspec.Struct, frozen=True):
    """What a command prints that only writes files."""

    wrote: tuple[str, ...]


def encoded(answer: msgspec.Struct) -> str:
    """An answer as one JSON document; fractions as decimals."""
    return msgspec.json.format(msgspec.json.encode(answer, enc_hook=_plain), indent=1).decode()


def _plain(value: object) -> float:
    if isinstance(value, Fraction):
        return float(value)
    raise NotImplementedError(f"{type(value).__name__} has no form in JSON")
