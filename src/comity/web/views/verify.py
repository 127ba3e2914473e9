"""Verify: what a text quotes and reports, held against its sources."""

from __future__ import annotations

from comity.report import sections
from comity.web.asked import Asked, Shown
from comity.web.desk import Desk


def show(desk: Desk, asked: Asked) -> Shown:
    """The verdicts on one text, or on all, against one source or any."""
    text, source, verdict = asked.get("first"), asked.get("second"), asked.get("verdict")
    key = ("verify", text, source, verdict)
    found = desk.once(key, lambda: sections.verified(desk.case, text, source, verdict))
    return Shown(found, "Verify", {"text": text, "verdict": verdict, "tone": tone})


def tone(verdict: str) -> str:
    """How a verdict is coloured.

    >>> tone("verbatim"), tone("verbatim, cut before a condition"), tone("trimmed")
    ('good', 'bad', 'warn')
    """
    base, _, more = verdict.partition(", ")
    return "bad" if more or base.startswith("differs in") else TONES.get(base, "")


TONES = {
    "verbatim": "good", "agrees": "good", "near-verbatim": "good", "supported": "good", "altered": "bad", "cut": "bad",
    "stretched": "bad",
    "trimmed": "warn", "merged": "warn", "re-translated": "warn",
}  # fmt: skip
