"""Claims that the record can check: memberships and their dates, member counts and how they change, foundings, votes,
firsts, offices, borders, seats, dates of treaties. What the cues are is data (`claims.yaml`); what can be checked of
each is for `record.check`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from comity.evidence.fact_claims import find_fact_claims
from comity.evidence.lists import word_list
from comity.evidence.membership_claims import find_membership_claims
from comity.evidence.office_claims import find_office_claims
from comity.evidence.scene import Scene
from comity.model import Claim, Mention, Span, Tie, last_day
from comity.names import longest_first
from comity.vocabulary import cardinals

_GROUPS = ("organisation", "treaty", "initiative", "body")
_OTHERS = ("observer", "candidate", "dialogue partner", "chair")
_RESOLUTION = re.compile(r"\b(?:A/RES/)?(?:ES-\d{1,2}|\d{1,2})/\d{1,3}\b")
_ASSEMBLY = re.compile(r"\bGeneral Assembly\b|\bA/RES/")


def find_claims(scene: Scene, ties: Sequence[Tie]) -> tuple[Claim, ...]:
    """Everything a document claims that a record of memberships and votes could check, unchecked as yet."""
    plain = [claim for sentence in scene.told for claim in find_membership_claims(sentence, scene)]
    seen = [claim for tie in ties if (claim := _membership(tie, scene))]
    found = [*plain, *(claim for claim in seen if not any(_same(claim, other) for other in plain))]
    for sentence in scene.told:
        found += [*_counts(sentence, scene), *_changes(sentence, scene), *_votes(sentence, scene)]
        found += [*_founded(sentence, scene), *_firsts(sentence, scene), *_seats(sentence, scene)]
        found += find_fact_claims(sentence, scene)
    found += find_office_claims(scene)
    return tuple({claim.id: claim for claim in found}.values())


def _same(claim: Claim, plain: Claim) -> bool:
    """Whether a claim is of a state of which the words say plainly, in the same place, what it is in a group."""
    return claim.subject == plain.subject and claim.words.overlaps(plain.words)


def _any(name: str) -> str:
    return "|".join(word_list("claims")[name])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    n = rf"(?:\d{{1,3}}|{longest_first(cardinals())})"
    members, factors = rf"(?:{_any('members')})", "|".join(word_list("claims")["factors"])
    within = r"[^.;]{0,40}?"
    found = {
        "count": rf"\b(?:{_any('having')})\s+(?:now\s+|its\s+|the\s+)?({n})[\s-]+(?:full\s+)?{members}\b",
        "growth": rf"\b(?:{_any('growing')})\b{within}\bfrom\s+({n})\s+(?:{members}\s+)?to\s+({n})\b",
        "change": rf"\b(?:{_any('membership')})\b{within}\b({_any('growing')}|{factors})\b"
        rf"|\b({factors})\s+(?:its\s+)?(?:{_any('membership')})",
        "vote": rf"\b({n})\s+(?:{_any('in favour')})\b{within}\b({n})\s+[“\"]?(?:{_any('against')})?[”\"]?,?{within}"
        rf"\b({n})\s+[“\"]?(?:{_any('abstaining')})|\b({n})\s*[-–]\s*({n})\s*[-–]\s*({n})\b(?=[^.;]{{0,30}}\bvote)",
        "vote to": rf"\b({n})\s+(?:votes?\s+)?to\s+({n})\b,?{within}\b({n})\s+(?:{_any('abstaining')})",
        "seat": rf"\b(?:{_any('seated')})\s+((?-i:(?:The\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){{0,2}}))",
        "first": rf"\bfirst\s+(?:\w+\s+){{0,2}}(?:{_any('firsts')})\b[^.;]{{0,60}}?\bsince\b",
    }
    return {name: re.compile(pattern, re.I) for name, pattern in found.items()}


def _figure(words: str) -> str:
    value = cardinals().get(words.casefold())
    return words if value is None else str(value)


def _claim(scene: Scene, type: str, words: Span, subject: str | None, said: dict[str, str]) -> Claim:
    asserted = scene.asserters.at(words.start)
    id = f"{scene.document.id}:c{words.start}-{words.end}-{type.replace(' ', '-')}-{said.get('actor', '')}"
    return Claim(id, scene.document.id, type, words, subject, asserted.by[0], said, asserted.id)


def _membership(tie: Tie, scene: Scene) -> Claim | None:
    """A membership that a tie asserts or denies, on the day it is said of, or the day on which it began or ended."""
    kinds = scene.actors[tie.source].kind, scene.actors[tie.target].kind
    if (
        tie.kind != "membership"
        or tie.words is None
        or kinds[0] != "state"
        or kinds[1] not in ("organisation", "treaty")
    ):
        return None
    dated = tie.start or tie.end
    if tie.status not in ("member", "former", *_OTHERS) or tie.factuality not in ("asserted", "denied"):
        return None
    if scene.date is None and dated is None:
        return None
    said = {"actor": tie.source, "organisation": tie.target}
    if dated and tie.factuality == "asserted" and tie.status in ("member", "former"):
        type, said = "date", said | {"joined" if tie.status == "member" else "left": dated}
    else:
        type, said = "membership", said | {"on": _chaired(tie, scene) or scene.date or last_day(dated or "")}
        if (tie.factuality == "denied") != (tie.status == "former"):
            said["negated"] = "yes"
        if tie.status in _OTHERS:
            said["status"] = tie.status
        said |= _permanence(tie.words)
    id = f"{scene.document.id}:c{tie.words.start}-{tie.words.end}-{type}-{tie.source}-{tie.target}"
    return Claim(id, scene.document.id, type, tie.words, tie.source, tie.asserted_by, said, tie.statement)


def _permanence(words: Span) -> dict[str, str]:
    """What is said of a permanent or elected member is said of the Security Council, which alone has such."""
    match = re.search(r"\b(?P<not>non-)?permanent (?:member|seat)", words.text)
    if match is None:
        return {}
    return {"organisation": "UNSC", "status": "elected member" if match["not"] else "permanent member"}


def _chaired(tie: Tie, scene: Scene) -> str | None:
    """The one date that a sentence gives to a chair, which is often one of the past."""
    dates = {value for _, value in scene.dates(tie.words.start)} if tie.words and tie.status == "chair" else set()
    return dates.pop() if len(dates) == 1 else None


def _group(sentence: Span, at: int, scene: Scene) -> Mention | None:
    """The group of which something is said at a place: the last named before it in its sentence, or else the first."""
    named = [
        m
        for m in scene.mentions_in(sentence)
        if m.actor and m.actor in scene.actors and scene.actors[m.actor].kind in _GROUPS
    ]
    before = [m for m in named if m.span.end <= at]
    return before[-1] if before else named[0] if named else None


def _of_group(sentence: Span, match: re.Match[str], scene: Scene) -> tuple[Span, str] | None:
    """The words from the group's name to the end of a match, and the group."""
    start, end = sentence.start + match.start(), sentence.start + match.end()
    group = _group(sentence, start, scene)
    if group is None or group.actor is None:
        return None
    return scene.document.span(min(group.span.start, start), max(group.span.end, end)), group.actor


