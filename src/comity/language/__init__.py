"""Documents to annotated text: sentences, mentions of actors, and time expressions.

    annotate(documents, registry) -> Annotation, one a document, in order

The registry of actors is handed in (`record.registry()`), so that this room knows no particular actor.
"""

from comity.language.annotation import Annotation, annotate

__all__ = ["Annotation", "annotate"]
