"""A small contextual encoder: what the heads of statements, ties and positions look at."""

from comity.language.encoder.heads import FACTUALITIES, RELATIONS, ROOTS, Floats, Heads
from comity.language.encoder.inputs import Voice, Window, windows
from comity.language.encoder.running import Encoder, Seen, encoder, missing, version

__all__ = [
    "FACTUALITIES", "RELATIONS", "ROOTS", "Encoder", "Floats", "Heads", "Seen", "Voice", "Window", "encoder",
    "missing", "version", "windows",
]  # fmt: skip
