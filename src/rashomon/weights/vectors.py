"""Sentence vectors for blocking: texts in, rows of length 1 out. Static, so they cost almost nothing.

The matrix is distilled from MiniLM-L6 by `training/vectors/distil.py`; a text's vector is
the mean of its word pieces'. Vectors say what to compare, never whether it agrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WEIGHTS = files("rashomon.weights")
LOADING = Lock()  # two threads that need the matrix wait for one loading of it


def load() -> tuple[NDArray[np.float32], Tokenizer]:
    """The matrix and the tokenizer, loaded once a process."""
    with LOADING:
        return _matrix(), _tokenizer()


@lru_cache(maxsize=1)
def _matrix() -> NDArray[np.float32]:
    with (WEIGHTS / "vectors.npz").open("rb") as file:
        stored = np.load(file)
        matrix: NDArray[np.float32] = stored["rows"].astype(np.float32)
        scale: NDArray[np.float32] = stored["scale"].astype(np.float32)
        matrix *= scale[:, None]
        return matrix


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer  # loaded with the first text

    tokenizer = Tokenizer.from_str((WEIGHTS / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """The vectors of `texts`: (n, 128) float32, rows of length 1 (a row of zeros for a text without words)."""
    matrix, tokenizer = load()
    rows = np.zeros((len(texts), matrix.shape[1]), dtype=np.float32)
    for row, encoding in zip(rows, tokenizer.encode_batch(list(texts), add_special_tokens=False), strict=True):
        if encoding.ids:
            row[:] = matrix[encoding.ids].mean(axis=0)
    return unit(rows)


def unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rows scaled to length 1; rows of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
