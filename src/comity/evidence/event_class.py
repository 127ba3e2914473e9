"""Which PLOVER root an event has, given who does it and to whom.

A mean of logistic regressions, each over one view of the sentence: its words with source and target masked; the
letters of the words between and after them; the predicates on the path that joins the two in the parse, with their
objects, particles, modals and negations; the phrases of `data/plover.yaml` and how near they stand to that path.
`scripts/train_events.py` learns the weights; only hashes and numbers are kept. Roots: Halterman et al. (2023),
PLOVER and POLECAT; as in the Zero-Shot PLOVER set (Hu et al. 2024), YIELD stands for CONCEDE and RETREAT.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise

import yaml
from spacy.tokens import Doc, Token

from comity.evidence.views import Traits, bag, load

Bounds = tuple[int, int]

VIEWS = ("words", "letters", "frame", "phrases")
WEIGHTS = "event_class"
REACH = 6  # words between the two words of a phrase
_ACTS = ("VERB", "AUX", "NOUN", "ADJ")


@cache
def event_words() -> tuple[dict[str, list[str]], dict[str, list[tuple[str, tuple[str, ...]]]]]:
    """Roots by single lemma, and by first lemma the phrases that begin with it, as (root, other lemmas)."""
    data = yaml.safe_load((resources.files("comity.evidence") / "data" / "plover.yaml").read_text("utf-8"))
    single: dict[str, list[str]] = defaultdict(list)
    phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for root, entries in data.items():
        for entry in entries:
            first, *others = str(entry).split()
            if others:
                phrases[first].append((root, tuple(others)))
            else:
                single[first].append(root)
    return dict(single), dict(phrases)


def classify(tokens: Doc, source: Bounds, target: Bounds) -> tuple[str, float]:
    """The likeliest root and its probability.

    Source and target are ranges of token places in one sentence; an empty range stands for one that is not named.
    Raises FileNotFoundError where the package lacks its weights.
    """
    model = load(WEIGHTS)
    shares = model.probabilities(views(tokens, source, target))
    best = int(shares.argmax())
    return model.labels[best], float(shares[best])


def probability(tokens: Doc, source: Bounds, target: Bounds, root: str) -> float:
    """How probable one root is; CONCEDE and RETREAT are both YIELD to the model, and a root it does not know is 0."""
    model = load(WEIGHTS)
    label = "YIELD" if root in ("CONCEDE", "RETREAT") else root
    known = label in model.labels
    return float(model.probabilities(views(tokens, source, target))[model.labels.index(label)]) if known else 0.0


def views(tokens: Doc, source: Bounds, target: Bounds) -> tuple[Traits, ...]:
    """What each of the models looks at, in the order of `VIEWS`."""
    sentence = _sentence(tokens, source, target)
    shown = [_shown(token, source, target) for token in sentence]
    words = [word for n, word in enumerate(shown) if word and (n == 0 or word != shown[n - 1] or word not in "ST")]
    path = _path(tokens, source, target)
    hits = list(_hits(sentence, source, target))
    return (
        bag(_grams(words)), bag(_letters(words)), bag(_frame(tokens, path, source, target)),
        _phrases(hits, path, sentence, source, target),
    )  # fmt: skip


def of_entry(root: str, entry: str) -> tuple[Traits, ...]:
    """The views of a bare "source does this to target", for an entry of the lexicon: what training adds to its rows."""
    words = ["S", *entry.split(), "T"]
    acts = entry.split()
    frame = [f"{name}={acts[0]}" for name in ("act", "act", "first", "chain", "last")]
    frame += [trait for act in acts[1:] for trait in (f"obj={act}", f"{acts[0]}.obj={act}", f"{acts[0]}.prep={act}")]
    found = {f"root={root}": 2.0, f"most={root}": 2.0, f"best={root}": 1.0, f"entry={entry}": 1.0}
    size = sum(value**2 for value in found.values()) ** 0.5
    spoken = {trait: 2 * value / size for trait, value in found.items()}
    return bag(_grams(words)), bag(_letters(words)), bag(frame), spoken


def _sentence(tokens: Doc, source: Bounds, target: Bounds) -> list[Token]:
    first, last = min(source[0], target[0]), max(source[1], target[1], 1) - 1
    return list(tokens[tokens[first].sent.start : tokens[last].sent.end])


def _inside(place: int, bounds: Bounds) -> bool:
    return bounds[0] <= place < bounds[1]


def _shown(token: Token, source: Bounds, target: Bounds) -> str:
    """The word as the models see it: its lemma, S or T for an actor, # for a number, nothing for a mark."""
    if _inside(token.i, source):
        return "S"
    if _inside(token.i, target):
        return "T"
    if token.like_num:
        return "#"
    if token.pos_ == "PROPN":
        return "Name"
    return "" if token.is_punct or token.is_space else token.lemma_.lower()


