"""Subtitles: voices and times."""

from __future__ import annotations

import pytest

from comity.errors import UnreadableFile
from comity.texts.formats.subtitles import extract_subtitles

SRT = (
    "1\n00:00:01,000 --> 00:00:03,000\nANA DORN: We met <i>today</i>\n\n"
    "2\n00:00:03,000 --> 00:00:05,000\nand agreed.\n\n"
    "3\n00:01:05,000 --> 00:01:06,000\n- Who pays?\n"
)


def test_what_one_voice_says_over_several_cues_is_one_paragraph() -> None:
    found = extract_subtitles(SRT.encode(), "a.srt")
    (piece,) = found.pieces
    assert found.format == "srt"
    assert piece.edited.text == "ANA DORN: We met today and agreed.\n\nWho pays?"
    assert [(voice.speaker, voice.at) for voice in piece.voices] == [("ANA DORN", "00:00:01"), (None, "00:01:05")]


def test_every_stretch_is_traced_to_the_file() -> None:
    (piece,) = extract_subtitles(SRT.encode(), "a.srt").pieces
    for begin, place, length in piece.edited.runs:
        assert piece.edited.text[begin : begin + length] == SRT[place : place + length]


def test_voice_tags_of_webvtt() -> None:
    source = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana Dorn>We met.\n\n00:02.000 --> 00:03.000\n<v Ana Dorn>We agreed.\n\n"
        "00:03.000 --> 00:04.000\n<v Bo Ek>On what?\n"
    )
    found = extract_subtitles(source.encode(), "a.vtt")
    (piece,) = found.pieces
    assert found.format == "vtt"
    assert piece.edited.text == "We met. We agreed.\n\nOn what?"
    assert [voice.speaker for voice in piece.voices] == ["Ana Dorn", "Bo Ek"]
    assert piece.given["kind"].value == "interview"


def test_cues_without_words_are_told() -> None:
    with pytest.raises(UnreadableFile, match="no words"):
        extract_subtitles(b"1\n00:00:01,000 --> 00:00:03,000\n\n", "a.srt")
