"""Statements of a French, Spanish or Russian text: words between marks, reported clauses and phrases, turns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from spacy.tokens import Doc

from comity.evidence.foreign.cues import Cues, basic, cues
from comity.evidence.foreign.quoted import find_quoted
from comity.evidence.foreign.reports import find_reports
from comity.evidence.foreign.sources import Report
from comity.evidence.foreign.tree import Range, children, has, passive
from comity.evidence.foreign.who import Sources, span_of
from comity.evidence.places import Places
from comity.evidence.statements.turns import own_words
from comity.language import Annotation
from comity.model import Factuality, Span, Statement

UNTOLD = 0.3  # confidence in what nobody is named for
_PROMISED = frozenset({"promises", "plans", "demands", "proposes"})


def find_statements(annotation: Annotation) -> tuple[Statement, ...]:
    """All the statements of an annotated text, in the order of their content, the wider one first; each less sure than
    one in English would be."""
    document, known = annotation.document, cues(annotation.document.language)
    quoted = list(find_quoted(document.text, annotation.tokens, known))
    reports = [*quoted, *find_reports(annotation.tokens, known, frozenset(one.verb.i for one in quoted))]
    sources = Sources(annotation)
    made = [s for one in sorted(reports, key=lambda r: r.cue[0]) if (s := _statement(annotation, one, known, sources))]
    whole = list(own_words(document, Places(annotation)))
    return tuple(_nested(_distinct([*whole, *_once(made)])))


def _statement(annotation: Annotation, one: Report, known: Cues, sources: Sources) -> Statement | None:
    document, tokens = annotation.document, annotation.tokens
    content = tuple(span for part in one.content if (span := span_of(tokens, part, document.text)).text)
    cue = span_of(tokens, one.cue, document.text)
    source = span_of(tokens, one.source, document.text) if one.source else None
    if not content or not cue.text or not _tells(content, annotation, one):
        return None
    if source is not None and any(source.overlaps(part) for part in content):
        source = None
    actors = sources.named(source) if source and source.text else ()
    unsaid = source is None or not source.text
    if (
        unsaid
        and known.dropped
        and _finite(one)
        and not passive(one.verb)
        and not (_plural(one) and document.language == "ru")
    ):
        actors = sources.untold(cue.start, _plural(one), one.sure >= 0.75)
    if one.sure < 0.6 and not actors and not unsaid and not _speaks(one, known, tokens):
        return None
    places = Places(annotation)
    addressees = tuple(
        dict.fromkeys(actor for part in one.whom for actor in places.actors_in(*_characters(tokens, part)))
    )
    about = tuple(dict.fromkeys(actor for span in content for actor in places.actors_in(span.start, span.end)))
    return Statement(
        id=f"{document.id}:s{content[0].start}-{content[-1].end}",
        document=document.id,
        source=() if unsaid or source is None else (source,),
        cue=(cue,),
        content=content,
        mode=_mode(content, document.text),
        source_actor=actors[0] if actors else None,
        source_actors=actors,
        stance=one.stance,
        factuality=_factuality(one),
        addressees=addressees,
        about=about,
        confidence=one.sure if actors or not unsaid else min(one.sure, UNTOLD),
        reason=f"{one.reason} ({document.language}: less sure)",
    )


def _characters(tokens: Doc, part: Range) -> tuple[int, int]:
    first, last = tokens[part[0]], tokens[part[1] - 1]
    return first.idx, last.idx + len(last.text)


def _tells(content: Sequence[Span], annotation: Annotation, one: Report) -> bool:
    """Whether the content is more than a name or a word."""
    words = [word for span in content for word in re.findall(r"\w+", span.text)]
    if len(words) < 2:
        return False
    names = Places(annotation).mentions(content[0].start, content[0].end)
    bare = re.sub(r"^(?:[ldLD][’']|les? |la |el |los |las |a |al |à )", "", content[0].text)
    return not any(len(m.span.text) >= len(bare) - 1 for m in names)


def _plural(one: Report) -> bool:
    return any(
        has(word, Number="Plur") and has(word, VerbForm="Fin") for word in (one.verb, *children(one.verb, "aux"))
    )


def _finite(one: Report) -> bool:
    return has(one.verb, VerbForm="Fin") or any(has(c, VerbForm="Fin") for c in children(one.verb, "aux"))


def _speaks(one: Report, known: Cues, tokens: Doc) -> bool:
    """Whether a source is a noun for those who can say something, or a pronoun."""
    if one.source is None:
        return False
    inside = tokens[one.source[0] : one.source[1]]
    heads = [t for t in inside if not one.source[0] <= t.head.i < one.source[1] or t.dep_ == "conj"]
    return any(basic(t.lemma_) in known.speakers or t.pos_ == "PRON" for t in heads)


def _mode(content: Sequence[Span], text: str) -> str:
    """Direct where marks stand around it, mixed where some stand in it."""
    first, last = content[0], content[-1]
    before = text[max(0, first.start - 2) : first.start].strip()[-1:]
    after = text[last.end : last.end + 3].strip()[:1]
    opened = before in tuple('«“"„') or first.text[:1] in tuple('«“„"')
    if opened and (after in tuple('»”".,!?…') or last.text[-1:] in tuple('»”"')):
        return "direct"
    return "mixed" if any(re.search(r"[«“„\"]", span.text) for span in content) else "indirect"


def _factuality(one: Report) -> Factuality:
    verb = one.verb
    if any(has(child, Polarity="Neg") and child.i < verb.i for child in verb.children):
        return "denied"
    if has(verb, Mood="Cnd") or any(has(child, Mood="Cnd") for child in children(verb, "aux")):
        return "hypothetical"
    if has(verb, Tense="Fut"):
        return "planned"
    return "planned" if one.stance in _PROMISED else "asserted"


# ── together ─────────────────────────────────────────────────────────────────────────────────────────


def _once(made: Iterable[Statement]) -> list[Statement]:
    """Of statements with one cue, and of those with the same content, the surest."""
    kept: list[Statement] = []
    for one in sorted(made, key=lambda s: -s.confidence):
        if one.confidence <= UNTOLD and any(part.contains(one.cue[0]) for other in kept for part in other.content):
            continue  # “... that sanctions would be discussed”
        if not any(one.cue[0].overlaps(other.cue[0]) or one.content == other.content for other in kept):
            kept.append(one)
    return kept


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    ordered = sorted(statements, key=lambda s: (s.content[0].start, -s.content[-1].end, bool(s.cue)))
    seen: dict[str, int] = {}
    distinct = []
    for one in ordered:
        seen[one.id] = seen.get(one.id, 0) + 1
        distinct.append(msgspec.structs.replace(one, id=f"{one.id}-{seen[one.id]}") if seen[one.id] > 1 else one)
    return distinct


def _nested(ordered: Sequence[Statement]) -> Iterator[Statement]:
    """Each statement with the innermost one whose content holds its cue and its content."""
    for n, one in enumerate(ordered):
        start, end = one.content[0].start, one.content[-1].end
        if one.cue:
            start, end = min(start, one.cue[0].start), max(end, one.cue[0].end)
        holders = [o for o in ordered[:n] if any(c.start <= start and end <= c.end for c in o.content)]
        inner = min(holders, key=lambda o: o.content[-1].end - o.content[0].start, default=None)
        yield msgspec.structs.replace(one, reported_by=inner.id) if inner is not None else one
