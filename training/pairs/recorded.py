"""What the cross-encoder said of the training stories' pairs, each by a model that had not seen the story.

Kept in `relations.npz` beside this file, so that trees can be grown and cross-validated
without the fold models. A pair that is not recorded is read by the fold's model, if one
is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import numpy as np

from rashomon.compare.relate import RELATIONS, Entailment, Relate, Relation, Statements
from rashomon.errors import ModelError

PATH = Path(__file__).parent / "relations.npz"


@dataclass
class Recorded:
    """Answers like `Relate`, from the record; `fallback` reads what is not recorded."""

    known: dict[bytes, Relation] = field(default_factory=dict)
    fallback: Relate | None = None

    @classmethod
    def load(cls, path: Path = PATH) -> Recorded:
        """The record on disk; empty where there is none."""
        if not path.exists():
            return cls()
        stored = np.load(path)
        values = stored["values"].astype(float) / 10000
        return cls({bytes(k): _unpacked(v) for k, v in zip(stored["keys"], values.tolist(), strict=True)})

    def save(self, path: Path = PATH) -> None:
        """Write the record, sorted by key: four decimals are all that the model gives."""
        keys = sorted(self.known)
        rows = [
            [*(getattr(self.known[k], n) for n in RELATIONS), *self.known[k].slots, *self.known[k].entailment]
            for k in keys
        ]
        np.savez_compressed(
            path,
            keys=np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(len(keys), -1),
            values=np.round(np.array(rows) * 10000).astype(np.uint16),
        )

    def __call__(self, pairs: Sequence[Statements], /) -> list[Relation]:
        """One Relation a pair; raises ModelError for a pair neither recorded nor readable."""
        keys = [key(pair) for pair in pairs]
        missing = [(k, pair) for k, pair in zip(keys, pairs, strict=True) if k not in self.known]
        if missing and self.fallback is None:
            raise ModelError(
                f"{len(missing)} pairs are not recorded; run training.pairs.table with --relate and the fold models"
            )
        if missing and self.fallback is not None:
            answers = self.fallback([pair for _, pair in missing])
            self.known.update({k: answer for (k, _), answer in zip(missing, answers, strict=True)})
        return [self.known[k] for k in keys]


def key(pair: Statements) -> bytes:
    """Digest of a pair of statements, the same in either order."""
    ends = sorted(((pair.published_a or "", pair.a), (pair.published_b or "", pair.b)))
    return blake2b("\x1f".join(part for end in ends for part in end).encode(), digest_size=10).digest()


def _unpacked(values: list[float]) -> Relation:
    agreement, contradiction, compatible, update, other, *rest = values
    return Relation(agreement, contradiction, compatible, update, other, tuple(rest[:-3]), Entailment(*rest[-3:]))
