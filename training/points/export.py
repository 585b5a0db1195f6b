"""Write a checkpoint of the point encoder as ONNX with int8 weights, one scale a channel.

python -m training.points.export WORK/points.pt src/rashomon/weights/points.onnx
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.points.model import load
from training.relate.export import quantised


def export(checkpoint: Path, target: Path) -> None:
    """`target` takes (batch, length) int64 inputs and gives the vectors, (batch, 384)."""
    quantised(load(checkpoint), ["input_ids", "attention_mask"], ["vector"], target)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    export(args.checkpoint, args.target)
    print(f"{args.target}: {args.target.stat().st_size:,} bytes")
