"""Attributions: for each reporting word the content and the source it goes with, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from comity.evidence.sight import Sight
from comity.evidence.statements.contents import Content, contents
from comity.evidence.statements.cues import Cue, find_cues, head_of, kind_of
from comity.evidence.statements.extents import Range
from comity.evidence.statements.features import content_traits, cue_traits, source_traits
from comity.evidence.statements.heard import heard
from comity.evidence.statements.model import Model, final_signs, logistic, softmax, trained
from comity.evidence.statements.rules import PREPOSITIONS, rule_content, rule_source
from comity.evidence.statements.sources import Source, sources
from comity.evidence.statements.view import View

QUOTED_THRESHOLD = 0.16  # for quotations without a cue: what stands between marks is mostly somebody’s words
PLAIN = 0.5  # least probability of "according to X" and "in X's words", which say so themselves
LEAST = 0.46  # probability of a statement that is given
AGREEING = 0.7  # how far what words tell adds to what the encoder hears
WORDED = 0.5  # how far it is believed where the encoder hears nothing
SURE = 0.5  # probability from which a later cue takes quotations out of an earlier one's run
_FRAME = frozenset(
    {
        "ccomp",
        "dobj",
        "xcomp",
        "quote before",
        "quote after",
        "quotes around",
        "around",
        "before",
        "p-pobj-of",
        "quotes",
    }
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its content and source as token ranges; `probability` that a reader would agree, and the reason."""

    cue: Cue
    content: tuple[Range, ...]
    source: Range | None
    probability: float
    reason: str
    heard: bool = False  # by the encoder, which needs no rule to tell it what is no statement


@dataclass(frozen=True, slots=True)
class Choice:
    """A cue with all its candidates and what the rules make of them."""

    cue: Cue
    contents: list[Content]
    sources: list[Source]
    by_rule: int | None

    def cue_traits(self, view: View) -> list[str]:
        rule = "-" if self.by_rule is None else self.contents[self.by_rule][0]
        return [*cue_traits(view, self.cue), f"rule={rule}"]

    def content_traits(self, view: View) -> list[list[str]]:
        frame = " ".join(sorted({kind for kind, _ in self.contents} & _FRAME))
        return [content_traits(view, self.cue, c, frame, n == self.by_rule) for n, c in enumerate(self.contents)]

    def source_traits(self, view: View) -> list[list[str]]:
        return [source_traits(view, self.cue, s, n) for n, s in enumerate(self.sources)]


def choices(view: View) -> Iterator[Choice]:
    """Every cue that has something it may report, with its candidates."""
    for cue in find_cues(view):
        candidates = contents(view, cue)
        if candidates:
            yield Choice(cue, candidates, sources(view, cue), rule_content(view, cue, candidates))


def attributions(view: View, model: Model | None = None, sight: Sight | None = None) -> list[Attribution]:
    """The attributions of a text in the order of their cues: as the encoder hears them, with the quotations that have
    no cue; where there is no encoder by the trained model, and by rule where there is none either."""
    model = model or trained()
    found = list(by_model(view, model) if model else by_rule(view))
    if sight is not None:
        found = with_heard(view, found, list(heard_attributions(view, sight)))
    return settled(view, found)


def with_heard(view: View, worded: Sequence[Attribution], heard: Sequence[Attribution]) -> list[Attribution]:
    """What the encoder hears and what words tell, those that agree as one and surer for it.

    Two agree where more than half of the words of their contents are the same; then the bounds are those of the words,
    which keep to clauses. Quotations stand by their marks; what only words tell counts for less.
    """
    found: list[Attribution] = []
    left = list(worded)
    for one in heard:
        near = [other for other in left if _meet(one, other)]
        same = max(near, key=lambda other: _shared(one, other), default=None)
        if same is not None and _shared(one, same) > 0.5:
            left.remove(same)
            together = 1 - (1 - one.probability) * (1 - AGREEING * same.probability)
            surer = same.source if same.probability >= one.probability else one.source
            whose = surer or one.source or same.source
            found.append(replace(one, content=same.content, source=whose, probability=together))
        else:
            found.append(one)
    for other in left:
        sure = other.cue.kind == "mark" or quoted(view, other)
        found.append(other if sure else replace(other, probability=WORDED * other.probability))
    return [a for a in found if a.probability >= LEAST or a.cue.kind == "mark"]


