"""The steps that can run anywhere: a job and a name in, a file of that name out. Whatever file is there is done.

A step reads files that earlier steps wrote, and writes its own last; so it can be cut off, done twice, or done by two
at once. Each but `read` runs in little memory, and in seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from rashomon.run.describing import claim, describe
from rashomon.run.digest import fingerprint
from rashomon.run.job import Job
from rashomon.run.pairing import keys, meet, meet_copies, near_copies, nearest
from rashomon.run.reading import read
from rashomon.run.telling import gather, gather_copies, tell, trace
from rashomon.run.weighing import chance, weigh

Step = Callable[[Job, str], None]
Asked = tuple[str, str]  # a step, and the name that it is to be done for


def read_alone(job: Job, name: str) -> None:
    """Read a part here, page after page; a page that may be hostile has a process of its own."""
    part = next(part for part in job.parts if part.name == name)
    read(job, part, replace(job.pipeline.workers, count=1))


STEPS: dict[str, Step] = {
    "read": read_alone,
    "describe": describe,
    "claim": claim,
    "keys": keys,
    "meet": meet,
    "nearest": nearest,
    "meet_copies": meet_copies,
    "near_copies": near_copies,
    "weigh": weigh,
    "chance": chance,
    "gather": gather,
    "tell": tell,
    "gather_copies": gather_copies,
    "trace": trace,
    "digest": fingerprint,
}


def waiting(job: Job, asked: Iterable[Asked]) -> list[Asked]:
    """What is asked for and not done yet, in its order."""
    wanted = list(asked)
    there = {step: job.work(step).names() for step in {step for step, _ in wanted}}
    return [(step, name) for step, name in wanted if (f"{name}.done" if step == "read" else name) not in there[step]]
