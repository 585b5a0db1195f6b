"""What this machine can do: bytes copied, texts split and figures multiplied in a second on one core.

A stage cannot be faster than the operations that it cannot do without, at the rate at which this machine does them.
"""

from __future__ import annotations

import os
import platform
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

import numpy as np

PEERS = ("trafilatura", "fastwarc", "datasketch", "scikit-learn", "spacy", "onnxruntime", "numpy")
INTEGERS = 4  # products of bytes that a processor does where it does one of 32-bit floats


@dataclass(frozen=True, slots=True)
class Machine:
    """Rates on one core: floating-point operations, bytes copied, bytes unpacked, words split, each a second."""

    operations: float
    copied: float
    unpacked: float
    words: float

    @property
    def small_operations(self) -> float:
        """Operations on bytes (int8) a second."""
        return INTEGERS * self.operations


@cache
def machine() -> Machine:
    """Measure this machine, once a process: the best of several tries each."""
    square = np.ones((768, 768), dtype=np.float32)
    block = np.ones(1 << 25, dtype=np.uint8)
    text = " ".join(map(str, np.random.default_rng(1).integers(0, 99_999, 200_000).tolist()))
    packed = zlib.compress(text.encode())
    return Machine(
        operations=2 * 768**3 / _best(lambda: square @ square),
        copied=block.nbytes / _best(block.copy),
        unpacked=len(text) / _best(lambda: zlib.decompress(packed)),
        words=200_000 / _best(text.split),
    )


def _best(work: Callable[[], object], tries: int = 7) -> float:
    took = []
    for _ in range(tries):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return max(min(took), 1e-9)


def described() -> list[str]:
    """The machine and the versions of what is raced, as lines."""
    found = machine()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return [
        f"{platform.machine()}, {cores} cores, Python {platform.python_version()}; one core does "
        f"{found.operations / 1e9:.0f} billion floating-point operations a second, copies {found.copied / 1e9:.1f} GB "
        f"and unpacks {found.unpacked / 1e6:.0f} MB.",
        ", ".join(f"{name} {version(name)}" for name in PEERS) + ".",
    ]
