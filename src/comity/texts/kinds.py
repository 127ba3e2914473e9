"""The kind of a text: what speaks for each kind (`data/kinds.yaml`), weighed as labelled texts have taught.

Each rule that is met speaks for its kind with the weight that its author gave it, and for and against every kind with
the weight learned from labelled texts (`data/kinds_learned.csv`, by `scripts/train_kinds.py`); so does each common word
and pair of words of the page’s beginning and end (`data/kinds_words.csv`), of which none is a name:

    score(kind) = Σ scale(where) · weights of its rules + bias(kind) + Σ learned(rule, kind) + Σ learned(word, kind)

where a title's rules, an opening's, a shelf's ... have each a scale of their own.

The scores are read as those of a multinomial logistic model. The reasons shown are the rules that add most.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from comity.model import Reasoned, Turn
from comity.texts.bylines import author_of
from comity.texts.heads import NAMED_FIRST, Head
from comity.texts.lines import Line, is_clock, is_headingish

SAMPLE = 60_000  # characters of the body that the rules look at
TOP, TAIL = 1600, 600  # characters of a page’s head and of its end
TITLE = 2.5  # a title tells the kind most surely: its rules count so much more
LEAST = 0.8  # weight of evidence below which the kind is unknown


class Rule(NamedTuple):
    """One row of the lexicon: what adds how much weight to which kind, and the reason shown."""

    id: str
    kind: str
    weight: float
    reason: str
    where: str | None
    pattern: re.Pattern[str] | None
    counted: str | None
    min: float
    max: float


class Learned(NamedTuple):
    """What labelled texts taught: the scales of the authors' weights, and weights by kind of rules, bias and words."""

    scales: dict[str, float]
    weights: dict[str, dict[str, float]]
    words: dict[str, dict[str, float]]


@cache
def rules() -> tuple[Rule, ...]:
    """The lexicon's rules, in order; a rule's id is its kind, where it looks and how manieth it is there."""
    rows = yaml.safe_load(files(__package__).joinpath("data/kinds.yaml").read_text("utf-8"))
    counts: dict[str, int] = {}
    return tuple(_rule(row, counts) for row in rows)


def _rule(row: dict[str, Any], counts: dict[str, int]) -> Rule:
    place = f"{row['kind']}/{row.get('where') or row.get('count')}"
    counts[place] = counts.get(place, 0) + 1
    return Rule(
        f"{place}/{counts[place]}",
        row["kind"],
        float(row["weight"]),
        row["reason"],
        row.get("where"),
        re.compile(row["pattern"], re.IGNORECASE | re.DOTALL) if "pattern" in row else None,
        row.get("count"),
        float(row.get("min", 0)),
        float(row.get("max", "inf")),
    )


