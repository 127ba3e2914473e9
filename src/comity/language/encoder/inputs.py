"""What the encoder sees of a text: windows of word pieces in which actors are placeholders.

The heads that judge (who says what, who does what to whom, who stands where) must take no side, so no name of a state,
capital, organisation or leader reaches the encoder. Every named mention is one piece, the same for all, with small
added marks: the kind of actor, the form of the name, and a number that the same party has throughout the window, given
in the order in which parties appear. Two states that change places in a text change places in the numbers and in
nothing else.

The voice of a text is a mention too: a piece at the head of each window and before each turn stands for whoever speaks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from comity.language.annotation import Annotation
from comity.language.parties import party
from comity.model import Actor, Mention

LONGEST = 320  # pieces in a window
PARTIES = 64  # numbers for parties; all beyond share the last

# Pieces of the vocabulary that no text uses.
_PAD, _BEGIN, _END, _NAME, _VOICE = 0, 101, 102, 1, 2
_GENRE = {"news": 3, "commentary": 4, "own words": 5, "third person": 6, "joint": 7, "unknown": 8}

KINDS = (
    "", "state", "organisation", "grouping", "body", "ngo", "initiative", "treaty", "place", "person", "official",
    "voice", "author", "question", "plural",
)  # fmt: skip
FORMS = ("", "name", "demonym", "metonym", "title", "nominal", "pronoun")
CASES = ("lower", "capital", "capitals")
_KIND = {kind: n for n, kind in enumerate(KINDS)}
_FORM = {**{form: n for n, form in enumerate(FORMS)}, "acronym": 1}
_NAMED = {"name", "acronym", "demonym", "metonym", "title"}

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Voice:
    """Who speaks from a character on: a party, or None for an author or somebody unknown; `asks` in a question."""

    start: int
    end: int
    party: str | None = None
    asks: bool = False


@dataclass
class Window:
    """Pieces of one stretch of a text.

    `ids` are pieces of the vocabulary; `marks` has four columns: kind of actor, form of name, number of the party,
    letters (case, and whether the piece stands between quotation marks). `starts` and `ends` are characters of the
    document, -1 for pieces that stand for no words. `parties` are (piece, party) of every mention and voice.
    """

    ids: list[int] = field(default_factory=list)
    marks: list[tuple[int, int, int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    parties: list[tuple[int, str]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, party: str | None) -> int:
        """The number of a party, given in the order in which parties appear; 0 for nobody known."""
        if party is None:
            return 0
        return self.numbers.setdefault(party, min(len(self.numbers) + 1, PARTIES - 1))

    def add(self, id: int, marks: tuple[int, int, int, int], start: int = -1, end: int = -1) -> None:
        self.ids.append(id)
        self.marks.append(marks)
        self.starts.append(start)
        self.ends.append(end)


@dataclass(frozen=True)
class _Piece:
    id: int
    start: int
    end: int
    letters: int
    mention: tuple[str, str, tuple[str, ...]] | None = None  # kind, form, parties


@cache
def tokenizer() -> Tokenizer:
    """The word pieces of the encoder (uncased WordPiece, Apache-2.0, as the model's authors publish it)."""
    path = resources.files("comity.language.encoder") / "data" / "tokenizer.json"
    made = Tokenizer.from_str(path.read_text("utf-8"))
    made.no_truncation()
    made.no_padding()
    return made


def windows(
    annotation: Annotation, actors: Mapping[str, Actor], voices: Sequence[Voice], quoted: Iterable[tuple[int, int]] = ()
) -> Iterator[Window]:
    """The windows of an annotated document, in order; every word of it stands in one.

    Args:
        annotation: the document with its sentences and mentions.
        actors: everybody who may be mentioned, by id.
        voices: who speaks where, in order; they do not overlap.
        quoted: characters that stand between quotation marks, outermost only, in order.
    """
    genre = _GENRE[genre_of(annotation.document.kind.value)]
    made: Window | None = None
    current: Voice | None = None
    for voice, pieces in _units(annotation, actors, voices, tuple(quoted)):
        for part in _cut(pieces):
            changed = voice != current
            if made is None or len(made.ids) + len(part) + changed + 1 > LONGEST:
                if made is not None:
                    yield _closed(made)
                made = Window()
                made.add(_BEGIN, (0, 0, 0, 0))
                made.add(genre, (0, 0, 0, 0))
                changed = True
            if changed:
                _speak(made, voice)
                current = voice
            for piece in part:
                _say(made, piece)
    if made is not None:
        yield _closed(made)


def genre_of(kind: str) -> str:
    """The sort of text as the encoder is told it: whose words the running text is.

    >>> genre_of("briefing"), genre_of("readout")
    ('own words', 'third person')
    """
    if kind in ("news", "commentary"):
        return kind
    if kind == "analysis":
        return "commentary"
    if kind in ("readout", "press release", "fact sheet", "statement", "letter"):
        return "third person"
    if kind in ("joint statement", "communiqué", "communique", "treaty", "resolution"):
        return "joint"
    return "unknown" if kind == "unknown" else "own words"


def _closed(window: Window) -> Window:
    window.add(_END, (0, 0, 0, 0))
    return window


def _speak(window: Window, voice: Voice) -> None:
    kind = "question" if voice.asks else "voice" if voice.party else "author"
    if voice.party:
        window.parties.append((len(window.ids), voice.party))
    window.add(_VOICE, (_KIND[kind], 0, window.number(voice.party), 0))


def _say(window: Window, piece: _Piece) -> None:
    if piece.mention is None:
        window.add(piece.id, (0, 0, 0, piece.letters), piece.start, piece.end)
        return
    kind, form, parties = piece.mention
    window.parties += [(len(window.ids), party) for party in parties]
    number = window.number(parties[0] if len(parties) == 1 else None)
    window.add(piece.id, (_KIND[kind], _FORM[form], number, piece.letters), piece.start, piece.end)


def _cut(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces in runs that a window can hold."""
    most = LONGEST - 4
    for n in range(0, len(pieces), most):
        yield pieces[n : n + most]


def _units(
    annotation: Annotation, actors: Mapping[str, Actor], voices: Sequence[Voice], quoted: Sequence[tuple[int, int]]
) -> Iterator[tuple[Voice, list[_Piece]]]:
    """The sentences of a document with who speaks them."""
    text = annotation.document.text
    named = _outermost(annotation.mentions)
    starts = [mention.span.start for mention in named]
    begins = [voice.start for voice in voices]
    quotes = [start for start, _ in quoted]
    articles = {token.idx: token.head.idx for token in annotation.tokens if token.lower_ == "the"}
    nobody = Voice(0, len(text))
    encoded = tokenizer().encode_batch([s.text for s in annotation.sentences], add_special_tokens=False)
    for sentence, found in zip(annotation.sentences, encoded, strict=True):
        at = bisect_right(begins, sentence.start) - 1
        voice = voices[at] if at >= 0 and sentence.start < voices[at].end else nobody
        pieces: list[_Piece] = []
        taken = -1
        for id, (start, end) in zip(found.ids, found.offsets, strict=True):
            start, end = start + sentence.start, end + sentence.start
            at = bisect_right(starts, start) - 1
            mention = named[at] if at >= 0 and start < named[at].span.end else None
            inside = (n := bisect_right(quotes, start) - 1) >= 0 and start < quoted[n][1]
            if mention is None:
                pieces.append(_Piece(id, start, end, _letters(text[start:end], inside)))
            elif at != taken:
                taken = at
                made = _mentioned(mention, id, start, end, actors, inside, text)
                if pieces and _of_state(made) and start <= articles.get(pieces[-1].start, -1) < mention.span.end:
                    made = replace(made, start=pieces.pop().start)  # “the United States” is one piece, as “Russia” is
                pieces.append(made)
            elif mention.form not in _NAMED:
                pieces.append(_Piece(id, start, end, _letters(text[start:end], inside)))
        if pieces:
            yield voice, pieces


def _mentioned(
    mention: Mention, id: int, start: int, end: int, actors: Mapping[str, Actor], inside: bool, text: str
) -> _Piece:
    """A named mention as one piece; of other mentions the first piece carries who is meant."""
    ids = mention.together or ((mention.actor,) if mention.actor else ())
    parties = tuple(dict.fromkeys(p for p in (party(actor, actors) for actor in ids) if p))
    actor = actors.get(mention.actor or "")
    kind: str = "plural" if len(parties) > 1 else actor.kind if actor else ""
    if kind == "person" and parties and parties[0] != mention.actor:
        kind = "official"
    what = (kind, mention.form if mention.form in _FORM else "", parties)
    if mention.form in _NAMED:
        return _Piece(_NAME, mention.span.start, mention.span.end, 1 + 3 * inside, what)
    return _Piece(id, start, end, _letters(text[start:end], inside), what)


def _of_state(piece: _Piece) -> bool:
    """Whether a piece is the name of a state, in full or in letters."""
    return piece.mention is not None and piece.mention[0] == "state" and piece.mention[1] in ("name", "acronym")


def _outermost(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions in order, of those that overlap the first and widest."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _letters(word: str, quoted: bool) -> int:
    case = 0 if not word[:1].isupper() else 2 if len(word) > 1 and word.isupper() else 1
    return case + 3 * quoted