def _meet(one: Attribution, other: Attribution) -> bool:
    """Whether some words are of both contents."""
    return any(a < d and c < b for a, b in one.content for c, d in other.content)


def _shared(one: Attribution, other: Attribution) -> float:
    """The words that two contents share, as a part of all their words."""
    ours = {n for a, b in one.content for n in range(a, b)}
    theirs = {n for a, b in other.content for n in range(a, b)}
    return len(ours & theirs) / max(1, len(ours | theirs))


def quoted(view: View, attribution: Attribution) -> bool:
    """Whether four fifths of what is attributed stand between quotation marks."""
    inside = sum(view.quoted_before[b] - view.quoted_before[a] for a, b in attribution.content)
    return inside >= 0.8 * sum(b - a for a, b in attribution.content)


def _without_joint(view: View, first: int, past: int) -> Range:
    """The range without a conjunction or a comma at its end, which leads over to something else."""
    while past > first and view.words[past - 1].lower() in ("and", "or", "but", ","):
        past -= 1
    return first, past


def heard_attributions(view: View, sight: Sight) -> Iterator[Attribution]:
    """The statements that the encoder hears, as ranges of tokens."""
    for one in heard(sight):
        cue = view.tokens_of(*one.cue)
        parts = (_without_joint(view, *view.trimmed(*view.tokens_of(*part))) for part in one.content)
        content = tuple((a, b) for a, b in parts if a < b)
        if cue[0] >= cue[1] or not content:
            continue
        source = view.named(*view.trimmed(*view.in_one_line(*view.tokens_of(*one.source)))) if one.source else None
        head = head_of(view, *cue)
        made = Cue(head, min(cue[0], head), max(cue[1], head + 1), kind_of(view, head))
        whose = source if source and source[0] < source[1] else None
        yield Attribution(made, content, whose, one.probability, f"heard at “{view.text[slice(*one.cue)]}”", True)


def by_rule(view: View) -> Iterator[Attribution]:
    """The attributions that the rules see, in order of their cues."""
    for choice in choices(view):
        yield from _by_rule(view, choice, 0.6)


def _by_rule(view: View, choice: Choice, probability: float) -> Iterator[Attribution]:
    if choice.by_rule is not None:
        kind, parts = choice.contents[choice.by_rule]
        source_kind, source = choice.sources[rule_source(view, choice.cue, choice.sources)]
        yield Attribution(choice.cue, parts, source, probability, _reason(choice.cue, kind, source_kind, "by rule"))


def by_model(view: View, model: Model) -> Iterator[Attribution]:
    """The attributions that the model gives at least its threshold."""
    for choice in choices(view):
        needed = QUOTED_THRESHOLD if choice.cue.kind == "mark" else model.threshold
        odds = model.score(0, choice.cue_traits(view))
        plain = choice.cue.kind == "phrase"
        if plain and view.lemmas[choice.cue.head] in PREPOSITIONS:
            yield from _by_rule(view, choice, PLAIN)
            continue
        if odds < model.least_odds(choice.cue.kind, needed) and not plain:
            continue
        attribution = _judged(view, model, choice, odds)
        if plain and attribution.probability < PLAIN:
            attribution = replace(attribution, probability=PLAIN)
        if attribution.probability >= needed and not _empty(view, attribution):
            yield attribution


def _judged(view: View, model: Model, choice: Choice, odds: float) -> Attribution:
    cue = choice.cue
    content_shares = softmax([model.score(1, traits) for traits in choice.content_traits(view)])
    chosen = max(range(len(content_shares)), key=content_shares.__getitem__)
    kind, parts = choice.contents[chosen]
    source_shares = softmax([model.score(2, traits) for traits in choice.source_traits(view)])
    who = best_source(choice.sources, source_shares, parts)
    source_kind, source = choice.sources[who]
    signs = final_signs(odds, content_shares, chosen, source_shares[who], cue.kind, source is not None)
    sure = f"cue {logistic(odds):.2f}, content {content_shares[chosen]:.2f}, source {source_shares[who]:.2f}"
    return Attribution(cue, parts, source, model.probability(signs), _reason(cue, kind, source_kind, sure))


