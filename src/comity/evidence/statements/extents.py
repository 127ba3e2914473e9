"""Where a content begins and ends beside quotation marks: whole quotations, and nothing of the author's after them.

The parse knows sentences, not marks: its clauses stop inside a quotation of two sentences, run on past one that
has closed, or take along one mark of a pair. Each range is put right before anything is weighed.
"""

from __future__ import annotations

from comity.evidence.statements.lexicon import lexicon
from comity.evidence.statements.view import View

Range = tuple[int, int]

_STOPS = frozenset({",", ".", "!", "?"})
_OPENING = frozenset({"“", '"', "``", "„", "«"})


def extent(view: View, head: int, first: int, past: int) -> Range:
    """The token range that a candidate for what the word `head` reports should have; it may be empty."""
    if past <= first or view.quoted_before[past] == view.quoted_before[first]:
        return view.trimmed(first, past)
    first, past = _whole(view, head, first, past)
    first, past = _closed(view, first, past)
    return _balanced(view, *view.trimmed(first, past))


def _whole(view: View, head: int, first: int, past: int) -> Range:
    """The range, with all of a quotation that it enters or leaves half-way, where the cue stands outside it.

    The parse ends with the sentence; the quotation often does not.
    """
    opening, closing = view.quoted[first], view.quoted[past - 1]
    own = view.quoted[head]
    if (closing >= 0 and closing not in (own, opening)) or (closing == opening != own and _opens_with(view, first)):
        past = max(past, view.quote_tokens[closing][1])
    if opening >= 0 and opening != own and past >= view.quote_tokens[opening][1]:
        first = min(first, view.quote_tokens[opening][0])
    return first, past


def _balanced(view: View, first: int, past: int) -> Range:
    """The range without a mark at its end whose partner stands outside it: the mark belongs to who quotes."""
    if past - first < 2:
        return first, past
    closes, opens = view.quoted[past - 2], view.quoted[first + 1]
    if closes >= 0 and view.quote_tokens[closes][1] == past - 1 and first >= view.quote_tokens[closes][0]:
        past -= 1
    elif opens >= 0 and view.quote_tokens[opens][0] == first + 1 and past <= view.quote_tokens[opens][1]:
        first += 1
    return first, past


def _opens_with(view: View, first: int) -> bool:
    return view.quoted[first] >= 0 and view.quote_tokens[view.quoted[first]][0] == first


def _closed(view: View, first: int, past: int) -> Range:
    """The range, cut where a quotation closes and the author goes on.

    Printers put the stop inside the marks, so that what follows a quotation that the range begins with (“Never,”
    when he was asked), and a participle after any (it “was over,” referring to the talks), is the author's; so is
    another word of saying (“Never” and vowed to stay). A list of quotations (“old,” “tired” and “slow”) goes on.
    """
    for number in dict.fromkeys(n for n in view.quoted[first:past] if n >= 0):
        a, b = view.quote_tokens[number]
        whole = first <= a and b + 1 < past and not view.quotes[number].single and not view.quotes[number].continues
        if whole and _leaves(view, b, past, a <= first + 1):
            return first, b
    return first, past


def _leaves(view: View, end: int, past: int, begun: bool) -> bool:
    """Whether the author goes on behind a quotation's last word; `begun`: the range begins with the quotation."""
    following = end + 1
    if view.words[following].lower() in ("and", "or"):
        return following + 1 < past and _says(view, following + 1)
    if view.words[end - 1] not in _STOPS or view.quoted[following] >= 0 or view.words[following] in _OPENING:
        return False
    return begun or view.tags[following] == "VBG"


def _says(view: View, token: int) -> bool:
    return view.kinds[token] == "VERB" and view.lemmas[token] in lexicon().verbs
