"""Quotations cut from real transcripts, left true or damaged, and the verdicts that they get.

    python bench/quotations.py [FOLDER] [COUNT] [SEED]

FOLDER holds transcripts (../shared/texts without one). COUNT quotations of each kind are made (60), from a seed (1).
Prints precision and recall by verdict, how many altered quotations passed as verbatim, and with DEBUG=1 every miss.
The damage is made here, by word lists of its own (swaps.yaml); many of their words are, of need, in the checker's
lexicon, too (modal verbs, quantities, common opposites). In “another word”, “a synonym” and “near-verbatim” one word
is swapped and nothing else, by lists written before the checker's table of synonyms was made. The right passage is the
one that the words were cut from.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from comity.collation import verify
from comity.model import Document, Match, Quotation, Span
from comity.texts import document_from_text, read

ROOT = Path(__file__).resolve().parents[1]
_SWAPS: dict[str, dict[str, str]] = yaml.safe_load((Path(__file__).parent / "swaps.yaml").read_text("utf-8"))
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_NUMBER = re.compile(r"\b(\d{1,4}|two|three|four|five|six|seven|eight|nine|ten)\b")
_SPELT = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|can|must|should|would|could|has|have|does|do|did)\b(?! not)")
_DENIAL = re.compile(r"\b(?:not|no|never|neither|nor|none|nothing|cannot|without)\b|n[’']t\b", re.IGNORECASE)
_NAMES = ["Uruguay", "Botswana", "Iceland", "Nepal", "Ecuador", "Laos", "Malta", "Ghana"]

_VERDICTS = {"another word": "altered", "a synonym": "re-translated"}  # kinds that are no verdict themselves


def transcripts(folder: Path) -> list[Document]:
    """Transcripts with a few thousand words at most, whole."""
    kinds = ("speech", "press conference", "briefing", "interview", "council record")
    paths = [p for p in sorted(folder.rglob("*.txt")) if "non-english" not in str(p) and "bundle" not in str(p)]
    found = [d for reading in read(paths) for d in reading.documents if d.kind.value in kinds and d.language == "en"]
    return [document for document in found if 300 <= len(document.text.split()) <= 14000]


def sentences(document: Document) -> list[str]:
    """Sentences of a length that people quote, without the labels of speakers."""
    lines = [line.strip() for line in document.text.split("\n") if len(line.split()) > 10]
    cut = [s.strip() for line in lines for s in _SENTENCE.split(line)]
    return [
        s
        for s in cut
        if 10 <= len(s.split()) <= 40 and not re.match(r"[A-Z .]+:|Q\b", s) and not re.search(r"[“”\"\[\]()]", s)
    ]


class Cut(NamedTuple):
    """Words made from a source, and the sentences of it that they were cut from."""

    words: str
    sentences: tuple[str, ...]


def verbatim(rng: random.Random, document: Document) -> Cut | None:
    sentence = rng.choice(sentences(document))
    words = sentence.split()
    start = rng.randrange(0, max(1, len(words) - 7)) if rng.random() < 0.5 else 0
    if start + 7 >= len(words):
        return Cut(sentence, (sentence,))
    return Cut(" ".join(words[start : rng.randrange(start + 6, len(words))]).rstrip(".,;:!?"), (sentence,))


def trimmed(rng: random.Random, document: Document) -> Cut | None:
    sentence = rng.choice(sentences(document))
    words = sentence.split()
    if len(words) < 14:
        return None
    if rng.random() < 0.4:
        return Cut(" ".join(words[: rng.randrange(6, len(words) - 4)]).rstrip(",;:") + ".", (sentence,))
    start, size = rng.randrange(4, len(words) - 9), rng.randrange(3, 6)
    if _DENIAL.search(" ".join(words[start : start + size])):
        return None  # without its negation it would be altered
    return Cut(" ".join(words[:start] + words[start + size :]), (sentence,))


def merged(rng: random.Random, document: Document) -> Cut | None:
    pool = sentences(document)
    if len(pool) < 12:
        return None
    i = rng.randrange(len(pool) - 8)
    j = rng.randrange(i + 6, len(pool))
    first, second = (pool[i], pool[j]) if rng.random() < 0.8 else (pool[j], pool[i])
    words = first.split()[: rng.randrange(6, 10)] + second.split()[-rng.randrange(6, 9) :]
    return Cut(" ".join(words).rstrip("."), (first, second))


def altered(rng: random.Random, document: Document) -> Cut | None:
    sentence = rng.choice(sentences(document)).rstrip(".")
    ways = [_number, _negation, _modal, _amount, _name, _turned]
    rng.shuffle(ways)
    made = next((changed for way in ways if (changed := way(rng, sentence)) and changed != sentence), None)
    return Cut(made, (sentence,)) if made else None


def _one_word(table: dict[str, str]) -> Callable[[random.Random, Document], Cut | None]:
    """A sentence in which one word stands for another, and nothing else differs."""
    swap = _swap(table)

    def way(rng: random.Random, document: Document) -> Cut | None:
        sentence = rng.choice([s for s in sentences(document) if swap(rng, s)] or [""]).rstrip(".")
        made = swap(rng, sentence)
        return Cut(made, (sentence,)) if made else None

    return way


def _number(rng: random.Random, sentence: str) -> str | None:
    match = _NUMBER.search(sentence)
    if not match:
        return None
    other = (
        str(int(match[1]) + rng.randrange(1, 9))
        if match[1].isdigit()
        else rng.choice([w for w in _SPELT if w != match[1]])
    )
    return sentence[: match.start()] + other + sentence[match.end() :]


def _negation(rng: random.Random, sentence: str) -> str | None:
    if " not " in sentence:
        return sentence.replace(" not ", " ", 1)
    match = _AUXILIARY.search(sentence)
    return sentence[: match.end()] + " not" + sentence[match.end() :] if match else None


def _swap(table: dict[str, str]) -> Callable[[random.Random, str], str | None]:
    def swap(rng: random.Random, sentence: str) -> str | None:
        found = [word for word in table if re.search(rf"(?<= ){word}\b", sentence)]
        chosen = rng.choice(found) if found else None
        return re.sub(rf"(?<= ){chosen}\b", table[chosen], sentence, count=1) if chosen else None

    return swap


_modal, _amount, _turned = _swap(_SWAPS["modals"]), _swap(_SWAPS["amounts"]), _swap(_SWAPS["turned"])


def _name(rng: random.Random, sentence: str) -> str | None:
    names = re.findall(r"(?<=[a-z] )([A-Z][a-z]{3,})\b(?! [A-Z])", sentence)
    return sentence.replace(rng.choice(names), rng.choice(_NAMES)) if names else None


def translated(rng: random.Random, document: Document) -> Cut | None:
    sentence = rng.choice(sentences(document))
    words = sentence.split()
    changed, out = 0, []
    for word in words:
        bare = word.strip(",.;:").lower()
        other = _SWAPS["other_words"].get(bare) or (_SWAPS["glue"].get(bare) if rng.random() < 0.55 else None)
        changed += other is not None
        out.append(word if other is None else other)
    if changed < 0.3 * len(words) or changed > 0.65 * len(words):
        return None
    return Cut(" ".join(part for part in out if part), (sentence,))


def elsewhere(rng: random.Random, document: Document, others: list[Document]) -> Cut | None:
    other = rng.choice([o for o in others if o.path.rsplit("/", 2)[-2] != document.path.rsplit("/", 2)[-2]])
    sentence = rng.choice(sentences(other))
    return Cut(sentence, ()) if sentence not in document.text else None


def made(documents: list[Document], count: int, seed: int) -> Iterator[tuple[str, Cut, Document]]:
    """(kind, words, source): the same for the same seed."""
    rng = random.Random(seed)
    usable = [document for document in documents if len(sentences(document)) > 12]
    ways: dict[str, Callable[[random.Random, Document], Cut | None]] = {
        "verbatim": verbatim, "trimmed": trimmed, "merged": merged, "altered": altered, "re-translated": translated,
        "not found": lambda rng, document: elsewhere(rng, document, usable),
        "another word": _one_word(_SWAPS["others"]), "a synonym": _one_word(_SWAPS["synonyms"]),
        "near-verbatim": _one_word(_SWAPS["forms"]),
    }  # fmt: skip
    for kind, way in ways.items():
        done = 0
        while done < count:
            document = rng.choice(usable)
            if cut := way(rng, document):
                yield kind, cut, document
                done += 1


def rightly_placed(match: Match | None, cut: Cut, source: Document) -> bool:
    """Whether every passage lies on a sentence that the words were cut from, and every such sentence has one."""
    if match is None or not cut.sentences:
        return match is None and not cut.sentences
    spans = [[m.span() for m in re.finditer(re.escape(sentence), source.text)] for sentence in cut.sentences]
    on = [[any(a < p.end and p.start < b for a, b in places) for places in spans] for p in match.passages]
    return all(map(any, on)) and all(any(row[i] for row in on) for i in range(len(spans)))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "texts"
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder. Give a folder with transcripts.")
    count, seed = (int(a) for a in (*sys.argv[2:4], *("60", "1")[len(sys.argv[2:4]) :]))
    gold, found, right, placed = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    passed = Counter[str]()
    for kind, cut, source in made(transcripts(folder), count, seed):
        commentary = document_from_text(f"“{cut.words}”", kind="commentary")
        quotation = Quotation("q", commentary.id, Span.of(commentary.text, 1, 1 + len(cut.words)), "speech")
        answer = verify([quotation], commentary, [source])[0]
        given = "not found" if answer.verdict == "unchecked" else answer.verdict.split(", ")[0]
        gold[kind] += 1
        found[given] += kind not in _VERDICTS
        right[kind] += given == _VERDICTS.get(kind, kind)
        placed[kind] += rightly_placed(answer.match, cut, source)
        passed[kind] += given in ("verbatim", "near-verbatim")
        if os.environ.get("DEBUG") and not (
            given == _VERDICTS.get(kind, kind) and rightly_placed(answer.match, cut, source)
        ):
            match = answer.match
            print(f"{kind} -> {given}: {cut.words}\n      {match and match.differences} {match and match.reason}")
    for kind in gold:
        recall, place = 100 * right[kind] / gold[kind], 100 * placed[kind] / gold[kind]
        share = (
            f"precision {100 * right[kind] / max(1, found[kind]):5.1f}"
            if kind not in _VERDICTS
            else f"as {_VERDICTS[kind]:13}"
        )
        print(f"{kind:14} {share:16}  recall {recall:5.1f}  right passage {place:5.1f}  of {gold[kind]}")
    print(
        f"passed as verbatim or near-verbatim: {passed['altered']} altered, {passed['another word']} with another word"
    )


if __name__ == "__main__":
    main()
