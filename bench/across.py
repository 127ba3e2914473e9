"""True translations and damaged ones, held against their originals.

    python bench/across.py FOLDER

FOLDER holds files named by language (`ru.tsv`, `fr-second.tsv`), a line a pair: an English sentence, a tab, and the
sentence that it is a translation of. All originals of a file stand in one text. Every English sentence is held against
it as it is, and with each damage that it allows: another number, another name, a negation put in or taken out, another
modal verb. Prints by language how many true ones agree, how many damaged ones differ, and how many of these agree;
with DEBUG=1 every miss.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from comity.collation.across import held_across
from comity.model import Document, Quotation, Span
from comity.texts import document_from_text

# What stands for what; the first that is there is swapped.
DAMAGE = {
    "number": [(r"\b80\b", "60"), (r"\b78\b", "68"), (r"\b24\b", "48"), (r"\b100\b", "30"), (r"\b21\b", "12"),
               (r"\b1945\b", "1955"), (r"\bthree\b", "five"), (r"\bseventieth\b", "sixtieth"), (r"\b2017\b", "2014")],
    "name": [("United Nations", "European Union"), ("Sudan", "Mali"), ("Ukraine", "Georgia"), ("Russia", "Poland"),
             ("Western", "Chinese"), ("Germany", "France"), ("China", "Japan")],
    "negation": [(r" don’t ", " "), (r"never give", "often give"), (r"\bNo (?=[a-z])", "Every "), (r"not just", "just"),
                 (r" can’t ", " can "), (r" must ", " must not "), (r" is ", " is not "), (r" are ", " are not "),
                 (r" was ", " was not "), (r"(?<=[Ll]et us )", "not "),
                 (r"\bwe (?=call|see|need|reflect)", "we do not "),
                 (r" needs ", " does not need "), (r" means ", " does not mean "), (r" has been", " has never been")],
    "modality": [(r" must ", " may "), (r" need to ", " may "), (r"should be", "could be"),
                 (r"\b[Ll]et us ", "we may "),
                 (r" can ", " must "), (r" is ", " must be "), (r" are ", " could be ")],
}  # fmt: skip


def damaged(sentence: str) -> Iterator[tuple[str, str]]:
    """The sentence with one damage of each kind that it allows."""
    for kind, swaps in DAMAGE.items():
        for pattern, other in swaps:
            if re.search(pattern, sentence):
                yield kind, re.sub(pattern, other, sentence, count=1)
                break


def verdict(words: str, source: Document) -> str:
    """The verdict on English words against an original."""
    return held_across(Quotation("q", "d", Span(0, len(words), words), "speech"), "en", source)[0]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
    places = sorted(folder.glob("*.tsv"))
    if not places:
        sys.exit(f"{folder}: no pairs. Give a folder with files such as ru.tsv: English, a tab, the original.")
    for place in places:
        pairs = [line.split("\t") for line in place.read_text("utf-8").splitlines() if "\t" in line]
        text = document_from_text("\n\n".join(original for _, original in pairs), kind="speech")
        source = msgspec.structs.replace(text, language=place.stem[:2])
        true, false = Counter[str](), Counter[str]()
        for sentence, _ in pairs:
            given = verdict(sentence, source)
            true[given] += 1
            if os.environ.get("DEBUG") and given != "agrees":
                print(f"  true -> {given}: {sentence}")
            for kind, words in damaged(sentence):
                given = verdict(words, source)
                false[given.split(" in ")[0]] += 1
                if os.environ.get("DEBUG") and not given.startswith("differs"):
                    print(f"  {kind} -> {given}: {words}")
        print(
            f"{place.stem}: of {true.total()} true {true['agrees']} agree; of {false.total()} damaged "
            f"{false['differs']} differ, {false['agrees']} agree"
        )


if __name__ == "__main__":
    main()
