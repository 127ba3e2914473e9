"""The kind of a text, by the rules of `data/kinds.yaml`: weights add up, the reasons are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from comity.model import Reasoned, Turn
from comity.texts.heads import Head
from comity.texts.lines import Line, is_bullet, is_clock, is_headingish

SAMPLE = 60_000  # characters of the body that the rules look at


class Rule(NamedTuple):
    """One row of the lexicon: what adds how much weight to which kind, and the reason shown."""

    kind: str
    weight: float
    reason: str
    where: str | None
    pattern: re.Pattern[str] | None
    count: str | None
    min: float
    max: float


@cache
def rules() -> tuple[Rule, ...]:
    """The lexicon's rules, in order."""
    rows = yaml.safe_load(files(__package__).joinpath("data/kinds.yaml").read_text("utf-8"))
    return tuple(
        Rule(
            row["kind"],
            float(row["weight"]),
            row["reason"],
            row.get("where"),
            re.compile(row["pattern"], re.IGNORECASE | re.DOTALL) if "pattern" in row else None,
            row.get("count"),
            float(row.get("min", 0)),
            float(row.get("max", "inf")),
        )
        for row in rows
    )


def kind_of(text: str, lines: Sequence[Line], head: Head, turns: Sequence[Turn]) -> Reasoned:
    """The kind of a text, with confidence and reasons; "unknown" where no rule applies."""
    places = _places(text, head)
    counts = _counts(text, lines, head, turns)
    weights: dict[str, float] = {}
    reasons: dict[str, list[tuple[float, str]]] = {}
    for rule in rules():
        if rule.pattern:
            met = rule.pattern.search(places[rule.where or "body"]) is not None
        else:
            met = rule.min <= counts[rule.count or "words"] <= rule.max
        if met:
            weights[rule.kind] = weights.get(rule.kind, 0.0) + rule.weight
            reasons.setdefault(rule.kind, []).append((rule.weight, rule.reason))
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < 2:
        return Reasoned("unknown", "nothing in its title, opening or form tells its kind", 0.0)
    kind, weight = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    why = dict.fromkeys(reason for _, reason in sorted(reasons[kind], reverse=True))
    return Reasoned(kind, "; ".join(list(why)[:4]), round(weight / (weight + second + 1), 2))


def _places(text: str, head: Head) -> dict[str, str]:
    body = text[head.body :]
    if len(body) > SAMPLE:
        body = body[: SAMPLE - 10_000] + "\n" + body[-10_000:]
    return {
        "title": head.title.value if head.title else "",
        "opening": body[:700],
        "body": body,
        "closing": body[-500:],
    }


_LEADER = re.compile(r"\b(?:president|prime minister|chancellor|king|premier)\b", re.IGNORECASE)
_OFFICIAL = re.compile(
    r"official|spokes|press secretary|moderator|\b(?:mr|ms|mrs|dr)\b|admiral|general|secretary|director|advis",
    re.IGNORECASE,
)
_NARRATED = re.compile(
    r"\b(?:said|says|noted|argued?|wrote|claimed|warned|stressed|declared|acknowledged|lamented|concluded|pointed out|"
    r"predicted|according to)\b"
)
_HEDGE = re.compile(
    r"\b(?:indeed|likely|perhaps|arguably|suggests?|seems?|of course|however|moreover|apparently|surely|clearly|in other "
    r"words|the big picture|at the same time|unlikely|remains to be seen|nonetheless|despite)\b",
    re.IGNORECASE,
)
_SCARE = re.compile(r"[“\"‘][^”\"’\n]{3,40}[”\"’]")
_FIRST = re.compile(r"\b(?:I|I’m|I've|I’ve|my|me)\b")
_ARTICLE = re.compile(r"(?m)^\W{0,4}(?:Article|ARTICLE)\s+\d+|\bArticle \d+(?:\.\d+)?\b(?= [A-Z])")
_ATTRIBUTED = re.compile(r"^(?:[^\W\d_][\w.’'-]*\s){1,6}[^:\n]{0,60}:\s[“\"]")


def _counts(text: str, lines: Sequence[Line], head: Head, turns: Sequence[Turn]) -> dict[str, float]:
    body = text[head.body : head.body + SAMPLE]
    words = max(1, len(body.split()))
    labelled = [turn for turn in turns if turn.label]
    names = {turn.speaker for turn in labelled if turn.speaker and turn.role != "question"}
    questions = sum(turn.role == "question" for turn in labelled)
    before = labelled[0].span.start if labelled else 0
    first_question = next((t.span.start for t in labelled if t.role == "question"), None)
    listed = sum(is_bullet(line.text) for line in lines)
    headings = sum(is_headingish(line.text) and len(line.text) < 120 for line in lines[head.lines :])
    leaders = sum(1 for name in names if _LEADER.search(name))
    officials = sum(1 for name in names if _OFFICIAL.search(name) and not _LEADER.search(name))
    first_person = len(_FIRST.findall(body))
    unlabelled_narrative = 0 if len(labelled) > 1 else 1
    hedges, narrated = len(_HEDGE.findall(body)), len(_NARRATED.findall(body))
    few = len(names) <= 3
    return {
        "words": words,
        "chair": sum(turn.role == "chair" for turn in labelled if (turn.speaker or "").startswith("The ")),
        "questions": questions,
        "labels": len(labelled),
        "unasked": float(len(labelled) >= 2 and questions == 0),
        "heads_of_state": leaders,
        "asked_leader": float(leaders > 0 and questions >= 2 and not officials),
        "officials": float(officials > 0 and questions >= 1),
        "asks_first": float(
            first_question is not None
            and first_question - before < 900
            and few
            and questions >= 4
            and not re.search(r"on background|Briefing Room|press (?:conference|gaggle)", body[:3000])
        ),
        "first_person": first_person * 1000 / words if words > 150 else min(first_person, 5),
        "clock": float(any(is_clock(line.text) for line in [*lines[:8], *lines[-2:]])),
        "list_items": (listed + headings) * 100 / max(1, len(lines)) if len(lines) > 8 else 0,
        "third_person_list": float(listed + headings >= 6 and first_person * 1000 / words < 3 and not labelled),
        "articles": len(_ARTICLE.findall(body)),
        "byline": float(head.author is not None),
        "narrated": unlabelled_narrative * narrated * 1000 / words if words > 250 else 0,
        "hedges": unlabelled_narrative * hedges * 1000 / words
        if words > 250 and first_person * 1000 / words < 8
        else 0,
        "scare": unlabelled_narrative * len(_SCARE.findall(body)) * 1000 / words if words > 250 else 0,
        "attributed_lines": sum(_ATTRIBUTED.match(line.text) is not None for line in lines),
    }
