"""Train the reader on prepared examples; resumable, with fixed seeds.

    python scripts/reader/train.py EXAMPLES MINILM.safetensors OUT.pt [--steps N] [--fold K] [--seed S]

EXAMPLES is the folder that prepare.py wrote. With --fold K (0 to 4) a fifth of the passages, articles, meetings and
sentences is left out, for cross-validation. OUT.pt is written every 200 steps and taken up again where it is there.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).parent))
from model import Reader

from comity.language.encoder.heads import FACTUALITIES, RELATIONS, ROOTS, steps
from comity.language.encoder.inputs import KINDS, PARTIES

Row = dict[str, Any]
PIECES = 4096  # in a step
# How often each set is drawn.
SHARES = {
    "news": 0.28, "systems": 0.32, "invented": 0.26, "frames": 0.06, "opinions": 0.02, "events": 0.03,
    "criticism": 0.03,
}  # fmt: skip
BLANK, BLANKED = 103, 0.06  # [MASK], and how many words of a passage it stands in for
FOLLOWED = 0.998  # of the weights that are kept: an average over the last steps, which wavers less than they do
UNDIRECTED = {"cooperation", "alliance", "talks"}


def fold_of(row: Row) -> int:
    """The fold of an example: passages of one text, speeches of one meeting and pieces of one article stay together."""
    key = "_".join(row["id"].split("_")[:3]) if "SPV" in row["id"] else str(row["id"])
    return zlib.crc32(key.encode()) % 5


def load(folder: Path, fold: int | None) -> dict[str, list[Row]]:
    """The examples to train on, set by set: never those of a dev part or of the fold that is left out."""
    sets = {}
    for name in SHARES:
        rows = pickle.loads((folder / f"{name}.pickle").read_bytes())
        rows = [r for r in rows if r.get("part") not in ("dev", "attribution.dev.jsonl", "valid")]
        sets[name] = [r for r in rows if fold is None or fold_of(r) != fold]
    return sets


def batches(rows: list[Row], rng: random.Random) -> Iterator[list[Row]]:
    """Examples for ever, those of like length together, about PIECES pieces at a time."""
    while True:
        order = rows[:]
        rng.shuffle(order)
        for at in range(0, len(order), 400):
            chunk = sorted(order[at : at + 400], key=lambda r: len(r["ids"]))
            groups: list[list[Row]] = [[]]
            for row in chunk:
                if groups[-1] and (len(groups[-1]) + 1) * len(row["ids"]) > PIECES:
                    groups.append([])
                groups[-1].append(row)
            rng.shuffle(groups)
            yield from groups


def padded(rows: list[Row], rng: random.Random) -> tuple[torch.Tensor, torch.Tensor]:
    """Pieces and marks of a batch; the numbers of the parties are dealt anew for each window."""
    longest = max(len(row["ids"]) for row in rows)
    ids = np.zeros((len(rows), longest), dtype=np.int64)
    marks = np.zeros((len(rows), longest, 4), dtype=np.int64)
    for n, row in enumerate(rows):
        ids[n, : len(row["ids"])] = row["ids"]
        own = np.array(row["marks"])
        dealt = np.array([0, *rng.sample(range(1, PARTIES), PARTIES - 1)])
        if rng.random() < 0.5:
            own[:, 2] = dealt[own[:, 2]]
        marks[n, : len(own)] = own
        if "ties" in row:
            gone = (np.random.default_rng(rng.getrandbits(32)).random(longest) < BLANKED) & (marks[n, :, 0] == 0)
            ids[n, gone & (ids[n] > 999)] = BLANK
    return torch.from_numpy(ids), torch.from_numpy(marks)


def away(numbers: Any) -> torch.Tensor:
    return torch.from_numpy(steps(np.asarray(numbers, dtype=np.int64)))


def pooled(values: torch.Tensor, groups: torch.Tensor, count: int) -> torch.Tensor:
    """The log of the summed exponentials of each group's values."""
    total = torch.zeros(count, *values.shape[1:]).index_add(0, groups, values.clamp(-25, 25).exp())
    return (total + 1e-12).log()


