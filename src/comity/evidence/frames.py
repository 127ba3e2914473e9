"""Words that relate parties, and the parties on either side of each: who threatens, supports, joins, leads whom.

The words are data (`tie_verbs`, `tie_phrases`, `tie_nouns`, `tie_modifiers`); this is the grammar by which each reaches
its parties: as a verb, as a verb with a noun, as a noun in one of the places where nouns relate, as a participle before
a noun, as examples after a grouping, and as anything done against somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from comity.evidence.cast import Cast, is_anti, is_reciprocal
from comity.evidence.lists import word_list, words
from comity.kinds import together

Row = Mapping[str, Any]

_HOSTILE: Row = {"kind": "hostility", "sign": -1}
_MEMBER: Row = {"kind": "membership", "sign": 1, "status": "member"}
_OBJECTS = ("dobj", "nsubjpass", "attr")
_GROUPS = ("organisation", "grouping")


@dataclass(frozen=True)
class Frame:
    """A word that relates parties: sources and targets are actor ids; the rest is the list's.

    `presupposed` says that the words take the tie as a fact whatever is said of it (“Russia's war”), after Karttunen
    (1974), Presupposition and linguistic context, Theoretical Linguistics 1.
    """

    trigger: Token
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    kind: str
    sign: int
    status: str | None = None
    event: str | None = None
    factuality: str | None = None
    presupposed: bool = False


def frames(tokens: Doc, cast: Cast) -> Iterator[Frame]:
    """Every word of the word lists with the parties it relates; those with a party on one side only lack the other."""
    of_verbs = [(verb, frame) for verb in tokens if verb.pos_ in ("VERB", "AUX") for frame in _verbal(verb, cast)]
    spoken = {frame.trigger.i for verb, frame in of_verbs if frame.trigger.i != verb.i}  # nouns that a verb acts with
    found = [frame for _, frame in of_verbs]
    for token in tokens:
        found += _nominal(token, cast, token.i in spoken)
    yield from sorted(found, key=lambda frame: frame.trigger.i)


def _verbal(verb: Token, cast: Cast) -> Iterator[Frame]:
    lemma = verb.lemma_.lower()
    yield from _of_verb(verb, lemma, cast)
    yield from _taken(verb, lemma, cast)


def _nominal(token: Token, cast: Cast, spoken: bool) -> Iterator[Frame]:
    if token.pos_ in ("NOUN", "PROPN") and token.i not in cast.at and not spoken and (row := _noun(token)):
        yield from _of_noun(token, row, cast)
    if token.lower_ == "against":
        yield from _against(token, cast)
    elif token.lower_ in word_list("tie_modifiers"):
        yield from _modifier(token, cast)
    elif token.i in cast.at and cast.kind(cast.at[token.i]) in _GROUPS:
        yield from _examples(token, cast)
    if (token.i in cast.at or token.i in cast.also) and is_anti(token):
        yield from _anti(token, cast)


def _frame(trigger: Token, sources: Iterable[str], targets: Iterable[str], row: Row, **more: Any) -> Frame:
    return Frame(
        trigger, tuple(dict.fromkeys(sources)), tuple(dict.fromkeys(targets)), row["kind"], row["sign"],
        row.get("status"), row.get("event"), row.get("factuality"), **more,
    )  # fmt: skip


# ── verbs ────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _verbs() -> dict[str, list[Row]]:
    """The entries of each verb, those that ask for a preposition first."""
    found: dict[str, list[Row]] = {}
    for kind, row in word_list("tie_verbs").items():
        for lemma in row["lemmas"]:
            found.setdefault(lemma, []).append({"kind": kind, **row})
    return {lemma: sorted(rows, key=lambda row: "prepositions" not in row) for lemma, rows in found.items()}


def _of_verb(verb: Token, lemma: str, cast: Cast) -> Iterator[Frame]:
    for phrase in word_list("tie_phrases"):
        if lemma in phrase["verbs"]:
            for noun in _acted_with(verb):
                if _lemma(noun) in phrase["objects"] and _reaches(noun, phrase, cast):
                    yield _of_phrase(verb, noun, phrase, cast)
                    return
    for row in _verbs().get(lemma, ()):
        reaching = row.get("prepositions")
        if not reaching or row.get("together") or any(child.lower_ in reaching for child in verb.children):
            sources = cast.subjects(verb)
            targets = cast.towards(verb, reaching) if reaching else cast.objects(verb)
            if row["kind"] == "accusation":
                targets = cast.blamed(verb)
            elif row.get("whole"):
                targets = [p for child in verb.children if child.dep_ in _OBJECTS for p in cast.of(child)]
            if row.get("member") == "object":
                sources = cast.direct(verb)
            if not targets and len(sources) == 2 and _each_other(verb):  # “X and Y accuse each other”
                yield _frame(verb, sources[1:], sources[:1], row)
                targets = sources[1:]
                sources = sources[:1]
            elif not targets and row.get("together"):
                sources, targets = sources[:1], sources[1:]
            yield _frame(verb, sources, targets, row)
            return


def _each_other(verb: Token) -> bool:
    """Whether what a verb says is done by each to the other."""
    objects = [child for child in verb.children if child.dep_ in ("dobj", "pobj", "dative")]
    objects += [inner for child in verb.children if child.dep_ == "prep" for inner in child.children]
    return any(is_reciprocal(token) for token in objects)


def _lemma(noun: Token) -> str:
    """The lemma of a noun in small letters; one taken for a name (“Drones”, “Strategic Partners”) keeps its plural."""
    lemma = noun.lemma_.lower()
    return str(lemma.removesuffix("s") if noun.pos_ == "PROPN" else lemma)


def _acted_with(verb: Token) -> Iterator[Token]:
    """Nouns that a verb acts with: its object and what is joined to it, what follows “with” or “in” or a particle."""
    heads = [child for child in verb.children if child.dep_ in _OBJECTS]
    links = [c for c in verb.children if c.dep_ in ("prep", "dative") and c.lower_ in ("with", "in", "to", "at", "on")]
    heads += [inner for link in links for inner in link.children if inner.dep_ == "pobj"]
    for head in heads:
        yield head
        yield from head.conjuncts
        yield from (n for p in head.children if p.lower_ == "of" for n in p.children if n.dep_ == "pobj")


def _beside(row: Row) -> frozenset[str]:
    """The prepositions by which a noun reaches its other party: “an alliance against X” is none with X."""
    return words("tie_grammar", "joining") - ({"against"} if row["sign"] > 0 else set())


def _reaches(noun: Token, row: Row, cast: Cast) -> bool:
    """Whether a noun that counts only before some words stands before one of these, or before a party."""
    if "through" not in row:
        return True
    after = (inner for link in noun.children if link.dep_ == "prep" for inner in link.children if inner.dep_ == "pobj")
    return any(cast.of(t) or t.lemma_.lower() in row["through"] for head in after for t in (head, *head.conjuncts))


def _of_phrase(verb: Token, noun: Token, row: Row, cast: Cast) -> Frame:
    sources = cast.subjects(verb)
    whose = [] if row["sign"] > 0 else [p for c in noun.children if c.dep_ == "poss" for p in cast.under(c)]
    after = cast.after(noun, _beside(row))
    reached = (*cast.objects(verb), *cast.towards(verb), *after, *cast.beside(noun))
    if whose:  # “expressing Kenya's condemnation of X”
        sources, reached = whose, tuple(party for party in reached if party not in whose)
    if row["kind"] == "sanctions" and not set(reached) - set(
        sources
    ):  # "the following sanctions: a ban on flights to X"
        listed = (token for child in noun.children if child.dep_ == "appos" for token in child.subtree)
        reached = tuple(party for token in listed for party in cast.of(token))
    elif row["kind"] == "membership":
        reached = (*cast.beside(noun), *cast.after(noun, words("tie_grammar", "belonging")))
    targets = list(dict.fromkeys(party for party in reached if party not in sources))
    if row["kind"] in together() and not targets:  # "X and Y signed a pact"
        sources, targets = sources[:1], sources[1:]
    elif row["kind"] in ("alliance", "partnership") and not sources:
        sources, targets = targets[:1], targets[1:]
    return _frame(noun, sources, targets, row)


def _taken(verb: Token, lemma: str, cast: Cast) -> Iterator[Frame]:
    """“X regards Y as a threat”, “X calls Y an ally”."""
    if lemma not in words("tie_grammar", "taking"):
        return
    for child in verb.children:
        if child.dep_ in ("oprd", "attr") or (child.dep_ == "ccomp" and child.pos_ in ("NOUN", "PROPN")):
            heads = [child]
        else:
            heads = [c for c in child.children if c.dep_ == "pobj"] if child.lower_ == "as" else []
        for noun in heads:
            row = _noun(noun)
            if row and row["kind"] != "membership" and not cast.beside(noun) and not cast.after(noun):
                yield _frame(noun, cast.subjects(verb), cast.direct(verb) or _nominal_subject(noun, cast), row)


# ── nouns ────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _nouns() -> dict[str, Row]:
    return {
        lemma: {"kind": kind, **row} for kind, row in word_list("tie_nouns").items() for lemma in row["lemmas"]
    }  # fmt: skip


def _noun(noun: Token) -> Row | None:
    """The entry of a noun, that of two words before that of one."""
    lemma = _lemma(noun)
    before = noun.doc[noun.i - 1].lemma_.lower() if noun.i else ""
    row = _nouns().get(f"{before} {lemma}") or _nouns().get(lemma)
    if row is None or "things" not in row:
        return row
    of = [n for p in noun.children if p.lower_ == "of" for n in p.children if n.dep_ == "pobj"]
    near = {t.lemma_.lower() for t in (*noun.children, *of)}
    return row if near & set(row["things"]) else None


def _of_noun(noun: Token, row: Row, cast: Cast) -> Iterator[Frame]:
    """A noun as a description (“X is an ally of Y”, “X, an ally of Y”), held (“X has observer status in Y”), or with
    its parties around it (“X's war on Y”, “the war between X and Y”)."""
    member = row["kind"] == "membership"
    beside, after = _around(noun, row, cast)
    kept = not member and not beside and noun.dep_ == "dobj" and noun.head.lemma_ in words("tie_grammar", "keeping")
    if kept:
        beside = cast.subjects(noun.head)
    described = list(dict.fromkeys(_described(noun, cast)))
    if len(described) > 1 and row["kind"] in together() and not beside and not after:  # "X and Y are partners"
        yield _frame(noun, described[:1], described[1:], row)
    elif described and noun.head.lower_ in words("tie_grammar", "suffering"):  # "X came under attack from Y"
        yield _frame(noun, beside + after, described, row)
    elif described:
        yield _frame(noun, described, beside + after, row)
    elif beside and after:
        yield _frame(noun, beside, after, row, presupposed=not (member or kept))
    elif member:
        yield from _held(noun, beside + after, row, cast)
    elif row["kind"] in together():
        between = list(dict.fromkeys(cast.after(noun, ("between", "among")) or beside))
        if len(between) >= 2:
            yield _frame(noun, between[:1], between[1:], row, presupposed=True)
    examples = [p for p in _shown(noun, cast) if p not in described]
    if len(examples) > 1 and row["kind"] in together() and not beside and not after:  # “longtime rivals X and Y”
        yield _frame(noun, examples[:1], examples[1:], row)
    elif examples:
        yield _frame(noun, examples if member else beside, (beside + after) if member else examples, row)


def _around(noun: Token, row: Row, cast: Cast) -> tuple[list[str], list[str]]:
    """Whose a noun is said to be, and whom it is said to reach, by the words around it."""
    member = row["kind"] == "membership"
    beside = [*cast.beside(noun), *cast.after(noun, ("by",))]
    after = cast.after(noun, words("tie_grammar", "belonging") if member else row.get("prepositions", _beside(row)))
    if row["kind"] == "arms supply":
        after += [p for link in noun.children if link.lower_ == "of" for n in link.children for p in cast.after(n)]
    done = (child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN")
    for participle in (child for child in done if child.lemma_.lower() not in _verbs()):  # not “condemned by X”
        beside += cast.agents(participle)
        after += cast.towards(participle)
    return beside, after


def _described(noun: Token, cast: Cast) -> list[str]:
    """The parties that a noun says something of: the subject of “be”, the noun it stands beside, who is in it."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN") and _noun(top.head) and top.head.i not in cast.at:
        top = top.head
    above = top.head
    if top.dep_ in ("conj", "appos") and above.i in cast.at:  # "an ally of X, a partner of Y": both are of one
        own = any(child.dep_ == "det" for child in top.children)
        if own and above.dep_ == "pobj" and _noun(above.head.head):
            return _described(above.head.head, cast)
    if top.dep_ == "attr" or (top.dep_ == "oprd" and above.lemma_.lower() not in words("tie_grammar", "taking")):
        return cast.subjects(above)
    if top.dep_ == "pobj" and above.lower_ == "as" and above.head.pos_ in ("VERB", "AUX"):
        return _as(above.head, cast)
    if top.dep_ == "pobj" and above.lower_ in words("tie_grammar", "states"):
        verb = above.head
        staying = verb.lemma_.lower() in words("tie_grammar", "staying")
        return (cast.subjects(verb) or cast.direct(verb)) if staying else []
    if top.dep_ == "appos" and above.pos_ in ("PROPN", "PRON"):
        return list(cast.under(above, deep=False))
    return _nominal_subject(top, cast) if above.lemma_.lower() not in words("tie_grammar", "taking") else []


def _nominal_subject(noun: Token, cast: Cast) -> list[str]:
    """Of whom a noun is said without a verb: “considers X a partner”."""
    return [party for child in noun.children if child.dep_ == "nsubj" for party in cast.under(child)]


def _as(verb: Token, cast: Cast) -> list[str]:
    """Whom “as an ally of Y” is said of: the object of regarding and the like, else the subject."""
    if verb.lemma_.lower() in words("tie_grammar", "taking"):
        return cast.direct(verb)
    return cast.subjects(verb)


def _held(noun: Token, groups: Sequence[str], row: Row, cast: Cast) -> Iterator[Frame]:
    """“X has observer status in Y”, “Y granted X candidate status”, “X was granted Y candidate status”."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or not groups:
        return
    to = [c for c in verb.children if c.dep_ in ("prep", "dative") and c.lower_ == "to"]
    given = [p for c in verb.children if c.dep_ in ("dative", "nsubjpass") and c.i != noun.i for p in cast.under(c)]
    given = given or [party for link in to for party in cast.behind(link)]
    holder = given or (cast.subjects(verb) if verb.lemma_.lower() in words("tie_grammar", "having") else [])
    yield _frame(noun, [party for party in holder if party not in groups], groups, row)


def _shown(noun: Token, cast: Cast) -> list[str]:
    """Examples of a noun: “allies such as X and Y”, “its ally X”, “partners, including X”."""
    found = []
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in words("tie_grammar", "examples"):
            found += list(cast.behind(child))
        elif child.dep_ == "appos":
            found += list(cast.under(child))
    if noun.dep_ in ("compound", "nmod") and noun.head.i in cast.at and noun.head.i > noun.i:
        found += list(cast.under(noun.head))
    return found


# ── elsewhere ────────────────────────────────────────────────────────────────────────────────────────


def _modifier(participle: Token, cast: Cast) -> Iterator[Frame]:
    """“X-led Y”, “Y, backed by X”."""
    row = word_list("tie_modifiers")[participle.lower_]
    if participle.dep_ == "amod":
        sources = [p for c in participle.children if c.dep_ in ("npadvmod", "nsubj", "compound") for p in cast.under(c)]
        yield _frame(participle, sources, cast.of(participle.head), row)
    elif participle.dep_ == "acl":
        yield _frame(participle, cast.agents(participle), cast.of(participle.head), row)


def _examples(group: Token, cast: Cast) -> Iterator[Frame]:
    """“the West, especially X”, “Y members including X”: who is put in a grouping."""
    found, grouping = [], cast.kind(cast.at[group.i]) == "grouping"
    for child in group.children:
        if child.dep_ == "prep" and child.lower_ in words("tie_grammar", "examples"):
            found += list(cast.behind(child))
        elif child.dep_ == "appos" and grouping and any(c.dep_ == "advmod" for c in child.children):
            found += list(cast.under(child))
    if found:
        yield _frame(group, found, cast.of(group), _MEMBER, presupposed=True)


def _against(preposition: Token, cast: Cast) -> Iterator[Frame]:
    """Whatever is done against somebody is hostile to them: turn others against X, take steps against X."""
    above, targets = preposition.head, list(cast.behind(preposition))
    verb = above if above.pos_ == "VERB" else above.head if above.dep_ == "dobj" else None
    if not targets or _noun(above) or (verb is not None and verb.lemma_.lower() in _verbs()):
        return
    owners = cast.beside(above) if above.pos_ == "NOUN" else []
    doing = verb is not None and verb.lemma_.lower() in words("tie_grammar", "doing")
    if owners or (doing and verb is not None):
        yield _frame(preposition, owners or cast.subjects(verb), targets, _HOSTILE)


def _anti(modifier: Token, cast: Cast) -> Iterator[Frame]:
    """“X's anti-Y campaign”."""
    noun = modifier.head
    owners = [*cast.beside(noun), *cast.after(noun, ("by", "of"))]
    if not owners and noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("tie_grammar", "doing"):
        owners = cast.subjects(noun.head)
    yield _frame(noun, owners, cast.of(modifier), _HOSTILE)
