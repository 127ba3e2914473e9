"""What the encoder sees of a document, made once for everything that is looked for in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from comity.evidence.marks import quoted_spans
from comity.evidence.voices import voices
from comity.language import Annotation
from comity.language.encoder import Heads, Seen, encoder, windows
from comity.model import Actor


@dataclass(frozen=True)
class Sight:
    """The windows of a document with their vectors, and the heads that judge them."""

    seen: tuple[Seen, ...]
    heads: Heads
    thresholds: Mapping[str, float]

    def threshold(self, name: str) -> float:
        """The least probability of what is believed of a kind, as the calibration found it best on dev; that of one
        relation is that of ties unless it has its own."""
        whole = name.split(".")[0].replace("relation", "tie")
        return self.thresholds.get(name, self.thresholds.get(whole, 0.5))

    def sure(self, layer: str, probability: float) -> float:
        """How often what the heads give a probability is right, by the calibration of its layer on dev."""
        points = self.heads.table(f"calibration.{layer}")
        found = probability if points is None else float(np.interp(probability, points[0], points[1]))
        return round(found, 3)


def sight(annotation: Annotation, actors: Mapping[str, Actor]) -> Sight | None:
    """What the encoder sees of a document; None where the installation has no encoder.

    Args:
        annotation: the document with its mentions.
        actors: everybody known, by id.
    """
    reader = encoder()
    if reader is None:
        return None
    quoted = [(q.start, q.end) for q in quoted_spans(annotation.document.text) if q.depth == 0]
    made = list(windows(annotation, actors, voices(annotation, actors), quoted))
    return Sight(tuple(reader.see(made)), reader.heads, reader.thresholds)