def pointed(link: Any, asking: torch.Tensor, answering: torch.Tensor, distance: torch.Tensor) -> torch.Tensor:
    """Scores of every piece ([..., pieces]) for being what the asking piece points at."""
    scores = (link.answer(answering) @ link.ask(asking)[..., None])[..., 0] / link.ask.out_features**0.5
    return scores + link.alone(answering)[..., 0] + link.away[distance]


def last(places: Any) -> int:
    """The last place that is not 0."""
    return int(len(places) - 1 - places[::-1].argmax())


def said(reader: Reader, rows: list[Row], h: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
    """Loss of cues, contents and sources."""
    heads, (count, length) = reader.heads, ids.shape
    told = [n for n, row in enumerate(rows) if "statements" in row]
    if not told:
        return h.sum() * 0
    tags = np.zeros((count, length), dtype=np.int64)
    at, contents, sources, loss = [], [], [], 0.0
    for n in told:
        for s in rows[n]["statements"]:
            tags[n, s["cue"]] = 2
        for s in rows[n]["statements"]:
            tags[n, s["cue"][0]] = 1
            at.append((n, s["cue"][0]))
            for part, place in ((contents, s["content"]), (sources, s["source"])):
                row = np.zeros(length, dtype=np.float32)
                row[place] = 1
                part.append(row)
    real = ids[told] != 0
    weight = torch.tensor([1.0, 3.0, 2.0])
    loss = F.cross_entropy(heads.cue(h[told])[real], torch.from_numpy(tags)[told][real], weight=weight)
    if at:
        n, c = torch.tensor(at).T
        distance = away(np.arange(length)[None] - c.numpy()[:, None])
        mask = (ids[n] != 0).float()
        for link, gold, share in ((heads.content, contents, 1.0), (heads.source, sources, 1.0)):
            scores = pointed(link, h[n, c], h[n], distance)
            each = F.binary_cross_entropy_with_logits(scores, torch.from_numpy(np.array(gold)), reduction="none") * mask
            loss = loss + share * each.sum(1).mean() / 12
        for link, gold in ((heads.opens, [s.argmax() for s in contents]), (heads.closes, [last(s) for s in contents])):
            scores = pointed(link, h[n, c], h[n], distance).masked_fill(mask == 0, -30.0)
            loss = loss + 0.4 * F.cross_entropy(scores, torch.tensor(gold))
    return loss


def related(reader: Reader, row: Row, h: torch.Tensor) -> torch.Tensor:
    """Loss of ties, positions, reasons and groups of one window."""
    heads, length = reader.heads, len(row["ids"])
    h = h[:length]
    reasons, issues, groups = (
        np.zeros((length, len(RELATIONS)), "f4"),
        np.zeros((length, 3), "f4"),
        np.zeros((length, 2), "f4"),
    )
    for tie in row["ties"]:
        reasons[tie["cue"], RELATIONS.index(tie["relation"])] = 1
    for p in row["positions"]:
        issues[p["span"], int(p["stance"] == "oppose")] = 1
    for p in row["positions"]:
        issues[p["span"][0], 2] = 1
    for place in row["groups"]:
        groups[place, 0] = 1
        groups[place[0], 1] = 1
    loss = 0.0
    worded = 0.0 if row["id"].startswith("frame-") else 0.3  # made sentences do not say which word carries a relation
    for head, gold, weight in ((heads.reason, reasons, worded), (heads.issue, issues, 1.0), (heads.group, groups, 0.5)):
        each = F.binary_cross_entropy_with_logits(head(h), torch.from_numpy(gold), reduction="none")
        loss = loss + weight * each.sum() / 60
    codes = row["codes"]
    names = list(dict.fromkeys(_plain(c) for _, c in codes))
    if len(names) < 1:
        return loss
    who = np.array([names.index(_plain(c)) for _, c in codes])
    at = np.array([n for n, _ in codes])
    for p in row["positions"]:
        begin = h[p["span"][0]][None].expand(len(at), -1)
        scores = heads.holder(begin, h[at], away(at - p["span"][0]))
        party = pooled(scores, torch.from_numpy(who), len(names))
        others = {
            _plain(x["holder"]) for x in row["positions"] if x["span"] == p["span"] and x["stance"] == p["stance"]
        }
        gold = torch.tensor([float(name in others) for name in names])
        loss = loss + F.binary_cross_entropy_with_logits(party, gold, reduction="sum") / 12
        ends = pointed(heads.ends, h[p["span"][0]], h, away(np.arange(length) - p["span"][0]))
        loss = loss + 0.4 * F.cross_entropy(ends[None], torch.tensor([p["span"][-1]]))
    if len(names) < 2:
        return loss
    i, j = (x.ravel() for x in np.meshgrid(np.arange(len(at)), np.arange(len(at)), indexing="ij"))
    keep = who[i] != who[j]
    i, j = i[keep], j[keep]
    seen = heads.pair(h[at[i]], h[at[j]], away(at[j] - at[i]))
    scores = heads.relation(seen)
    group = who[i] * len(names) + who[j]
    whole = pooled(scores, torch.from_numpy(group), len(names) ** 2)
    open_ = np.ones((len(names) ** 2, len(RELATIONS)), dtype=bool)
    open_[[n * len(names) + n for n in range(len(names))]] = False
    for tie in row["ties"]:
        a, b = _plain(tie["source"]), _plain(tie["target"])
        if a not in names or b not in names or a == b:
            continue
        r = RELATIONS.index(tie["relation"])
        inside = set(tie["span"])
        for s, t in ((a, b), (b, a)) if tie["relation"] in UNDIRECTED else ((a, b),):
            g = names.index(s) * len(names) + names.index(t)
            mine = np.flatnonzero(group == g)
            there = [n in inside or _voice(row, n) for n in at]
            near = [k for k in mine if there[i[k]] and there[j[k]]]
            near = near or [k for k in mine if at[i[k]] in inside or at[j[k]] in inside] or list(mine)
            score = torch.logsumexp(scores[near, r], 0)
            loss = loss + F.softplus(-score) / 8
            best = near[int(scores[near, r].argmax())]
            put = torch.tensor([FACTUALITIES.index(tie["factuality"])])
            loss = loss + 0.5 * F.cross_entropy(heads.factuality(seen[best][None]), put) / 8
            open_[g, r] = False
    return loss + F.softplus(whole)[torch.from_numpy(open_)].sum() / 8


def _voice(row: Row, piece: int) -> bool:
    """Whether a piece stands for whoever speaks."""
    return KINDS[row["marks"][piece][0]] in ("voice", "author", "question")


def _plain(name: str) -> str:
    return name if name.isupper() else name.lower().removeprefix("the ")


def criticised(reader: Reader, row: Row, h: torch.Tensor) -> torch.Tensor:
    """Loss of critical sentences and whom they criticise."""
    scores, loss = reader.heads.critical(h), h.sum() * 0
    for s in row["sentences"]:
        whole = torch.logsumexp(scores[s["span"], 0], 0) - 0.5 * np.log(len(s["span"]))
        loss = loss + F.binary_cross_entropy_with_logits(whole, torch.tensor(float(s["negative"])))
        parties = {p for n, p in row["parties"] if n in set(s["span"]) and p != row["speaker"]}
        for p in parties if s["negative"] else ():
            own = torch.logsumexp(scores[[n for n, q in row["parties"] if q == p and n in set(s["span"])], 1], 0)
            loss = loss + F.binary_cross_entropy_with_logits(own, torch.tensor(float(p == s["target"])))
    return loss / 4


def loss_of(reader: Reader, name: str, rows: list[Row], rng: random.Random, half: bool = False) -> torch.Tensor:
    ids, marks = padded(rows, rng)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        h = reader.encoder(ids, marks)
    h = h.float()
    if name == "news":
        return said(reader, rows, h, ids)
    if name in ("systems", "invented", "frames"):
        return (
            2.5 * said(reader, rows, h, ids)
            + torch.stack([related(reader, row, h[n]) for n, row in enumerate(rows)]).mean()
        )
    if name == "criticism":
        return torch.stack([criticised(reader, row, h[n]) for n, row in enumerate(rows)]).mean()
    first, second = ("s", "t") if name == "events" else ("p", "q")
    rows_at = torch.arange(len(rows))
    a, b = (torch.tensor([row["at"][x] for row in rows]) for x in (first, second))
    seen = reader.heads.pair(h[rows_at, a], h[rows_at, b], away((b - a).numpy()))
    if name == "events":
        return F.cross_entropy(reader.heads.root(seen), torch.tensor([ROOTS.index(row["root"]) for row in rows]))
    back = reader.heads.pair(h[rows_at, b], h[rows_at, a], away((a - b).numpy()))
    gold = torch.zeros(len(rows), 4)
    for n, row in enumerate(rows):
        if row["label"]:
            gold[n, {1: 0, 3: 1, 2: 2, 4: 3}[row["label"]]] = 1
    scores = torch.cat([reader.heads.opinion(seen), reader.heads.opinion(back)], 1)
    return F.binary_cross_entropy_with_logits(scores, gold, reduction="sum") / len(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples", type=Path)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=2400)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--going-on", type=Path, metavar="TRAINED.pt", help="weights to start from, with a new schedule"
    )
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--half", action="store_true", help="in bfloat16: quicker on processors that multiply it (AMX)")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    sets = load(args.examples, args.fold)
    reader = Reader()
    reader.encoder.start_from(args.start)
    reader.encoder.words.weight.requires_grad = False  # half of all weights; names are placeholders anyhow
    groups = [
        {"params": [p for p in reader.encoder.parameters() if p.requires_grad], "lr": args.rate},
        {"params": reader.heads.parameters(), "lr": 5 * args.rate},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = min(150, args.steps // 8)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / warm, max(0.0, (args.steps - n) / (args.steps - warm)))
    )
    begun = 0
    if args.going_on and not args.out.exists():
        reader.load_state_dict(torch.load(args.going_on, weights_only=False)["reader"], strict=False)
    if args.out.exists():
        state = torch.load(args.out, weights_only=False)
        reader.load_state_dict(state["reader"]), optimiser.load_state_dict(state["optimiser"])
        schedule.load_state_dict(state["schedule"])
        begun = state["step"]
    followed = {k: v.clone() for k, v in reader.state_dict().items()}
    if begun and "followed" in state:
        followed = state["followed"]
    drawn = {name: batches(rows, rng) for name, rows in sets.items()}
    order = random.Random(args.seed).choices(list(SHARES), weights=list(SHARES.values()), k=args.steps)
    mean: dict[str, float] = {}
    clock, seen = time.time(), 0
    reader.train()
    for step in range(begun, args.steps):
        name = order[step]
        rows = next(drawn[name])
        loss = loss_of(reader, name, rows, rng, args.half)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        kept = min(FOLLOWED, (step - begun) / (step - begun + 10))
        with torch.no_grad():
            for k, v in reader.state_dict().items():
                followed[k].lerp_(v, 1 - kept)
        seen += sum(len(row["ids"]) for row in rows)
        mean[name] = 0.95 * mean.get(name, float(loss.detach())) + 0.05 * float(loss.detach())
        if step % 50 == 49:
            losses = " ".join(f"{k} {v:.3f}" for k, v in sorted(mean.items()))
            print(f"{step + 1} {losses} {seen / (time.time() - clock):.0f} pieces/s", flush=True)
        if step % 200 == 199 or step + 1 == args.steps:
            state = {
                "reader": reader.state_dict(),
                "followed": followed,
                "optimiser": optimiser.state_dict(),
                "schedule": schedule.state_dict(),
                "step": step + 1,
            }
            torch.save(state, args.out.with_suffix(".part"))
            args.out.with_suffix(".part").replace(args.out)


if __name__ == "__main__":
    main()
