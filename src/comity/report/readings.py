"""The assumptions of a reading in words that follow "mostly where ...", and the grounds of hostility in words."""

from __future__ import annotations

from comity.families import MODELS

_LEVELS: dict[tuple[str, str], str] = {
    ("hostility", "rivalry"): "only rivals and states at war count as hostile",
    ("hostility", "record"): "lesser rivals and last year's disputes count as hostile",
    ("hostility", "latent"): "neighbours at negative peace count as hostile",
    ("hostility", "said"): "what the texts say counts too",
    ("restraint", "none"): "old pledges of non-aggression do not bind",
    ("restraint", "young"): "only pledges of the last 20 years bind",
    ("restraint", "bilateral"): "only pledges between two states bind",
    ("restraint", "all"): "old pledges of non-aggression bind",
    ("capability", "index"): "power is the index of capabilities",
    ("capability", "spending"): "power is military spending",
    ("common", "betraying"): "allies of both sides attack",
    ("common", "neutral"): "allies of both sides stay out",
    ("common", "defending"): "allies of both sides defend",
    ("joins", "allies"): "every ally follows an attack",
    ("joins", "foes"): "allies attack only their own foes",
    ("joins", "offence"): "allies attack only where a treaty binds them to",
    ("hostile allies", "join"): "allies that are hostile press one another",
    ("hostile allies", "neutral"): "allies that are hostile leave one another alone",
    ("distance", "counts"): "power lessens with distance",
    ("distance", "does not count"): "distance does not count",
    ("nuclear", "off"): "nuclear weapons do not deter",
    ("nuclear", "own"): "a state's own nuclear weapons deter",
    ("nuclear", "shared"): "nuclear weapons deter, also those of defenders",
    ("kept", "1"): "allies keep their word",
    ("kept", "3/4"): "allies keep their word three times in four",
    ("kinds", "defence"): "pacts of defence make allies",
    ("kinds", "defence, offence"): "pacts of defence and offence make allies",
    ("kinds", "defence, offence, consultation"): "pacts of consultation make allies too",
    ("threat", "full"): "every foe threatens with all its power",
    ("threat", "divided"): "foes divide their power among those they threaten",
    ("chains", "true"): "who joins a war draws in its own allies",
    ("chains", "false"): "only the two states' own obligations count",
    ("horizon", "3"): "the peace of alliances reaches three steps",
    **{("model", row.name): row.where for row in MODELS.values()},
}
_GROUNDS = {
    "rivalry": "rivals", "war": "at war", "armed conflict": "in armed conflict", "dispute": "a dispute with force",
    "peace scale 0.0": "severe rivals", "peace scale 0.25": "lesser rivals", "hostility": "hostile, as said",
    "neighbours at negative peace": "neighbours at negative peace",
}  # fmt: skip


def level(axis: str, value: str) -> str:
    """A level of an assumption in words.

    >>> level("nuclear", "off"), level("cap", "10")
    ('nuclear weapons do not deter', 'cap is 10')
    """
    return _LEVELS.get((axis, value), f"{axis} is {value}")


def ground(given: str) -> str:
    """Why two states are hostile, without the names of datasets.

    >>> ground("rivalry (tss-rivalries); peace scale 0.0 (peace-scale)"), ground("as the proposal has it")
    ('rivals, severe rivals', 'as the proposal has it')
    """
    parts = dict.fromkeys(_part(part) for part in given.split("; "))
    alone = ", no rivalry" if len(parts) == 1 and given.startswith("dispute") else ""
    return ", ".join(parts) + alone


def _part(given: str) -> str:
    """One ground, with the year it is carried from where it is.

    >>> _part("rivalry (tss-rivalries, as of 2020)")
    'rivals as of 2020'
    """
    said, _, source = given.partition(" (")
    as_of = source.rstrip(")").partition(", as of ")[2]
    return _GROUNDS.get(said, said) + (f" as of {as_of}" if as_of else "")
