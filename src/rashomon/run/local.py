"""Run on this machine: steps over worker processes that can be killed, pages over the same, each with its bounds.

A page or a step whose worker is killed from outside is done again; one that kills its worker each time is what
`extract` sets aside (a page), or a RunError (a step).
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from rashomon.errors import RunError
from rashomon.model import Article, Capture, Outcome, Skipped
from rashomon.run.job import Job, Part
from rashomon.run.reading import Thing, read
from rashomon.run.steps import STEPS, Asked, waiting

TRIES = 8  # of one thing, before its worker's end is taken for its own doing
SECONDS = 3600.0  # that one step may take
MEMORY = 4_000_000_000  # bytes that a worker may take for one, beyond what it began with

Result = Article | Skipped
Spread = Callable[[Iterator[Capture]], Iterator[Any]]


@dataclass(frozen=True, slots=True)
class Local:
    """An executor of so many processes."""

    workers: int
    staying: ExitStack = field(default_factory=ExitStack, repr=False, compare=False)  # processes of a run's steps
    spread: dict[str, Spread] = field(default_factory=dict, repr=False, compare=False)

    def end(self) -> None:
        """End the processes."""
        self.staying.close()
        self.spread.clear()

    def read(self, job: Job, parts: Sequence[Part]) -> Iterator[str]:
        """Read parts one after the other, their pages spread over the processes; names each once it is done."""
        spread = _Steady(replace(job.pipeline.workers, count=self.workers))
        for part in parts:
            read(job, part, spread)
            yield part.name

    def each(self, job: Job, asked: Iterable[Asked]) -> Iterator[Asked]:
        """Do the steps that wait, each for its name; gives each once it is done."""
        todo = waiting(job, asked)
        for tried in range(TRIES if todo else 0):
            answers = self._spread(job)(map(_worded, todo))
            failed = []
            for one, answer in zip(todo, answers, strict=True):
                if isinstance(answer, Skipped):
                    failed.append((one, answer.reason))
                else:
                    yield one
            todo = [one for one, _ in failed]
            if not todo:
                return
            if tried == TRIES - 1:
                why = failed[0][1].partition(" (")[0].replace("the page", "it", 1)
                way_out = "run the command again, with fewer --workers if memory is short"
                raise RunError(f"{' '.join(failed[0][0])}: not done in {TRIES} tries ({why}); {way_out}")

    def _spread(self, job: Job) -> Spread:
        """What does steps of a job, over processes that stay from step to step: what they load is loaded once."""
        if job.id not in self.spread:
            several = replace(job.pipeline.workers, count=self.workers, seconds=SECONDS, memory=MEMORY)
            self.spread[job.id] = self.staying.enter_context(several.staying(partial(_step, job)))
        return self.spread[job.id]


def _worded(asked: Asked) -> Capture:
    """A step and its name as what the worker processes take."""
    return Capture(" ".join(asked), json.dumps(asked).encode(), "application/json")


def _step(job: Job, asked: Capture) -> Any:
    """Do what is asked, in a worker."""
    step, name = json.loads(asked.body)
    try:
        STEPS[step](job, name)
    except MemoryError:
        raise
    except Exception as problem:
        return Skipped(asked.source, step, f"{type(problem).__name__}: {problem}", Outcome.QUARANTINED)
    return name


@dataclass(frozen=True, slots=True)
class _Steady:
    """Extraction over worker processes in which no page is lost to a worker that was killed from outside."""

    spread: Any  # the pipeline's own workers

    def __call__(self, extract: Callable[[Capture], Result], things: Iterable[Thing]) -> Iterator[Result]:
        asked: deque[Thing] = deque()
        for answer in self.spread(extract, _noted(things, asked)):
            thing = asked.popleft()
            # A page that has its worker killed does so each time; one that was only there does not.
            for _ in range(TRIES):
                if isinstance(thing, Skipped) or not _was_killed(answer):
                    break
                answer = next(replace(self.spread, few=0)(extract, [thing]))
            yield answer


def _noted(things: Iterable[Thing], asked: deque[Thing]) -> Iterator[Thing]:
    """The things as they come, each put down where it can be taken up once it is answered."""
    for thing in things:
        asked.append(thing)
        yield thing


def _was_killed(answer: Result) -> bool:
    """Whether a page's worker was killed, which may have been from outside: a page that is too much dies otherwise."""
    return isinstance(answer, Skipped) and any(signal in answer.reason for signal in ("(SIGKILL)", "(SIGTERM)"))
