"""Load the models before they are asked for, beside other work: a model in, nothing out.

The parser keeps one core busy while it loads and reads; on another one the cross-encoder, the point encoder and the
vectors are made ready meanwhile. What cannot be loaded is not reported here but where it is used.
"""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Thread

from rashomon.compare import relate
from rashomon.errors import ModelError
from rashomon.weights import points, vectors


@lru_cache(maxsize=8)
def load_ahead(model: Path) -> Thread:
    """Begin to load what `compare` reads with; once a process, whoever asks again."""
    thread = Thread(target=_load, args=(model,), name="models", daemon=True)
    thread.start()
    return thread


def _load(model: Path) -> None:
    for load in (lambda: relate.load(model), points.load, vectors.load):
        with suppress(ModelError):
            load()
