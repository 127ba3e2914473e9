"""Texts held against texts: quotations and paraphrases against their sources, readouts against each other.

    primaries(document, documents)                    which documents can be the source of what one quotes
    traces(document), wanted(document, ...)           by what its likely sources are found, among very many
    verify(quotations, document, sources)             quotations held against primary sources
    surer(before, now)                                of two verdicts against different sources the one that found more
    check_paraphrases(statements, document, sources)  what is reported indirectly held against them
    compare(first, second) -> Comparison              two readouts of one meeting, or two editions of a text
    only_here(text, others)                           the words of a passage that others have in no form
    translated(document, originals)                   a translation sentence by sentence against its original
    trace(phrase, documents, quotations)              every use of a phrase in the order of time, and who carries it
    chains(documents, quotations)                     every quoted passage with all who quote it
    policy(documents), changed(before, now)           by what verdicts were made, and which of them changed

What a verdict rests on is a `Match`: the passages of the source, how alike they are, and what differs.
"""

from comity.collation.comparison import Comparison, Point, compare
from comity.collation.likely import EARLIER, LATER, Traces, Wanted, surer, traces, wanted
from comity.collation.paraphrase import check_paraphrases
from comity.collation.policy import Policy, changed, policy
from comity.collation.translation import translated
from comity.collation.travels import Chain, Use, chains, trace
from comity.collation.verification import primaries, verify
from comity.collation.wording import only_here

__all__ = [
    "EARLIER", "LATER", "Chain", "Comparison", "Point", "Policy", "Traces", "Use", "Wanted", "chains", "changed",
    "check_paraphrases", "compare", "only_here", "policy", "primaries", "surer", "trace", "traces", "translated",
    "verify", "wanted",
]  # fmt: skip
