"""Windows to vectors: the encoder as ONNX, run in one thread, a window at a time.

By itself a window is a third faster than among eight (it stays in the cache, and nothing is padded), and what the
encoder sees of it does not hang on its neighbours: numbers in eight bits are scaled by all that is run together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from comity.language.encoder.heads import Floats, Heads
from comity.language.encoder.inputs import Window

_DATA = "comity.language.encoder"


@dataclass(frozen=True)
class Seen:
    """A window with the encoder's vectors, one a piece."""

    window: Window
    vectors: Floats


@dataclass(frozen=True)
class Encoder:
    """The encoder and its heads, loaded."""

    session: object
    heads: Heads
    thresholds: dict[str, float]

    def see(self, windows: Sequence[Window]) -> list[Seen]:
        """The windows with their vectors, in the same order."""
        return [Seen(window, self._run(window)) for window in windows]

    def _run(self, window: Window) -> NDArray[np.float32]:
        ids = np.array([window.ids], dtype=np.int64)
        marks = np.array([window.marks], dtype=np.int64)
        (vectors,) = self.session.run(["vectors"], {"ids": ids, "marks": marks})  # type: ignore[attr-defined]
        return np.asarray(vectors[0], dtype=np.float32)


@cache
def encoder() -> Encoder | None:
    """The encoder that ships with the package; None where its weights or onnxruntime are missing, or cannot be used.

    `missing()` says why.
    """
    return None if missing() else _loaded()


@cache
def missing() -> str:
    """Why there is no encoder, in words for the user; empty where there is one."""
    data = resources.files(_DATA) / "data"
    if not (data / "encoder.onnx").is_file() or not (data / "heads.npz").is_file():
        return "the encoder's weights are not in this installation (install comity again)"
    try:
        import onnxruntime  # noqa: F401
        import tokenizers  # noqa: F401
    except ImportError as error:
        return f"the encoder needs the package {error.name} (pip install onnxruntime tokenizers)"
    return ""


@cache
def version() -> str:
    """What tells these weights from others: the beginning of the SHA-256 of their files; empty without an encoder."""
    if missing():
        return ""
    data = resources.files(_DATA) / "data"
    digest = hashlib.sha256()
    for name in ("encoder.onnx", "heads.npz"):
        digest.update((data / name).read_bytes())
    return digest.hexdigest()[:12]


def _loaded() -> Encoder:
    data = resources.files(_DATA) / "data"
    with resources.as_file(data / "encoder.onnx") as path, (data / "heads.npz").open("rb") as file:
        return loaded(path, dict(np.load(file, allow_pickle=False)))


def loaded(path: Path, weights: dict[str, NDArray[np.generic]]) -> Encoder:
    """An encoder of a file in ONNX, with the matrices of its heads; those named `threshold.…` are single numbers."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    thresholds = {k.removeprefix("threshold."): float(v) for k, v in weights.items() if k.startswith("threshold.")}
    return Encoder(session, Heads({k: v for k, v in weights.items() if not k.startswith("threshold.")}), thresholds)
