"""What a cue may report: candidate contents, from the parse, the quotation marks and the sentence's shape.

Each candidate is a kind and the token ranges it consists of. Contents in gold standards and in common sense
alike are clauses, complements, noun phrases, quotations, or what a sentence leaves when the cue is taken out.
"""

from __future__ import annotations

from collections.abc import Iterable

from comity.evidence.statements.cues import Cue
from comity.evidence.statements.extents import Range, extent
from comity.evidence.statements.lexicon import lexicon
from comity.evidence.statements.view import SUBJECTS, View

Content = tuple[str, tuple[Range, ...]]

_COMPLEMENTS = frozenset(
    {"ccomp", "xcomp", "dobj", "acomp", "attr", "oprd", "advcl", "acl", "relcl", "parataxis", "dative"}
)
_LONGEST_QUOTE_RUN = 12


def contents(view: View, cue: Cue) -> list[Content]:
    """All the candidates for one cue, best-founded first, without repetition."""
    if cue.kind == "mark":
        return _unique(view, cue, _marked(view, cue))
    if cue.kind == "colon":
        found = _after_colon(view, cue)
    elif cue.kind in ("phrase", "adverb"):
        found = _rest_of_clause(view, cue)
    else:
        found = [*_complements(view, cue), *_around(view, cue)]
    found += _quotations(view, cue)
    return _unique(view, cue, found)


def _marked(view: View, cue: Cue) -> list[Content]:
    """A quotation for itself, with those that follow it, and with the sentences it stands in."""
    number = view.quoted[cue.head]
    a, b = view.quote_tokens[number]
    run = _run(view, number, view.paragraph[a])
    found: list[Content] = [("quote", ((a, b),))]
    if len(run) > 1:
        found.append(("quotes", tuple(view.quote_tokens[n] for n in run)))
        found.append(("two quotes", tuple(view.quote_tokens[n] for n in run[:2])))
    return found


def _complements(view: View, cue: Cue) -> list[Content]:
    found: list[Content] = []
    head = cue.head
    for c in view.children[head]:
        relation = view.relations[c]
        a, b = view.first[c], view.last[c] + 1
        if relation in _COMPLEMENTS:
            if a <= head < b:
                found.append((f"{relation}-", _without(a, b, _own_clause(view, cue))))
            else:
                found.append((relation, ((a, b),)))
                if c > head:
                    found.append((f"{relation}+", ((a, view.last[head] + 1),)))
        elif relation in ("prep", "agent"):
            found += _under_preposition(view, c, head)
        elif relation in ("nsubjpass", "nsubj") and c < head:
            found.append((relation, ((a, b),)))
    if view.relations[head] == "relcl":
        above = view.heads[head]
        past = max(above + 1, min(view.first[head], view.last[above] + 1))
        found.append(("antecedent", ((view.first[above], past),)))
    return found


def _under_preposition(view: View, preposition: int, head: int) -> list[Content]:
    found: list[Content] = []
    for c in view.children[preposition]:
        if view.relations[c] in ("pobj", "pcomp", "prep"):
            a, b = view.first[c], view.last[c] + 1
            if a > preposition:
                word = view.lemmas[preposition]
                found.append((f"p-{view.relations[c]}-{word}", ((a, b),)))
                if view.last[head] + 1 != b and head < a:
                    found.append((f"p+{word}", ((a, view.last[head] + 1),)))
    return found


def _own_clause(view: View, cue: Cue) -> Range:
    """The cue with its subject and modifiers, without its complements: what to take out of the sentence."""
    head = cue.head
    first, past = cue.first, cue.past
    for c in view.children[head]:
        relation = view.relations[c]
        if relation in SUBJECTS or relation in ("agent", "dative", "npadvmod", "prep", "advmod", "aux", "neg", "dobj"):
            if view.first[c] <= head <= view.last[c]:
                continue
            if abs(view.first[c] - past) <= 2 or abs(view.last[c] + 1 - first) <= 2 or relation in SUBJECTS:
                first, past = min(first, view.first[c]), max(past, view.last[c] + 1)
    return first, past


def _without(a: int, b: int, hole: Range) -> tuple[Range, ...]:
    left, right = (a, max(a, min(b, hole[0]))), (min(b, max(a, hole[1])), b)
    return tuple(part for part in (left, right) if part[1] > part[0])


