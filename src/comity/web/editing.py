"""What a person changes of a piece of evidence, as the fields of its type."""

from __future__ import annotations

from typing import Any

import msgspec

from comity.case import Case
from comity.errors import CaseError, UnknownName

STANCES = ("support", "oppose", "conditional", "neutral")
SIGNS = {"+": 1, "1": 1, "-": -1, "−": -1, "-1": -1, "0": 0, "±": 0}
FACTUALITIES = ("asserted", "planned", "hypothetical", "denied")


def change(case: Case, layer: str, field: str, value: str) -> dict[str, Any]:
    """The edit that sets a field, as it is called on the page, of a layer.

    Raises:
        CaseError: the layer has no such field, or it cannot hold the value.
        UnknownName: a name that nobody has, where an actor is needed.
    """
    if field == "bounds":
        return {_BOUNDS.get(layer, "words"): _spans(layer, value)}
    made = _FIELDS.get((layer, field))
    if made is None:
        raise CaseError(f"{field!r} of a {layer} cannot be changed")
    edit: dict[str, Any] = made(case, value)
    return edit


def _named(case: Case, value: str) -> list[str]:
    return [case.actor(name) for name in _split(value)]


def _split(value: str) -> list[str]:
    names = (part.strip() for piece in value.split(",") for part in piece.split(" and "))
    return [name for name in names if name]


def _speaker(case: Case, value: str) -> dict[str, Any]:
    """Who says it: an actor where one has the name, else the name itself."""
    try:
        return {"source_actor": case.actor(value), "speaker": None}
    except UnknownName:
        return {"source_actor": None, "speaker": value}


def _one(field: str) -> Any:
    return lambda case, value: {field: case.actor(value)}


def _many(field: str) -> Any:
    return lambda case, value: {field: _named(case, value)}


def _either(field: str) -> Any:
    """An actor where one has the name, else the words: an issue."""

    def made(case: Case, value: str) -> dict[str, Any]:
        try:
            return {field: case.actor(value)}
        except UnknownName:
            return {field: value}

    return made


def _of(field: str, known: tuple[str, ...]) -> Any:
    def made(case: Case, value: str) -> dict[str, Any]:
        if value not in known:
            raise CaseError(f"{value!r} is none of: {', '.join(known)}")
        return {field: value}

    return made


def _sign(case: Case, value: str) -> dict[str, Any]:
    if value not in SIGNS:
        raise CaseError(f"{value!r} is no sign", remedy="Signs are +, - and 0.")
    return {"sign": SIGNS[value]}


def _spans(layer: str, value: str) -> Any:
    try:
        given = msgspec.json.decode(value, type=dict[str, Any])
    except msgspec.MsgspecError as error:
        raise CaseError(f"these bounds cannot be read: {error}") from error
    return [given] if layer == "statement" else given


_BOUNDS = {"statement": "content", "quotation": "span", "time": "span", "mention": "span"}
_FIELDS: dict[tuple[str, str], Any] = {
    **{(layer, "speaker"): _speaker for layer in ("statement", "own words")},
    **{(layer, "target"): _many("about") for layer in ("statement", "own words")},
    ("statement", "stance"): lambda case, value: {"stance": value},
    ("statement", "factuality"): _of("factuality", FACTUALITIES),
    ("quotation", "speaker"): _one("speaker"),
    ("tie", "speaker"): _one("source"),
    ("tie", "target"): _one("target"),
    ("tie", "sign"): _sign,
    ("event", "speaker"): _many("actors"),
    ("event", "target"): _many("targets"),
    ("event", "factuality"): _of("factuality", FACTUALITIES),
    ("position", "speaker"): _one("holder"),
    ("position", "target"): _either("target"),
    ("position", "stance"): _of("stance", STANCES),
    ("mention", "speaker"): _one("actor"),
}
