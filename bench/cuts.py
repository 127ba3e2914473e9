"""Quotations cut before what limits them, and whole sentences: are the cuts said, and nothing else?

    python bench/cuts.py [FOLDER] [COUNT] [SEED]

Prints how many of the cuts of `cuts.txt` (our own wording, written before the rules) are judged rightly; and, from the
transcripts of FOLDER (../shared/texts without one), of COUNT cuts (300) before a limiting clause how many are said, and
of COUNT whole sentences how many are said to be cut. With DEBUG=1 every miss is printed.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from comity.collation import verify
from comity.model import Document, Quotation, Span
from comity.texts import document_from_text
from quotations import ROOT, sentences, transcripts

_LIMIT = re.compile(
    r",? (?:but only if|but|only if|unless|except|until|provided|as long as|free from|without|if) |[;,] however,? "
)
_AROUND = ("Good morning to all of you.", "Thank you all for coming to the ministry today.")


def verdict(words: str, source: Document) -> str:
    """The verdict on words that a commentary quotes from a source."""
    commentary = document_from_text(f"“{words}”", kind="commentary")
    quotation = Quotation("q", commentary.id, Span.of(commentary.text, 1, 1 + len(words)), "speech")
    return verify([quotation], commentary, [source])[0].verdict


def written() -> Iterator[tuple[bool, str, str, Document]]:
    """Whether words are cut, they, their verdict, and the source: those of `cuts.txt`."""
    for line in (Path(__file__).parent / "cuts.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, text = line.split("\t")
            words = text[text.index("[[") + 2 : text.index("]]")]
            whole = re.sub(r"\[\[|\]\]", "", text)
            source = document_from_text("\n\n".join((_AROUND[0], whole, _AROUND[1])), kind="speech")
            yield kind == "cut", words, verdict(words, source), source


def generated(documents: list[Document], count: int, seed: int) -> Iterator[tuple[bool, str, str, Document]]:
    """The same, cut from transcripts before a limiting clause, or whole."""
    rng = random.Random(seed)
    pool = [(sentence, document) for document in documents for sentence in sentences(document)]
    cuttable = [(s, d) for s, d in pool if (m := _LIMIT.search(s)) and len(s[: m.start()].split()) >= 6]
    for sentence, document in rng.sample(cuttable, min(count, len(cuttable))):
        match = _LIMIT.search(sentence)
        assert match
        words = sentence[: match.start()]
        yield True, words, verdict(words, document), document
    for sentence, document in rng.sample(pool, min(count, len(pool))):
        yield False, sentence, verdict(sentence, document), document


def tell(name: str, rows: Iterator[tuple[bool, str, str, Document]]) -> None:
    """Print shares of one set."""
    found = {True: [0, 0], False: [0, 0]}
    for cut, words, given, _ in rows:
        found[cut][0] += "cut " in given
        found[cut][1] += 1
        if os.environ.get("DEBUG") and cut != ("cut " in given):
            print(f"  {'cut' if cut else 'whole'} -> {given}: {words}")
    print(f"{name}: of {found[True][1]} cuts {found[True][0]} are said; ", end="")
    print(f"of {found[False][1]} that are whole {found[False][0]} are said to be cut")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "texts"
    count, seed = (int(a) for a in (*sys.argv[2:4], *("300", "1")[len(sys.argv[2:4]) :]))
    tell("our own wording", written())
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder. Give a folder with transcripts.")
    tell("from transcripts", generated(transcripts(folder), count, seed))


if __name__ == "__main__":
    main()
