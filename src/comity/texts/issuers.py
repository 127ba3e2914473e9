"""Who issued a text, as far as its own words say."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from comity.model import Reasoned, Span
from comity.texts.heads import Head

OPENING = 700  # characters of the body in which a text tells whose it is
_PARTIES = re.compile(
    r"\b[Ww][Ee],? (?:–|—|-)?\s?the (?:\w+ )?(?:[Ll]eaders|[Hh]eads of [Ss]tate(?: and [Gg]overnment)?|"
    r"[Pp]residents|[Mm]ember [Ss]tates|(?:[Ff]oreign )?[Mm]inisters|"
    r"[Gg]overnments)\s+of (?:the )?(?P<who>[A-Z][^.;:]{2,160}?)"
    r"(?=,? (?:met|convened|gather\w*|have|express|reaffirm|condemn|–|—|recogni[sz]e|welcome|commit|are|wish|"
    r"reiterate|today|in|on|issue|join\w*)\b|[;:.]| –| —)"
)  # fmt: skip
_WE_LISTED = re.compile(r"\b[Ww]e\s?[–—-]{1,2}\s?(?P<who>[A-Z][^;:]{10,300}?)\s[–—-]{1,2}\s")
_LEADERS_OF = re.compile(
    r"(?:The )?(?:[Ll]eaders|[Rr]epresentatives|[Pp]residents|[Gg]overnments|"
    r"[Ff]oreign [Mm]inisters) of (?:the )?(?P<who>[A-Z][\w. ]+? and (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)"
)
_JOINT_OF = re.compile(
    r"\b(?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[eé])\s+(?:of|by|between|"
    r"from)\s+(?:the )?(?:(?:[A-Z][\w-]+ ){0,3}(?:Summit|Session|Meeting|Conference) of (?:the )?)?"
    r"(?P<who>[A-Z].{3,200}?)(?=\s+(?:on|about|regarding|following|concerning|after)\b|$)"
)
_OFFICE_OF = re.compile(
    r"(?:the )?(?P<who>(?:President|Prime Minister|Chancellor|King|Foreign Minister|Minister (?:of|"
    r"for) Foreign Affairs|"
    r"Head of State) of (?:the )?(?:[A-Z]\w+)(?: [A-Z]\w+){0,3}?)(?=[ ,.]+(?:[A-Z]\w+ [A-Z]\w+|had|met|held|"
    r"spoke|took|visited|\w+ed)\b)"
)
_NAMED_FIRST = re.compile(
    r"[“\"]?(?:Today,? |This \w+,? |On [\w ]{3,20}, |Yesterday,? )?(?P<who>(?:(?:[A-Z][\w.’'-]*|of|the|for|"
    r"and) ){0,8}?[A-Z][\w.’'-]+(?:,? (?:Jr|Sr)\.)?)(?:, [^.\n]{3,90},)? "
    r"(?:today |also |yesterday )?(?:spoke|met|had|held|hosted|talked|signed|visited|announced|received|"
    r"convened|took part|participated|sent|chaired|welcomed|thanked|will)\b"
)  # fmt: skip
_SAYS = (
    r"(?:reaffirmed|said|stated|announced|emphasi[sz]ed|noted|stressed|expressed|condemn\w+|confirm\w+|"
    r"call\w+|issued|released|published)"
)


def issuer_in_body(text: str, head: Head, kind: str) -> Reasoned | None:
    """Who issued a text, as far as its words say: the parties of a joint text, the institution that speaks in it, the
    seat where it was spoken, or the office-holder whose doings it tells first."""
    if kind in ("speech", "interview", "commentary", "news", "treaty"):
        return _seat(text, head) if kind in ("speech", "interview") else None
    if kind == "council record":
        return Reasoned("United Nations Security Council", "a record of its meeting", 0.9)
    if kind in ("joint statement", "communiqué"):
        return _parties(text, head)
    return _institution(text, head) or _seat(text, head) or _office(text, head) or _named_first(text, head)


@cache
def _names() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    table = yaml.safe_load(files(__package__).joinpath("data/issuers.yaml").read_text("utf-8"))
    names = "|".join(sorted(map(re.escape, table["names"]), key=len, reverse=True))
    pattern = (
        rf"\b(?:[Tt]he )?(?P<who>(?:[A-Z][a-z]+ )?(?:{names})(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+){{0,3}})?)"
        rf"\s+{_SAYS}\b"
    )
    return re.compile(pattern), table["seats"]


def _institution(text: str, head: Head) -> Reasoned | None:
    match = _names()[0].search(text, head.body)
    return _who(text, match, "the institution that speaks in it", 0.75) if match else None


def _seat(text: str, head: Head) -> Reasoned | None:
    above = text[: head.body + 60]
    for issuer, seats in _names()[1].items():
        for seat in seats:
            at = above.find(seat)
            if 0 <= at < head.body:
                return Reasoned(issuer, f"it was spoken at {seat}", 0.7, Span.of(text, at, at + len(seat)))
    return None


def _parties(text: str, head: Head) -> Reasoned | None:
    for pattern, place, reason in (
        (_PARTIES, (head.body, head.body + OPENING), "the parties in whose name it speaks"),
        (_WE_LISTED, (head.body, head.body + OPENING), "the parties in whose name it speaks"),
        (_LEADERS_OF, (head.body, head.body + OPENING), "the parties that its opening names"),
        (_JOINT_OF, (0, head.body), "the parties that its title names"),
    ):
        match = pattern.search(text, *place) if place[1] > place[0] else None
        if match:
            return _who(text, match, reason, 0.85)
    return None


def _office(text: str, head: Head) -> Reasoned | None:
    match = _OFFICE_OF.match(
        text, head.title.span.start if head.title and head.title.span else head.body
    ) or _OFFICE_OF.match(text, head.body)
    return _who(text, match, "the office whose doings it tells first", 0.7) if match else None


def _named_first(text: str, head: Head) -> Reasoned | None:
    match = _NAMED_FIRST.match(text, head.body)
    if match is None and head.title and head.title.span:
        match = _NAMED_FIRST.match(text, head.title.span.start)
    return _who(text, match, "it tells of this side’s doings first", 0.5) if match else None


def _who(text: str, match: re.Match[str], reason: str, confidence: float) -> Reasoned:
    start, end = match.span("who")
    return Reasoned(
        text[start:end].rstrip(" ,"),
        reason,
        confidence,
        Span.of(text, start, start + len(text[start:end].rstrip(" ,"))),
    )
