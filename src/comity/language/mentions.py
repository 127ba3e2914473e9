"""Mentions of actors: every span of a document that refers to one, resolved on the document's date.

Names of the registry come first, then what the text itself introduces (acronyms, groupings, bodies, persons), then
what stands in for a name: surnames, "the Organisation", pronouns. Where a mention may refer to several, the
candidates are kept with the reasons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from comity.language.bodies import find_bodies
from comity.language.coreference import find_stand_ins
from comity.language.gazetteer import Entry, Gazetteer, Hit
from comity.language.groupings import find_groupings
from comity.language.institutions import find_institutions
from comity.language.known import find_known
from comity.language.metonyms import stands_for_government
from comity.language.naming import Known, find_persons
from comity.language.settling import settled
from comity.model import Actor, Candidate, Document, Mention, Span
from comity.names import slug

__all__ = ["Gazetteer", "find_mentions", "with_stand_ins"]

_LABELS = {
    "state": "LOC", "place": "LOC", "organisation": "ORG", "body": "ORG", "ngo": "ORG", "person": "PER",
    "grouping": "MISC", "initiative": "MISC", "treaty": "MISC",
}  # fmt: skip
_FORMS = {"acronym": "acronym", "demonym": "demonym", "metonym": "metonym"}
_SEATS = re.compile(
    r"House|Kremlin|Pentagon|Department|Street|Whitehall|Duma|Rada|Bundestag|Knesset|Quai|lys[ée]e|Zhongnanhai"
)


def find_mentions(
    document: Document, tokens: Doc, gazetteer: Gazetteer, known: Known | None = None
) -> tuple[list[Mention], dict[str, Actor]]:
    """Mentions by name, and the actors that the text itself introduces, by id.

    `known` is what the documents of the same file say of persons' offices and states.
    """
    hits = settled(document, tokens, gazetteer)
    introduced: dict[str, Actor] = {}
    found = [_mention(document, tokens, hit, gazetteer, introduced) for hit in hits]
    bodies = find_bodies(document, hits, gazetteer, introduced)
    found += [*bodies, *_acronyms(document, hits, bodies, introduced)]
    found += find_known(document, introduced)
    found += find_institutions(document, hits, gazetteer, introduced)
    found += find_persons(document, tokens, hits, gazetteer, introduced, known or {})
    found += find_groupings(document, tokens, found, gazetteer, introduced)
    return _longest(found), introduced


def with_stand_ins(
    document: Document, tokens: Doc, named: Sequence[Mention], introduced: dict[str, Actor], gazetteer: Gazetteer
) -> tuple[tuple[Mention, ...], dict[str, Actor]]:
    """All mentions in a document in order, what stands in for a name among them, and the actors introduced, by id."""
    mentions = tuple(_longest([*named, *find_stand_ins(document, tokens, named, gazetteer, introduced)]))
    used = {one.actor for one in mentions} | {c.actor for one in mentions for c in one.candidates}
    return mentions, {id: actor for id, actor in introduced.items() if id in used}


def mention(
    document: Document, start: int, end: int, actor: str | None, form: str, label: str, reason: str,
    candidates: tuple[Candidate, ...] = (),
) -> Mention:  # fmt: skip
    """A mention of these characters of a document."""
    id = f"{document.id}:m{start}-{end}"
    return Mention(id, document.id, document.span(start, end), actor, form, label, reason, candidates)


def _mention(document: Document, tokens: Doc, hit: Hit, gazetteer: Gazetteer, introduced: dict[str, Actor]) -> Mention:
    entry = hit.entries[0]
    actor = gazetteer.actors[entry.actor]
    others = tuple(dict.fromkeys(e.actor for e in hit.entries if e.actor != entry.actor))
    candidates = tuple(
        Candidate(id, 0.6 if id == entry.actor else 0.4 / len(others), f"“{entry.text}” names it too")
        for id in (entry.actor, *others)
    ) if others else ()  # fmt: skip
    form = _FORMS.get(entry.kind, "name")
    label = "MISC" if form == "demonym" else _LABELS[actor.kind]
    if form != "metonym" or _SEATS.search(entry.text):
        reason = f"“{entry.text}” is a {form} of {actor.name}"
        return mention(document, hit.start, hit.end, actor.id, form, label, reason, candidates)
    return _capital(document, tokens, hit, entry, actor, introduced, candidates)


def _capital(
    document: Document, tokens: Doc, hit: Hit, entry: Entry, actor: Actor, introduced: dict[str, Actor],
    candidates: tuple[Candidate, ...],
) -> Mention:  # fmt: skip
    words = tokens.char_span(hit.start, hit.end, alignment_mode="expand")
    government, why = stands_for_government(words) if words is not None else (False, "stands alone")
    if government:
        reason = f"“{entry.text}”, {why}: the government of {actor.name}"
        return mention(document, hit.start, hit.end, actor.id, "metonym", "LOC", reason, candidates)
    place = f"place:{slug(entry.text)}"
    introduced.setdefault(place, Actor(place, entry.text, "place", state=actor.id if actor.kind == "state" else None))
    return mention(document, hit.start, hit.end, place, "name", "LOC", f"“{entry.text}”, {why}: the place")


# ── what the text introduces ─────────────────────────────────────────────────────────────────────────

_ACRONYM = re.compile(r"\((?:the )?([A-Z][A-Za-z&+-]{1,9})\)")
_SMALL = {"of", "the", "and", "for", "in", "on", "to", "a", "de", "la"}


def _acronyms(
    document: Document, hits: Sequence[Hit], bodies: Sequence[Mention], introduced: dict[str, Actor]
) -> list[Mention]:
    """Acronyms introduced in the text, “the Continental Trade Forum (CTF)”, and all their later uses."""
    text, at = document.text, {h.end: a for h in hits if not (a := h.entries[0].actor).startswith("place:")}
    begins = {hit.end: hit.start for hit in hits} | {body.span.end: body.span.start for body in bodies}
    at |= {body.span.end: body.actor for body in bodies if body.actor}
    known = {text[hit.start : hit.end] for hit in hits}
    found: list[Mention] = []
    for match in _ACRONYM.finditer(text):
        acronym = match[1]
        if sum(letter.isupper() for letter in acronym) < 2 or acronym in known:
            continue
        before = text[: match.start()].rstrip()
        start = _spelt_out(before, acronym)
        if len(before) in at and (start is None or start >= begins.get(len(before), 0) - len("the ")):
            actor = at[len(before)]
        else:
            if start is None:
                continue
            actor = acronym
            introduced.setdefault(actor, Actor(actor, before[start:], "organisation"))
            found.append(mention(document, start, len(before), actor, "name", "ORG", f"spelt out before “({acronym})”"))
        for use in re.finditer(rf"(?<!\w){re.escape(acronym)}(?!\w)", text):
            reason = f"“{acronym}” is introduced in the text"
            found.append(mention(document, *use.span(), actor, "acronym", "ORG", reason))
    return found


def _spelt_out(before: str, acronym: str) -> int | None:
    """Where the words begin whose initials an acronym is; None where they are not."""
    words = list(re.finditer(r"[^\W\d_]+", before[-160:]))
    letters = [letter.casefold() for letter in acronym if letter.isalpha()]
    offset = max(0, len(before) - 160)
    for word in reversed(words):
        if not letters:
            break
        if word[0][0].casefold() == letters[-1]:
            letters.pop()
            if not letters:
                return offset + word.start() if word[0][0].isupper() else None
        elif word[0].casefold() not in _SMALL:
            return None
    return None


def _start(span: Span) -> int:
    """Where a mention begins, its article left aside, so that “The West” gives way to “West African Forum”."""
    return span.start + 4 if span.text.startswith(("The ", "the ")) else span.start


def _longest(found: Iterable[Mention]) -> list[Mention]:
    """Without mentions that begin inside a longer one, but groupings keep the names in them."""
    kept: list[Mention] = []
    end = 0
    ids: Counter[str] = Counter()
    for one in sorted(found, key=lambda m: (_start(m.span), -m.span.end, m.actor is None)):
        if one.span.start < end or ids[one.id]:
            continue
        ids[one.id] += 1
        kept.append(one)
        if not (one.actor or "").startswith("grouping:") or one.form == "name":
            end = one.span.end
    return kept