@cache
def learned() -> Learned:
    """The learned weights; the rows “scale” hold a scale a place, the rows “bias” what each kind begins with."""
    weights: dict[str, dict[str, float]] = {}
    with files(__package__).joinpath("data/kinds_learned.csv").open("r", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            weights.setdefault(row["rule"], {})[row["kind"]] = float(row["weight"])
    return Learned(weights.pop("scale"), weights, _taught_words())


def _taught_words() -> dict[str, dict[str, float]]:
    """The weights by kind of each word or pair of words."""
    with files(__package__).joinpath("data/kinds_words.csv").open("r", encoding="utf-8") as file:
        rows = [{key: value for key, value in row.items() if value} for row in csv.DictReader(file)]
    return {row.pop("word"): {kind: float(value) for kind, value in row.items()} for row in rows}


_TOKEN = re.compile(r"(?<![\w’'-])[a-zà-ÿ][a-zà-ÿ’'-]+(?![\w’'-])")


def words_of(text: str, title: str) -> frozenset[str]:
    """The words in small letters of a page's beginning and end, pairs of them, and those of its title (“title: ”).

    >>> sorted(words_of("He told reporters. Peace", "On Peace"))
    ['reporters', 'title: on', 'title: peace', 'told', 'told reporters']
    """
    page = text if len(text) <= TOP + TAIL else f"{text[:TOP]}\n{text[-TAIL:]}"
    found: set[str] = set()
    before, end = "", -9
    for token in _TOKEN.finditer(page):
        found.add(token[0])
        if token.start() == end + 1 and page[end] == " ":
            found.add(f"{before} {token[0]}")
        before, end = token[0], token.end()
    return frozenset(found | {f"title: {word}" for word in _TOKEN.findall(title.lower())})


def met(text: str, lines: Sequence[Line], head: Head, turns: Sequence[Turn], shelf: str = "") -> tuple[Rule, ...]:
    """The rules that a text meets.

    Args:
        shelf: where the text is kept: its address, and what its site or file calls the shelf on which it stands.
    """
    places, counts = _places(text, lines, head, shelf), _counts(text, lines, head, turns)

    def holds(rule: Rule) -> bool:
        if rule.pattern:
            return rule.pattern.search(places[rule.where or "body"]) is not None
        return rule.min <= counts[rule.counted or "words"] <= rule.max

    return tuple(rule for rule in rules() if holds(rule))


def place_of(rule: Rule) -> str:
    """Where a rule looks; “count” for what reading counts."""
    return rule.where or "count"


def given_weight(rule: Rule) -> float:
    """The weight that the rule's author gave it; the title's counts more."""
    return rule.weight * TITLE if rule.where == "title" else rule.weight


def kind_of(text: str, lines: Sequence[Line], head: Head, turns: Sequence[Turn], shelf: str = "") -> Reasoned:
    """The kind of a text, with confidence and reasons; "unknown" where no rule applies. `shelf` as in `met`."""
    found, taught = met(text, lines, head, turns, shelf), learned()
    scores = dict(taught.weights["bias"])
    said = words_of(text, head.title.value if head.title else "") & taught.words.keys()
    for word in said:
        for kind, weight in taught.words[word].items():
            scores[kind] += weight
    for rule in found:
        scores[rule.kind] += taught.scales[place_of(rule)] * rule.weight
        for kind, weight in taught.weights.get(rule.id, {}).items():
            scores[kind] += weight
    if head.title and _OWN_WORDS.match(head.title.value):
        scores = {kind: score for kind, score in scores.items() if kind not in _ABOUT}
    kind = max(scores, key=lambda name: scores[name])
    if sum(given_weight(rule) for rule in found) < LEAST:
        return Reasoned("unknown", "nothing in its title, opening or form tells its kind", 0.0)
    share = 1 / sum(math.exp(score - scores[kind]) for score in scores.values())
    reasons = [_reasons(found, kind, taught), _words_that_tell(said, kind, taught)]
    return Reasoned(kind, "; ".join(filter(None, reasons)), round(share, 2))


_OWN_WORDS = re.compile(
    r"(?:[\w’-]+ ){0,2}?(?:statement|communiqu[eé]|declaration|press release|readout|remarks|address) (?:by|of|from)\b",
    re.IGNORECASE,
)
_ABOUT = ("news", "commentary", "analysis")  # what is written about others is titled “Statement by ...” by nobody


def _words_that_tell(said: frozenset[str], kind: str, taught: Learned) -> str:
    """The three words that add most to a kind, where they add much."""
    ranked = sorted(said, key=lambda word: (-taught.words[word].get(kind, 0.0), word))[:3]
    telling = [word for word in ranked if taught.words[word].get(kind, 0.0) >= 0.15]
    return f"words that texts of this kind use ({', '.join(telling)})" if telling else ""


def _reasons(found: Sequence[Rule], kind: str, taught: Learned) -> str:
    """The four reasons that add most to a kind: its own rules first, else what it was weighed against."""

    def adds(rule: Rule) -> float:
        own = taught.scales[place_of(rule)] * rule.weight if rule.kind == kind else 0.0
        return own + taught.weights.get(rule.id, {}).get(kind, 0.0)

    ranked = sorted((rule for rule in found if adds(rule) > 0.05), key=adds, reverse=True)
    own = [rule.reason for rule in ranked if rule.kind == kind] or [rule.reason for rule in ranked]
    return "; ".join(list(dict.fromkeys(own))[:4]) or "more than for any other kind speaks for it"


_PATH = re.compile(r"(?:https?://|www\.)[\w.-]+/(\S+)|(?<=\w)/([\w-]+(?:/[\w-]+)+)")


def _shelved(text: str, shelf: str) -> str:
    """The shelf, and the paths of the addresses that a page gives of itself at its top and its end."""
    page = f"{text[:TOP]}\n{text[-TAIL:]}"
    return " ".join([shelf, *(f"/{a or b}" for a, b in _PATH.findall(page))])


def _places(text: str, lines: Sequence[Line], head: Head, shelf: str) -> dict[str, str]:
    body = text[head.body :]
    if len(body) > SAMPLE:
        body = body[: SAMPLE - 10_000] + "\n" + body[-10_000:]
    return {
        "title": head.title.value if head.title else "",
        "section": next((line.text for line, role in zip(lines, head.roles, strict=False) if role == "section"), ""),
        "opening": body[:700],
        "body": body,
        "closing": body[-500:],
        "top": text[:TOP],
        "head": text[: head.body],
        "tail": text[-TAIL:],
        "shelf": _shelved(text, shelf),
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
_VOICE = re.compile(
    r"\b([A-Z][\w’'-]+) (?:said|says|added|told)\b(?!:)|\b(?:said|says|added) (?:[A-Z][\w’'-]+ )*?([A-Z][\w’'-]+)\b"
)
_HEDGE = re.compile(
    r"\b(?:indeed|likely|perhaps|arguably|suggests?|seems?|of course|however|moreover|apparently|surely|clearly|"
    r"in other "
    r"words|the big picture|at the same time|unlikely|remains to be seen|nonetheless|despite)\b",
    re.IGNORECASE,
)
_SCARE = re.compile(r"[“\"‘][^”\"’\n]{3,40}[”\"’]")
_FIRST = re.compile(r"\b(?:I|I’m|I've|I’ve|my|me)\b")
_ARTICLE = re.compile(r"(?m)^\W{0,4}(?:Article|ARTICLE)\s+\d+|\bArticle \d+(?:\.\d+)?\b(?= [A-Z])")
_ATTRIBUTED = re.compile(r"^(?:[^\W\d_][\w.’'-]*\s){1,6}[^:\n]{0,60}:\s[“\"]")


_QUOTED = re.compile(r"“[^”\n]{0,3000}”|\"[^\"\n]{0,3000}\"")
_BULLETED = re.compile(r"[-*•▲·▪◦‣]\s")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_AUDIENCE = re.compile(r"\((?:Applause|Laughter|Laughs)\.?\)")
_TO_PRESS = re.compile(r"on background|Briefing Room|press (?:conference|gaggle)")


def _counts(text: str, lines: Sequence[Line], head: Head, turns: Sequence[Turn]) -> dict[str, float]:
    return _spoken(text, lines, head, turns) | _written(text, lines, head, turns)


def _spoken(text: str, lines: Sequence[Line], head: Head, turns: Sequence[Turn]) -> dict[str, float]:
    """What the labels and the voice of a text count up to."""
    body = text[head.body : head.body + SAMPLE]
    words = max(1, len(body.split()))
    labelled = [turn for turn in turns if turn.label]
    names = {turn.speaker for turn in labelled if turn.speaker and turn.role != "question"}
    questions = sum(turn.role == "question" for turn in labelled)
    first = next((t.span.start for t in labelled if t.role == "question"), None)
    before = labelled[0].span.start if labelled else 0
    leaders = sum(1 for name in names if _LEADER.search(name))
    officials = sum(1 for name in names if _OFFICIAL.search(name) and not _LEADER.search(name))
    early = first is not None and first - before < 900 and len(names) <= 3
    asked = questions >= 2
    own = _QUOTED.sub("", body)
    voice = len(_FIRST.findall(own)) * 1000 / words if words > 150 else min(len(_FIRST.findall(own)), 5)
    chair = sum(turn.role == "chair" for turn in labelled if (turn.speaker or "").startswith("The "))
    asked = asked or chair > 0
    return {
        "chair": chair,
        "questions": questions,
        "labels": 0 if asked else len(labelled),
        "spoken": float(not asked and sum(len(t.span.text) for t in labelled) > 0.3 * len(body)),
        "unasked": float(len(labelled) >= 2 and questions == 0 and not asked),
        "heads_of_state": leaders,
        "asked_leader": float(leaders > 0 and asked and not officials),
        "officials": float(officials > 0 and questions >= 1),
        "asks_first": float(early and questions >= 4 and not _TO_PRESS.search(text[:3000])),
        "first_person": 0 if asked else voice,
        "we": 0 if asked or words < 150 else len(_WE.findall(own)) * 1000 / words,
        "clock": 0 if asked else float(any(is_clock(line.text) for line in [*lines[:8], *lines[-2:]])),
        "audience": 0 if asked else len(_AUDIENCE.findall(body)),
    }


def _written(text: str, lines: Sequence[Line], head: Head, turns: Sequence[Turn]) -> dict[str, float]:
    """What the form of a text on the page counts up to."""
    body = text[head.body : head.body + SAMPLE]
    words = max(1, len(body.split()))
    listed = sum(_BULLETED.match(line.text) is not None for line in lines)
    below = zip(lines[head.lines :], lines[head.lines + 1 :], strict=False)
    headings = sum(is_headingish(a.text) and len(a.text) < 110 and a.gap > 0 and b.gap > 0 for a, b in below)
    own = _QUOTED.sub("", body)
    voice, we = len(_FIRST.findall(own)) * 1000 / words, len(_WE.findall(own)) * 1000 / words
    prose = words > 120 and sum(turn.label is not None for turn in turns) <= 1
    return {
        "words": words,
        "list_items": (listed + headings) * 100 / len(lines) if len(lines) > 8 else 0,
        "third_person_list": float(
            listed + headings >= 6 and voice < 2 and we < 12 and not any(t.label for t in turns)
        ),
        "articles": len(_ARTICLE.findall(body)),
        "byline": float(head.author is not None or author_of(text, lines, head.title) is not None),
        "named_author": float(head.author is not None and head.author.reason == NAMED_FIRST),
        "narrated": len(_NARRATED.findall(body)) * 1000 / words if prose else 0,
        "hedges": len(_HEDGE.findall(body)) * 1000 / words if prose and voice < 6 else 0,
        "voices": 0 if voice > 3 else len({a or b for a, b in _VOICE.findall(own)}),
        "scare": len(_SCARE.findall(body)) * 1000 / words if prose else 0,
        "short_statement": float(words <= 500 and not any(t.label for t in turns)),
        "quoted_blocks": sum(line.text.startswith(">") for line in lines),
        "attributed_lines": sum(_ATTRIBUTED.match(line.text) is not None for line in lines),
    }
