"""What kind of statement it is: its mode, its stance, whether it was made, and to whom."""

from __future__ import annotations

from collections.abc import Sequence

from comity.evidence.lists import word_list
from comity.evidence.lists import words as listed
from comity.evidence.statements.cues import Cue
from comity.evidence.statements.extents import Range
from comity.evidence.statements.lexicon import lexicon
from comity.evidence.statements.view import SUBJECTS, View
from comity.model import Factuality

_CONDITIONS = frozenset({"if", "unless", "whether"})
# what is not left unsaid is said
_PAUSES = frozenset({",", ":", ";", ".", "!", "?", "—", "–", "-", "\n", "\n\n"})


def mode(view: View, cue: Cue, content: Sequence[Range]) -> str:
    """direct where four fifths of the content's words stand between marks, mixed where some do, else indirect.

    Words that go on with a clause of the author's ("said that it was “deeply concerned”") are mixed as well.
    """
    words = [i for a, b in content for i in range(a, b) if view.words[i][:1].isalnum()]
    quoted = sum(view.quoted[i] >= 0 for i in words)
    if words and quoted >= 0.8 * len(words) and not _joins(view, cue, words[0]):
        return "direct"
    return "mixed" if quoted else "indirect"


def _joins(view: View, cue: Cue, first: int) -> bool:
    """Whether quoted words, small letter first, follow a word that is not the cue's own, with no comma or colon."""
    before = first - 1
    while before > 0 and not view.words[before][-1:].isalnum() and view.words[before] not in _PAUSES:
        before -= 1
    joined = before >= 0 and view.words[before][-1:].isalnum() and not cue.first <= before < cue.past
    return joined and view.quoted[first] >= 0 and view.words[first][0].islower() and cue.first < first


def nameless(view: View, cue: Cue) -> bool:
    """Whether a cue is a passive without an agent, so that nobody says it: "X is said to", not "it is said that"."""
    relations = {view.relations[c]: c for c in view.children[cue.head]}
    subject = relations.get("nsubjpass")
    return subject is not None and view.lemmas[subject] != "it" and "agent" not in relations


def deed(view: View, cue: Cue, content: Sequence[Range]) -> bool:
    """Whether a cue is what somebody did and not said: "recalled its ambassador", "ensured that"; or what its source
    says that another does: "accused X of supporting"."""
    if _blamed(view, cue.head):
        return True
    objects = lexicon().deeds.get(view.lemmas[cue.head])
    if objects is None or cue.kind != "verb" or mode(view, cue, content) != "indirect":
        return False
    taken = view.child(cue.head, {"dobj", "nsubjpass"})
    return not objects or (taken is not None and view.lemmas[taken] in objects)


def _blamed(view: View, verb: int) -> bool:
    """Whether a verb is what somebody is accused of, thanked for or kept from: its subject is the object above it."""
    while view.relations[verb] == "conj" and view.heads[verb] != verb:
        verb = view.heads[verb]
    link = view.heads[verb]
    above = view.heads[link]
    held = view.relations[verb] == "pcomp" and view.lemmas[link] == word_list("tie_grammar")["blaming"].get(
        view.lemmas[above]
    )
    return held and view.child(above, {"dobj", "nsubjpass"}) is not None


def aside(view: View, cue: Cue, content: Sequence[Range]) -> bool:
    """Whether a speaker's "I" or "we" only leads over to a topic: "I would like to mention", "we share the idea".

    What is said so is no clause, and its verb tells no stance; the speaker's own words hold it already.
    """
    if stance(view, cue) not in ("says", "believes", "hopes"):
        return False
    clauses = {view.heads[i] for a, b in content for i in range(a, b) if view.relations[i] in SUBJECTS}
    return not any(view.heads[verb] in (cue.head, verb) or verb == view.heads[cue.head] for verb in clauses)


def reports_past(view: View, cue: Cue) -> bool:
    """Whether a cue tells of what was said before: a past or perfect verb, or a noun or adjective of its own."""
    verb = cue.head
    if view.kinds[verb] not in ("VERB", "AUX"):
        return True
    helpers = [view.lemmas[c] for c in view.children[verb] if view.relations[c] in ("aux", "auxpass") and c < verb]
    return view.tags[verb] == "VBD" or "have" in helpers or "’ve" in helpers


def stance(view: View, cue: Cue) -> str:
    """What the reporting word makes of the content; a verb with a reporting noun takes the noun's stance."""
    words = lexicon()
    if cue.kind in ("colon", "phrase", "adverb", "mark"):
        noun = view.child(cue.head, {"pobj"}) if cue.kind == "phrase" else None
        return "says" if noun is None else words.stance(view.lemmas[noun], noun=True)
    lemma = view.lemmas[cue.head]
    if cue.kind == "noun":
        return words.stance(lemma, noun=True)
    form = view.words[cue.head].lower()
    if form in words.adjectives and view.tags[cue.head] in ("JJ", "VBN"):
        return words.adjectives[form]
    for c in view.children[cue.head]:
        if (governed := words.governed.get(f"{lemma} {view.lemmas[c]}")) is not None:
            return governed
    if cue.head + 1 < len(view) and (governed := words.governed.get(f"{lemma} {view.lemmas[cue.head + 1]}")):
        return governed
    if lemma in ("express", "voice", "make", "give", "issue", "convey", "take", "have", "offer", "reiterate"):
        for i in range(cue.past, min(len(view), cue.past + 4)):
            if words.nouns.get(view.lemmas[i], "says") != "says":
                return words.nouns[view.lemmas[i]]
    return words.stance(lemma)


def factuality(view: View, cue: Cue, of_stance: str) -> Factuality:
    """Whether the statement was made, and if so, how its content is put.

    A negated cue is denied, one under "if" or "may" hypothetical, one in the future planned; otherwise the
    stance decides (what is promised is planned, what is denied is denied). Hearsay is hypothetical: "reportedly",
    and what "is said" of somebody by nobody.
    """
    children = [view.lemmas[c] for c in view.children[cue.head] if c < cue.head]
    relations = {view.relations[c] for c in view.children[cue.head] if c < cue.head}
    above = view.heads[cue.head]
    if "neg" in relations or "never" in children:
        return "denied" if view.lemmas[cue.head] not in listed("statements", "unsaying") else "asserted"
    if _CONDITIONS.intersection(children) or listed("statements", "possible").intersection(children):
        return "hypothetical"
    if (
        "will" in children
        or "shall" in children
        or (
            view.relations[cue.head] == "xcomp"
            and view.lemmas[above] in ("expect", "plan", "intend", "go", "set", "due")
        )
    ):
        return "planned"
    if cue.kind == "adverb" or nameless(view, cue):
        return "hypothetical"
    facts: dict[str, Factuality] = word_list("statements")["stance facts"]
    return facts.get(of_stance, "asserted")


def addressee(view: View, cue: Cue, content: Sequence[Range]) -> list[Range]:
    """Token ranges that name whom the words are addressed to: told X, said to X, called on X, a message to X."""
    found: list[Range] = []
    if cue.kind in ("phrase", "mark", "colon"):
        return found
    for c in view.children[cue.head]:
        a, b = view.first[c], view.last[c] + 1
        if any(a < q and p < b for p, q in content) or c < cue.head:
            continue
        relation, lemma = view.relations[c], view.lemmas[c]
        hears = relation == "dative" or (
            relation == "dobj" and view.lemmas[cue.head] in listed("statements", "hearers")
        )
        called = lemma in ("on", "upon") and view.lemmas[cue.head] == "call"
        if hears or (relation == "prep" and (lemma == "to" or called)):
            found.append((a, b))
    return found
