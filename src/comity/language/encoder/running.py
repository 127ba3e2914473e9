"""Windows to vectors: the encoder as ONNX, run in one thread, a few windows of like length at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from comity.language.encoder.heads import Floats, Heads
from comity.language.encoder.inputs import Window

TOGETHER = 8  # windows in a batch
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
        found: dict[int, Seen] = {}
        order = sorted(range(len(windows)), key=lambda n: len(windows[n].ids))
        for at in range(0, len(order), TOGETHER):
            chosen = order[at : at + TOGETHER]
            vectors = self._run([windows[n] for n in chosen])
            for row, n in enumerate(chosen):
                found[n] = Seen(windows[n], vectors[row, : len(windows[n].ids)])
        return [found[n] for n in range(len(windows))]

    def _run(self, windows: Sequence[Window]) -> NDArray[np.float32]:
        longest = max(len(window.ids) for window in windows)
        ids = np.zeros((len(windows), longest), dtype=np.int64)
        marks = np.zeros((len(windows), longest, 4), dtype=np.int64)
        for n, window in enumerate(windows):
            ids[n, : len(window.ids)] = window.ids
            marks[n, : len(window.ids)] = window.marks
        (vectors,) = self.session.run(["vectors"], {"ids": ids, "marks": marks})  # type: ignore[attr-defined]
        return np.asarray(vectors, dtype=np.float32)


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
