"""The reader that ships as a training to go on from: its numbers in eight bits made floats again.

    python scripts/reader/unpack.py src/comity/language/encoder/data OUT.pt

For where the trainings that it came of are not at hand; what eight bits lost is soon learned again.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

sys.path.insert(0, str(Path(__file__).parent))
from model import LAYERS, Reader

PARTS = ("qkv", "out", "up", "down")  # of a layer, in the order in which they are multiplied


def encoder(path: Path) -> dict[str, torch.Tensor]:
    """The weights of an encoder in ONNX by the names they have in training."""
    graph = onnx.load(path).graph
    held = {item.name: numpy_helper.to_array(item) for item in graph.initializer}

    def whole(name: str) -> torch.Tensor:
        scale, zero = held[f"{name}_scale"], held[f"{name}_zero_point"].astype(np.float32)
        return torch.from_numpy((held[f"{name}_quantized"].astype(np.float32) - zero) * scale)

    found = {
        name: torch.from_numpy(value.copy()) for name, value in held.items() if name.endswith((".weight", ".bias"))
    }
    for table in ("words", "kinds", "forms", "numbers", "letters"):
        found[f"{table}.weight"] = whole(f"{table}.weight")
    asked = [node.input[1].removesuffix("_quantized") for node in graph.node if node.op_type == "MatMulInteger"]
    wanted = [f"layers.{n}.{part}.weight" for n in range(LAYERS) for part in PARTS]
    for name, own in zip(wanted, asked, strict=True):
        found[name] = whole(own).T.contiguous()
    return found


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    data = Path(sys.argv[1])
    state = {f"encoder.{name}": value for name, value in encoder(data / "encoder.onnx").items()}
    with np.load(data / "heads.npz", allow_pickle=False) as held:
        heads = {name: held[name] for name in held.files if not name.startswith(("threshold.", "calibration."))}
    state |= {f"heads.{name}": torch.from_numpy(value.astype(np.float32)) for name, value in heads.items()}
    reader = Reader()
    reader.load_state_dict({**reader.state_dict(), **{k: v for k, v in state.items() if k in reader.state_dict()}})
    missing = set(reader.state_dict()) - set(state)
    if missing:
        sys.exit(f"{data}: without {', '.join(sorted(missing))}; is it of this version?")
    torch.save({"reader": reader.state_dict()}, sys.argv[2])


if __name__ == "__main__":
    main()