def _grams(words: Sequence[str]) -> Iterator[str]:
    yield from words
    yield from (f"{a} {b}" for a, b in pairwise(words))
    inner = _between(words)
    yield from (f"in:{word}" for word in inner)


def _between(words: Sequence[str]) -> Sequence[str]:
    places = [n for n, word in enumerate(words) if word in ("S", "T")]
    return words[places[0] + 1 : places[-1]] if places else words


def _letters(words: Sequence[str]) -> Iterator[str]:
    places = [n for n, word in enumerate(words) if word in ("S", "T")]
    near = words[max(places[0] - 2, 0) : places[-1] + 7] if places else words
    for word in near:
        padded = f"<{word}>"
        yield from (padded[n : n + size] for size in (3, 4, 5) for n in range(len(padded) - size + 1))


def _head(tokens: Doc, bounds: Bounds) -> Token | None:
    return tokens[bounds[0] : bounds[1]].root if bounds[0] < bounds[1] else None


def _path(tokens: Doc, source: Bounds, target: Bounds) -> list[Token]:
    """Words from the meeting point of source and target in the parse down to the target, and up from the source."""
    one, other = _head(tokens, source), _head(tokens, target)
    if one is None or other is None:
        return _clause(one or other)
    above = [one, *one.ancestors]
    places = {token.i for token in above}
    down = []
    for token in (other, *other.ancestors):
        down.append(token)
        if token.i in places:
            break
    top = down[-1]
    up = []
    for token in above:
        if token.i == top.i or top.i not in places:
            break
        up.append(token)
    found = [t for t in (*reversed(down), *up) if not _inside(t.i, source) and not _inside(t.i, target)]
    if not any(t.pos_ in ("VERB", "AUX") for t in found):
        found += [t for t in top.ancestors if t.pos_ in ("VERB", "AUX")][:1]
    return found


def _clause(actor: Token | None) -> list[Token]:
    """Where only one side is named: the verb above it with its complements and objects."""
    found = [t for t in actor.ancestors if t.pos_ in ("VERB", "AUX")][:1] if actor is not None else []
    for token in found:
        found += [c for c in token.children if c.dep_ in ("xcomp", "ccomp", "dobj") and c.i > token.i]
    return found


def _frame(tokens: Doc, path: Sequence[Token], source: Bounds, target: Bounds) -> Iterator[str]:
    order = "st" if source[0] <= target[0] else "ts"
    yield f"order={order}"
    for name, bounds in (("s", source), ("t", target)):
        head = _head(tokens, bounds)
        if head is None:
            yield f"{name}=none"
            continue
        yield f"{name}.dep={head.dep_}"
        yield f"{name}.head={head.head.lemma_.lower()}"
        yield f"{name}.deps={head.dep_}<{head.head.dep_}"
        yield f"{name}.noun={head.lemma_.lower() if head.pos_ == 'NOUN' else head.pos_}"
    acts = [token for token in path if token.pos_ in _ACTS]
    yield from (f"preps={'+'.join(t.lower_ for t in path if t.pos_ == 'ADP')}",)
    yield f"chain={'>'.join(t.lemma_.lower() for t in acts if t.pos_ != 'ADJ')}"
    if acts:
        yield f"last={acts[-1].lemma_.lower()}"
        yield f"first={acts[0].lemma_.lower()}"
    for token in acts:
        yield from _act(token, source, target)


