"""Compare: two texts of the case beside each other, point by point."""

from __future__ import annotations

from comity.case import compare_documents
from comity.report import sections
from comity.web.asked import Asked, Shown
from comity.web.desk import Desk


def show(desk: Desk, asked: Asked) -> Shown:
    """The two texts that were chosen; else what can be chosen, with the pairs that suggest themselves."""
    first, second, kind = asked.get("first"), asked.get("second"), asked.get("kind")
    inbox = desk.once(("inbox",), lambda: sections.inbox(desk.case))
    more = {"texts": inbox.documents, "offers": [o for o in inbox.offers if o.do == "compare"], "kind": kind}
    if not first or not second or first == second:
        return Shown(inbox, "Compare", {**more, "both": None})
    found = desk.once(("compare", first, second), lambda: sections.beside(compare_documents(desk.case, first, second)))
    pairs = tuple(pair for pair in found.pairs if not kind or pair.kind == kind)
    return Shown(found, "Compare", {**more, "both": found, "pairs": pairs}, pairs)
