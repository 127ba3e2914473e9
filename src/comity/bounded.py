"""What is taken from a file within bounds: numbers that a line can write, YAML that does not nest or repeat itself."""

from __future__ import annotations

import re
from fractions import Fraction

import yaml

DEEPEST = 20  # brackets, or steps of indentation, within one another
_NUMBER = re.compile(r"([+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40}))(?:[eE]([+-]?\d{1,3})|/(\d{1,40}))?")


class TooMuch(ValueError):
    """What goes beyond the bounds; its words say how."""


def number(given: str) -> Fraction | None:
    """A number as a person writes it, exactly; None where it is none, or beyond what anybody would write.

    >>> number("0.8"), number("4/5"), number("1e-3"), number("1e-1000000"), number("nan")
    (Fraction(4, 5), Fraction(4, 5), Fraction(1, 1000), None, None)
    """
    match = _NUMBER.fullmatch(given.strip())
    if match is None or (match[3] and not int(match[3])):
        return None
    if match[3]:
        return None if "." in match[1] else Fraction(int(match[1]), int(match[3]))
    return Fraction(match[1]) * Fraction(10) ** int(match[2] or 0)


def shallow(text: str, most: int) -> None:
    """Refuse YAML that would take a parser too long or too much memory.

    Raises:
        TooMuch: it is longer than `most` characters, nests deeper than `DEEPEST`, or repeats parts by aliases.
    """
    if len(text) > most:
        raise TooMuch(f"it has more than {most:,} characters")
    opened = 0
    for bracket in re.findall(r"[\[\]{}]", text):  # also those in quotation marks: nobody nests so many there
        opened = opened + 1 if bracket in "[{" else max(0, opened - 1)
        if opened > DEEPEST:
            raise TooMuch("it nests too deep")
    if re.search(rf"(?:[-?:] ){{{DEEPEST}}}", text) or re.search(r"(?m)^ {400}", text):
        raise TooMuch("it nests too deep")
    if re.search(r"(?m)(?:^|[\s\[{,:-])[&*][^\s\[\]{},]+", text) and _repeats(text):
        raise TooMuch("it repeats parts of itself by aliases")


def _repeats(text: str) -> bool:
    return any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.BaseLoader))