def _around(view: View, cue: Cue) -> list[Content]:
    """What stands before, after, or around the cue's own clause in the sentence."""
    begin, end = view.sentences[view.sentence[cue.head]]
    first, past = _own_clause(view, cue)
    found: list[Content] = [("after", ((cue.past, view.last[cue.head] + 1),)), ("to end", ((cue.past, end),))]
    mark = _next_mark(view, cue.past, end)
    if mark is not None:
        found.append(("to mark", ((cue.past, mark),)))
    if first > begin and view.words[first - 1] in _BREAKS:
        found.append(("before", ((begin, first),)))
        back = _previous_mark(view, first - 1, begin)
        if back > begin:
            found.append(("before mark", ((back, first),)))
        if past < end:
            found.append(("around", ((begin, first), (past, end))))
    if past < end and past != cue.past:
        found.append(("past clause", ((past, end),)))
    return found


_BREAKS = frozenset({",", '"', "”", "—", "–", "-", ":", "''", "’’", "?", "!", "(", ";"})


def _next_mark(view: View, start: int, end: int) -> int | None:
    for i in range(start + 1, end):
        if view.words[i] in (",", ";", "—", "–", ":") and view.quoted[i] < 0:
            return i
    return None


def _previous_mark(view: View, start: int, begin: int) -> int:
    for i in range(start - 1, begin, -1):
        if view.words[i] in (",", ";", "—", "–", ":") and view.quoted[i] < 0:
            return i + 1
    return begin


def _after_colon(view: View, cue: Cue) -> list[Content]:
    begin, end = view.sentences[view.sentence[cue.head]]
    found: list[Content] = []
    start = cue.past
    if start >= end:
        if view.sentence[cue.head] + 1 >= len(view.sentences):
            return []
        begin, end = view.sentences[view.sentence[cue.head] + 1]
        start = begin
    found.append(("to end", ((start, end),)))
    stop = end
    number = view.sentence[start]
    while number + 1 < len(view.sentences):
        number += 1
        a, b = view.sentences[number]
        if view.paragraph[a] != view.paragraph[start]:
            break
        stop = b
    if stop > end:
        found.append(("to paragraph end", ((start, stop),)))
    return found


def _rest_of_clause(view: View, cue: Cue) -> list[Content]:
    """What "according to X" reports: the rest of its clause or sentence."""
    begin, end = view.sentences[view.sentence[cue.head]]
    first, past = view.first[cue.head], view.last[cue.head] + 1
    first, past = min(first, cue.first), max(past, cue.past)
    found: list[Content] = [("around", _without(begin, end, (first, past)))]
    if first > begin:
        found.append(("before", ((begin, first),)))
        back = _previous_mark(view, first - 1, begin)
        if back > begin:
            found.append(("before mark", ((back, first),)))
    if past < end:
        found.append(("past clause", ((past, end),)))
        mark = _next_mark(view, past, end)
        if mark is not None:
            found.append(("to mark", ((past, mark),)))
    head = view.heads[cue.head]
    if head != cue.head:
        found.append(("governor", _without(view.first[head], view.last[head] + 1, (first, past))))
    return found


