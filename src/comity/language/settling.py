"""Names that can mean several, settled: by the document's date, by the words around them, by what else it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from comity.language.gazetteer import Entry, Gazetteer, Hit, minor
from comity.language.namesakes import is_namesake
from comity.language.persons import follows_given_name
from comity.language.sharing import shared_names, told_names
from comity.model import Actor, Document


def settled(document: Document, tokens: Doc, gazetteer: Gazetteer) -> list[Hit]:
    """The names of a document that the registry knows, each with what it can mean there, the likeliest first.

    Left out are those that the words around show to be something else: “Michael Jordan”, “Atlanta, Georgia”, “the
    Jordan Valley”, “Beijing Daily”, “New Jersey”.
    """
    text = document.text
    hits = [hit for hit in gazetteer.find(text) if not _is_else(text, tokens, hit)]
    named = Counter(hit.entries[0].actor for hit in hits if len({entry.actor for entry in hit.entries}) == 1)
    told = told_names(document.text)
    found = []
    for hit in hits:
        entries = _by_words(document, tokens, hit, told, gazetteer) or _living(hit, document, gazetteer)
        known = [entry for entry in entries if entry.actor in gazetteer.actors]
        if known:
            found.append(hit._replace(entries=tuple(sorted(known, key=lambda e: _order(e, gazetteer, named)))))
    return found


def _is_else(text: str, tokens: Doc, hit: Hit) -> bool:
    return follows_given_name(text, hit) or _something_else(text, hit) or is_namesake(text, tokens, hit)


_ELSE = re.compile(
    r"[ \u00a0](?:Valley|River|Sea|Ocean|Straits?|Gulf|Bay|Desert|Plateau|Peninsula|Basin|Delta|Mountains?|Canal|"
    r"Channel|Daily|Times|Post|Review|Herald|Journal|Tribune|Gazette|Telegraph|Observer|Mirror|"
    r"and (?:North|South|East|West)\b.{0,12} Seas?)\b"
)


_TONGUE = re.compile(r"\b(?:spoke|speaking|speaks|spoken|interpretation|translated|translation) (?:in|from) $")


def _something_else(text: str, hit: Hit) -> bool:
    """Whether the words around a name make it a sea, a paper or a language: “the East and South China Seas”, “spoke in
    French”."""
    return bool(_ELSE.match(text, hit.end) or _TONGUE.search(text, max(0, hit.start - 24), hit.start))


def _order(entry: Entry, gazetteer: Gazetteer, named: Counter[str]) -> tuple[bool, int, bool]:
    """What the document names most elsewhere comes first; a body before the state where it sits (“Brussels”)."""
    actor = gazetteer.actors[entry.actor]
    return minor(actor), -named[entry.actor], actor.kind == "state" and entry.kind == "metonym"


def _by_words(
    document: Document, tokens: Doc, hit: Hit, told: dict[str, str | None], gazetteer: Gazetteer
) -> Sequence[Entry]:
    """What a name shared by several countries can mean; one, where its sentence or else the document tells it."""
    words = document.text[hit.start : hit.end]
    if words not in told:
        return ()
    around = tokens.char_span(hit.start, hit.end, alignment_mode="expand")
    country = told_names(around.sent.text)[words] if around is not None else None
    country = country or told[words]
    sharing = list(_sharing(words, gazetteer))
    if country is None:
        return [*hit.entries, *(entry for entry in sharing if entry.actor not in {e.actor for e in hit.entries})]
    return [entry for entry in (*hit.entries, *sharing) if entry.actor == country][:1] or [Entry("", "", words)]


def _sharing(words: str, gazetteer: Gazetteer) -> Iterator[Entry]:
    """The states whose longer names hold a shared name: both Congos where a text says “Congo”."""
    for country in shared_names()[words]:
        if any(words in name.text for name in gazetteer.actors[country].names):
            yield Entry(country, "demonym" if words.endswith(("an", "ans", "ese")) else "alias", words)


def _living(hit: Hit, document: Document, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The entries that existed on the document's date (without one: that still exist); all, where none did.

    A capital is the seat of one state at a time: of several that it has been, that which began last.
    """
    year = document.date.value[:4] if document.date else None

    def lives(actor: Actor) -> bool:
        ended = bool(actor.end and (year is None or actor.end[:4] < year))
        return not ended and not (year and actor.kind == "state" and actor.start and actor.start[:4] > year)

    living = [entry for entry in hit.entries if lives(gazetteer.actors[entry.actor])] or list(hit.entries)
    seats = [e for e in living if e.kind == "metonym" and gazetteer.actors[e.actor].kind == "state"]
    last = max(seats, key=lambda e: gazetteer.actors[e.actor].start or "", default=None)
    return tuple(entry for entry in living if entry not in seats or entry == last)
