"""The weighted mean of two checkpoints of one run: what the later stage learned, and less lost of what came before.

    python -m training.relate.blend WORK/stories.pt WORK/joint.pt WORK/blended.pt [--share 0.8]

Weights along one run of fine-tuning can be averaged (Wortsman et al. 2022, robust fine-tuning).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def blended(later: Path, earlier: Path, share: float) -> dict[str, torch.Tensor]:
    """The state of the model: `share` (0 to 1) of the later weights, the rest of the earlier."""
    one, other = torch.load(later, map_location="cpu"), torch.load(earlier, map_location="cpu")
    return {k: share * v + (1 - share) * other[k] if v.is_floating_point() else v for k, v in one.items()}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("later", type=Path)
    parser.add_argument("earlier", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.8)
    args = parser.parse_args()
    torch.save(blended(args.later, args.earlier, args.share), args.out)
