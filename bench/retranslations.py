"""Second translations of a sentence, and what the verdict says is shifted in them.

    python bench/retranslations.py

Each sentence of `retranslations.txt` (our own wording, written before the rules) stands in a speech with nine others.
Prints by kind how often what is weightiest is named rightly, and how many opposites pass as agreeing. With DEBUG=1
every miss is printed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from comity.collation import verify
from comity.model import Quotation, Span
from comity.texts import document_from_text

_AGREE = ("verbatim", "near-verbatim", "trimmed", "merged", "re-translated")
_SHIFTS = ("opposite", "number", "name", "modality", "agent", "addressee", "time", "tense", "hedge")


def rows() -> list[tuple[str, str, str]]:
    """(kind, sentence, second translation) each."""
    text = (Path(__file__).parent / "retranslations.txt").read_text("utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines() if not line.startswith("#")]  # type: ignore[misc]


def judged() -> Iterator[tuple[str, str, Quotation]]:
    """(kind, kind that the verdict names, quotation) each."""
    every = rows()
    for at in range(0, len(every), 10):
        some = every[at : at + 10]
        source = document_from_text("\n\n".join(sentence for _, sentence, _ in some), kind="speech")
        for kind, _, words in some:
            commentary = document_from_text(f"“{words}”", kind="commentary")
            quotation = Quotation("q", commentary.id, Span.of(commentary.text, 1, 1 + len(words)), "speech")
            answer = verify([quotation], commentary, [source])[0]
            yield kind, named(answer), answer


def named(answer: Quotation) -> str:
    """What a verdict names as weightiest: agrees, a kind of shift, gone, or not found."""
    base = answer.verdict.split(",")[0]
    if ", cut" in answer.verdict:
        return "gone"
    differences = answer.match.differences if answer.match else ()
    kinds = [{"negation": "opposite", "sense": "opposite"}.get(d[0], d[0]) for d in differences]
    shift = next((kind for kind in kinds if kind in _SHIFTS), "")
    if base == "altered" or "shifted" in answer.verdict or "hedge" in answer.verdict:
        return shift or "altered"
    return "agrees" if base in _AGREE else answer.verdict


def main() -> None:
    right, of = Counter[str](), Counter[str]()
    passed = 0
    for kind, given, answer in judged():
        of[kind] += 1
        right[kind] += kind == given
        passed += kind == "opposite" and given == "agrees"
        if os.environ.get("DEBUG") and kind != given:
            print(f"{kind} -> {given} ({answer.verdict}): {answer.span.text}\n    {answer.match}")
    for kind, count in of.items():
        print(f"{kind:10} {right[kind]:3} of {count}")
    print(f"named rightly: {sum(right.values())} of {sum(of.values())}; opposites that pass as agreeing: {passed}")


if __name__ == "__main__":
    main()
