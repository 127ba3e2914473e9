"""Gold to training examples, through the product's own reading: windows of pieces with what each should say.

    python scripts/reader/prepare.py GOLD_FOLDER OUT_FOLDER

Writes one pickle a set (news statements, passages, invented passages, events, opinions, criticism). They hold words of
the gold and stay on the machine that trains.
"""

from __future__ import annotations

import json
import pickle
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

import invented
from comity.evidence.marks import quoted_spans
from comity.evidence.voices import voices
from comity.language import annotate
from comity.language.annotation import Annotation
from comity.language.encoder import Voice, Window, windows
from comity.model import Actor, Mention, Span
from comity.record import registry
from comity.texts import document_from_text
from predictors.criticism import party as state_called
from predictors.passages import passages
from predictors.relations import code

Row = dict[str, Any]
KNOWN = {actor.id: actor for actor in registry()}


def rows(path: Path) -> list[Row]:
    """The objects of a file in JSON Lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def seen(annotation: Annotation, given: tuple[Voice, ...] | None = None) -> tuple[list[Window], dict[str, Actor]]:
    """The windows of a document as the product builds them, and everybody in it."""
    actors = {**KNOWN, **annotation.actors}
    quoted = [(q.start, q.end) for q in quoted_spans(annotation.document.text) if q.depth == 0]
    return list(windows(annotation, actors, voices(annotation, actors) if given is None else given, quoted)), actors


def pieces(window: Window, spans: Iterable[Iterable[int]]) -> list[int]:
    """The pieces of a window that stand in characters `spans`."""
    found: list[int] = []
    for start, end in spans:
        found += [n for n, (a, b) in enumerate(zip(window.starts, window.ends, strict=True)) if a < end and b > start]
    return sorted(set(found))


def example(window: Window, **labels: Any) -> Row:
    return {
        "ids": window.ids,
        "marks": window.marks,
        "parties": window.parties,
        "spans": (window.starts, window.ends),
        **labels,
    }


def statement_labels(window: Window, statements: list[Row]) -> list[Row]:
    """The statements whose cue stands in a window."""
    found = []
    for s in statements:
        cues = s.get("cue") or []
        cue = pieces(window, [cues] if cues and isinstance(cues[0], int) else cues)
        sources = s.get("source") or []
        content = pieces(window, s["content"])
        if cue and content:
            source = pieces(window, [sources] if sources and isinstance(sources[0], int) else sources)
            found.append({"cue": cue, "content": content, "source": source})
    return found


def news(gold: Path) -> Iterator[Row]:
    for name in ("attribution.train.jsonl", "attribution.dev.jsonl"):
        given = rows(gold / name)
        documents = [document_from_text(row["text"], kind="news") for row in given]
        for row, annotation in zip(given, annotate(documents, registry()), strict=True):
            for window in seen(annotation)[0]:
                yield example(window, id=row["id"], part=name, statements=statement_labels(window, row["attributions"]))


def systems(gold: Path) -> Iterator[Row]:
    for part in ("train", "dev"):
        told = {row["id"]: row["statements"] for row in rows(gold / f"statements.{part}.jsonl")}
        yield from _of_passages(rows(gold / f"system.{part}.jsonl"), told, part)


def own(_: Path) -> Iterator[Row]:
    """The invented passages that stand beside this script."""
    made = invented.read(Path(__file__).parent / "invented")
    yield from _of_passages([row for row, _ in made], {said["id"]: said["statements"] for _, said in made}, "train")


def _of_passages(given: list[Row], told: dict[str, list[Row]], part: str) -> Iterator[Row]:
    for row, annotation in passages(given):
        made, actors = seen(annotation)
        for window in made:
            codes = [(n, code(p, actors, row["text"])) for n, p in window.parties]
            labels = {
                "id": row["id"], "part": part, "codes": codes, "ties": _ties(window, row),
                "positions": _positions(window, row),
            }  # fmt: skip
            labels["groups"] = _groups(window, row, {c.lower() for _, c in codes})
            if row["id"] in told:
                labels["statements"] = statement_labels(window, told[row["id"]])
            yield example(window, **labels)


def _ties(window: Window, row: Row) -> list[Row]:
    found = []
    for tie in row["ties"]:
        at = tie["start"], tie["end"]
        inside = pieces(window, [at])
        if inside:
            cue = row["text"].find(tie["cue"], max(0, at[0] - 40)) if tie.get("cue") else -1
            words = pieces(window, [(cue, cue + len(tie["cue"]))]) if 0 <= cue < at[1] + 40 else []
            found.append(
                {
                    **{k: tie[k] for k in ("source", "target", "relation", "factuality", "by")},
                    "span": inside,
                    "cue": words,
                }
            )
    return found


def _positions(window: Window, row: Row) -> list[Row]:
    found = []
    for p in row["positions"]:
        inside = pieces(window, [(p["start"], p["end"])])
        if inside:
            found.append({"holder": p["holder"], "stance": p["stance"], "span": inside, "by": p["by"]})
    return found


def _groups(window: Window, row: Row, known: set[str]) -> list[list[int]]:
    """Where actors whom no list knows are named, by the words that the annotation has for them."""
    names = {tie[k] for tie in row["ties"] for k in ("source", "target")} | {p["holder"] for p in row["positions"]}
    found = []
    for name in names:
        if name.isupper() or name in ("author", "") or name.lower() in known:
            continue
        pattern = r"\b" + r"\s+".join(map(re.escape, name.removeprefix("the ").split())) + r"\b"
        for m in re.finditer(pattern, row["text"], re.I):
            inside = pieces(window, [m.span()])
            if inside and all(window.marks[n][0] == 0 for n in inside):
                found.append(inside)
    return found


def with_placed(annotation: Annotation, places: dict[str, tuple[int, int]]) -> tuple[Annotation, dict[str, str]]:
    """The annotation with one mention at each place, in the stead of what overlaps it; whom each stands for."""
    kept = [m for m in annotation.mentions if not any(m.span.start < e and s < m.span.end for s, e in places.values())]
    who = {}
    for name, (start, end) in places.items():
        inside = [m for m in annotation.mentions if start <= m.span.start and m.span.end <= end and m.actor]
        own = max(inside, key=lambda m: m.span.end - m.span.start).actor if inside else None
        who[name] = own or f"placed:{name}"
        span = Span.of(annotation.document.text, start, end)
        kept.append(Mention(f"placed-{name}", annotation.document.id, span, who[name], "name", "MISC", "given"))
    if len(set(who.values())) < len(who):
        who = {name: f"placed:{name}" for name in places}
        kept = [
            m
            if not m.id.startswith("placed-")
            else Mention(m.id, m.document, m.span, who[m.id[7:]], "name", "MISC", "given")
            for m in kept
        ]
    actors = dict(annotation.actors)
    for id in who.values():
        if id not in KNOWN and id not in actors:
            actors[id] = Actor(id, id, "grouping")
    return replace(annotation, mentions=tuple(sorted(kept, key=lambda m: m.span.start)), actors=actors), who


def paired(
    given: list[Row], texts: list[str], places: list[dict[str, tuple[int, int]] | None], keys: tuple[str, ...]
) -> Iterator[Row]:
    """Sentences with two parties marked, each with the pieces that stand for them."""
    documents = [document_from_text(text, kind="news") for text in texts]
    for row, place, annotation in zip(given, places, annotate(documents, registry()), strict=True):
        if place is None:
            continue
        marked, _ = with_placed(annotation, place)
        made, _ = seen(marked, (Voice(0, len(annotation.document.text)),))
        for window in made[:1]:
            at = {name: pieces(window, [span]) for name, span in place.items()}
            if all(at.values()):
                yield example(
                    window, id=row["id"], at={name: found[0] for name, found in at.items()}, **{k: row[k] for k in keys}
                )


def events(gold: Path) -> Iterator[Row]:
    given = rows(gold / "event_class.train.jsonl")
    places = []
    for row in given:
        place: dict[str, tuple[int, int]] = {}
        for name in "st":
            before, rest = row["marked"].split(f"<{name}>", 1) if f"<{name}>" in row["marked"] else ("", "")
            start = len(re.sub("</?[st]>", "", before))
            place[name] = (start, start + len(re.sub("</?[st]>", "", rest.split(f"</{name}>")[0])))
        places.append(place if all(e > s for s, e in place.values()) else None)
    yield from paired(given, [re.sub("</?[st]>", "", row["marked"]) for row in given], places, ("root",))


def opinions(gold: Path) -> Iterator[Row]:
    for part in ("train", "valid"):
        given = rows(gold / f"opinion.{part}.jsonl")
        places = []
        for row in given:
            place = {}
            for name in "pq":
                at = row["marked"].find(f"[{row[name]}]")
                if at >= 0:
                    start = len(re.sub(r"[\[\]]", "", row["marked"][:at]))
                    place[name] = (start, start + len(re.sub(r"[\[\]]", "", row[name])))
            overlap = len(place) == 2 and place["p"][0] < place["q"][1] and place["q"][0] < place["p"][1]
            places.append(place if len(place) == 2 and not overlap else None)
        for made in paired(given, [re.sub(r"[\[\]]", "", row["marked"]) for row in given], places, ("label",)):
            yield {**made, "part": part}


def criticism(gold: Path) -> Iterator[Row]:
    given = rows(gold / "criticism.dev.jsonl")
    documents = [document_from_text(row["text"], kind="speech") for row in given]
    for row, annotation in zip(given, annotate(documents, registry()), strict=True):
        speaker = state_called(row["speaker"], tuple(KNOWN.values()))
        for window in seen(annotation, (Voice(0, len(row["text"]), speaker),))[0]:
            marked = []
            for s in row["sentences"]:
                inside = pieces(window, [(s["start"], s["end"])])
                if inside:
                    marked.append({"span": inside, "negative": s["negative"], "target": s["target"]})
            yield example(window, id=row["id"], speaker=speaker, sentences=marked)


SETS = {
    "news": news,
    "systems": systems,
    "invented": own,
    "events": events,
    "opinions": opinions,
    "criticism": criticism,
}


def main() -> None:
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    gold, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[3:] or SETS:
        made = list(SETS[name](gold))
        (out / f"{name}.pickle").write_bytes(pickle.dumps(made))
        print(f"{name}: {len(made)} windows, {sum(len(e['ids']) for e in made)} pieces", flush=True)


if __name__ == "__main__":
    main()
