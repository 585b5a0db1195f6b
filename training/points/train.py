"""Tune MiniLM-L6 so that sentences that answer one question lie close, whatever they answer.

    python -m training.points.train --out WORK/points.pt [--steps 600]
    python -m training.points.export WORK/points.pt src/rashomon/weights/points.onnx

A step takes some bundles and of each two sentences, of its answers, rivals and updates alike, and those that sound like
them and answer another question. Each sentence is to find its own among all (InfoNCE, van den Oord et al. 2018).
Figures are masked in a third of the sentences. The training stories are not read, so their vectors are as honest as
any. About ten minutes on two idle cores.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from training.points.model import PointModel, tensors
from training.relate.data import bundles, kept_aside

FIGURE = re.compile(r"[$£€]?\d[\d,.:]*(?:%| ?(?:per cent|percent|million|billion|bn|m)\b)?")
MASKED = 0.3  # of the sentences have no figures
ANSWERS = ("same", "contra", "compatible", "update")
TEMPERATURE = 0.07


def drawn(bundle: dict, rng: random.Random) -> tuple[str, str, list[str]]:
    """Two sentences that answer the bundle's question, and those that answer another."""
    pool = [each["text"] for kind in ANSWERS for each in bundle.get(kind, [])]
    one, two = rng.sample(pool, 2)
    return masked(one, rng), masked(two, rng), [masked(each["text"], rng) for each in bundle.get("other", [])]


def masked(text: str, rng: random.Random) -> str:
    """The text, now and then without its figures."""
    return FIGURE.sub("something", text) if rng.random() < MASKED else text


def loss_of(model: PointModel, cases: list[tuple[str, str, list[str]]]) -> Tensor:
    """How badly each sentence finds its own among those of all bundles drawn and the look-alikes."""
    texts = [one for one, _, _ in cases] + [two for _, two, _ in cases] + [t for _, _, others in cases for t in others]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = model(*tensors(texts))
    n, want = len(cases), torch.arange(len(cases))
    first, second, rest = vectors[:n], vectors[n : 2 * n], vectors[2 * n :]
    there = first @ torch.cat([second, rest]).T / TEMPERATURE
    back = second @ torch.cat([first, rest]).T / TEMPERATURE
    return (cross_entropy(there, want) + cross_entropy(back, want)) / 2


def fit(steps: int, size: int, lr: float, seed: int) -> PointModel:
    """The tuned model; the rate rises for forty steps and then falls."""
    torch.manual_seed(seed)
    rng, model = random.Random(seed), PointModel().train()
    chosen = [bundle for bundle in bundles() if not kept_aside(bundle["id"])]
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / 40, max(0.02, 1 - step / steps))
    )
    began, run = time.time(), 0.0
    for step in range(1, steps + 1):
        loss = loss_of(model, [drawn(bundle, rng) for bundle in rng.sample(chosen, size)])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        schedule.step()
        run += float(loss.detach())
        if step % 50 == 0:
            print(f"step {step}/{steps} loss {run / 50:.3f} {time.time() - began:.0f} s", flush=True)
            run = 0.0
    return model.eval()


def main() -> None:
    """Write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--size", type=int, default=40, help="bundles a step")
    parser.add_argument("--lr", type=float, default=4e-5)
    parser.add_argument("--seed", type=int, default=5)
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(fit(args.steps, args.size, args.lr, args.seed).state_dict(), args.out)


if __name__ == "__main__":
    main()
