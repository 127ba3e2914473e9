"""The reader as it is trained: MiniLM-L6 with marks of actors, and the heads of `comity.language.encoder.heads`.

Needs torch and safetensors (the training environment); the product runs the encoder as ONNX and the heads in numpy.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

from comity.language.encoder.heads import FACTUALITIES, REACH, RELATIONS, ROOTS
from comity.language.encoder.inputs import CASES, FORMS, KINDS, PARTIES

WIDTH, HEADS, LAYERS = 384, 12, 6
LINK, PAIR, CROSS = 96, 160, 96


class Layer(nn.Module):
    def __init__(self, drop: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = drop

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        rows, length, _ = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        y = self.out(y.transpose(1, 2).reshape(rows, length, WIDTH))
        x = self.first(x + y)
        y = self.down(F.gelu(self.up(x)))
        return self.second(x + F.dropout(y, self.drop, self.training))


class Encoder(nn.Module):
    """Pieces and marks to vectors. Inputs are [rows, pieces] and [rows, pieces, 4]; 0 pads."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kinds, self.forms = nn.Embedding(len(KINDS), WIDTH), nn.Embedding(len(FORMS), WIDTH)
        self.numbers, self.letters = nn.Embedding(PARTIES, WIDTH), nn.Embedding(2 * len(CASES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.drop = drop
        for table in (self.kinds, self.forms, self.numbers, self.letters):
            nn.init.normal_(table.weight, std=0.02)
            with torch.no_grad():
                table.weight[0] = 0

    def forward(self, ids: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kinds(marks[..., 0]) + self.forms(marks[..., 1])
        x = self.norm(x + self.numbers(marks[..., 2]) + self.letters(marks[..., 3]))
        x = F.dropout(x, self.drop, self.training)
        mask = torch.where(ids[:, None, None, :] == 0, -1e9, 0.0).to(x.dtype)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def start_from(self, path: Path) -> None:
        """Take the published weights of MiniLM-L6 (model.safetensors)."""
        w = load_file(path)
        with torch.no_grad():
            self.words.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(
                w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0]
            )
            (
                self.norm.weight.copy_(w["embeddings.LayerNorm.weight"]),
                self.norm.bias.copy_(w["embeddings.LayerNorm.bias"]),
            )
            for n, layer in enumerate(self.layers):
                p = f"encoder.layer.{n}."
                parts = [f"{p}attention.self.{x}" for x in ("query", "key", "value")]
                layer.qkv.weight.copy_(torch.cat([w[x + ".weight"] for x in parts]))
                layer.qkv.bias.copy_(torch.cat([w[x + ".bias"] for x in parts]))
                for name, own in (
                    ("attention.output.dense", layer.out), ("attention.output.LayerNorm", layer.first),
                    ("intermediate.dense", layer.up), ("output.dense", layer.down), ("output.LayerNorm", layer.second),
                ):  # fmt: skip
                    own.weight.copy_(w[f"{p}{name}.weight"]), own.bias.copy_(w[f"{p}{name}.bias"])


class Link(nn.Module):
    """Whether pieces belong to what one piece asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.ask, self.answer, self.alone = nn.Linear(WIDTH, LINK), nn.Linear(WIDTH, LINK), nn.Linear(WIDTH, 1)
        self.away = nn.Parameter(torch.zeros(2 * REACH + 1))

    def forward(self, asking: torch.Tensor, answering: torch.Tensor, away: torch.Tensor) -> torch.Tensor:
        scores = (self.answer(answering) * self.ask(asking)).sum(-1) / LINK**0.5
        return scores + self.alone(answering)[..., 0] + self.away[away]


class Pair(nn.Module):
    """What the heads of pairs look at."""

    def __init__(self) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.over, self.under, self.crossed = nn.Linear(WIDTH, CROSS), nn.Linear(WIDTH, CROSS), nn.Linear(CROSS, PAIR)
        self.away = nn.Parameter(torch.zeros(2 * REACH + 1, PAIR))

    def forward(self, first: torch.Tensor, second: torch.Tensor, away: torch.Tensor) -> torch.Tensor:
        crossed = self.crossed(self.over(first) * self.under(second))
        return F.gelu(self.left(first) + self.right(second) + crossed + self.away[away], approximate="tanh")


class Heads(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.cue = nn.Linear(WIDTH, 3)
        self.content, self.source, self.holder = Link(), Link(), Link()
        self.opens, self.closes, self.ends = Link(), Link(), Link()
        self.pair = Pair()
        self.relation, self.factuality = nn.Linear(PAIR, len(RELATIONS)), nn.Linear(PAIR, len(FACTUALITIES))
        self.root, self.opinion = nn.Linear(PAIR, len(ROOTS)), nn.Linear(PAIR, 2)
        self.reason, self.issue = nn.Linear(WIDTH, len(RELATIONS)), nn.Linear(WIDTH, 3)
        self.group, self.critical = nn.Linear(WIDTH, 2), nn.Linear(WIDTH, 2)
        with torch.no_grad():
            self.relation.bias.fill_(-5.0), self.reason.bias.fill_(-4.0), self.issue.bias.fill_(-3.0)
            self.group.bias.fill_(-4.0)


class Reader(nn.Module):
    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.encoder, self.heads = Encoder(drop), Heads()
