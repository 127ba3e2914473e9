"""One document made from its text: head, kind, who, when, where, paragraphs, turns, stage directions."""

from __future__ import annotations

from collections.abc import Sequence

from comity.model import TRANSCRIPTS, Document, Offsets, Paragraph, Reasoned, Span, Turn, document_id
from comity.texts.believing import Labelled
from comity.texts.bylines import PIECES, author_of, outlet_of
from comity.texts.dating import date_of
from comity.texts.directions import stage_directions
from comity.texts.editing import Run, cut
from comity.texts.heads import NAMED_FIRST, PARAGRAPH_ROLES, Head, head_of
from comity.texts.inference import date_in_body
from comity.texts.issuers import issuer_in_body
from comity.texts.kinds import kind_of
from comity.texts.languages import language_of
from comity.texts.lines import Line, is_bullet, is_clock, is_end, is_headingish, is_rule, lines_of
from comity.texts.placing import place_of
from comity.texts.speakers import speaker_of
from comity.texts.turns import kind_by_turns, labels_in, turns_of


def make_document(
    text: str,
    *,
    offsets: Offsets,
    source: str = "",
    path: str = "<text>",
    given: dict[str, Reasoned] | None = None,
    metadata: dict[str, str] | None = None,
    alone: bool = True,
) -> Document:
    """A document of a cleaned text, whose `offsets` lead to the source.

    Args:
        given: what the file's format says (kind, title, date, author, issuer, place): goes before what the text says.
        alone: whether the file holds no other document, so that its name can date this one.
    """
    given = given or {}
    lines = lines_of(text)
    head = head_of(text, lines, given)
    labels, turns = _turns(text, lines, head)
    kind = given.get("kind") or kind_of(text, lines, head, turns, shelf_of(metadata))
    if kind.value not in TRANSCRIPTS and "kind" not in given:
        kind = kind_by_turns(labels, turns, head.body, len(text)) or kind
    speaker = given.get("speaker") or speaker_of(text, lines, head, kind.value, turns)
    if kind.value not in TRANSCRIPTS:
        turns = ()
    date = given.get("date") or date_of(text, lines, head.title)
    date = date or head.date or date_in_body(text, head, kind.value, path if alone else "")
    first, last = offsets.to_source(0, len(text))
    return Document(
        id=document_id(text),
        source=source,
        path=path,
        start=first,
        end=last,
        text=text,
        offsets=offsets,
        kind=kind,
        title=head.title,
        issuer=head.issuer or issuer_in_body(text, head, kind.value),
        speaker=_fuller(speaker, turns) or _by_turns(turns, kind.value),
        author=_author(text, lines, head, kind.value, given),
        date=date,
        place=given.get("place") or place_of(text, lines, head.title, kind.value, head.body),
        outlet=given.get("outlet") or outlet_of(text, lines, kind.value),
        language=language_of(text),
        paragraphs=_paragraphs(text, lines, head, labels if turns else ()),
        turns=turns,
        stage_directions=stage_directions(text),
        metadata=metadata or {},
    )


def shelf_of(metadata: dict[str, str] | None) -> str:
    """Where a text is kept, as its format tells: the address of its page and the shelf on which it stands."""
    return " ".join((metadata or {}).get(name, "") for name in ("url", "section")).strip()


def _author(
    text: str, lines: Sequence[Line], head: Head, kind: str, given: dict[str, Reasoned]
) -> Reasoned | None:  # fmt: skip
    """Who wrote a piece; releases, speeches and records have no author unless the file says so."""
    named = head.author if head.author and head.author.reason == NAMED_FIRST else None
    if "author" in given or named or kind not in PIECES:
        return given.get("author") or named
    return author_of(text, lines, head.title) or (head.author if kind == "commentary" else None)


def piece(text: str, runs: Sequence[Run], start: int, end: int, pages: tuple[int, ...] = ()) -> tuple[str, Offsets]:
    """The text between two offsets without the white space at its ends, and its way back to the source."""
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    return text[left:right], Offsets(cut(runs, left, right), pages)


def _turns(text: str, lines: Sequence[Line], head: Head) -> tuple[Sequence[Labelled], tuple[Turn, ...]]:
    body = lines[head.lines :]
    known = " ".join(line.text for line in lines[: head.lines + 2] if len(line.text) < 400)
    known += " " + (head.title.value if head.title else "")
    labels = labels_in(text, body, known)
    council = any(hit.label.name.lower() == "the president" and hit.label.form == "chair" for hit in labels)
    council = council and sum(hit.label.form == "titled" for hit in labels) > 0
    speaker = head.speaker.value if head.speaker and not labels else None
    return labels, turns_of(text, labels, head.body, len(text), speaker, council=council)


