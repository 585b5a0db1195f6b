"""Which point a sentence speaks of, as a vector: texts in, rows of length 1 out.

MiniLM-L6 tuned by `training/points` so that sentences that answer one question lie close, whatever they answer, and
those that sound alike but answer another lie apart. Vectors say what to compare, never whether it agrees.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib.resources import as_file, files
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rashomon.errors import ModelError
from rashomon.weights.sessions import open_session

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

WEIGHTS = files("rashomon.weights")
LENGTH = 96  # wordpieces; what is longer is cut
WIDTH = 384
LOADING = Lock()  # two threads that need the model wait for one loading of it


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """The vectors of `texts`: (n, 384) float32, rows of length 1.

    Each text is read by itself, because the integer arithmetic of the model takes its scale from all that it is given
    at once; speed comes from threads side by side. Raises ModelError where the model is not there.
    """
    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    tokenizer, session = load()
    distinct = sorted(set(texts))
    encoded = tokenizer.encode_batch(distinct)
    order = sorted(range(len(distinct)), key=lambda n: (-len(encoded[n].ids), n))  # the long ones first
    with ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        parts = [order[n : n + 16] for n in range(0, len(order), 16)]
        read = pool.map(lambda part: [_run(session, encoded[n].ids) for n in part], parts)
        found = {
            distinct[n]: row for part, rows in zip(parts, read, strict=True) for n, row in zip(part, rows, strict=True)
        }
    return np.stack([found[text] for text in texts])


def load() -> tuple[Tokenizer, onnxruntime.InferenceSession]:
    """The tokenizer and the model, loaded once a process."""
    with LOADING:
        return _load()


@lru_cache(maxsize=1)
def _load() -> tuple[Tokenizer, onnxruntime.InferenceSession]:
    from tokenizers import Tokenizer  # loaded with the first text: most verbs read none

    tokenizer = Tokenizer.from_str((WEIGHTS / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH)
    with as_file(WEIGHTS / "points.onnx") as path:
        if not path.exists():
            raise ModelError(f"{path}: no such model; install the package whole")
        return tokenizer, open_session(path)


def _run(session: onnxruntime.InferenceSession, ids: list[int]) -> NDArray[np.float32]:
    row = np.array([ids], dtype=np.int64)
    (vector,) = session.run(["vector"], {"input_ids": row, "attention_mask": np.ones_like(row)})
    return np.asarray(vector[0], dtype=np.float32)
