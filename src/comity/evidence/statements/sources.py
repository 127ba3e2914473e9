"""Whose words a cue may report: candidate sources, from the parse and the words around."""

from __future__ import annotations

from comity.evidence.statements.cues import Cue
from comity.evidence.statements.lexicon import lexicon
from comity.evidence.statements.view import View

Source = tuple[str, tuple[int, int] | None]

_LONGEST_ANTECEDENT = 12  # tokens
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CLIMBS = frozenset(
    {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "acl", "parataxis", "appos", "dobj", "pobj", "attr"}
)


def sources(view: View, cue: Cue) -> list[Source]:
    """All the candidates for one cue, best-founded first; the last one is "none"."""
    head = cue.head
    found: list[Source] = []
    if cue.kind == "colon":
        found += _before_colon(view, head)
    if cue.kind == "mark":
        return _unique([*_beside(view, head), ("none", None)])
    if cue.kind in ("phrase", "noun"):
        found += _of_phrase(view, head)
    for c in view.children[head]:
        relation = view.relations[c]
        if relation in ("nsubj", "csubj", "nsubjpass", "expl"):
            found.append((relation, _with_antecedent(view, c, head)))
        elif relation == "agent":
            found += [("agent", _subtree(view, p, head)) for p in view.children[c] if view.relations[p] == "pobj"]
        elif relation == "dobj" and c == head + 1:
            found.append(("inverted", _subtree(view, c, head)))
    found += _inherited(view, head)
    found += _nearest(view, cue)
    found.append(("none", None))
    return _unique(found)


def _subtree(view: View, token: int, verb: int) -> tuple[int, int]:
    """A token's subtree, cut where it would swallow the verb."""
    a, b = view.first[token], view.last[token] + 1
    if a <= verb < b:
        a, b = (a, verb) if token < verb else (verb + 1, b)
    if b - a > 1 and view.tags[b - 1] == "POS":
        b -= 1
    return view.trimmed(a, b)


def _with_antecedent(view: View, subject: int, verb: int) -> tuple[int, int]:
    """A subject's subtree; a relative pronoun together with the noun before it ("the ministers who")."""
    a, b = _subtree(view, subject, verb)
    noun = view.heads[verb]
    if view.tags[subject] in ("WP", "WDT") and view.relations[verb] == "relcl" and noun < subject:
        first = view.first[noun]
        a = first if subject - first <= _LONGEST_ANTECEDENT else noun
    return a, b


def _of_phrase(view: View, head: int) -> list[Source]:
    found: list[Source] = []
    for c in view.children[head]:
        if view.relations[c] in ("poss", "compound", "amod", "nmod"):
            found.append((view.relations[c], _subtree(view, c, head)))
        elif view.relations[c] == "prep":
            word = view.lemmas[c]
            found += [
                (f"prep-{word}", _subtree(view, p, head)) for p in view.children[c] if view.relations[p] == "pobj"
            ]
        elif view.relations[c] == "pobj":
            if view.lemmas[c] in lexicon().phrases:
                found += _of_phrase(view, c)
                continue
            found.append(("pobj", _subtree(view, c, head)))
    return found


def _inherited(view: View, head: int) -> list[Source]:
    """Subjects (and objects) of the verbs above, and the noun that a participle or relative clause modifies."""
    found: list[Source] = []
    token, steps = head, 0
    path = ""
    while view.heads[token] != token and steps < 4:
        relation, above = view.relations[token], view.heads[token]
        steps += 1
        path = relation if steps == 1 else f"{path[:12]}<{relation}"
        if view.kinds[above] in _NOMINAL:
            if relation in ("acl", "relcl", "appos"):
                found.append(
                    (f"{path}!", (view.first[above], max(above + 1, min(view.first[token], view.last[above] + 1))))
                )
            for c in view.children[above]:
                if view.relations[c] == "poss":
                    found.append((f"{path}'s", _subtree(view, c, above)))
        for c in view.children[above]:
            if (view.relations[c] in ("nsubj", "nsubjpass") and c != token) or (
                relation == "xcomp" and view.relations[c] in ("dobj", "dative") and c < token
            ):
                found.append((f"{path}^{view.relations[c]}", _subtree(view, c, above)))
        token = above
    return found


def _beside(view: View, start: int) -> list[Source]:
    """Who may have said a quotation without a cue: the subjects and names next to it, before and after."""
    a, b = view.quote_tokens[view.quoted[start]]
    found: list[Source] = []
    begin = view.sentences[view.sentence[a]][0]
    _, end = view.sentences[view.sentence[b - 1]]
    earlier = max(0, view.sentences[max(0, view.sentence[a] - 1)][0])
    for where, tokens in (
        ("before", range(a - 1, begin - 1, -1)),
        ("after", range(b, min(len(view), max(end, b + 12)))),
        ("earlier", range(begin - 1, earlier - 1, -1)),
    ):
        found += _subjects_in(view, where, tokens, a)
    return found


def _subjects_in(view: View, where: str, tokens: range, start: int) -> list[Source]:
    """The nearest subject and the nearest name that are not themselves quoted."""
    subject = next((i for i in tokens if view.relations[i] in ("nsubj", "nsubjpass") and view.quoted[i] < 0), None)
    name = next((i for i in tokens if view.kinds[i] == "PROPN" and view.quoted[i] < 0), None)
    found: list[Source] = []
    if subject is not None:
        found.append((f"{where} subject", _subtree(view, subject, start)))
    if name is not None:
        found.append((f"{where} name", _chunk(view, name, start)))
    return found


def _before_colon(view: View, colon: int) -> list[Source]:
    begin, _ = view.sentences[view.sentence[colon]]
    found: list[Source] = []
    if colon > begin:
        found.append(("label", view.trimmed(begin, colon)))
        for i in range(begin, colon):
            if view.relations[i] == "nsubj":
                found.append(("label subject", _subtree(view, i, colon)))
    return found


def _nearest(view: View, cue: Cue) -> list[Source]:
    """The nearest nominal before the cue and the nearest after it, in its sentence."""
    begin, end = view.sentences[view.sentence[cue.head]]
    found: list[Source] = []
    for i in range(cue.head - 1, begin - 1, -1):
        if view.kinds[i] in ("PROPN", "PRON", "NOUN"):
            found.append(("left", _chunk(view, i, cue.head)))
            break
    for i in range(cue.head + 1, min(end, cue.head + 8)):
        if view.kinds[i] in ("PROPN", "PRON", "NOUN"):
            found.append(("right", _chunk(view, i, cue.head)))
            break
    return found


def _chunk(view: View, token: int, verb: int) -> tuple[int, int]:
    while view.relations[token] in ("compound", "amod", "poss", "appos", "flat") and view.heads[token] != verb:
        above = view.heads[token]
        if (above < verb) != (token < verb) or above == token:
            break
        token = above
    return _subtree(view, token, verb)


def _unique(found: list[Source]) -> list[Source]:
    seen: set[tuple[int, int] | None] = set()
    kept: list[Source] = []
    for kind, place in found:
        if place is not None and place[1] <= place[0]:
            continue
        if place not in seen:
            seen.add(place)
            kept.append((kind, place))
    return kept
