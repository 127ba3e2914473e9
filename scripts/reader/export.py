"""Write a trained reader as package data: the encoder in ONNX (int8), the heads as a table of matrices.

python scripts/reader/export.py TRAINED.pt OUT_FOLDER [--float] [--blend EARLIER.pt SHARE]

With --blend, SHARE of the weights are those of an earlier training that this one went on from (Wortsman et al. 2022):
what it learned of few passages is less sure of itself for it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parent))
from model import Reader


def averaged(path: str) -> dict[str, torch.Tensor]:
    """The weights of a training, averaged over its last steps."""
    state = torch.load(path, weights_only=False)
    found: dict[str, torch.Tensor] = state.get("followed", state["reader"])
    return found


def weights() -> dict[str, torch.Tensor]:
    """The averaged weights of a training, blended with those of an earlier one where that is asked for."""
    own = averaged(sys.argv[1])
    if "--blend" not in sys.argv:
        return own
    path, share = sys.argv[sys.argv.index("--blend") + 1 :][:2]
    earlier = averaged(path)
    return {k: float(share) * earlier[k] + (1 - float(share)) * v if k in earlier else v for k, v in own.items()}


def main() -> None:
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    out = Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    reader = Reader(0.0)
    reader.load_state_dict(weights())
    reader.eval()
    heads = {name: value.numpy().astype(np.float16) for name, value in reader.heads.state_dict().items()}
    np.savez_compressed(out / "heads.npz", **heads)
    plain = out / "plain.onnx"
    ids, marks = torch.ones(2, 32, dtype=torch.int64), torch.zeros(2, 32, 4, dtype=torch.int64)
    axes = {0: "rows", 1: "pieces"}
    torch.onnx.export(
        reader.encoder, (ids, marks), str(plain), input_names=["ids", "marks"], output_names=["vectors"],
        dynamic_axes={"ids": axes, "marks": axes, "vectors": axes}, opset_version=17, dynamo=False,
    )  # fmt: skip
    if "--float" in sys.argv:
        plain.replace(out / "encoder.onnx")
        return
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(str(plain), str(out / "encoder.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    plain.unlink()


if __name__ == "__main__":
    main()
