"""The mean of checkpoints that went out from one: of a later stage and an earlier one, or of the folds of one stage.

    python -m training.relate.blend WORK/stories.pt WORK/joint.pt --out WORK/blended.pt --shares 0.8 0.2
    python -m training.relate.blend WORK/stories-without?.pt --out WORK/stories.pt

Weights along one run of fine-tuning can be averaged, so that what came before is not lost (Wortsman et al. 2022, robust
fine-tuning), and so can those of several runs from one start (Wortsman et al. 2022, model soups).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch


def blended(paths: Sequence[Path], shares: Sequence[float]) -> dict[str, torch.Tensor]:
    """The state of the model: the weights of each checkpoint by its share, which sum to 1."""
    states = [torch.load(path, map_location="cpu") for path in paths]
    return {
        name: sum(share * state[name] for share, state in zip(shares, states, strict=True))
        if first.is_floating_point()
        else first
        for name, first in states[0].items()
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shares", type=float, nargs="+", help="equal ones where none are given")
    args = parser.parse_args()
    equal = [1 / len(args.checkpoints)] * len(args.checkpoints)
    torch.save(blended(args.checkpoints, args.shares or equal), args.out)