def _counts(sentence: Span, scene: Scene) -> Iterator[Claim]:
    for match in _patterns()["count"].finditer(sentence.text):
        dates = [value for _, value in scene.dates(sentence.start)]
        now = match[0].split()[0].casefold() in word_list("claims")["present"]
        on = dates[0] if len(dates) == 1 and not (now and scene.date) else scene.date
        if (found := _of_group(sentence, match, scene)) and on:
            said = {"organisation": found[1], "on": on, "count": _figure(match[1])}
            yield _claim(scene, "member count", *found, said)


def _changes(sentence: Span, scene: Scene) -> Iterator[Claim]:
    growth = _patterns()["growth"].search(sentence.text)
    for match in [growth] if growth else _patterns()["change"].finditer(sentence.text):
        period = _period(sentence, scene)
        if (found := _of_group(sentence, match, scene)) and period:
            said = {"organisation": found[1], "from": period[0], "to": period[1]}
            if growth:
                said |= {"before": _figure(growth[1]), "after": _figure(growth[2])}
            elif factor := word_list("claims")["factors"].get((match[1] or match[2]).casefold()):
                said |= {"factor": factor}
            yield _claim(scene, "change of membership", *found, said)


def _period(sentence: Span, scene: Scene) -> tuple[str, str] | None:
    """The first and the last date of a sentence, or its one date and the document's.

    Without a date of its own, a change is checked against the year before the words were written.
    """
    dates = sorted({value for _, value in scene.dates(sentence.start)})
    if scene.date and len(dates) < 2:
        dates = [dates[0] if dates else f"{int(scene.date[:4]) - 1}{scene.date[4:]}", scene.date]
    return (dates[0], dates[-1]) if len(dates) > 1 else None


def _votes(sentence: Span, scene: Scene) -> Iterator[Claim]:
    text = sentence.text
    match = _patterns()["vote to"].search(text) or _patterns()["vote"].search(text)
    if match is None:
        return
    figures = [_figure(group) for group in match.groups() if group]
    said = dict(zip(("yes", "no", "abstain"), figures, strict=True))
    if number := _RESOLUTION.search(text):
        said["resolution"] = number[0]
    days = [value for _, value in scene.dates(sentence.start) if len(value) == 10]
    if _ASSEMBLY.search(text) and len(days) == 1:
        said["on"] = days[0]
    words = scene.document.span(sentence.start + match.start(), sentence.start + match.end())
    yield _claim(scene, "vote", words, None, said)


def _founded(sentence: Span, scene: Scene) -> Iterator[Claim]:
    """“X was founded in 1949”, said of a group that is the subject of the passive."""
    tokens = scene.annotation.tokens.char_span(sentence.start, sentence.end, alignment_mode="expand") or ()
    for verb in tokens:
        subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        if verb.lemma_ not in word_list("claims")["founded"] or subject is None or subject.i not in scene.cast.at:
            continue
        group, dates = scene.cast.at[subject.i], scene.dates(verb.idx)
        if scene.actors[group].kind in _GROUPS and len(dates) == 1 and dates[0][0].start > verb.idx:
            words = scene.document.span(subject.idx, dates[0][0].end)
            yield _claim(scene, "date", words, group, {"organisation": group, "founded": dates[0][1]})


def _seats(sentence: Span, scene: Scene) -> Iterator[Claim]:
    for match in _patterns()["seat"].finditer(sentence.text):
        if scene.date and (found := _of_group(sentence, match, scene)):
            yield _claim(scene, "seat", *found, {"organisation": found[1], "place": match[1], "on": scene.date})


def _firsts(sentence: Span, scene: Scene) -> Iterator[Claim]:
    for match in _patterns()["first"].finditer(sentence.text):
        yield _claim(scene, "first", scene.sentence(sentence.start), None, {"words": match[0]})
