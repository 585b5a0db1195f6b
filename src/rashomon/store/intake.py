"""What is read comes in, batches to be stored go out: each article beside its capture, and all that was left out.

Extraction is spread over the pipeline's workers; its answers come in the order of what was read. A batch is what one
commit makes lasting: it ends when it is large, or a second old, so that one commit costs little an article and nothing
waits long to be acknowledged.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rashomon.model import Article, Capture, Outcome, Skipped
from rashomon.pipeline import Pipeline

MOST = 512  # things of one batch
BYTES = 16_000_000  # of the captures and texts of one batch
SECONDS = 1.0  # from the first thing of a batch to its last

Found = tuple[Article, Capture]


@dataclass(slots=True)
class Batch:
    """What is stored by one commit. `came` counts what reading met, `captures` what it handed on."""

    found: list[Found] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    came: int = 0
    captures: int = 0
    size: int = 0
    began: float = field(default_factory=time.monotonic)

    def take(self, thing: Capture | Skipped, result: Article | Skipped) -> None:
        """Count a thing that was read, with what extraction made of it."""
        if isinstance(thing, Capture):
            self.captures += 1
            self.size += len(thing.body)
        self.came += thing.count if isinstance(thing, Skipped) else 1
        if isinstance(result, Skipped):
            self.skipped.append(result)
        elif isinstance(thing, Capture):
            self.found.append((result, thing))
            self.size += len(result.text)

    def singly(self) -> Iterator[Batch]:
        """The same in batches of one article, before them all that was left out."""
        number = len(self.found)
        if self.came > number:
            yield Batch(skipped=self.skipped, came=self.came - number, captures=self.captures - number)
        yield from (Batch([one], came=1, captures=1) for one in self.found)

    def set_aside(self, problem: Exception) -> Batch:
        """The same without its articles: the database refuses them."""
        reason = f"cannot be stored ({' '.join(str(problem).split())}); give the text alone"
        left = [Skipped(a.source, "extract", reason, Outcome.QUARANTINED) for a, _ in self.found]
        return Batch(skipped=[*self.skipped, *left], came=self.came, captures=self.captures)

    def full(self) -> bool:
        """Whether it is time to commit."""
        late = time.monotonic() - self.began > SECONDS
        return late or self.size >= BYTES or len(self.found) + len(self.skipped) >= MOST


def batches(pipeline: Pipeline, things: Iterable[Capture | Skipped]) -> Iterator[Batch]:
    """The things, extracted, in batches."""
    batch = Batch()
    for thing, result in extracted(pipeline, things):
        batch.take(thing, result)
        if batch.full():
            yield batch
            batch = Batch()
    if batch.came:
        yield batch


def extracted(
    pipeline: Pipeline, things: Iterable[Capture | Skipped]
) -> Iterator[tuple[Capture | Skipped, Article | Skipped]]:
    """Each thing that was read with its article, or with why it has none."""
    asked: deque[Capture | Skipped] = deque()

    def handed() -> Iterator[Capture | Skipped]:
        for thing in things:
            asked.append(thing)
            yield thing

    # One answer a thing, in the order of the things: the workers keep it.
    for result in pipeline.workers(pipeline.extract, handed()):
        yield asked.popleft(), result