def _empty(view: View, attribution: Attribution) -> bool:
    """Whether the content is a lone pronoun ("who said so", "which they support"), which says nothing."""
    (a, b), *more = attribution.content
    return not more and b - a == 1 and (view.kinds[a] in ("PRON", "DET", "SCONJ", "ADV") or view.tags[a] == "WDT")


def best_source(candidates: list[Source], shares: list[float], content: tuple[Range, ...]) -> int:
    """The likeliest source that does not stand inside the content."""
    ranked = sorted(range(len(candidates)), key=lambda n: -shares[n])
    for n in ranked:
        place = candidates[n][1]
        if place is None or not any(place[0] < b and a < place[1] for a, b in content):
            return n
    return ranked[0]


def _reason(cue: Cue, content: str, source: str, sure: str) -> str:
    return f"{cue.kind} cue, content: {content}, source: {source} ({sure})"


def settled(view: View, found: list[Attribution]) -> list[Attribution]:
    """Those that stand side by side: no two have the same words, unless one is nested, cue and all, in the other.

    The surer one stands; quotations without a cue take what is left. Where a later cue has quotations of its own
    that an earlier one's run of quotations took along, the run gives them up, and where a surer one has them the
    run keeps its beginning.
    """
    kept: list[Attribution] = []
    for attribution in sorted(found, key=lambda a: (a.cue.kind == "mark", -a.probability, a.cue.head)):
        rivals = [other for other in kept if _near(attribution, other) and _rivals(attribution, other)]
        if rivals and attribution.cue.kind == "mark":
            attribution = _less(attribution, rivals)
            rivals = [] if attribution.content else rivals
        elif rivals and attribution.probability >= SURE:
            shorter = [_less(other, [attribution]) for other in rivals]
            if all(_gives_up(other, cut, attribution) for other, cut in zip(rivals, shorter, strict=True)):
                kept = [other for other in kept if other not in rivals] + shorter
                rivals = []
        if rivals and attribution.cue.kind != "mark":
            cut = _less(attribution, rivals)
            if cut.content[:1] == attribution.content[:1]:
                attribution, rivals = cut, []
        if not rivals:
            kept.append(attribution)
    return sorted(kept, key=lambda a: a.cue.head)


def _less(a: Attribution, others: list[Attribution]) -> Attribution:
    """An attribution without the pieces of content that others have."""
    taken = [part for other in others for part in other.content]
    return replace(a, content=tuple((p, q) for p, q in a.content if not any(p < s and r < q for r, s in taken)))


def _gives_up(whole: Attribution, cut: Attribution, later: Attribution) -> bool:
    """Whether a run of quotations keeps its first piece when a later cue takes its own."""
    return bool(cut.content) and cut.content[0] == whole.content[0] and later.cue.head > whole.cue.head


def _near(a: Attribution, b: Attribution) -> bool:
    return a.content[0][0] < b.content[-1][1] and b.content[0][0] < a.content[-1][1]


def _rivals(a: Attribution, b: Attribution) -> bool:
    """Whether two contents share words without one attribution being inside the other's content."""
    shared = sum(max(0, min(q, s) - max(p, r)) for p, q in a.content for r, s in b.content)
    if shared and "mark" in (a.cue.kind, b.cue.kind):
        return True
    if a.source == b.source and (_carried(a, b) or _carried(b, a)):
        return True
    return bool(shared) and not _inside(a, b) and not _inside(b, a)


def _carried(a: Attribution, b: Attribution) -> bool:
    """Whether a's cue is the noun that b's verb carries: "support" where somebody "expressed support"."""
    return a.cue.kind == "noun" and any(p <= a.cue.head < q for p, q in (*b.content, (b.cue.first, b.cue.past)))


def _inside(a: Attribution, b: Attribution) -> bool:
    """Whether a stands, cue and content, within one piece of b's content, and is shorter than it."""
    first, past = min(a.cue.first, a.content[0][0]), max(a.cue.past, a.content[-1][1])
    return any(p <= first and past <= q and (past - first) < 0.95 * (q - p) for p, q in b.content)
