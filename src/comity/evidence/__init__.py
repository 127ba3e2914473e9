"""Annotated text to evidence: statements, quotations, events, ties, positions, claims, proposals.

    gather(annotation, registry) -> Evidence          all that one document holds
    gather_foreign(annotation, registry) -> Evidence  statements, quotations and ties of French, Spanish, Russian texts
    once(events, dates)                               events that several documents tell, each once with all sources
    roles(item) -> (role, actor) ...                  by whom a piece of evidence is, and about whom
    quoted_spans(text) -> Quoted, ...                 the words between quotation marks

What a text says is kept as said: by whom, in which words, asserted, planned, hypothetical or denied.
"""

from comity.evidence.events import once
from comity.evidence.foreign import gather as gather_foreign
from comity.evidence.gathering import Evidence, gather
from comity.evidence.marks import Quoted, quoted_spans
from comity.evidence.roles import roles

__all__ = ["Evidence", "Quoted", "gather", "gather_foreign", "once", "quoted_spans", "roles"]
