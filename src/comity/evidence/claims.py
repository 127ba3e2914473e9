"""Claims that the record can check: memberships, member counts and their changes, votes, firsts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.evidence.assertion import Asserters
from comity.evidence.ties import find_ties
from comity.language import Annotation
from comity.model import Actor, Claim, Mention, Span, Statement

_NUMBERS = {word: str(i) for i, word in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"])}  # fmt: skip  # noqa: E501
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_COUNT = re.compile(
    rf"\b(?:has|have|with|comprises|counts|unites|brings together|includes|of|its|now|all)\s+(?:now\s+|its\s+|the\s+)?({_NUMBER})[\s-]+(?:full\s+)?(?:members?|member[\s-](?:states|countries|nations))\b",  # noqa: E501
    re.I,
)
_FACTORS = {"doubled": "2", "tripled": "3", "trebled": "3", "quadrupled": "4", "halved": "0.5"}
_CHANGE = re.compile(
    r"\b(?:membership|members|ranks|size)\b[^.;]{0,40}?\b(doubled|tripled|trebled|quadrupled|halved|grown|expanded)\b|\b(doubled|tripled|trebled|quadrupled|halved)\s+(?:its\s+)?(?:membership|members|ranks|size)",
    re.I,
)
_VOTE = re.compile(
    rf"\b(\d{{1,3}})\s+(?:votes?|deputies|members|states|countries|MEPs|in favour|in favor|for|to)\b[^.;]{{0,40}}?\b({_NUMBER})\s+[“\"]?(?:against|nays?|noes|no votes)?[”\"]?,?[^.;]{{0,30}}?\b({_NUMBER})\s+(?:abstentions?|abstained|abstaining)",  # noqa: E501
    re.I,
)
_FIRST = re.compile(
    r"\bfirst\s+(?:\w+\s+){0,2}(?:visit|trip|meeting|summit|time|call|talks)\b[^.;]{0,30}?\bsince\b", re.I
)
_GROUPS = ("organisation", "treaty", "initiative", "body")


def find_claims(
    annotation: Annotation, statements: Sequence[Statement], registry: dict[str, Actor]
) -> tuple[Claim, ...]:
    """Everything a document claims that a record of memberships and votes could check, unchecked as yet."""
    asserters = Asserters(annotation, statements)
    actors = registry | annotation.actors
    found = [*_memberships(annotation, statements, registry, actors)]
    for sentence in annotation.sentences:
        found += _counts(annotation, sentence, actors, asserters)
        found += _changes(annotation, sentence, actors, asserters)
        found += _votes(annotation, sentence, asserters)
        found += _firsts(annotation, sentence, asserters)
    return tuple({claim.id: claim for claim in found}.values())


def _date(annotation: Annotation) -> str | None:
    return annotation.document.date.value if annotation.document.date else None


def _claim(
    annotation: Annotation, type: str, words: Span, subject: str | None, said: dict[str, str], asserters: Asserters
) -> Claim:
    who, statement = asserters.at(words.start)
    id = f"{annotation.document.id}:c{words.start}-{words.end}-{type.replace(' ', '-')}-{said.get('actor', '')}"
    return Claim(id, annotation.document.id, type, words, subject, who, said, statement.id if statement else None)


def _memberships(
    annotation: Annotation, statements: Sequence[Statement], registry: dict[str, Actor], actors: dict[str, Actor]
) -> Iterator[Claim]:
    date = _date(annotation)
    for tie in find_ties(annotation, statements, registry):
        said_of = actors[tie.source].kind == "state" and actors[tie.target].kind in ("organisation", "treaty")
        if tie.kind != "membership" or tie.status != "member" or not said_of or tie.words is None or date is None:
            continue
        if tie.factuality not in ("asserted", "denied"):
            continue
        said = {"actor": tie.source, "organisation": tie.target, "on": date}
        if tie.factuality == "denied":
            said["negated"] = "yes"
        id = f"{annotation.document.id}:c{tie.words.start}-{tie.words.end}-membership-{tie.source}-{tie.target}"
        yield Claim(
            id, annotation.document.id, "membership", tie.words, tie.source, tie.asserted_by, said, tie.statement
        )


def _groups(annotation: Annotation, sentence: Span, actors: dict[str, Actor]) -> list[Mention]:
    inside = (m for m in annotation.mentions if sentence.contains(m.span) and m.actor in actors)
    return [m for m in inside if actors[m.actor or ""].kind in _GROUPS]


def _nearest(mentions: list[Mention], at: int) -> Mention | None:
    before = [m for m in mentions if m.span.end <= at]
    return before[-1] if before else mentions[0] if mentions else None


def _counts(annotation: Annotation, sentence: Span, actors: dict[str, Actor], asserters: Asserters) -> Iterator[Claim]:
    for match in _COUNT.finditer(sentence.text):
        org = _nearest(_groups(annotation, sentence, actors), sentence.start + match.start())
        date = _date(annotation)
        if org and org.actor and date:
            words = annotation.document.span(
                min(org.span.start, sentence.start + match.start()), sentence.start + match.end()
            )
            count = _NUMBERS.get(match[1].casefold(), match[1])
            said = {"organisation": org.actor, "on": date, "count": count}
            yield _claim(annotation, "member count", words, org.actor, said, asserters)


def _changes(annotation: Annotation, sentence: Span, actors: dict[str, Actor], asserters: Asserters) -> Iterator[Claim]:
    for match in _CHANGE.finditer(sentence.text):
        org = _nearest(_groups(annotation, sentence, actors), sentence.start + match.start())
        date = _date(annotation)
        if org and org.actor and date:
            word = (match[1] or match[2]).casefold()
            words = annotation.document.span(
                min(org.span.start, sentence.start + match.start()), sentence.start + match.end()
            )
            # Without a date of its own, a change is checked against the year before the words were written.
            said = {"organisation": org.actor, "from": f"{int(date[:4]) - 1}{date[4:]}", "to": date}
            said |= {"factor": _FACTORS[word]} if word in _FACTORS else {}
            yield _claim(annotation, "change of membership", words, org.actor, said, asserters)


def _votes(annotation: Annotation, sentence: Span, asserters: Asserters) -> Iterator[Claim]:
    for match in _VOTE.finditer(sentence.text):
        words = annotation.document.span(sentence.start + match.start(), sentence.start + match.end())
        figures = [_NUMBERS.get(group.casefold(), group) for group in match.groups()]
        said = dict(zip(("yes", "no", "abstain"), figures, strict=True))
        yield _claim(annotation, "vote", words, None, said, asserters)


def _firsts(annotation: Annotation, sentence: Span, asserters: Asserters) -> Iterator[Claim]:
    for match in _FIRST.finditer(sentence.text):
        words = annotation.document.span(sentence.start, sentence.start + len(sentence.text.rstrip()))
        yield _claim(annotation, "first", words, None, {"words": match[0]}, asserters)
