"""Whose words a statement gives: the actors that its source refers to, one or several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.evidence.places import Places
from comity.evidence.statements.extents import Range
from comity.evidence.statements.lexicon import lexicon
from comity.evidence.statements.view import View
from comity.model import Document, Mention, Span, Statement

FIRST_PERSON = frozenset({"i", "we", "me", "us", "myself", "ourselves", "my", "our"})
_PLURAL = frozenset({"NNS", "NNPS"})
_TITLES = frozenset({"presidents", "ministers", "premiers", "chancellors", "secretaries", "ambassadors", "senators"})

Who = tuple[tuple[str, ...], str | None]


def who(document: Document, columns: View, places: Places, source: Range, content: Span, whole: list[Statement]) -> Who:
    """The actors that a source refers to, and the name of a speaker or issuer whom the sentence leaves unnamed.

    "A and B" are both, "the presidents of A and B" are A and B, "both ministers" the two who act in the document. "We"
    is the speaker around; "the Summit", where the summit issued the text, its issuer.
    """
    head = _head(columns, source)
    if columns.lemmas[head] in FIRST_PERSON or columns.words[head].lower() in FIRST_PERSON:
        around = next((s for s in whole if s.content[0].contains(content)), None)
        if around is not None:
            return around.source_actors, around.speaker
    head = _antecedent(columns, head)
    named = tuple(dict.fromkeys(_actors(columns, places, list(_joined(columns, head)), source)))
    if len(named) == 1 and columns.words[source[0]].lower() in _TITLES:  # "Presidents A of X and B of Y"
        start, end = columns.characters(*source)
        persons = (actor for actor in places.actors_in(start, end) if actor.startswith("person:"))
        named = tuple(dict.fromkeys(persons)) or named
    if not named and document.issuer and _issues(columns, head, document.issuer.value):
        return places.actors_called(document.issuer.value), document.issuer.value
    return named, None


def _actors(columns: View, places: Places, heads: list[int], source: Range) -> Iterator[str]:
    """The actor at each head, or, where a head has none, the owner's of its words or those it is the plural of."""
    for head in heads:
        actors = places.actors_at(columns.starts[head], columns.ends[head])
        if actors:
            yield from actors
        elif columns.lemmas[head] in lexicon().nouns:  # "in the minister's words"
            owner = columns.child(head, {"poss"})
            if owner is not None and (actor := places.actor_at(columns.starts[owner], columns.ends[owner])):
                yield actor
        elif (person := _beside(columns, places, head, source)) is not None:
            yield person
        elif columns.tags[head] in _PLURAL and (several := list(_shared(columns, places, head, source))):
            yield from several
        elif columns.lemmas[head] in lexicon().spokesmen:
            yield from _spoken_for(columns, places, head)


def _shared(columns: View, places: Places, head: int, source: Range) -> Iterator[str]:
    """The actors of "the presidents of A and B", where there are several; of one, the noun is not the actor."""
    for preposition in columns.children[head]:
        if columns.lemmas[preposition] == "of" and source[0] <= preposition < source[1]:
            noun = columns.child(preposition, {"pobj"})
            joined = [] if noun is None else list(_joined(columns, noun))
            found = [places.actor_at(columns.starts[i], columns.ends[i]) for i in joined]
            if len(found) > 1:
                yield from filter(None, found)


def _beside(columns: View, places: Places, head: int, source: Range) -> str | None:
    """The one person whose office a noun is: "the Chadian foreign minister, Ana Silva", "Minister of X Ana Silva"."""
    beside = columns.child(head, {"appos"})
    first, last = (columns.first[beside], columns.last[beside]) if beside is not None else (head, source[1] - 1)
    last = min(last, source[1] - 1)
    found = [
        mention
        for mention in places.mentions(columns.starts[first], columns.ends[last])
        if (mention.actor or "").startswith("person:")
        and (beside is not None or _titled(mention, columns.starts[head]))
    ]
    persons = dict.fromkeys(mention.actor for mention in found)
    return next(iter(persons)) if len(persons) == 1 and source[0] <= first < source[1] else None


def _titled(mention: Mention, noun: int) -> bool:
    """Whether a person is named after a title that a noun is part of."""
    title = mention.reason.removeprefix("after “").removesuffix("”")
    return title != mention.reason and mention.span.start - len(title) - 2 <= noun < mention.span.start


def _spoken_for(columns: View, places: Places, head: int) -> Iterator[str]:
    """The one state or body for which a noun says that it speaks: "Kenyan officials", "a spokesman for NATO"."""
    before = [c for c in columns.children[head] if columns.relations[c] in ("amod", "nmod", "compound", "poss")]
    links = [c for c in columns.children[head] if columns.lemmas[c] in ("of", "for", "from", "in", "at", "to")]
    after = [noun for link in links if (noun := columns.child(link, {"pobj"})) is not None]
    for parts in (before, after):  # of "Kenya's envoy to the UN", Kenya
        named = [a for c in parts for a in places.actors_in(columns.starts[columns.first[c]], columns.ends[c])]
        named = list(dict.fromkeys(actor for actor in named if not actor.startswith(("person:", "place:"))))
        if named:
            yield from named if len(named) == 1 else ()
            return


def _joined(columns: View, token: int) -> Iterator[int]:
    """A token and those joined to it by "and"."""
    yield token
    for child in columns.children[token]:
        if columns.relations[child] == "conj":
            yield from _joined(columns, child)


def _issues(columns: View, head: int, issuer: str) -> bool:
    """Whether a noun with the article is the issuer by the last word of its kind: "the Authority" of an X Authority."""
    word = columns.words[head].casefold()
    definite = any(columns.lemmas[c] == "the" for c in columns.children[head])
    return definite and columns.kinds[head] in ("NOUN", "PROPN") and word in _words(issuer)


def _words(name: str) -> Iterable[str]:
    return frozenset(name.casefold().replace(",", " ").split())


def _head(columns: View, part: Range) -> int:
    """The token of a range that the rest of it hangs on."""
    return next(
        (i for i in range(*part) if not part[0] <= columns.heads[i] < part[1] or columns.heads[i] == i), part[0]
    )


def _antecedent(columns: View, token: int) -> int:
    """The noun that a relative pronoun stands for, or the token itself."""
    if columns.tags[token] not in ("WP", "WDT") or columns.lemmas[token] not in ("who", "which", "that", "whom"):
        return token
    verb = columns.heads[token]
    while columns.relations[verb] in ("conj", "xcomp", "aux") and columns.heads[verb] != verb:
        verb = columns.heads[verb]
    return columns.heads[verb] if columns.relations[verb] == "relcl" else token
