"""Train the pair model on two CPU cores: entailment and bundles together, what the teacher says, the training stories.

    python -m training.relate.train all  --out WORK               # joint, student, stories
    python -m training.relate.train fold --out WORK --without 0   # stories, without fold 0 of the stories

WORK gets a checkpoint a stage; export.py turns stories.pt into the model that is shipped.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy, kl_div

from training.relate import data
from training.relate.data import Row
from training.relate.model import PairModel
from training.relate.render import render
from training.relate.stories import fold_of, rows_in, sampled, stories

HEARD, SOFT = 2.0, 1.5  # the teacher's weight beside the gold, and its temperature
Case = tuple[Row, list[int], list[int]]  # a row, its wordpieces, their types


def cases(tokens: Tokenizer, rows: list[Row], rng: random.Random, length: int) -> list[Case]:
    """The rows rendered and tokenised, in their order."""
    tokens.enable_truncation(length, strategy="longest_first")
    read = tokens.encode_batch([render(row, rng) for row in rows])
    return [(row, each.ids, each.type_ids) for row, each in zip(rows, read, strict=True)]


def batches(tokens: Tokenizer, rows: list[Row], size: int, rng: random.Random, length: int) -> list[list[Case]]:
    """Shuffled rows in batches of like length, tokenised."""
    order = rows[:]
    rng.shuffle(order)
    made = []
    for start in range(0, len(order), size * 60):
        part = sorted(cases(tokens, order[start : start + size * 60], rng, length), key=lambda c: len(c[1]))
        made += [part[i : i + size] for i in range(0, len(part), size)]
    rng.shuffle(made)
    return made


def tensors(batch: list[Case]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    width = -(-max(len(ids) for _, ids, _ in batch) // 8) * 8
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    for i, (_, pieces, kinds) in enumerate(batch):
        ids[i, : len(pieces)] = torch.tensor(pieces)
        types[i, : len(kinds)] = torch.tensor(kinds)
        mask[i, : len(pieces)] = 1
    return ids, mask, types


def loss_of(model: PairModel, batch: list[Case], smooth: float) -> torch.Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        outs = model(*tensors(batch))
    total = torch.zeros(())
    weights = torch.tensor([r.weight for r, _, _ in batch])
    for out, field, share in zip(outs, ("relation", "slot", "label"), (1.0, 0.3, 1.0), strict=True):
        want = torch.tensor([getattr(r, field) for r, _, _ in batch])
        if (want != data.NONE).any():
            each = cross_entropy(out.float(), want, ignore_index=data.NONE, label_smoothing=smooth, reduction="none")
            total = total + share * (each * weights).sum() / len(batch)
    return total + HEARD * heard(outs, batch)


def heard(outs: tuple[torch.Tensor, ...], batch: list[Case]) -> torch.Tensor:
    """How far the heads are from what the teacher said, where it was asked (Hinton, Vinyals and Dean 2015)."""
    told = [n for n, (row, _, _) in enumerate(batch) if row.said is not None]
    if not told:
        return torch.zeros(())
    want = torch.tensor(np.stack([batch[n][0].said for n in told])).split([out.shape[1] for out in outs], dim=1)
    total = torch.zeros(())
    for out, logits, share in zip(outs, want, (1.0, 0.3, 0.5), strict=True):
        said, own = (logits / SOFT).softmax(1), (out[told].float() / SOFT).log_softmax(1)
        total = total + share * SOFT**2 * kl_div(own, said, reduction="batchmean")
    return total * len(told) / len(batch)


def fit(
    model: PairModel,
    epochs: list[list[Row]],
    lr: float,
    size: int,
    seed: int,
    length: int = 128,
    smooth: float = 0.05,
    each: Path | None = None,
) -> PairModel:
    """One pass over each list of rows, the rate rising for a twentieth of the steps and then falling to nothing."""
    torch.manual_seed(seed)
    rng, model = random.Random(seed), model.train()
    steps = sum(-(-len(rows) // size) for rows in epochs)
    decay = [p for p in model.parameters() if p.ndim > 1]
    plain = [p for p in model.parameters() if p.ndim <= 1]
    groups = [{"params": decay, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
    optimizer, rise = torch.optim.AdamW(groups, lr=lr, fused=True), max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / rise, max(0.0, (steps - step) / (steps - rise + 1)))
    )
    began, done, run = time.time(), 0, 0.0
    for number, rows in enumerate(epochs):
        for batch in batches(model.tokens, rows, size, rng, length):
            loss = loss_of(model, batch, smooth)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
            run = 0.98 * run + 0.02 * float(loss.detach()) if done else float(loss.detach())
            done += 1
            if done % 100 == 0:
                rate = done * size / (time.time() - began)
                print(f"step {done}/{steps} loss {run:.3f} {rate:.0f} rows/s", flush=True)
        if each:
            torch.save(model.state_dict(), str(each).format(number))
    return model.eval()


def joint_stage(args: argparse.Namespace) -> PairModel:
    """Each epoch: the entailment pool by shares, fresh edits, all pairs of four fifths of the bundles, strangers."""
    chosen = [b for b in data.bundles() if not data.kept_aside(b["id"])]
    rng, pool = random.Random(args.seed), data.entailment()
    epochs = [
        data.drawn(pool, args.edits, rng) + data.bundle_rows(chosen, rng) + data.strangers(chosen, 2, seed)
        for seed in range(args.epochs)
    ]
    return fit(begin(args), epochs, args.lr, args.batch, args.seed, length=112, each=args.out / "joint-{}.pt")


def student_stage(args: argparse.Namespace) -> PairModel:
    """Each epoch: all that the teacher was asked, with what it said, and the gold where there is one."""
    rows, rng = data.said(args.out / "said.npz"), random.Random(args.seed)
    edits = data.drawn(data.entailment(), args.edits, rng)
    epochs = [rows + rng.sample(edits, args.mix) for _ in range(args.epochs)]
    return fit(begin(args), epochs, args.lr, args.batch, args.seed, length=112, each=args.out / "student-{}.pt")


def stories_stage(args: argparse.Namespace) -> PairModel:
    """Each epoch: every marked pair of the stories, fresh unmarked ones, a share of what the teacher said and of
    entailment, so that neither is forgotten."""
    rng, nli = random.Random(args.seed), data.entailment()
    read = [rows_in(s) for s in stories() if fold_of(s) != args.without]
    rows = data.said(args.out / "said.npz")
    epochs = []
    for _ in range(args.epochs):
        drawn = [r for story in read for r in sampled(story, args.times, rng)]
        epochs.append(drawn + rng.sample(rows, args.said) + rng.sample(nli, args.mix))
    return fit(begin(args), epochs, args.lr, args.batch, args.seed)


def begin(args: argparse.Namespace) -> PairModel:
    """The model the stage goes on from: that of the stage before, of the same fold where folds are made."""
    first = args.stage not in BEFORE and not args.start
    model = PairModel(pretrained=first)
    if not first:
        model.load_state_dict(torch.load(args.start or args.out / checkpoint(BEFORE[args.stage], args.without)))
    return model


def checkpoint(stage: str, without: int) -> str:
    """The file of a stage: only what has read the stories differs from fold to fold."""
    return f"{stage}-without{without}.pt" if without >= 0 and STAGES[stage][0] is stories_stage else f"{stage}.pt"


# times: unmarked pairs of a story for a marked one; said, mix: rows of the teacher and of entailment; all of one epoch.
STAGES: dict[str, tuple[Callable[[argparse.Namespace], PairModel], dict[str, float]]] = {
    "joint": (joint_stage, {"epochs": 4, "lr": 8e-5, "seed": 1, "edits": 5000}),
    "student": (student_stage, {"epochs": 2, "lr": 8e-5, "seed": 2, "edits": 5000, "mix": 8000}),
    "stories": (stories_stage, {"epochs": 1, "lr": 5e-5, "seed": 1, "times": 2.5, "said": 5000, "mix": 1500}),
}
BEFORE = {"student": "joint", "stories": "student"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", choices=["all", "fold", *STAGES], help="fold: the last alone")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints, outside the repository")
    parser.add_argument("--without", type=int, default=-1, help="fold of the stories to leave out")
    parser.add_argument("--start", type=Path, help="checkpoint to go on from, in place of the stage before")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--threads", type=int, default=2)
    for name, kind in (
        ("epochs", int),
        ("lr", float),
        ("seed", int),
        ("times", float),
        ("said", int),
        ("mix", int),
        ("edits", int),
    ):
        parser.add_argument(f"--{name}", type=kind, help="in place of the stage's own")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    for stage in {"all": list(STAGES), "fold": ["stories"]}.get(args.stage, [args.stage]):
        run, settings = STAGES[stage]
        given = {name: value for name, value in vars(args).items() if value is not None}
        model = run(argparse.Namespace(**{**vars(args), **settings, **given, "stage": stage}))
        torch.save(model.state_dict(), args.out / checkpoint(stage, args.without))


if __name__ == "__main__":
    main()
