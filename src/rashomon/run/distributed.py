"""Run on Daft: the same steps, on its own engine or on a Ray cluster by address. The folder must be one all can reach.

A step's names are a column, and the step is a function on it; Daft hands the names out, and Ray does again what a lost
machine had. Nothing but names goes through the engine: what a step reads and writes lies in the folder, so a run that
was cut off here goes on anywhere. Needs `rashomon[scale]`.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

from rashomon.errors import RunError
from rashomon.run.job import Job, Part
from rashomon.run.steps import STEPS, Asked, waiting

# Neither engine is to call home, nor to print what its machines log among what the command says.
QUIET = {
    "DO_NOT_TRACK": "1",
    "DAFT_ANALYTICS_ENABLED": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "RAY_LOG_TO_DRIVER": "0",
}
# Steps that take some hundredths of a second a name: a few of them are done here, for a worker takes a second to start.
LIGHT = frozenset("keys meet nearest meet_copies near_copies chance gather gather_copies digest".split())
FEW = 24
PATIENCE = 900  # seconds that a worker may take to start: machines may be busy


@dataclass(frozen=True, slots=True)
class Distributed:
    """An executor on Daft of so many workers; `address` is that of a Ray cluster, None for Daft's own engine."""

    address: str | None
    workers: int

    def end(self) -> None:
        """Nothing is held: an engine serves the whole process."""

    def read(self, job: Job, parts: Sequence[Part]) -> Iterator[str]:
        """Read parts, each by one worker; names each once all are done."""
        yield from (name for _, name in self.each(job, [("read", part.name) for part in parts]))

    def each(self, job: Job, asked: Iterable[Asked]) -> Iterator[Asked]:
        """Do the steps that wait, each for its name; gives each once all are done."""
        todo = waiting(job, asked)
        if len(todo) <= (FEW if all(step in LIGHT for step, _ in todo) else 1):
            for step, name in todo:
                STEPS[step](job, name)
                yield step, name
            return
        daft = engine(self.address)
        done = _function(daft, min(self.workers, len(todo)))(pickle.dumps(job), os.getcwd())
        frame = daft.from_pydict({"asked": [" ".join(one) for one in todo]})
        if self.address is not None:  # on a cluster a partition is what one machine is handed
            frame = frame.into_partitions(min(self.workers, len(todo)))
        try:
            frame.select(done(daft.col("asked")).alias("done")).collect()
        except Exception as problem:  # whatever the engine raises where a step or a machine fails
            told = str(problem).strip().splitlines() or [type(problem).__name__]
            raise RunError(f"{todo[0][0]}: {told[-1]}; run the command again, it goes on from here") from problem
        yield from todo


@cache
def engine(address: str | None) -> Any:
    """Daft on its own engine, or on the Ray cluster at an address: one of them a process, for as long as it lives.

    Raises RunError where that cannot be.
    """
    os.environ.update(QUIET)
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
    daft.set_execution_config(actor_udf_ready_timeout=PATIENCE)
    return daft


def _function(daft: Any, workers: int) -> Any:
    """Steps as a function on a column, in so many processes, a name at a time."""

    class Doing:
        def __init__(self, job: bytes, here: str) -> None:
            self.job = pickle.loads(job)
            with suppress(OSError):  # inputs are named from there, where they are named by path
                os.chdir(here)

        def __call__(self, asked: Any) -> list[str]:
            several: list[str] = asked.to_pylist()
            for step, _, name in (one.partition(" ") for one in several):
                STEPS[step](self.job, name)
            return several

    batch = daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)
    Doing.__call__ = batch(Doing.__call__)  # type: ignore[method-assign]
    return daft.cls(Doing, max_concurrency=workers, use_process=True)
