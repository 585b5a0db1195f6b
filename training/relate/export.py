"""Write a checkpoint as ONNX with int8 weights, one scale a channel.

python -m training.relate.export WORK/further.pt src/rashomon/weights/relate.onnx
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from training.relate.model import base_folder, load

INPUTS, OUTPUTS = ["input_ids", "attention_mask", "token_type_ids"], ["relation", "slot", "label"]


def export(checkpoint: Path, target: Path) -> None:
    """`target` takes (batch, length) int64 inputs and gives the logits (batch, 5), (batch, 12) and (batch, 3)."""
    quantised(load(checkpoint), INPUTS, OUTPUTS, target)
    if not (target.parent / "tokenizer.json").exists():
        shutil.copyfile(base_folder() / "tokenizer.json", target.parent / "tokenizer.json")


def quantised(model: nn.Module, inputs: list[str], outputs: list[str], target: Path) -> None:
    """Write a model with an `encoder` that takes (batch, length) int64 `inputs`, its weights as int8."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        plain, ready = Path(work) / "plain.onnx", Path(work) / "ready.onnx"
        sample = torch.ones(2, 16, dtype=torch.long)
        axes = {name: {0: "batch", 1: "length"} for name in inputs} | {name: {0: "batch"} for name in outputs}
        model.encoder.config._attn_implementation = "eager"
        torch.onnx.export(
            model,
            (sample,) * len(inputs),
            str(plain),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(target), weight_type=QuantType.QInt8, per_channel=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    export(args.checkpoint, args.target)
    print(f"{args.target}: {args.target.stat().st_size:,} bytes")
