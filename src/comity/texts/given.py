"""What a format, a table or the user says of a document, set upon what was read."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from comity.model import TRANSCRIPTS, Document, Reasoned


def as_given(document: Document, given: Mapping[str, Reasoned]) -> Document:
    """The document with the speaker, state and language that are given; a speech that nobody is said to issue is
    issued by the state whose delegate speaks."""
    changes: dict[str, object] = {}
    if "language" in given:
        changes["language"] = given["language"].value
    if "speaker" in given:
        changes["speaker"] = given["speaker"]
    state = given.get("state")
    if state is not None:
        changes["metadata"] = {**document.metadata, "state": state.value}
        if document.kind.value in TRANSCRIPTS and "issuer" not in given:
            changes["issuer"] = state
    return msgspec.structs.replace(document, **changes) if changes else document