def _act(token: Token, source: Bounds, target: Bounds) -> Iterator[str]:
    """An act with what hangs on it: objects, particles, modals, negation, complements."""
    lemma = token.lemma_.lower()
    yield f"act={lemma}"
    yield f"act={lemma}"
    yield f"tag={token.pos_}.{token.tag_}"
    for child in token.children:
        name, dep = child.lemma_.lower(), child.dep_
        actor = _inside(child.i, source) or _inside(child.i, target)
        if dep in ("neg", "aux", "auxpass", "prt"):
            yield f"{dep}={name}"
            yield f"{lemma}.{dep}={name}"
        elif dep in ("dobj", "nsubjpass", "attr", "oprd") and not actor:
            yield f"obj={name}"
            yield f"{lemma}.obj={name}"
            yield from (f"mod={mod.lemma_.lower()}" for mod in child.children if mod.dep_ in ("amod", "compound"))
        elif dep in ("xcomp", "ccomp", "advcl", "acl"):
            yield f"{lemma}.comp={name}"
            yield f"{dep}={name}"
            yield from (
                f"comp.obj={inner.lemma_.lower()}" for inner in child.children if inner.dep_ in ("dobj", "aux", "neg")
            )
        elif dep == "prep":
            yield f"{lemma}.prep={name}"
            yield from (
                f"pobj={name}+{inner.lemma_.lower()}"
                for inner in child.children
                if not _inside(inner.i, source) and not _inside(inner.i, target)
            )
        elif dep == "conj":
            yield f"conj={name}"


def _hits(sentence: Sequence[Token], source: Bounds, target: Bounds) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Lexicon entries in a sentence: root, entry, places of its words in the document."""
    single, phrases = event_words()
    lemmas = [token.lemma_.lower() for token in sentence]
    for n, lemma in enumerate(lemmas):
        place = sentence[n].i
        if _inside(place, source) or _inside(place, target):
            continue
        for root in single.get(lemma, ()):
            yield root, lemma, (place,)
        for root, others in phrases.get(lemma, ()):
            at, places = n, [place]
            for other in others:
                at = next((m for m in range(at + 1, min(at + REACH + 1, len(lemmas))) if lemmas[m] == other), -1)
                if at < 0:
                    break
                places.append(sentence[at].i)
            else:
                yield root, " ".join((lemma, *others)), tuple(places)


def _phrases(
    hits: Sequence[tuple[str, str, tuple[int, ...]]], path: Sequence[Token], sentence: Sequence[Token],
    source: Bounds, target: Bounds,
) -> Traits:  # fmt: skip
    """How strongly the lexicon speaks for each root, by nearness to the path and to the actors."""
    on_path = {token.i for token in path}
    first, last = min(source[0], target[0]), max(source[1], target[1])
    found: Traits = defaultdict(float)
    best: tuple[float, str] = (0.0, "none")
    for root, entry, places in hits:
        near = max(
            (1.0 if place in on_path else 1 / (2 + min(abs(place - p) for p in on_path or {place}))) for place in places
        )
        weight = near * len(places) * (1.0 if first <= places[0] <= last + 3 else 0.6)
        found[f"root={root}"] += weight
        found[f"most={root}"] = max(found[f"most={root}"], weight)
        found[f"entry={entry}"] = 1.0
        best = max(best, (weight, root))
    found[f"best={best[1]}"] = 1.0
    modal = [t.lower_ for t in path for t in t.children if t.dep_ in ("aux", "neg")]
    for word in modal:
        found[f"aux={word}+{best[1]}"] = 1.0
    size = sum(value**2 for value in found.values()) ** 0.5
    return {trait: 2 * value / size for trait, value in found.items()}
