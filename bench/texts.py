"""Score splitting, kind, date, issuer and turns over ../shared/texts, and print every miss with its reason.

    python bench/texts.py [--bundles N] [--corpus N]

Singles are read with their file names hidden, so that a date counts only where the text itself carries it. Random
bundles join two to four single texts with one or two blank lines; half the families are drawn from the corpus sample.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from comity import texts
from comity.model import Document
from comity.texts.calendar import written_dates

SHARED = Path(__file__).resolve().parents[2] / "shared" / "texts"
HEADING = 160  # characters: a boundary nearer than a heading's length counts as found
KINDS = {  # the kinds that a family of the sample may be read as, the first being the usual one
    "readout-us": {"readout", "press release"}, "readout-ru": {"readout"}, "readout-ua": {"readout"},
    "press-briefing": {"briefing", "press conference"}, "press-conference": {"press conference"},
    "remarks-joint": {"speech", "press conference"}, "speech": {"speech"}, "speech-un": {"speech"},
    "joint-statement": {"joint statement"}, "declaration-multilateral": {"communiqué", "joint statement"},
    "interview": {"interview"}, "commentary": {"commentary", "news"},
    "press-roundup": {"press release", "news", "fact sheet"},
    "treaty": {"treaty"}, "fact-sheet": {"fact sheet"}, "unsc-transcript": {"council record"},
}  # fmt: skip
CORPUS_KINDS = {
    "un-general-debate": {"speech"}, "press-briefings": {"briefing", "press conference"},
    "fact-sheets": {"fact sheet", "press release"}, "remarks": {"speech", "interview", "press conference", "briefing"},
    "speeches-remarks": {"speech", "press conference", "interview", "briefing"},
}  # fmt: skip


class Score:
    """Right and asked, with the misses."""

    def __init__(self, name: str) -> None:
        self.name, self.right, self.asked, self.misses = name, 0, 0, []  # type: ignore[var-annotated]

    def add(self, right: bool, miss: str) -> None:
        self.asked += 1
        self.right += right
        if not right:
            self.misses.append(miss)

    def print(self, limit: int = 40) -> None:
        share = f"{self.right / self.asked:.1%}" if self.asked else "none asked"
        print(f"{self.name}: {self.right}/{self.asked} = {share}")
        for miss in self.misses[:limit]:
            print(f"    miss: {miss}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundles", type=int, default=300, help="random bundles to join (300)")
    parser.add_argument("--turns", action="store_true", help="score the turns of the transcripts alone")
    parser.add_argument("--corpus", type=int, default=400, help="documents of the corpus sample to read (400)")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"{SHARED}: not there. The bench needs the real texts beside the checkout.")
    rows = list(csv.DictReader((SHARED / "INDEX.tsv").open(encoding="utf-8"), delimiter="\t"))
    singles = [row for row in rows if row["kind"] != "bundle"]
    if options.turns:
        score_singles([row for row in singles if row["kind"] in _SPOKEN])
        return
    score_singles(singles)
    score_bundles()
    corpus = [json.loads(line) for line in (SHARED / "corpus-sample.jsonl").open(encoding="utf-8")]
    score_random_bundles(singles, corpus, options.bundles)
    score_corpus(corpus, options.corpus)


def score_singles(rows: list[dict[str, str]]) -> None:
    kinds, dates, issuers = Score("kind"), Score("date that the text carries"), Score("issuer, author or speaker")
    whole, named = Score("one document a file"), Score("date with the file's name")
    turns, every = Score("transcripts with every turn exact"), Score("turns that begin exactly where they should")
    for row in rows:
        text = (SHARED / row["path"]).read_text("utf-8")
        documents = texts.read_text(text, "text.txt")
        whole.add(
            len(documents) == 1, f"{row['path']}: {len(documents)}, {[d.metadata.get('begins') for d in documents]}"
        )
        document = max(documents, key=lambda d: len(d.text))
        if row["kind"] in KINDS:
            ok = document.kind.value in KINDS[row["kind"]]
            kinds.add(ok, f"{row['path']}: {document.kind.value} ({document.kind.confidence}): {document.kind.reason}")
        gold = _day(row["date"])
        found = document.date.value if document.date else None
        if gold and _carries(text, gold):
            dates.add(found == gold, f"{row['path']}: {found} for {gold}: {document.date and document.date.reason}")
        if gold:
            there = texts.read_text(text, row["path"])[0].date
            value = there.value if there else None
            named.add(
                bool(value) and (gold.startswith(value or "-") or (value or "").startswith(gold)),
                f"{row['path']}: {value} for {gold}",
            )
        said = " ".join(v.value for v in (document.issuer, document.author, document.speaker) if v)
        said += " " + " ".join({t.speaker or "" for t in document.turns})
        issuers.add(
            _agree(row["speaker_or_issuer"], said, text),
            f"{row['path']}: {said[:90]!r} for {row['speaker_or_issuer']!r}",
        )
        _add_turns(turns, every, row, text, document)
    for score in (whole, kinds, dates, named, issuers, turns, every):
        score.print()


def _add_turns(turns: Score, every: Score, row: dict[str, str], text: str, document: Document) -> None:
    """Whether each turn begins at a mark and each mark begins a turn; what is missed or invented counts once each."""
    asked = _marks(text, row)
    if asked is None:
        return
    begun = [turn.label.start for turn in document.turns if turn.label]
    got = {document.offsets.to_source(start, start + 1)[0] for start in begun}
    for place in sorted(asked | got):
        side = "missed" if place not in got else "no mark"
        every.add(place in asked & got, f"{row['path']} at {place}, {side}: {text[place : place + 70]!r}")
    turns.add(asked == got, f"{row['path']}: {len(asked - got)} missed and {len(got - asked)} invented of {len(asked)}")


def score_bundles() -> None:
    found, false = Score("boundaries of the bundles"), 0
    for bundle in json.loads((SHARED / "bundles_gold.json").read_text("utf-8")):
        text = (SHARED / bundle["bundle"]).read_text("utf-8")
        starts = [d.start for d in texts.read_text(text)]
        gold = [segment["start"] for segment in bundle["segments"]]
        false += _score_boundaries(found, starts, gold, bundle["bundle"], text)
    found.print()
    print(f"    false boundaries: {false}")


def score_random_bundles(rows: list[dict[str, str]], corpus: list[dict[str, str]], count: int) -> None:
    pool = [(row["path"], (SHARED / row["path"]).read_text("utf-8").strip()) for row in rows]
    pool = [(name, text) for name, text in pool if len(text) < 60_000]
    sample = [(row["id"], row["text"].strip()) for row in corpus if 400 < len(row["text"]) < 40_000]
    for name, drawn in (("texts", pool), ("corpus", sample)):
        for gap in (2, 1):
            chance = random.Random(gap * 17 + len(name))
            found, false, falses = Score(f"random bundles of {name}, {gap} blank lines"), 0, Counter()
            for _ in range(count // 4):
                parts = chance.sample(drawn, chance.choice((2, 3, 3, 4)))
                text = ("\n" * (gap + 1)).join(part for _, part in parts)
                gold = [sum(len(p) + gap + 1 for _, p in parts[:i]) for i in range(len(parts))]
                wrong = _score_boundaries(
                    found, [d.start for d in texts.read_text(text)], gold, " + ".join(n[-40:] for n, _ in parts), text
                )
                false += wrong
                falses[wrong] += 1
            found.print(12)
            print(f"    false boundaries: {false} (bundles by number of them: {dict(sorted(falses.items()))})")


def _score_boundaries(score: Score, starts: list[int], gold: list[int], name: str, text: str) -> int:
    for start in gold[1:]:
        near = min((abs(s - start) for s in starts), default=10**9)
        score.add(
            near <= HEADING,
            f"{name}: none at {start}: {text[max(0, start - 60) : start]!r} | {text[start : start + 70]!r}",
        )
    return sum(min(abs(s - g) for g in gold) > HEADING for s in starts)


def score_corpus(rows: list[dict[str, str]], count: int) -> None:
    chance = random.Random(5)
    whole, kinds = Score("corpus: one document a text"), Score("corpus: kind")
    confusion: dict[str, Counter[str]] = defaultdict(Counter)
    for row in chance.sample(rows, min(count, len(rows))):
        documents = texts.read_text(row["text"])
        whole.add(
            len(documents) == 1,
            f"{row['id'][-70:]}: {len(documents)}: {[(d.metadata.get('begins'), d.text[:40]) for d in documents[1:]]}",
        )
        if documents:
            kind = documents[0].kind
            confusion[row["kind"]][kind.value] += 1
            if row["kind"] in CORPUS_KINDS:
                kinds.add(
                    kind.value in CORPUS_KINDS[row["kind"]],
                    f"{row['id'][-60:]}: {kind.value}: {kind.reason}: {documents[0].text[:80]!r}",
                )
    whole.print(25)
    kinds.print(25)
    for family, counts in confusion.items():
        print(f"    {family}: {dict(counts.most_common())}")


def _day(date: str) -> str | None:
    dates = [d.value for d in written_dates(date) if d.value]
    return dates[0] if dates else date or None


def _carries(text: str, day: str) -> bool:
    """Whether a text states its date where it speaks of itself: above the body, in its opening or at its close."""
    if len(day) < 10:
        return False
    edges = text[:900] + "\n" + text[-600:]
    return any(d.value == day for d in written_dates(edges))


_ALIASES = {
    "White House": r"White House|Biden|Trump|PRESIDENT|SENIOR ADMINISTRATION|MS\.|MR\.|"
        r"Group of Seven", "US": "United States", "ROK": "Korea",
    "President of Russia": "Putin|President of Russia|Kremlin",
    "President of Ukraine": "Zelenskyy|President of Ukraine",
    "UN Security Council": "Security Council", "G7 leaders": "Group of Seven|G7", "Quad leaders": "Australia|Quad",
}  # fmt: skip


def _agree(gold: str, said: str, text: str) -> bool:
    """Whether one of the gold's names is said; where the text names none of them, nothing is asked."""
    names = re.split(r",| and |\(|\)", gold)
    patterns = [_ALIASES.get(name.strip(), re.escape(name.strip())) for name in names if len(name.strip()) > 1]
    patterns = [p for p in patterns if re.search(p, text, re.IGNORECASE)]
    return not patterns or any(re.search(p, said, re.IGNORECASE) for p in patterns)


# How a transcript's own marks show that somebody begins to speak: Q, a label in capitals, a delegate with a colon.
_MARK = re.compile(
    r"^(?:Q(?:UESTION)?:?[ \xa0]+(?=[A-Z—(“\"])"
    r"|(?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+[ ,]*){1,6}(?: \([^)\n]*\)| \[[^\]\n]*\])?:"
    r"|(?:The President|Mrs?\.|Ms\.|Sir|Dame|Lord|Baroness|Archbishop|Judge) ?[^:\n.]{0,60}(?: \([^)\n]*\))*:)",
    re.MULTILINE,
)
_SPOKEN = ("unsc-transcript", "press-briefing", "press-conference", "remarks-joint", "interview")


def _marks(text: str, row: dict[str, str]) -> set[int] | None:
    """Where the text's own marks show that turns begin; None where it has none, or none that can be told so."""
    if row["kind"] not in _SPOKEN or (row["kind"] == "unsc-transcript" and "The President" not in text[:200]):
        return None
    found = {match.start() for match in _MARK.finditer(text)}
    return found if len(found) > 1 else None


def documents(path: Path) -> Iterator[Document]:
    for reading in texts.read([path]):
        yield from reading.documents


if __name__ == "__main__":
    main()
