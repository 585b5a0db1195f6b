"""Run on Daft: the same steps, on its own engine or on a Ray cluster by address. The folder must be one all can reach.

A step's names are a column, and the step is a function on it; Daft hands the names out, and Ray does again what a lost
machine had. Nothing but names goes through the engine: what a step reads and writes lies in the folder, so a run that
was cut off here goes on anywhere. Needs `rashomon[scale]`.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rashomon.errors import RunError
from rashomon.run.job import Job, Part
from rashomon.run.steps import STEPS, waiting


@dataclass(frozen=True, slots=True)
class Distributed:
    """An executor on Daft of so many workers; `address` is that of a Ray cluster, None for Daft's own engine."""

    address: str | None
    workers: int

    def read(self, job: Job, parts: Sequence[Part]) -> Iterator[str]:
        """Read parts, each by one worker; names each once all are done."""
        yield from self.each(job, "read", [part.name for part in parts])

    def each(self, job: Job, step: str, names: Sequence[str]) -> Iterator[str]:
        """Do a step for each name that waits for it; names each once all are done."""
        todo = waiting(job, step, list(names))
        if not todo:
            return
        daft = engine(self.address)
        done = _function(daft, min(self.workers, len(todo)))(pickle.dumps(job), step)
        frame = daft.from_pydict({"name": todo})
        if self.address is not None:  # on a cluster a partition is what one machine is handed
            frame = frame.into_partitions(min(self.workers, len(todo)))
        try:
            yield from frame.select(done(daft.col("name")).alias("name")).to_pydict()["name"]
        except Exception as problem:  # whatever the engine raises where a step or a machine fails
            told = str(problem).strip().splitlines() or [type(problem).__name__]
            raise RunError(f"{step}: {told[-1]}; run the command again, it goes on from here") from problem


@cache
def engine(address: str | None) -> Any:
    """Daft on its own engine, or on the Ray cluster at an address: one of them a process, for as long as it lives.

    Raises RunError where that cannot be.
    """
    try:
        import daft
    except ImportError:
        raise RunError("--on daft needs Daft; install it with: pip install 'rashomon[scale]'") from None
    if address is None:
        daft.set_runner_native()
        return daft
    try:
        daft.set_runner_ray(address=address, noop_if_initialized=True)
    except Exception as problem:  # Ray has no common error for a cluster that does not answer
        raise RunError(f"{address}: no Ray cluster answers there ({problem}); check the address") from None
    return daft


def _function(daft: Any, workers: int) -> Any:
    """A step as a function on a column, in so many processes, a name at a time."""

    class Doing:
        def __init__(self, job: bytes, step: str) -> None:
            self.job, self.step = pickle.loads(job), step

        def __call__(self, names: Any) -> list[str]:
            for name in names.to_pylist():
                STEPS[self.step](self.job, name)
            return list(names.to_pylist())

    batch = daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)
    Doing.__call__ = batch(Doing.__call__)  # type: ignore[method-assign]
    return daft.cls(Doing, max_concurrency=workers, use_process=True)
