"""What a correction stands on after its text was read again: the same id, the same words, or nearly the same.

Never a look-alike: of several candidates that fit as well, none is taken, and what the correction was about (the two
ends of a tie, who holds a position) must be the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec
from rapidfuzz import fuzz

from comity.model import Span

NEAR = 90.0  # of 100: likeness from which words are nearly the same
LEAD = 4.0  # by so much it must be likelier than the next
ENOUGH = 20  # characters: shorter words are only found as they were
_SHAPE = ("kind", "type", "source", "target", "actors", "targets", "holder", "subject", "actor")


class Found(NamedTuple):
    """The item that a correction is attached to, and how it was found."""

    item: str
    how: str


def words_of(item: Any) -> str:
    """The words by which an item is known again."""
    if hasattr(item, "content") and hasattr(item, "cue"):
        parts = (*item.source, *item.cue, *item.content)
    else:
        value = getattr(item, "span", None) or getattr(item, "words", None)
        parts = (value,) if isinstance(value, Span) else tuple(span for _, span in getattr(item, "spans", ()))
    return " ".join(" ".join(part.text.split()) for part in parts) or str(getattr(item, "name", "") or "")


def found_again(target: str, was: Any, candidates: Iterable[Any]) -> Found | None:
    """The candidate of the same kind that a corrected item is now; None where that is not sure."""
    if was is None:
        return None
    alike = [each for each in candidates if _shape(each) == _shape(was)]
    words = words_of(was)
    same = [each for each in alike if words_of(each) == words]
    if same:
        return _nearest(same, was)
    if len(words) < ENOUGH:
        return None
    scored = sorted(((fuzz.ratio(words, words_of(each)), each.id) for each in alike), reverse=True)
    if scored and scored[0][0] >= NEAR and (len(scored) == 1 or scored[0][0] - scored[1][0] >= LEAD):
        return Found(scored[0][1], f"by nearly the same words ({scored[0][0]:.0f} of 100)")
    return None


def _nearest(same: list[Any], was: Any) -> Found | None:
    """Of several with the same words the one nearest to where it was, where that is one."""
    away = sorted((abs(start_of(each) - start_of(was)), each.id) for each in same)
    if len(away) > 1 and away[0][0] == away[1][0]:
        return None
    return Found(away[0][1], "by the same words")


def start_of(item: Any) -> int:
    """The character at which an item begins; 0 where it has no place."""
    value = getattr(item, "span", None) or getattr(item, "words", None)
    if isinstance(value, Span):
        return value.start
    content = getattr(item, "content", ()) or tuple(span for _, span in getattr(item, "spans", ()))
    return min((span.start for span in content), default=0)


def _shape(item: Any) -> tuple[Any, ...]:
    """What an item is about, beside its words."""
    values = (getattr(item, field, None) for field in _SHAPE)
    return tuple(value for value in values if not isinstance(value, tuple) or not _spans(value))


def _spans(value: tuple[Any, ...]) -> bool:
    return any(isinstance(part, Span) for part in value)


def moved(change: Any, text: str, by: int) -> Any:
    """An edit whose spans are moved to where their words now stand, `by` characters on or nearest to there.

    What does not stand in the text any more is left as it was, and will not fit.
    """
    if isinstance(change, dict) and {"start", "end", "text"} <= set(change):
        at = _place(text, str(change["text"]), int(change["start"]) + by)
        return change if at is None else change | {"start": at, "end": at + len(change["text"])}
    if isinstance(change, dict):
        return {name: moved(value, text, by) for name, value in change.items()}
    if isinstance(change, list | tuple):
        return [moved(value, text, by) for value in change]
    return change


def _place(text: str, words: str, near: int) -> int | None:
    if not words:
        return None
    after, before = text.find(words, max(0, near)), text.rfind(words, 0, max(0, near) + len(words))
    places = [at for at in (after, before) if at >= 0]
    return min(places, key=lambda at: abs(at - near), default=None)


def decoded(data: str | None, kind: type[msgspec.Struct]) -> Any:
    """A corrected item as it was; None where the log does not have it."""
    if not data:
        return None
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError:  # of another version
        return None
