"""What each answer shows, chosen once: frozen records that the terminal, the brief and JSON render.

summary, checks     what was read, and verdicts       found         what a search finds
traced, changes     where words travel; verdicts that are others than before
mapped              a system and its measures         compared      two texts side by side
consequences        what a proposal does              mended        what mends it
side_by_side        what several do
ranking, past       pacts, years on record            bargained     an issue, round by round
on_record, sources  the record, its sources
corrections, drafts the log, and proposals found      encoded       any of them as one JSON document
built, picked       the brief that a person builds   pick, move, write   what changes it
beside              two texts in two columns           verified      a text against its sources
judged, judge       a sample judged by persons         against             statements coded by hand, beside ours
keep_coded, kept_coded   what was coded   keep_left_out   what one side left out
news                what is new                        searched      a search with its facets
network, camps      pairs and their ties, two camps    stood         who stands how on what
timed               what has a date                    shared        who is in what with whom
what_if             a test as it is drawn              contrasted    what two systems have apart
dossier, as_brief   all of one actor or issue
inbox               the texts, what waits              opened        a text with its marks
"""

from __future__ import annotations

from fractions import Fraction

import msgspec

from comity.report.sections.beside import Beside, beside, head
from comity.report.sections.camped import camps
from comity.report.sections.citing import citation
from comity.report.sections.coded import Against, against, keep_coded, kept_coded
from comity.report.sections.compared import Compared, compared
from comity.report.sections.contrasted import Contrast, Contrasted, contrasted, in_text, middle
from comity.report.sections.drafted import Drafts, distinct, drafts, standing
from comity.report.sections.drawn import Mapped, mapped, ties
from comity.report.sections.found import Found, found
from comity.report.sections.gathered import Dossier, Entry, as_brief, dossier
from comity.report.sections.handed import LEAD as BRIEF_LEAD
from comity.report.sections.handed import TITLE as BRIEF_TITLE
from comity.report.sections.handed import Built, built, move, pick, picked, write
from comity.report.sections.judged import LAYERS as JUDGED_LAYERS
from comity.report.sections.judged import Judged, judge, judged
from comity.report.sections.leaving import keep_left_out
from comity.report.sections.logged import Log, corrections
from comity.report.sections.naming import Words, figures, label, source_name, text_of, who
from comity.report.sections.news import KINDS as NEWS_KINDS
from comity.report.sections.news import Finding, News, news
from comity.report.sections.opened import LAYERS, Mark, Opened, opened
from comity.report.sections.paired import SIGNS, SURE, Camps, Choice, Joined, Network, Pair, joined, network
from comity.report.sections.ranked import Bargain, Past, Ranking, bargained, past, ranking
from comity.report.sections.read import Check, Checks, Summary, checks, named_members, summary
from comity.report.sections.received import FIELDS, Inbox, inbox
from comity.report.sections.recorded import GroupOnRecord, PairOnRecord, Sources, StateOnRecord, on_record, sources
from comity.report.sections.searched import FACETS, Searched, rows, searched
from comity.report.sections.shared import Shared, shared
from comity.report.sections.stood import Cell, Head, Stand, Stood, stood
from comity.report.sections.supposed import Bond, Moved, WhatIf, WhatIfs, what_if
from comity.report.sections.tested import Mended, Tested, Tests, consequences, mended, side_by_side
from comity.report.sections.timed import Moment, Timed, timed
from comity.report.sections.traced import Changes, Trace, changes, traced
from comity.report.sections.verified import Verified, verified

__all__ = [
    "BRIEF_LEAD", "BRIEF_TITLE", "FACETS", "FIELDS", "JUDGED_LAYERS", "LAYERS", "NEWS_KINDS", "SIGNS", "SURE",
    "Against", "Bargain", "Beside", "Bond", "Built", "Camps", "Cell", "Changes", "Check", "Checks", "Choice",
    "Compared", "Contrast", "Contrasted", "Dossier", "Drafts", "Entry", "Finding", "Found", "GroupOnRecord", "Head",
    "Inbox", "Joined", "Judged", "Log", "Mapped", "Mark", "Mended", "Moment", "Moved", "Network", "News", "Opened",
    "Pair", "PairOnRecord", "Past", "Ranking", "Searched", "Shared", "Sources", "Stand", "StateOnRecord", "Stood",
    "Summary", "Tested", "Tests", "Timed", "Trace", "Verified", "WhatIf", "WhatIfs", "Words", "Wrote", "against",
    "as_brief", "bargained", "beside", "built", "camps", "changes", "checks", "citation", "compared", "consequences",
    "contrasted", "corrections", "distinct", "dossier", "drafts", "encoded", "figures", "found", "head", "in_text",
    "inbox", "joined", "judge", "judged", "keep_coded", "keep_left_out", "kept_coded", "label", "mapped", "mended",
    "middle", "move", "named_members", "network", "news", "on_record", "opened", "past", "pick", "picked", "ranking",
    "rows", "searched", "shared", "side_by_side", "source_name", "sources", "standing", "stood", "summary", "text_of",
    "ties", "timed", "traced", "verified", "what_if", "who", "write",
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
