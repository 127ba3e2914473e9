"""A reader in place of the true one, so quick that tests can code many texts: a sentence with a capital is said."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from comity.evidence import Evidence
from comity.model import Actor, Document, Mention, Position, Statement, Tie

STATE = Actor("NOR", "Norway", "state")
CHAIR = Actor("person:chair", "The Chair", "person", state="NOR")


def evidence_of(documents: Sequence[Document], fast: bool = False) -> Iterator[Evidence]:
    for document in documents:
        text = document.text
        if "FAULT" in text:
            raise ValueError("the reader stumbled")
        if "KILL" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "ONCE" in text and not (seen := Path(os.environ["SEEN"])).exists():
            seen.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "HOARD" in text:
            hoard = bytearray(400_000_000)
            hoard[::4096] = b"x" * len(hoard[::4096])
            signal.pause()
        said = Statement(f"{document.id}:s", document.id, (), (), (document.span(0, 5),), "direct", "NOR",
                         stance="says" if fast else "warns", about=("NATO",), confidence=0.5)  # fmt: skip
        held: tuple[Position, ...] = ()
        if "spoke of the ferry" in text:
            stance = "oppose" if "Nobody" in text else "support"
            held = (Position(f"{document.id}:p", document.id, "NOR", "the ferry", stance, document.span(0, 9),
                             confidence=0.5),)  # fmt: skip
        named = (
            (Mention(f"{document.id}:m", document.id, document.span(0, 3), "NOR", "name", "LOC", "so"),)
            if "late" in text
            else ()
        )
        signed: tuple[Tie, ...] = ()
        if "signed with" in text:
            signed = (Tie(f"{document.id}:k", "alliance", "NOR", text.split()[-1].strip("."), 1, "said",
                          document=document.id, words=document.span(0, 9), asserted_by="person:chair"),)  # fmt: skip
        actors = (STATE, CHAIR) if signed else (STATE,)
        yield Evidence(document, actors, mentions=named, statements=(said,), positions=held, ties=signed)


def unsaid(documents: Sequence[Document], fast: bool = False) -> Iterator[Evidence]:
    """What is said, of which no words tell by whom."""
    for found in evidence_of(documents, fast):
        said = tuple(msgspec.structs.replace(one, source_actor=None) for one in found.statements)
        yield Evidence(found.document, found.actors, statements=said)


def code(data: bytes) -> bytes:
    """What a worker does, with this reader."""
    from comity.corpus import work

    work.evidence_of = evidence_of  # type: ignore[assignment]
    return work.code(data)
