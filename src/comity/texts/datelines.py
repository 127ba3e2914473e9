"""Datelines at the beginning of a paragraph: “ROME, May 4 (Agency) — ”, “NAIROBI, 4 May 2022: ”."""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DATELINE = re.compile(
    rf"(?:(?P<seat>[A-Z]{{4,}}(?:[ -][A-Z.’']+){{0,3}})(?:, (?:{_DAY}|[A-Z][\w.]+(?: [A-Z]\w+)?)){{0,2}}"
    rf"|(?P<city>[A-Z]\w+(?: [A-Z]\w+){{0,2}}), (?:[A-Z]\w+, )?{_DAY})"
    r"(?: ?\([^)\n]{2,40}\))?(?: (?:--+|—|–|-)|(?<=\d):|(?<=\)):) (?=[A-Z“\"‘'])"
)


def after_dateline(line: str) -> int:
    """How many characters the dateline takes with which a line begins; 0 without one.

    >>> after_dateline("ROME, May 4 (Agency) -- The talks began."), after_dateline("NATO - the alliance - met.")
    (24, 0)
    """
    found = _DATELINE.match(line)
    return found.end() if found and found.end() < len(line) else 0


def seat(line: str) -> tuple[int, int] | None:
    """Where in a line the city of the dateline stands with which it begins."""
    found = _DATELINE.match(line) if after_dateline(line) else None
    return found.span("seat" if found["seat"] else "city") if found else None
