"""Hold the record against facts that were written down before looking at it.

    python bench/record_facts.py [FACTS.csv ...]

Each row of bench/record_facts_*.csv is one question with its right answer: `kind`, `about`, `other`, `date`, `right`,
`source`. Kinds: leader, minister, head (who held the office of a state or an organisation on a date); war, pact,
rupture (yes or no, between two states on a date); code, name (the id of the state meant); member (`about` a state,
`other` an organisation, `right` member, another status, or no: no member, whatever else); count (full members of
`about`); claim (a sentence said on a date, `right` true or false).

A membership, a count, an office and a claim is also judged as a claim is. "Consistent" of what is false is the worst
fault and stands first; a claim left undecided is neither right nor that fault.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from comity import evidence, record
from comity.errors import ComityError
from comity.language import annotate
from comity.model import FULL_MEMBER, Claim, Span
from comity.texts import document_from_text

Fact = dict[str, str]
HOME = Path(__file__).parent
_DEFENCE = {"NATO", "CSTO", "AES", "Rio Treaty", "ANZUS"}  # organisations whose members owe one another defence


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]] or sorted(HOME.glob("record_facts_*.csv"))
    facts = [fact for path in paths for fact in _facts(path)]
    outcomes = [(fact, *_outcome(fact)) for fact in facts]
    false = [row for row in outcomes if row[1] == "false consistent"]
    print(f"consistent though false: {len(false)}")
    for fact, outcome, answer in sorted(outcomes, key=lambda row: row[1]):
        if outcome not in ("right", "undecided"):
            print(f"  {outcome}: {_line(fact)}: right {fact['right']!r}, record {answer!r}")
    for kind in sorted({fact["kind"] for fact in facts}):
        _total(kind, [row for row in outcomes if row[0]["kind"] == kind])
    _total("all", outcomes)


def _facts(path: Path) -> Iterator[Fact]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _line(fact: Fact) -> str:
    return " ".join(filter(None, (fact["kind"], fact["about"], fact["other"], fact["date"])))


def _total(name: str, rows: list[tuple[Fact, str, str]]) -> None:
    counts = Counter(outcome for _, outcome, _ in rows)
    print(f"{name}: {counts['right']} of {len(rows)} right; " + ", ".join(f"{k} {v}" for k, v in counts.items()))


# ── one fact ─────────────────────────────────────────────────────────────────────────────────────────


def _outcome(fact: Fact) -> tuple[str, str]:
    """Right, wrong, undecided or false consistent; and what the record answers."""
    try:
        if fact["kind"] == "claim":
            return _judged(_said(fact["about"], fact["date"]), fact["right"] == "true")
        answer = _ANSWERS[fact["kind"]](fact)
    except ComityError as error:
        return "wrong", f"{type(error).__name__}: {error}"
    right = _same(fact, answer)
    judged = [_judged([record.check(claim)], true)[0] for claim, true in _claims(fact)]
    if "false consistent" in judged:
        return "false consistent", answer
    return ("right" if right else "wrong"), answer


def _same(fact: Fact, answer: str) -> bool:
    if fact["kind"] not in ("leader", "minister", "head"):
        return answer == fact["right"]
    names = [_words(name) for name in answer.split("; ")]
    return any(_words(fact["right"])[-1] in name or set(_words(fact["right"])) <= set(name) for name in names)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.findall(r"[a-z]+", plain.replace("'", "").replace("-", "")) or [""]


def _who(people: Iterable[object]) -> str:
    return "; ".join(dict.fromkeys(person.name for person in people))  # type: ignore[attr-defined]


def _leader(fact: Fact) -> str:
    return _who(p for p in record.leaders(fact["about"], fact["date"]) if "foreign" not in (p.office or ""))


def _minister(fact: Fact) -> str:
    people = record.leaders(fact["about"], fact["date"])
    return _who(p for p in people if re.search("foreign|secretary of state|external", p.office or ""))


def _head(fact: Fact) -> str:
    if heads := getattr(record, "heads", None):
        return _who(heads(fact["about"], fact["date"]))
    org, on = record.organisation(fact["about"]).id, fact["date"]
    held = (p for p in record.registry() if p.kind == "person" and p.parent == org and (p.start or "") <= on)
    return _who(p for p in held if (p.end or "9999") >= on)


def _kinds(fact: Fact, *kinds: str) -> str:
    ties = record.ties(fact["about"], fact["other"], fact["date"])
    return "yes" if any(tie.kind in kinds for tie in ties) else "no"


def _pact(fact: Fact) -> str:
    ties = record.ties(fact["about"], fact["other"], fact["date"])
    owed = any(tie.kind in ("alliance", "guarantee") and "defence" in (tie.status or "") for tie in ties)
    full = {(tie.source, tie.target) for tie in ties if tie.kind == "membership" and tie.status in FULL_MEMBER}
    shared = Counter(org for _, org in full)
    return "yes" if owed or any(shared[org] > 1 for org in _DEFENCE) else "no"


def _member(fact: Fact) -> str:
    state = record.find(fact["about"]).id
    found = {tie.status or "" for tie in record.members(fact["other"], fact["date"]) if tie.source == state}
    if fact["right"] in found:
        return fact["right"]
    if fact["right"] == "no" and not found & FULL_MEMBER:  # an observer, a signatory is no member
        return "no"
    return "member" if found & FULL_MEMBER else next(iter(sorted(found)), "no")


def _count(fact: Fact) -> str:
    full = {tie.source for tie in record.members(fact["about"], fact["date"]) if tie.status in FULL_MEMBER}
    return str(len(full))


_ANSWERS = {
    "leader": _leader, "minister": _minister, "head": _head, "pact": _pact, "member": _member, "count": _count,
    "war": lambda fact: _kinds(fact, "war", "armed conflict"), "rupture": lambda fact: _kinds(fact, "rupture"),
    "code": lambda fact: record.state(fact["about"]).id, "name": lambda fact: record.find(fact["about"]).id,
}  # fmt: skip


# ── claims ───────────────────────────────────────────────────────────────────────────────────────────


def _claims(fact: Fact) -> Iterator[tuple[Claim, bool]]:
    """The fact as claims, true and false."""
    if fact["kind"] == "member":
        said = {"actor": fact["about"], "organisation": fact["other"], "on": fact["date"]}
        yield _claim("membership", said), fact["right"] in FULL_MEMBER
        yield _claim("membership", said | {"negated": "yes"}), fact["right"] not in FULL_MEMBER
    if fact["kind"] == "count":
        said = {"organisation": fact["about"], "on": fact["date"]}
        yield _claim("member count", said | {"count": fact["right"]}), True
        yield _claim("member count", said | {"count": str(int(fact["right"]) + 3)}), False


def _claim(type: str, said: dict[str, str]) -> Claim:
    return Claim("fact", "facts", type, Span(0, 1, "x"), None, None, said)


def _said(sentence: str, on: str) -> list[Claim]:
    document = document_from_text(sentence, kind="speech", date=on)
    annotation = next(iter(annotate([document], record.registry())))
    found = evidence.gather(annotation, {actor.id: actor for actor in record.registry()})
    return [record.check(claim) for claim in found.claims]


def _judged(claims: list[Claim], true: bool) -> tuple[str, str]:
    verdicts = [claim.verdict for claim in claims]
    shown = "; ".join(f"{claim.verdict} ({claim.reason})" for claim in claims) or "no claim found"
    if "consistent" in verdicts and not true:
        return "false consistent", shown
    if "inconsistent" in verdicts and true:
        return "wrong", shown
    return ("right" if {"consistent", "inconsistent"} & set(verdicts) else "undecided"), shown


if __name__ == "__main__":
    main()
