"""Learn the model that tells names in a text, from texts annotated with typed names.

    python scripts/train_names.py NAMES.jsonl [--out CRFSUITE] [--held-out PRED.jsonl]

Each line has `text` and `entities` (start, end, label). Cross-validated by text in five folds; `--held-out` writes the
predictions on the texts held out, for the scorer. Then fits on all and writes.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pycrfsuite
from spacy.tokens import Doc
from spacy.tokens import Span as Words

from comity.language.annotation import annotate
from comity.language.tagging import LABELS, spans, stretches
from comity.model import Document
from comity.record import registry
from comity.texts import document_from_text

DATA = Path(__file__).resolve().parents[1] / "src" / "comity" / "language" / "data"
SETTINGS = {"c1": 0.05, "c2": 0.05, "max_iterations": 120, "feature.possible_transitions": True}
FOLDS = 5

Sentence = tuple[Words, list[list[str]], list[str]]
Text = tuple[Document, list[Sentence]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=DATA / "names.crfsuite")
    parser.add_argument("--held-out", type=Path)
    given = parser.parse_args()
    gold = [json.loads(line) for line in given.gold.read_text("utf-8").splitlines()]
    texts = list(_texts(gold))
    held = [found for fold in range(FOLDS) for found in _fold(texts, fold)]
    print(f"typed F1, {FOLDS} folds by text: {_f1(gold, dict(held)):.1f}")
    if given.held_out:
        rows = ({"id": gold[n]["id"], "entities": found} for n, found in held)
        given.held_out.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    _fit((sentence for _, sentences in texts for sentence in sentences), given.out)
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.2f} MB")


def _texts(gold: Sequence[dict]) -> Iterator[Text]:
    documents = [document_from_text(row["text"]) for row in gold]
    for row, annotation in zip(gold, annotate(documents, registry()), strict=True):
        tags = _tags([(s, e, _label(k)) for s, e, k in row["entities"]], annotation.tokens)
        yield (
            annotation.document,
            [
                (words, traits, [tags.get(token.i, "O") for token in words])
                for words, traits in stretches(annotation.tokens, annotation.mentions)
            ],
        )


def _label(kind: str) -> str | None:
    """The label meant, where the annotation has a slip of the pen."""
    return next((label for label in LABELS if sorted(kind) == sorted(label) or kind.endswith(label)), None)


def _tags(entities: Iterable[tuple[int, int, str | None]], tokens: Doc) -> dict[int, str]:
    tags: dict[int, str] = {}
    for start, end, label in entities:
        words = tokens.char_span(start, end, alignment_mode="expand") if label else None
        for n, token in enumerate(words if words is not None else ()):
            tags.setdefault(token.i, f"{'I' if n else 'B'}-{label}")
    return tags


def _fit(learned: Iterable[Sentence], out: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for _, traits, tags in learned:
        trainer.append(traits, tags)
    trainer.train(str(out))


def _fold(texts: Sequence[Text], fold: int) -> Iterator[tuple[int, list]]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "names.crfsuite"
        _fit((s for n, (_, found) in enumerate(texts) if n % FOLDS != fold for s in found), out)
        tagger = pycrfsuite.Tagger()
        tagger.open(str(out))
        for n in range(fold, len(texts), FOLDS):
            document, held = texts[n]
            names = [name for words, traits, _ in held for name in spans(document, words, tagger.tag(traits))]
            yield n, [[span.start, span.end, label] for span, label in names]
        tagger.close()


def _f1(gold: Sequence[dict], found: dict[int, list]) -> float:
    right = predicted = wanted = 0
    for n, row in enumerate(gold):
        a, b = {tuple(e) for e in row["entities"]}, {tuple(e) for e in found[n]}
        right, predicted, wanted = right + len(a & b), predicted + len(b), wanted + len(a)
    return 200 * right / max(1, predicted + wanted)


if __name__ == "__main__":
    main()
