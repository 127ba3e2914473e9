"""Subtitles (SRT, WebVTT): what was said, by whom where they tell it, and when.

A new speaker is told by a voice tag (`<v Ana Beltrane>`), a name with a colon, a dash, or ">>". What one voice says
over several cues is one paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from comity.errors import UnreadableFile
from comity.model import Reasoned
from comity.texts.editing import Edited, Run
from comity.texts.formats.pieces import Extract, Piece, Voice, shortened
from comity.texts.formats.txt import decode
from comity.texts.labels import label

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_CUE = re.compile(rf"(?m)^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}.*$")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?[ \t]+([^<>\n]{1,120})>")
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|ruby|rt|lang|font|\d\d:\d\d)\b[^<>\n]{0,200}>|\{\\[^{}\n]{1,40}\}|&(?:nbsp|lrm|rlm);",
    re.IGNORECASE,
)
_NEW = re.compile(r"(?:>{2,3}|[-–—])[ \t]*")


class Said(NamedTuple):
    """A line of a cue: the places of its stretches, its time, and whose words it begins."""

    stretches: list[tuple[int, int]]
    at: str
    speaker: str | None
    label: int  # characters of the label at its beginning
    new: bool


def extract_subtitles(data: bytes, path: str) -> Extract:
    """What subtitles say, with voices and times.

    Raises:
        UnreadableFile: no cue in it holds words.
    """
    decoded, encoding, repairs = decode(data, path)
    source, partial = shortened(decoded.replace("\r\n", "\n"))
    text, runs, voices = _written(source, list(_lines(source)))
    if not text.strip():
        raise UnreadableFile("holds no words", where=path, remedy="Check that the subtitles were saved whole.")
    names = {voice.speaker for voice in voices if voice.speaker}
    kind = Reasoned("interview" if len(names) > 1 else "speech", "subtitles of what was said", 0.6)
    format = "vtt" if source.lstrip("\ufeff").startswith("WEBVTT") else "srt"
    piece = Piece(Edited(text, tuple(runs), {}), {"kind": kind}, splits=False, voices=tuple(voices))
    return Extract(format, source, (piece,), encoding=encoding, repairs=repairs, partial=partial)


def _lines(source: str) -> Iterator[Said]:
    cues = list(_CUE.finditer(source))
    names = Counter(name for cue, end in _bodies(source, cues) for name in _names(source[cue.end() : end]))
    for cue, end in _bodies(source, cues):
        voice = None
        for match in re.compile(r"[^\n]+").finditer(source, cue.end(), end):
            said = _line(source, match, _clock(cue), names)
            if said is not None:
                yield said._replace(new=said.new or (said.speaker is not None and said.speaker != voice))
                voice = said.speaker or voice


def _bodies(source: str, cues: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], int]]:
    """Each cue with the end of its words: a blank line, or the number before the next cue."""
    for i, cue in enumerate(cues):
        stop = cues[i + 1].start() if i + 1 < len(cues) else len(source)
        blank = re.compile(r"\n[ \t]*\n").search(source, min(cue.end(), stop), stop)
        yield cue, blank.start() if blank else stop


def _names(words: str) -> Iterator[str]:
    for line in words.split("\n"):
        found = label(_NEW.sub("", _TAG.sub("", _VOICE.sub("", line)).strip(), count=1))
        if found:
            yield found.name


def _clock(cue: re.Match[str]) -> str:
    hours, minutes, seconds = (int(part or 0) for part in cue.groups()[:3])
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def _line(source: str, match: re.Match[str], at: str, names: Counter[str]) -> Said | None:
    voice = _VOICE.search(match[0])
    stretches, start = [], match.start()
    for tag in [*re.compile(f"{_VOICE.pattern}|{_TAG.pattern}", re.IGNORECASE).finditer(source, *match.span()), None]:
        end = tag.start() if tag else match.end()
        if source[start:end].strip():
            stretches.append((start, end))
        start = tag.end() if tag else end
    if not stretches:
        return None
    first, end = stretches[0]
    dash = _NEW.match(source, first + len(source[first:end]) - len(source[first:end].lstrip()), end)
    if dash:
        first = dash.end()
        stretches[0] = (first, end)
    words = source[first:end]
    skipped = len(words) - len(words.lstrip())
    stretches[0] = (first + skipped, end)
    found = label(words.lstrip())
    if found and (found.form not in ("name", "capitals") or names[found.name] > 1 or found.name.isupper()):
        return Said(stretches, at, found.name, found.length, True)
    speaker = " ".join(voice[1].split()) if voice else None
    return Said(stretches, at, speaker, 0, dash is not None or voice is not None)


def _written(source: str, lines: list[Said]) -> tuple[str, list[Run], list[Voice]]:
    """The text of lines, a paragraph for each voice, with the way back and the voices."""
    pieces: list[str] = []
    runs: list[Run] = []
    voices: list[Voice] = []
    length = 0
    speaker: str | None = None
    for said in lines:
        if said.new and said.speaker is not None and said.speaker == speaker and not said.label:
            said = said._replace(new=False)  # a voice tag at each cue of one voice
        gap = "" if not pieces else "\n\n" if said.new else " "
        begin = length + len(gap)
        pieces.append(gap)
        length = begin
        for start, end in said.stretches:
            words = source[start:end]
            runs.append((length, start, len(words)))
            pieces.append(words)
            length += len(words)
        if said.new or not voices:
            speaker = said.speaker
            labelled = (begin, begin + said.label) if said.label else None
            voices.append(Voice(begin + said.label, length, speaker, label=labelled, at=said.at))
        else:
            voices[-1] = voices[-1]._replace(end=length)
    return "".join(pieces), runs, voices
