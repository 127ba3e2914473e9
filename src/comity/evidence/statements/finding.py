"""Who said what: every statement of a document, with its source, cue and content.

A statement is an attribution that the text makes ("..., said the minister", "according to the ministry"), or
the text of a speaker or of issuers in their own voice. What an author asserts in a commentary without
attributing it to anyone is not a statement.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from comity.evidence.places import Places
from comity.evidence.sight import Sight
from comity.evidence.statements.attribution import Attribution, attributions
from comity.evidence.statements.blocks import blocks
from comity.evidence.statements.facts import addressee, aside, deed, factuality, mode, nameless, reports_past, stance
from comity.evidence.statements.turns import JOINT, own_words, unnumbered
from comity.evidence.statements.view import View, view
from comity.evidence.statements.who import FIRST_PERSON, who
from comity.language import Annotation
from comity.model import Document, Span, Statement
from comity.texts import after_dateline

HEARSAY = 0.3  # confidence at most in what nobody is named for: "X is said to"


def find_statements(annotation: Annotation, sight: Sight | None = None) -> tuple[Statement, ...]:
    """All the statements of an annotated document, in the order of their content, the wider one first.

    `sight` is what the encoder sees of it; without it, rules and counts of words decide.

    `factuality` tells whether the statement was made (a negated cue: denied; under "if" or "may":
    hypothetical; in the future: planned) and, where it was, how its content is put (promised: planned).
    """
    columns = view(annotation.tokens)
    places = Places(annotation)
    whole = list(own_words(annotation.document, places))
    labels = [turn.label for turn in annotation.document.turns if turn.label]
    questions = [turn.span for turn in annotation.document.turns if turn.role == "question"]
    said = (a for a in attributions(columns, sight=sight) if a.heard or not deed(columns, a.cue, a.content))
    as_one = annotation.document.kind.value in JOINT
    said = (a for a in said if not (_own(columns, a, whole) and _in_passing(columns, a, as_one)))
    made = [_statement(annotation.document, columns, places, a, whole) for a in said]
    for block in blocks(annotation.document, columns):
        quoted = _statement(annotation.document, columns, places, block, whole)
        made.append(msgspec.structs.replace(quoted, mode="direct"))
    found = [
        s
        for s in made
        if not _label(s, labels) and not _byline(s, annotation.document) and not _dated(s, annotation.document)
    ]
    found = [s for s in found if not _names_only(s, places)]
    found = [s for s in found if not any(question.overlaps(s.content[0]) for question in questions)]
    return tuple(_nested(_distinct([*whole, *found])))


def _statement(document: Document, columns: View, places: Places, a: Attribution, whole: list[Statement]) -> Statement:
    content = tuple(_span(document, columns, part) for part in a.content)
    cue = (_span(document, columns, (a.cue.first, a.cue.past)),) if a.cue.past > a.cue.first else ()
    source = (_span(document, columns, a.source),) if a.source else ()
    kind = stance(columns, a.cue)
    actors, speaker = who(document, columns, places, a.source, content[0], whole) if a.source else ((), None)
    return Statement(
        id=f"{document.id}:s{content[0].start}-{content[-1].end}",
        document=document.id,
        source=source,
        cue=cue,
        content=content,
        mode=mode(columns, a.cue, a.content),
        source_actor=actors[0] if actors else None,
        source_actors=actors,
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
        confidence=round(a.probability if a.source or not nameless(columns, a.cue) else min(a.probability, HEARSAY), 3),
        reason=a.reason,
    )


def _own(columns: View, a: Attribution, whole: list[Statement]) -> bool:
    """Whether the source is the "I" or "we" of somebody's own words."""
    if a.source is None or columns.words[a.source[0]].casefold() not in FIRST_PERSON:
        return False
    start, end = columns.characters(*a.source)
    return any(s.content[0].start <= start and end <= s.content[0].end for s in whole)


def _in_passing(columns: View, a: Attribution, as_one: bool) -> bool:
    """Whether what a speaker says as "I" or "we" is no report: it leads over to a topic, or says now what the speaker's
    own words say already ("I thank", "we believe"; "we agreed" tells of another time). Who speak as one, a body or two
    sides, report so what they hold."""
    if a.heard:
        return not as_one and not reports_past(columns, a.cue)
    return aside(columns, a.cue, a.content)


def _label(statement: Statement, labels: list[Span]) -> bool:
    """Whether the source and cue are a turn's label, whose words the turn itself already gives."""
    return any(span.overlaps(label) for span in (*statement.source, *statement.cue) for label in labels)


def _dated(statement: Statement, document: Document) -> bool:
    """Whether a dateline's colon was taken for one that gives words to its place: “ROME, 3 May 2021: ...”."""
    if not statement.cue or statement.cue[0].text != ":":
        return False
    start = document.text.rfind("\n", 0, statement.cue[0].start) + 1
    line = document.text[start : document.text.find("\n", start) if "\n" in document.text[start:] else None]
    return start + after_dateline(line) >= statement.cue[0].end


def _names_only(statement: Statement, places: Places) -> bool:
    """Whether all that is reported is an actor's name: “X attacked Y”, “X supports Y” are acts and positions."""
    if statement.mode != "indirect" or statement.addressees or len(statement.content) > 1:
        return False
    words = statement.content[0]
    last = words.end - (len(words.text) - len(words.text.rstrip(".,;: ")))
    return any(m.span.start == words.start and m.span.end == last for m in places.mentions(words.start, last))


def _byline(statement: Statement, document: Document) -> bool:
    """Whether an author's name before a title was taken for a source: what the author says is no attribution."""
    author = document.author.value.casefold() if document.author else None
    return bool(
        author
        and statement.cue
        and statement.cue[0].text == ":"
        and any(span.text.casefold() == author for span in statement.source)
    )


def _span(document: Document, columns: View, part: tuple[int, int]) -> Span:
    return unnumbered(document, *columns.characters(*part))


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
