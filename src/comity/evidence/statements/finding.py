"""Who said what: every statement of a document, with its source, cue and content.

A statement is an attribution that the text makes ("..., said the minister", "according to the ministry"), or
the text of a speaker or of issuers in their own voice. What an author asserts in a commentary without
attributing it to anyone is not a statement.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.evidence.statements.actors import Places
from comity.evidence.statements.attribution import Attribution, attributions
from comity.evidence.statements.facts import addressee, factuality, mode, stance
from comity.evidence.statements.lexicon import lexicon
from comity.evidence.statements.turns import own_words
from comity.evidence.statements.view import View, view
from comity.language import Annotation
from comity.model import Document, Span, Statement

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "myself", "ourselves", "my", "our"})


def find_statements(annotation: Annotation) -> tuple[Statement, ...]:
    """All the statements of an annotated document, in the order of their content, the wider one first.

    `factuality` tells whether the statement was made (a negated cue: denied; under "if" or "may":
    hypothetical; in the future: planned) and, where it was, how its content is put (promised: planned).
    """
    columns = view(annotation.tokens)
    places = Places(annotation)
    whole = list(own_words(annotation.document, places))
    labels = [turn.label for turn in annotation.document.turns if turn.label]
    made = (_statement(annotation.document, columns, places, a, whole) for a in attributions(columns))
    found = [s for s in made if not _label(s, labels) and not _byline(s, annotation.document)]
    return tuple(_nested(_distinct([*whole, *found])))


def _statement(document: Document, columns: View, places: Places, a: Attribution, whole: list[Statement]) -> Statement:
    content = tuple(_span(document, columns, part) for part in a.content)
    cue = (_span(document, columns, (a.cue.first, a.cue.past)),) if a.cue.past > a.cue.first else ()
    source = (_span(document, columns, a.source),) if a.source else ()
    kind = stance(columns, a.cue)
    actor, speaker = _who(columns, places, a, content[0], whole)
    return Statement(
        id=f"{document.id}:s{content[0].start}-{content[-1].end}",
        document=document.id,
        source=source,
        cue=cue,
        content=content,
        mode=mode(columns, a.content),
        source_actor=actor,
        speaker=speaker,
        stance=kind,
        factuality=factuality(columns, a.cue, kind),
        addressees=tuple(
            dict.fromkeys(
                actor
                for part in addressee(columns, a.cue, a.content)
                for actor in places.actors_in(*columns.characters(*part))
            )
        ),
        about=tuple(dict.fromkeys(x for span in content for x in places.actors_in(span.start, span.end))),
        confidence=round(a.probability, 3),
        reason=a.reason,
    )


def _label(statement: Statement, labels: list[Span]) -> bool:
    """Whether the source and cue are a turn's label, whose words the turn itself already gives."""
    return any(span.overlaps(label) for span in (*statement.source, *statement.cue) for label in labels)


def _byline(statement: Statement, document: Document) -> bool:
    """Whether an author's name before a title was taken for a source: what the author says is no attribution."""
    author = document.author.value.casefold() if document.author else None
    return bool(
        author
        and statement.cue
        and statement.cue[0].text == ":"
        and any(span.text.casefold() == author for span in statement.source)
    )


def _who(
    columns: View, places: Places, a: Attribution, content: Span, whole: list[Statement]
) -> tuple[str | None, str | None]:
    """The actor that the source refers to, and the name of a speaker whom the sentence leaves unnamed."""
    if a.source is None:
        return None, None
    head = _head(columns, a.source)
    if columns.lemmas[head] in _FIRST_PERSON or columns.words[head].lower() in _FIRST_PERSON:
        around = next((s for s in whole if s.content[0].contains(content)), None)
        if around is not None:
            return around.source_actor, around.speaker
    head = _antecedent(columns, head)
    actor = places.actor_at(columns.starts[head], columns.ends[head])
    owner = columns.child(head, {"poss"})
    if actor is None and owner is not None and columns.lemmas[head] in lexicon().nouns:  # "in the minister's words"
        actor = places.actor_at(columns.starts[owner], columns.ends[owner])
    return actor, None


def _head(columns: View, part: tuple[int, int]) -> int:
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


def _span(document: Document, columns: View, part: tuple[int, int]) -> Span:
    return document.span(*columns.characters(*part))


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    """In order of content, each with an id of its own."""
    ordered = sorted(statements, key=lambda s: (s.content[0].start, -s.content[-1].end, bool(s.cue)))
    seen: dict[str, int] = {}
    distinct = []
    for statement in ordered:
        seen[statement.id] = seen.get(statement.id, 0) + 1
        if seen[statement.id] > 1:
            statement = msgspec.structs.replace(statement, id=f"{statement.id}-{seen[statement.id]}")
        distinct.append(statement)
    return distinct


def _nested(ordered: list[Statement]) -> Iterable[Statement]:
    """Each statement with the innermost one that reports it: whose content holds its cue and its content."""
    open_: list[Statement] = []
    for statement in ordered:
        start, end = statement.content[0].start, statement.content[-1].end
        if statement.cue:
            start, end = min(start, statement.cue[0].start), max(end, statement.cue[0].end)
        open_ = [s for s in open_ if s.content[-1].end > statement.content[0].start]
        holders = [s for s in open_ if any(c.start <= start and end <= c.end for c in s.content)]
        if holders:
            statement = msgspec.structs.replace(statement, reported_by=holders[-1].id)
        open_.append(statement)
        yield statement
