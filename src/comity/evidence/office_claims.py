"""Claims that somebody holds an office: “Russia's Foreign Minister Sergey Lavrov”, “X is the Prime Minister of Y”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from comity.evidence.lists import word_list
from comity.evidence.scene import Scene
from comity.model import Actor, Claim, Mention, Span

_HOLDERS = ("state", "organisation", "body")


def find_office_claims(scene: Scene) -> Iterator[Claim]:
    """Each office that the text gives somebody at the time at which it is written."""
    if scene.date is None:
        return
    for mention in scene.annotation.mentions:
        actor = scene.actors.get(mention.actor or "")
        if actor is not None and actor.kind == "person" and mention.form in ("name", "title"):
            sentence = scene.sentence(mention.span.start)
            if not scene.asks(sentence.start) and not _of_another_time(scene, sentence):
                yield from _before(scene, sentence, mention, actor)
                yield from _behind(scene, sentence, mention, actor)


def _of_another_time(scene: Scene, sentence: Span) -> bool:
    """Whether the sentence tells of a day in another year than that of the document."""
    return any(value[:4] != (scene.date or "")[:4] for _, value in scene.dates(sentence.start))


@cache
def _titles() -> str:
    return "|".join(sorted((re.escape(title) for title in word_list("claims")["titles"]), key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    no = "|".join(word_list("claims")["not in office"])
    before = re.compile(rf"(?P<lead>\S+\s+)?(?P<title>{_titles()})\s+$")
    behind = re.compile(
        rf"^(?:,?\s+(?:who\s+)?(?P<now>is|remains)|,)\s+(?:the\s+|its\s+)?(?!(?:{no})\b)(?P<title>{_titles()})\s+of\s+",
        re.I,
    )  # fmt: skip
    return before, behind


def _before(scene: Scene, sentence: Span, mention: Mention, actor: Actor) -> Iterator[Claim]:
    """The title before the name, of the state or organisation named before it, or else of the person's own."""
    text, name = scene.document.text, mention.span
    inside = re.match(rf"(?:{_titles()})\s+", name.text)
    at = name.start + inside.end() if inside else name.start
    match = _patterns()[0].search(text[sentence.start : at])
    if match is None or _not_now(match["lead"]) or text[at : at + 1].islower() or _over(text[sentence.start : at]):
        return
    start = sentence.start + match.start("title")
    holder = _holder_before(scene, start) or _holder_behind(scene, name.end) or actor.state
    if holder is not None:
        yield _claim(scene, scene.document.span(start, name.end), actor, match["title"], holder)


def _behind(scene: Scene, sentence: Span, mention: Mention, actor: Actor) -> Iterator[Claim]:
    """“X is the Prime Minister of Y”, “X, Foreign Minister of Y”."""
    rest = scene.document.text[mention.span.end : sentence.end]
    match = _patterns()[1].match(rest)
    if match is None:
        return
    title = mention.span.end + match.start("title")
    office = next((m for m in scene.annotation.mentions if m.span.start == title), None)
    if office and (whose := _office_of(scene, office)):  # “the Secretary-General of the United Nations”
        words, holder = scene.document.span(mention.span.start, office.span.end), whose
    elif named := _named_at(scene, mention.span.end + match.end()):
        words, holder = scene.document.span(mention.span.start, named.span.end), named.actor or ""
    else:
        return
    yield _claim(scene, words, actor, match["title"], holder, now=match["now"] is not None)


def _office_of(scene: Scene, mention: Mention) -> str | None:
    """The organisation whose office an actor is by its own name: the UN Secretary-General is the United Nations'."""
    actor = scene.actors.get(mention.actor or "")
    if actor is None or actor.kind != "body" or not re.search(rf"\b(?:{_titles()})\b", mention.span.text):
        return None
    return actor.parent


def _not_now(lead: str | None) -> bool:
    """Whether the word before a title says that it is another office, or one of another time."""
    word = (lead or "").strip().casefold()
    return bool(re.fullmatch("|".join(word_list("claims")["not in office"]), word)) or word.endswith(("-", "ex-"))


def _over(before: str) -> bool:
    """Whether a title is one of another time, with whose it is between: “former Dutch Prime Minister”."""
    over = "|".join(word_list("claims")["no longer in office"])
    return re.search(rf"\b(?:{over})[\s-]+\S+\s+(?:{_titles()})\s+$", before, re.I) is not None


def _holder_before(scene: Scene, start: int) -> str | None:
    text = scene.document.text
    if office := next((m for m in scene.annotation.mentions if m.span.start < start < m.span.end), None):
        return _office_of(scene, office)
    for gap in (" ", "'s ", "’s ", "' ", "’ "):
        if text[:start].endswith(gap) and (holder := _at(scene, start - len(gap), "end")):
            return holder.actor
    return None


def _holder_behind(scene: Scene, end: int) -> str | None:
    match = re.match(r"\s+of\s+", scene.document.text[end:])
    holder = _named_at(scene, end + match.end()) if match else None
    return holder.actor if holder else None


def _named_at(scene: Scene, place: int) -> Mention | None:
    """The mention of a state or organisation that begins at a place, or after an article there."""
    article = re.match(r"the\s+", scene.document.text[place:], re.I)
    return _at(scene, place, "start") or (_at(scene, place + article.end(), "start") if article else None)


def _at(scene: Scene, place: int, side: str) -> Mention | None:
    """The mention of a state or organisation that begins or ends at a place."""
    for mention in scene.annotation.mentions:
        actor = scene.actors.get(mention.actor or "")
        if getattr(mention.span, side) == place and actor is not None and actor.kind in _HOLDERS:
            return mention
    return None


def _claim(scene: Scene, words: Span, actor: Actor, title: str, holder: str, *, now: bool = False) -> Claim:
    asserted = scene.asserters.at(words.start)
    said = {"person": actor.name, "office": title.casefold(), "holder": holder, "on": scene.date or ""}
    said |= {"now": "yes"} if now else {}
    id = f"{scene.document.id}:c{words.start}-{words.end}-office-{holder}"
    return Claim(id, scene.document.id, "office", words, actor.id, asserted.by[0], said, asserted.id)
