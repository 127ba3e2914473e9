"""Count the comparisons of texts that come one by one against those of the same texts at once.

    python bench/comparisons.py [TEXTS]

Half of the texts are speeches; each of the others quotes one of them, in words of this repository. A comparison is one
text's quotations and paraphrases held against one source. The order is random.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from typing import Any

from comity import collation
from comity.case import Case
from comity.case.pending import batches
from comity.model import Document, SourceFile
from comity.reading import evidence_of
from comity.texts import document_from_text

SUBJECTS = ("harbour", "railway", "canal", "ferry", "bridge", "tunnel", "border", "fishery", "forest", "river")
DEEDS = ("be rebuilt before winter", "stay open for all traders", "never again divide our two peoples", "cost us less")
PEOPLE = ("Amina Diallo", "Tove Lund", "Pavel Horak", "Ines Duarte", "Karim Haddad", "Mei Tanaka")
STATES = ("Senegal", "Norway", "Slovakia", "Portugal", "Jordan", "Japan")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    random.seed(7)
    texts = list(made(count))
    random.shuffle(texts)
    at_once, singly = counted([texts]), counted([[text] for text in texts])
    pairs = sum(1 for one in texts for other in texts if collation.primaries(one, [other]))
    ratio = f"ratio {singly / at_once:.2f}" if at_once else "no ratio"
    print(f"{count} texts: {at_once} comparisons at once, {singly} one by one ({ratio}); of {pairs} pairs")


def made(count: int) -> Iterator[Document]:
    """Speeches, and commentaries that quote them."""
    said: list[tuple[str, str, str]] = []
    for i in range(count // 2):
        who = i % len(PEOPLE)
        words = f"The {SUBJECTS[i % 10]} of year {1900 + i} must {DEEDS[i % 4]}, and the {SUBJECTS[(i + 3) % 10]} too."
        said.append((PEOPLE[who], STATES[who], words))
        text = f"Speech of President {PEOPLE[who]} of {STATES[who]}\n\nDear colleagues. {words} I thank you for coming."
        yield document_from_text(text, kind="speech", date=f"2022-{1 + i % 12:02}-03", path=f"speech-{i}.txt")
    for i in range(count - count // 2):
        person, state, words = random.choice(said)
        text = f"President {person} of {state} said: “{words}” Nobody was surprised by that in number {i}."
        yield document_from_text(text, kind="commentary", date=f"2022-{1 + i % 12:02}-09", path=f"note-{i}.txt")


def counted(portions: list[list[Document]]) -> int:
    """How often a text was held against a source while these came, a portion at a time."""
    made, verify = 0, collation.verify

    def counting(quotations: Any, document: Any, sources: Any, actors: Any = None) -> Any:
        nonlocal made
        made += len(sources)
        return verify(quotations, document, sources, actors)

    collation.verify = counting  # type: ignore[assignment]
    try:
        case = Case.in_memory()
        for portion in portions:
            for document in portion:
                source = SourceFile(document.id, document.path, "txt", document.id, document.text)
                case.add_source(source, [document])
            for documents, wanted in batches(case.connection, ()):
                for found in evidence_of(documents, only=wanted):
                    case.add_evidence(found)
    finally:
        collation.verify = verify
    return made


if __name__ == "__main__":
    main()
