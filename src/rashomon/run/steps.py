"""The steps that can run anywhere: a job and a name in, a file of that name out. Whatever file is there is done.

A step reads files that earlier steps wrote, and writes its own last; so it can be cut off, done twice, or done by two
at once. Each but `read` runs in little memory, and in seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rashomon.run.describing import claim, describe
from rashomon.run.digest import fingerprint
from rashomon.run.job import Job
from rashomon.run.pairing import keys, meet, meet_copies, near_copies, nearest
from rashomon.run.reading import read
from rashomon.run.telling import gather, gather_copies, tell, trace
from rashomon.run.weighing import chance, weigh

Step = Callable[[Job, str], None]


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


def waiting(job: Job, step: str, names: list[str]) -> list[str]:
    """The names of a step that are not done yet, in their order."""
    there = job.work(step).names()
    ending = ".done" if step == "read" else ""
    return [name for name in names if name + ending not in there]
