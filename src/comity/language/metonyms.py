"""Capitals and seats: the government where the sentence means it, the place where it does not.

"Moscow rejected the plan" speaks of a government, "they met in Moscow" of a city. The reading follows the words
that the name depends on, after the account of location metonymy in Markert & Nissim (2002), Metonymy resolution as a
classification task.
"""

from __future__ import annotations

from spacy.tokens import Span as Tokens

from comity.language.lists import listed


def stands_for_government(name: Tokens) -> tuple[bool, str]:
    """Whether a capital's name stands for the government in its sentence, and why."""
    root = name.root
    head = root.head
    if root.dep_ in ("nsubj", "nsubjpass", "agent"):
        return True, f"subject of “{head.text}”"
    if root.dep_ == "poss":
        place = head.lemma_.lower() in listed("place heads")
        return not place, f"“{root.text}’s {head.text}”"
    if root.dep_ in ("compound", "amod", "nmod"):
        place = head.lemma_.lower() in listed("place heads")
        return not place and head.i != root.i, f"with “{head.text}”"
    if root.dep_ == "pobj":
        return _after_preposition(head.lower_, head.head.lemma_.lower())
    if root.dep_ == "conj":
        conjunct = head
        while conjunct.dep_ == "conj" and conjunct.head.i != conjunct.i:
            conjunct = conjunct.head
        if conjunct.dep_ in ("nsubj", "nsubjpass", "agent", "pobj", "dobj", "dative"):
            government, why = stands_for_government(name.doc[conjunct.i : conjunct.i + 1])
            return government, f"with “{conjunct.text}”, {why}"
    if root.dep_ in ("dobj", "dative", "attr"):
        moved = head.lemma_.lower() in listed("motion")
        return not moved, f"object of “{head.text}”"
    return False, "stands alone"


def _after_preposition(preposition: str, governor: str) -> tuple[bool, str]:
    shown = f"after “{preposition}”"
    if preposition in listed("placing"):
        return False, shown
    if preposition in listed("moving"):
        return governor not in listed("motion") and preposition not in ("from", "into"), f"{shown}, with “{governor}”"
    if preposition == "of":
        return governor not in listed("of place"), f"{shown}, with “{governor}”"
    return True, shown
