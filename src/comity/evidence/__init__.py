"""Annotated text to evidence: statements, quotations, events, ties, positions, claims, proposals.

    gather(annotation, registry) -> Evidence          all that one document holds
    primaries(document, documents)                    which documents can be the source of what one quotes
    verify(quotations, document, sources)             quotations held against primary sources
    check_paraphrases(statements, document, sources)  what is reported indirectly held against them
    once(events, dates)                               events that several documents tell, each once with all sources
    compare(first, second)                            two readouts of one meeting, or two editions of a text

What a text says is kept as said: by whom, in which words, asserted, planned, hypothetical or denied.
"""

from comity.evidence.comparison import Comparison, compare
from comity.evidence.events import once
from comity.evidence.gathering import Evidence, gather
from comity.evidence.paraphrase import check_paraphrases
from comity.evidence.verification import primaries, verify

__all__ = ["Comparison", "Evidence", "check_paraphrases", "compare", "gather", "once", "primaries", "verify"]