def _quotations(view: View, cue: Cue) -> list[Content]:
    """Quotations near the cue: in its sentence, around it, and running on in its paragraph."""
    if not view.quotes:
        return []
    begin, end = view.sentences[view.sentence[cue.head]]
    here = [n for n in _numbers(view, begin, end) if n >= 0]
    own = view.quoted[cue.head]
    paragraph = view.paragraph[cue.head]
    before = [n for n in here if n != own and view.quote_tokens[n][1] <= cue.head]
    after = [n for n in here if n != own and view.quote_tokens[n][0] >= cue.head]
    last_before = before[-1] if before else _neighbour(view, cue, -1)
    next_after = after[0] if after else _neighbour(view, cue, +1)
    found: list[Content] = []
    if last_before is not None:
        found.append(("quote before", (view.quote_tokens[last_before],)))
    if next_after is not None:
        found.append(("quote after", (view.quote_tokens[next_after],)))
        run = _until_introduced(view, _run(view, next_after, paragraph), cue)
        calm = _until_busy(view, run, cue)
        if 1 < len(calm) < len(run):
            found.append(("quotes after until next cue", tuple(view.quote_tokens[n] for n in calm)))
        if len(run) > 1:
            found.append(("quotes after", tuple(view.quote_tokens[n] for n in run)))
    if last_before is not None:
        following = _until_introduced(view, _run(view, last_before, paragraph), cue)
        calm = _until_busy(view, following, cue)
        if 1 < len(calm) < len(following):
            found.append(("quotes until next cue", tuple(view.quote_tokens[n] for n in calm)))
        if len(following) > 1:
            found.append(("quotes around", tuple(view.quote_tokens[n] for n in following)))
            found.append(("two quotes", tuple(view.quote_tokens[n] for n in following[:2])))
    if after:
        b = view.quote_tokens[after[0]][1]
        start = cue.past + (view.words[cue.past].lower() == "it")  # "as the minister put it, ..."
        found.append(("to quote's end", ((start, b),)))
        if after[-1] != after[0]:
            found.append(("to last quote's end", ((cue.past, view.quote_tokens[after[-1]][1]),)))
    return found


def _numbers(view: View, begin: int, end: int) -> list[int]:
    seen: list[int] = []
    for i in range(begin, end):
        n = view.quoted[i]
        if n >= 0 and (not seen or seen[-1] != n):
            seen.append(n)
    return seen


def _neighbour(view: View, cue: Cue, direction: int) -> int | None:
    """The quotation that ends just before the cue's sentence, or begins just after it."""
    begin, end = view.sentences[view.sentence[cue.head]]
    if direction < 0:
        for i in range(begin - 1, max(-1, begin - 4), -1):
            if view.quoted[i] >= 0:
                return view.quoted[i] if view.paragraph[i] == view.paragraph[cue.head] else None
        return None
    for i in range(end, min(len(view), end + 4)):
        if view.quoted[i] >= 0:
            return view.quoted[i]
    return None


def _run(view: View, number: int, paragraph: int) -> list[int]:
    """The quotation and those that follow it in the paragraph, and on into the next ones where it continues."""
    run = [number]
    while len(run) < _LONGEST_QUOTE_RUN and run[-1] + 1 < len(view.quotes):
        following = run[-1] + 1
        start = view.quote_tokens[following][0]
        same = start < len(view) and view.paragraph[start] == paragraph
        if not same and not view.quotes[run[-1]].continues:
            break
        paragraph = view.paragraph[min(start, len(view) - 1)]
        run.append(following)
    return run


def busy(view: View, first: int, past: int, cue: Cue) -> bool:
    """Whether another reporting verb stands outside the quotations of a token range."""
    verbs = lexicon().verbs
    return any(
        view.kinds[i] == "VERB" and view.quoted[i] < 0 and i != cue.head and view.lemmas[i] in verbs
        for i in range(first, past)
    )


def _until_busy(view: View, run: list[int], cue: Cue) -> list[int]:
    """The quotations of a run before the first gap in which another word reports."""
    for n in range(1, len(run)):
        if busy(view, view.quote_tokens[run[n - 1]][1], view.quote_tokens[run[n]][0], cue):
            return run[:n]
    return run


def _until_introduced(view: View, run: list[int], cue: Cue) -> list[int]:
    """The quotations of a run before the first that has a word of saying of its own before it: in “..., she said,
    adding: “...””, the one that “adding” introduces."""
    for n in range(1, len(run)):
        gap, start = view.quote_tokens[run[n - 1]][1], view.quote_tokens[run[n]][0]
        mark = next((i for i in range(start - 1, max(gap, start - 4), -1) if view.words[i] in (":", ",")), None)
        if mark is None:
            continue
        near = max(gap, mark - 2)
        if busy(view, gap if near <= cue.head < mark else near, mark, cue):
            return run[:n]
    return run


def _unique(view: View, cue: Cue, found: Iterable[Content]) -> list[Content]:
    seen: set[tuple[Range, ...]] = set()
    kept: list[Content] = []
    for kind, parts in found:
        extents = (extent(view, cue.head, a, b) for a, b in parts)
        clean = tuple(p for p in extents if p[1] > p[0])
        if clean and clean not in seen:
            seen.add(clean)
            kept.append((kind, clean))
    return kept