def _fuller(speaker: Reasoned | None, turns: Sequence[Turn]) -> Reasoned | None:
    """The speaker that the head names, by the longer name that a label gives ("Official Spokesperson")."""
    if speaker is None:
        return None
    names = (turn.speaker for turn in turns if turn.speaker and turn.role in ("statement", "answer"))
    longer = next((name for name in names if name != speaker.value and name.endswith(speaker.value)), None)
    return speaker if longer is None else Reasoned(longer, f"{speaker.reason}; its label gives the name", 0.9)


def _only_speaker(turns: Sequence[Turn]) -> Reasoned | None:
    """Who speaks, where one voice holds the floor or opens it."""
    named = [turn for turn in turns if turn.speaker and turn.label and turn.role in ("statement", "answer")]
    if not named:
        return None
    spoken: dict[str, int] = {}
    for turn in named:
        spoken[turn.speaker or ""] = spoken.get(turn.speaker or "", 0) + len(turn.span.text)
    name = max(spoken, key=lambda who: spoken[who])
    first = next(turn for turn in named if turn.speaker == name)
    share = spoken[name] / sum(spoken.values())
    reason = "the only speaker whom labels name" if len(spoken) == 1 else f"speaks {share:.0%} of what is said"
    return Reasoned(name, reason, round(0.5 + share / 2.5, 2), first.label) if share > 0.5 else None


def _by_turns(turns: Sequence[Turn], kind: str) -> Reasoned | None:
    """Who speaks, as the turns show: in an interview the one who is asked, else who holds the floor."""
    return (_asked(turns) if kind == "interview" else None) or _only_speaker(turns)


_ASKS = 0.3  # the share of turns ending in a question from which a voice asks


def _asked(turns: Sequence[Turn]) -> Reasoned | None:
    """Whom a host asks: of two voices the one whose turns are no questions."""
    said: dict[str, list[Turn]] = {}
    for turn in turns:
        if turn.speaker and turn.label:
            said.setdefault(turn.speaker, []).append(turn)
    asks = {
        name: sum(turn.span.text.rstrip().endswith("?") or turn.role == "question" for turn in own) / len(own)
        for name, own in said.items()
    }
    quiet = [name for name, share in asks.items() if share < _ASKS]
    if len(asks) != 2 or len(quiet) != 1:
        return None
    return Reasoned(quiet[0], "of two voices the one that is asked", 0.7, said[quiet[0]][0].label)


def _paragraphs(text: str, lines: Sequence[Line], head: Head, labels: Sequence[Labelled]) -> tuple[Paragraph, ...]:
    labelled = {hit.start: hit.end for hit in labels}
    paragraphs: list[Paragraph] = []
    above = [PARAGRAPH_ROLES[role] for role in head.roles]
    for i, line in enumerate(lines):
        role = above[i] if i < len(above) else _role(line, lines[i + 1] if i + 1 < len(lines) else None, labelled)
        if role in ("body", "heading") and paragraphs and _set_off(text, line, paragraphs[-1]):
            role = "quote"
        paragraphs.append(Paragraph(Span(line.start, line.end, line.text), role))
    return tuple(paragraphs)


def _set_off(text: str, line: Line, before: Paragraph) -> bool:
    """Whether an indented line is a passage set off: after a colon at the margin, or after such a line."""
    if not _indented(text, line.start) or is_bullet(line.text):
        return False
    if _indented(text, before.span.start):
        return before.role == "quote"
    return before.span.text.rstrip().endswith(":")


def _indented(text: str, start: int) -> bool:
    margin = text[text.rfind("\n", 0, start) + 1 : start].expandtabs(4)
    return len(margin) >= 4 and not margin.strip()


def _role(line: Line, below: Line | None, labelled: dict[int, int]) -> str:
    words = line.text
    if is_clock(words) or is_end(words) or is_rule(words):
        return "note"
    if line.start in labelled:
        return "body" if labelled[line.start] < line.end else "label"
    if words.startswith(">"):
        return "quote"
    if below and below.start in labelled and is_headingish(words) and len(words) < 60:
        return "label"
    if is_headingish(words) and not is_bullet(words) and len(words) < 160 and below is not None:
        return "heading"
    return "body"
