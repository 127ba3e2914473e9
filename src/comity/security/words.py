"""Changes in words, as one would say them: "Ukraine joins NATO", "the United States guarantees Taiwan".

Each phrase becomes a step as a file has it, so that names are looked up and faults told the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import yaml

from comity import record
from comity.errors import ProposalError, UnknownName
from comity.security.proposals import Proposal
from comity.system import OBLIGATIONS as KINDS

# What may be said of each kind of change, as it stands in the help.
SAYINGS = (
    "A and B join ORG", "A leaves ORG", "ORG is dissolved", "A and B end their pact", "A and B sign a defence pact",
    "A, B and C found NAME with defence", "umbrella over ORG and ORG with defence",
    "ORG becomes an alliance of defence",
    "A and B pledge non-aggression", "A and B pledge neutrality", "A guarantees B", "A limits its arms to 80%",
    "A and B end their rivalry", "A and B become rivals",
)  # fmt: skip
LONGEST = 1000  # characters of one change
_KIND = "|".join(KINDS) + "|defense|offense"
_LIST = rf"(?:{_KIND})(?:(?:, | and |, and )(?:{_KIND}))*"
_WITH = rf"(?: (?:with|of|owing) (?P<kinds>{_LIST}))?"
_Step = dict[str, object]


def proposal(changes: Sequence[str], on: str | None = None) -> Proposal:
    """A proposal from changes in words.

    >>> proposal(["Ukraine joins NATO"], "2018").changes[0].op
    'join'

    Raises:
        ProposalError: a phrase is of no known kind of change; the remedy lists them.
        UnknownName: it names a state or organisation that is not on record.
    """
    said: dict[str, object] = {"proposal": "; ".join(changes)}
    if on:
        said["on"] = on
    steps = [_step(" ".join(change.split())) for change in changes]
    return Proposal.parse(yaml.safe_dump(said | {"changes": steps}, sort_keys=False, allow_unicode=True), "--change")


def _step(said: str) -> _Step:
    if len(said) > LONGEST:
        what = f"{said[:60]!r} … is longer than {LONGEST} characters"
        raise ProposalError(what, where="--change", remedy="Give several changes, or write a file.")
    for pattern, make in _PATTERNS:
        if match := pattern.fullmatch(said.rstrip(".")):
            return make(match)
    raise ProposalError(
        f"{said!r} is no change that is understood", where="--change",
        remedy=f"Say it as one of: {'; '.join(SAYINGS)}; or write a file.",
    )  # fmt: skip


def _names(said: str) -> list[str]:
    """Names in an enumeration; one that has "and" in it stays whole where it is on record.

    >>> _names("Chile, Trinidad and Tobago and the United States")
    ['Chile', 'Trinidad and Tobago', 'United States']
    """
    parts = [part.removeprefix("the ").removeprefix("The ") for part in re.split(r",? and |, ", said) if part]
    found: list[str] = []
    at = 0
    while at < len(parts):
        whole = f"{parts[at]} and {parts[at + 1]}" if at + 1 < len(parts) else ""
        joined = bool(whole) and whole in said and _on_record(whole)
        found.append(whole if joined else parts[at])
        at += 2 if joined else 1
    return found


def _on_record(name: str) -> bool:
    try:
        record.find(name)
    except UnknownName:
        return False
    return True


def _kinds(match: re.Match[str]) -> _Step:
    said = match.groupdict().get("kinds")
    spelled = {"defense": "defence", "offense": "offence"}
    return {"obligations": [spelled.get(kind, kind) for kind in re.split(r", and | and |, ", said)]} if said else {}


def _org(match: re.Match[str]) -> str:
    return _bare(match["org"])


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|The) ", "", name)


def _who(match: re.Match[str]) -> list[str]:
    return _names(match["who"])


def _dissolved(match: re.Match[str]) -> _Step:
    return {"dissolve": _org(match)} | _kinds(match)


_RULES: tuple[tuple[str, Callable[[re.Match[str]], _Step]], ...] = (
    (rf"(?P<who>.+?) joins? (?P<org>.+?){_WITH}", lambda m: {"join": _org(m), "states": _who(m)} | _kinds(m)),
    (r"(?P<who>.+?) (?:leaves?|quits?|withdraws? from) (?P<org>.+)", lambda m: {"leave": _org(m), "states": _who(m)}),
    (r"(?:end|dissolve) the pacts? (?:of|between) (?P<who>.+)", lambda m: {"dissolve": _who(m)}),
    (r"(?P<who>.+?) ends? (?:their|the|its) (?:pact|alliance)s?", lambda m: {"dissolve": _who(m)}),
    (r"(?P<who>.+?) ends? (?:their|the|its) rivalr(?:y|ies)", lambda m: {"end rivalry": _who(m)}),
    (r"(?P<who>.+?) (?:become rivals|begin a rivalry)", lambda m: {"begin rivalry": _who(m)}),
    (r"(?:dissolve|end) (?P<org>.+)", _dissolved),
    (r"(?P<org>.+?) (?:is dissolved|dissolves|ends)", _dissolved),
    (
        rf"(?P<who>.+?) (?:signs?|concludes?|makes?) an? (?P<kinds>{_KIND}) (?:pact|treaty)",
        lambda m: {"pact": _who(m)} | _kinds(m),
    ),
    (r"(?P<who>.+?) (?:ally|form an alliance|sign a pact|sign an alliance)", lambda m: {"pact": _who(m)}),
    (
        rf"(?P<who>.+?) (?:found|create|form) (?P<name>.+?){_WITH}",
        lambda m: {"found": _bare(m["name"]), "states": _who(m), "obligations": ["defence"]} | _kinds(m),
    ),
    (
        rf"(?:an? |one )?umbrella over (?P<who>.+?){_WITH}",
        lambda m: {"umbrella": _who(m), "obligations": ["defence"]} | _kinds(m),
    ),
    (
        rf"(?P<who>.+?) (?:come|are brought|unite) under (?:one|a|a common) umbrella{_WITH}",
        lambda m: {"umbrella": _who(m), "obligations": ["defence"]} | _kinds(m),
    ),
    (
        rf"(?P<org>.+?) becomes an (?:alliance|organisation){_WITH}",
        lambda m: {"formalise": _org(m), "obligations": ["defence"]} | _kinds(m),
    ),
    (r"(?P<who>.+?) (?:pledges?|promises?) non-aggression", lambda m: {"non-aggression": _who(m)}),
    (r"(?P<who>.+?) (?:pledges?|promises?) neutrality", lambda m: {"neutrality": _who(m)}),
    (r"(?P<who>.+?) guarantees? (?P<org>.+)", lambda m: {"guarantee": _names(m["org"]), "by": _who(m)}),
    (
        r"(?P<who>.+?) (?:limits?|cuts?|holds?) (?:its|their) arms to (?P<share>[\d./]+ ?%?)",
        lambda m: {"arms limit": _who(m), "share": m["share"]},
    ),
)
_PATTERNS = tuple((re.compile(pattern), make) for pattern, make in _RULES)
