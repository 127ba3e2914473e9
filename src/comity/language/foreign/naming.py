"""Names of states and organisations in French, Spanish and Russian texts.

A name in French or Spanish is found as it is written, accents aside; one in Russian by the basic forms of its words, in
whatever case they stand. Adjectives (“le ministre chinois”) are the state's demonyms. A capital stands for its
government only where it acts: as the subject of a verb.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc

from comity.language.foreign.pipelines import basic_forms
from comity.language.foreign.words import Known, states, words
from comity.names import longest_first, plain

_NAMES_OF_STATES = ("state", "place")
NOT_ALONE = {  # names of states that are also other names or words in a language
    "fr": {"Maurice", "Congo", "Corée", "Géorgie du Sud"}, "es": {"Granada", "Congo", "Corea", "Dominica", "Jersey"},
    "ru": {"Конго", "Корея", "Мали"},
}  # fmt: skip


class Found(NamedTuple):
    """A name in a text: where it stands, whose it is, and of which form (name, acronym, demonym, metonym;
    place for a capital that is only where something happens)."""

    start: int
    end: int
    actor: str
    form: str


def find_names(text: str, tokens: Doc, language: str, known: Known) -> list[Found]:
    """All names of states and organisations in a text, the longest first where two overlap, in order.

    Args:
        text: the document's text, which `tokens` parse.
        tokens: the parse.
        language: fr, es or ru.
        known: the actors on record, whose names in that language are looked for.
    """
    named = _by_forms(tokens, known) if language == "ru" else _as_written(text, language, known)
    found = sorted([*named, *_adjectives(text, language)], key=lambda f: (f.start, -f.end))
    kept: list[Found] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            continue
        if one.form == "capital":
            one = one._replace(form="metonym" if _acts(tokens, one.start, one.end) else "place")
        kept.append(one)
    return kept


def _acts(tokens: Doc, start: int, end: int) -> bool:
    """Whether words are the subject of a verb."""
    span = tokens.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    root = span.root
    while root.dep_ == "conj" and root.head.i != root.i:
        root = root.head
    subject = root.dep_.startswith("nsubj") or root.dep_ == "dislocated"
    return subject and root.head.pos_ in ("VERB", "AUX", "ADJ")


@cache
def _names(language: str, known: Known) -> dict[str, tuple[str, str]]:
    """Every name with its actor and form."""
    found: dict[str, tuple[str, str]] = {}
    for actor in known.actors:
        if actor.kind in _NAMES_OF_STATES:
            for name in actor.names:
                if name.language == language and "(" not in name.text:
                    found.setdefault(name.text, (actor.id, "name"))
    for state, given in states(language).items():
        found |= {name: (state, "acronym" if name.isupper() else "name") for name in given.get("names", ())}
        for capital in given.get("capitals", ()):
            found.setdefault(capital, (state, "capital"))
    for id, names in words(language)["organisations"].items():
        found |= {name: (id, "acronym" if name.isupper() else "name") for name in names}
    for state, seats in words(language)["seats"].items():
        found |= dict.fromkeys(seats, (state, "metonym"))
    return {name: value for name, value in found.items() if name not in NOT_ALONE[language]}


@cache
def _written(language: str, known: Known) -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    written = {plain(name): value for name, value in _names(language, known).items()}
    return re.compile(rf"(?<![\w-])(?:{longest_first(written)})(?![\w]|-\w)"), written


def _as_written(text: str, language: str, known: Known) -> Iterator[Found]:
    pattern, written = _written(language, known)
    for match in pattern.finditer(plain(text)):
        yield Found(match.start(), match.end(), *written[match[0]])


def _adjectives(text: str, language: str) -> Iterator[Found]:
    pattern, known = _stems(language)
    for match in pattern.finditer(_even(text, language)):
        yield Found(match.start(), match.end(), known[match[1].casefold()], "demonym")


@cache
def _stems(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    given = ((stem, state) for state, row in states(language).items() for stem in row.get("adjectives", ()))
    known = {_even(stem, language).casefold(): state for stem, state in given}
    endings = longest_first(_even(ending, language) for ending in words(language)["endings"])
    joined = r"|о(?=-)" if language == "ru" else ""
    before = r"(?<![\w])" if language == "ru" else r"(?<![\w-])"
    return re.compile(rf"{before}({longest_first(known)})(?:{endings}{joined})(?!\w)", re.IGNORECASE), known


def _even(text: str, language: str) -> str:
    """A text letter for letter as it is compared: without accents; Russian with one letter for е and ё."""
    return text.replace("ё", "е").replace("Ё", "Е") if language == "ru" else plain(text)


# ── Russian ──────────────────────────────────────────────────────────────────────────────────────────

_Rows = dict[str, list[tuple[tuple[frozenset[str], ...], str, str]]]


@cache
def _rows(known: Known) -> _Rows:
    """Names by each basic form of their first word."""
    rows: _Rows = defaultdict(list)
    for name, (actor, form) in _names("ru", known).items():
        forms = tuple(basic_forms(word) for word in re.findall(r"\w[\w+’-]*", name))
        for first in forms[0]:
            rows[first].append((forms, actor, form))
    for listed in rows.values():
        listed.sort(key=lambda row: -len(row[0]))
    return dict(rows)


def _by_forms(tokens: Doc, known: Known) -> Iterator[Found]:
    rows = _rows(known)
    forms = [basic_forms(t.text) if t.is_alpha or "-" in t.text else frozenset({t.text}) for t in tokens]
    at = 0
    while at < len(tokens):
        fit = _fits(tokens, forms, at, rows) if tokens[at].text[:1].isupper() else None
        if fit is None:
            at += 1
            continue
        size, actor, form = fit
        last = tokens[at + size - 1]
        yield Found(tokens[at].idx, last.idx + len(last.text), actor, form)
        at += size


def _fits(tokens: Doc, forms: list[frozenset[str]], at: int, rows: _Rows) -> tuple[int, str, str] | None:
    for first in forms[at]:
        for name, actor, form in rows.get(first, ()):
            if form == "acronym" and len(name) == 1 and not tokens[at].text.isupper():
                continue
            if all(here & there for here, there in zip(forms[at : at + len(name)], name, strict=False)) and (
                at + len(name) <= len(forms)
            ):
                return len(name), actor, form
    return None
