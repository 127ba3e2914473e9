"""Quotations cut from real transcripts, left true or damaged, and the verdicts that they get.

    python bench/quotations.py [FOLDER] [COUNT] [SEED]

FOLDER holds transcripts (../shared/texts without one). COUNT quotations of each kind are made (60), from a seed (1).
Prints precision and recall by verdict, how many altered quotations passed as verbatim, and with DEBUG=1 every miss.
The damage is made here, by word lists of this script's own; many of their words are, of need, in the checker's
lexicon, too (modal verbs, quantities, common opposites). What is swapped against a word of no list at all gets
near-verbatim, with the words named, not altered.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from comity.evidence import verify
from comity.model import Document, Quotation, Span
from comity.texts import document_from_text, read

ROOT = Path(__file__).resolve().parents[1]
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_NUMBER = re.compile(r"\b(\d{1,4}|two|three|four|five|six|seven|eight|nine|ten)\b")
_SPELT = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
_MODALS = {
    "will": "may",
    "must": "can",
    "should": "will",
    "can": "must",
    "may": "will",
    "could": "will",
    "would": "must",
}
_AMOUNTS = {
    "all": "some",
    "many": "few",
    "most": "few",
    "every": "no",
    "more": "less",
    "some": "all",
    "several": "most",
    "always": "sometimes",
    "never": "often",
    "few": "many",
    "both": "none of",
}
_TURNED = {
    "increase": "decrease",
    "support": "oppose",
    "before": "after",
    "strengthen": "weaken",
    "accept": "reject",
    "possible": "impossible",
    "stable": "unstable",
    "strong": "weak",
    "peace": "war",
    "southern": "northern",
    "begin": "end",
}
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|can|must|should|would|could|has|have|does|do|did)\b(?! not)")
_NAMES = ["Uruguay", "Botswana", "Iceland", "Nepal", "Ecuador", "Laos", "Malta", "Ghana"]
_OTHER_WORDS = {
    "important": "weighty",
    "people": "folk",
    "country": "homeland",
    "countries": "lands",
    "government": "cabinet",
    "want": "wish",
    "begin": "commence",
    "continue": "carry on",
    "continues": "carries on",
    "help": "lend a hand to",
    "problem": "difficulty",
    "problems": "difficulties",
    "work": "labour",
    "working": "labouring",
    "today": "at this hour",
    "very": "extremely",
    "situation": "state of affairs",
    "because": "since",
    "agreement": "accord",
    "also": "too",
    "support": "backing",
    "speak": "talk",
    "believe": "think",
    "think": "hold",
    "children": "young ones",
    "therefore": "for that reason",
    "however": "yet",
    "discussed": "talked through",
    "know": "are aware",
    "like": "care",
    "great": "vast",
    "clear": "plain",
    "strong": "robust",
    "continue to": "keep on",
    "need": "require",
    "make": "bring about",
    "world": "globe",
    "security": "safety",
    "states": "nations",
    "must": "have to",
    "fight": "struggle",
    "attack": "assault",
    "cooperation": "joint work",
    "efforts": "endeavours",
    "international": "worldwide",
    "council": "body",
    "leaders": "heads",
    "meeting": "gathering",
    "said": "stated",
    "year": "twelvemonth",
    "war": "armed conflict",
    "peace": "concord",
    "future": "days to come",
    "together": "side by side",
    "economic": "financial",
    "energy": "power",
}
_GLUE = {
    "the": "",
    "and": "as well as",
    "to": "so as to",
    "of": "belonging to",
    "that": "which",
    "we": "our side",
    "it": "this",
    "in": "within",
    "for": "on behalf of",
    "with": "along with",
    "this": "the present",
    "are": "remain",
    "is": "remains",
}


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


def verbatim(rng: random.Random, document: Document) -> str | None:
    sentence = rng.choice(sentences(document))
    words = sentence.split()
    start = rng.randrange(0, max(1, len(words) - 7)) if rng.random() < 0.5 else 0
    return (
        " ".join(words[start : rng.randrange(start + 6, len(words))]).rstrip(".,;:!?")
        if start + 7 < len(words)
        else sentence
    )


def trimmed(rng: random.Random, document: Document) -> str | None:
    words = rng.choice(sentences(document)).split()
    if len(words) < 14:
        return None
    if rng.random() < 0.4:
        return " ".join(words[: rng.randrange(6, len(words) - 4)]).rstrip(",;:") + "."
    start, size = rng.randrange(4, len(words) - 9), rng.randrange(3, 6)
    return " ".join(words[:start] + words[start + size :])


def merged(rng: random.Random, document: Document) -> str | None:
    pool = sentences(document)
    if len(pool) < 12:
        return None
    i = rng.randrange(len(pool) - 8)
    j = rng.randrange(i + 6, len(pool))
    first, second = (pool[i], pool[j]) if rng.random() < 0.8 else (pool[j], pool[i])
    return " ".join(first.split()[: rng.randrange(6, 10)] + second.split()[-rng.randrange(6, 9) :]).rstrip(".")


def altered(rng: random.Random, document: Document) -> str | None:
    sentence = rng.choice(sentences(document)).rstrip(".")
    ways = [_number, _negation, _modal, _amount, _name, _turned]
    rng.shuffle(ways)
    return next((changed for way in ways if (changed := way(rng, sentence)) and changed != sentence), None)


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


_modal, _amount, _turned = _swap(_MODALS), _swap(_AMOUNTS), _swap(_TURNED)


def _name(rng: random.Random, sentence: str) -> str | None:
    names = re.findall(r"(?<=[a-z] )([A-Z][a-z]{3,})\b(?! [A-Z])", sentence)
    return sentence.replace(rng.choice(names), rng.choice(_NAMES)) if names else None


def translated(rng: random.Random, document: Document) -> str | None:
    words = rng.choice(sentences(document)).split()
    changed, out = 0, []
    for word in words:
        bare = word.strip(",.;:").lower()
        other = _OTHER_WORDS.get(bare) or (_GLUE.get(bare) if rng.random() < 0.55 else None)
        changed += other is not None
        out.append(word if other is None else other)
    if changed < 0.3 * len(words) or changed > 0.65 * len(words):
        return None
    return " ".join(part for part in out if part)


def elsewhere(rng: random.Random, document: Document, others: list[Document]) -> str | None:
    other = rng.choice([o for o in others if o.path.rsplit("/", 2)[-2] != document.path.rsplit("/", 2)[-2]])
    sentence = rng.choice(sentences(other))
    return sentence if sentence not in document.text else None


def made(documents: list[Document], count: int, seed: int) -> Iterator[tuple[str, str, Document]]:
    """(verdict, words, source): the same for the same seed."""
    rng = random.Random(seed)
    ways = {"verbatim": verbatim, "trimmed": trimmed, "merged": merged, "altered": altered, "re-translated": translated}
    usable = [document for document in documents if len(sentences(document)) > 12]
    for verdict, way in ways.items():
        done = 0
        while done < count:
            document = rng.choice(usable)
            if words := way(rng, document):
                yield verdict, words, document
                done += 1
    done = 0
    while done < count:
        document = rng.choice(usable)
        if words := elsewhere(rng, document, usable):
            yield "not found", words, document
            done += 1


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "texts"
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder. Give a folder with transcripts.")
    count, seed = (int(a) for a in (*sys.argv[2:4], *("60", "1")[len(sys.argv[2:4]) :]))
    gold, found, right = Counter[str](), Counter[str](), Counter[str]()
    passed = 0
    for verdict, words, source in made(transcripts(folder), count, seed):
        commentary = document_from_text(f"“{words}”", kind="commentary")
        quotation = Quotation("q", commentary.id, Span.of(commentary.text, 1, 1 + len(words)), "speech")
        answer = verify([quotation], commentary, [source])[0]
        given = "not found" if answer.verdict == "unchecked" else answer.verdict
        gold[verdict] += 1
        found[given] += 1
        right[verdict] += given == verdict
        passed += verdict == "altered" and given in ("verbatim", "near-verbatim")
        if given != verdict and os.environ.get("DEBUG"):
            match = answer.match
            print(f"{verdict} -> {given}: {words}\n      {match and match.differences} {match and match.reason}")
    for verdict in gold:
        precision, recall = 100 * right[verdict] / max(1, found[verdict]), 100 * right[verdict] / gold[verdict]
        print(f"{verdict:14} precision {precision:5.1f}  recall {recall:5.1f}  of {gold[verdict]}")
    print(f"altered passed as verbatim or near-verbatim: {passed}")


if __name__ == "__main__":
    main()
