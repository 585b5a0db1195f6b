"""What is to be done: a Job, its parts, and where everything of it lies. Values alone, which can go to any machine.

`work/read` holds what was read, part by part, whatever the rest of the run; `work/ID` what was made of this very set
of parts by these settings. So adding an input reads that input alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from rashomon.intake import Progress, silent
from rashomon.pipeline import Pipeline
from rashomon.run.folder import Folder
from rashomon.store.versions import weights

WINDOW = 512  # captures that are read, and articles that are worked on, at once
KEYS = 1 << 20  # keys that are sorted at once; the pairs that they make are about ten times as many bytes
RANGE = 1 << 13  # articles whose pairs are added up at once
PAIRS = 1 << 15  # pairs that are weighed at once
PIECES = 16  # that work is cut into where there is little of it, so that no worker waits for another
FEW_PAIRS = 1 << 11  # that are not cut any smaller
STORIES = 48  # articles of stories that are told at once


@dataclass(frozen=True, slots=True)
class Part:
    """Sources that are read one after the other by one worker; `name` stands for them and what lay there."""

    name: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Job:
    """A run: what is read, how, and where its results lie. `window` bounds what is held in memory."""

    out: str
    parts: tuple[Part, ...]
    pipeline: Pipeline = field(default_factory=Pipeline, repr=False)
    format: str | None = None
    claims: bool = False
    window: int = WINDOW
    keys: int = KEYS
    pairs: int = PAIRS
    told: Progress = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Progress is told by who leads the run, not by its workers."""
        object.__setattr__(self, "told", self.pipeline.progress)
        object.__setattr__(self, "pipeline", replace(self.pipeline, progress=silent))

    def __getstate__(self) -> dict[str, object]:
        """What goes to a worker: all but what shows progress here."""
        return {**self.__dict__, "told": silent}

    @cached_property
    def id(self) -> str:
        """Digest of the parts, the settings and the program: what one run made serves no other."""
        names = sorted(part.name for part in self.parts)
        return _digest([program(), weights(), *names, self.claims, self.window, self.keys, self.pairs])

    def folder(self, *names: str) -> Folder:
        """A folder of results."""
        return Folder(self.out).under(*names)

    def work(self, step: str) -> Folder:
        """Where what a step makes lies while the run goes on."""
        return self.folder("work", "read") if step == "read" else self.folder("work", self.id, step)

    def windows(self) -> list[str]:
        """The windows that were read, sorted by name."""
        return sorted(self.work("describe").names())


def part_of(sources: Sequence[str], marks: Sequence[object]) -> Part:
    """The part of some sources; `marks` tell what lay there (size, when it was changed)."""
    return Part(_digest([program(), *sources, *marks]), tuple(sources))


@cache
def program() -> str:
    """Digest of the program's own code: what another version of it made is made anew."""
    folder = Path(str(files("rashomon")))
    return _digest([sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*.py"))])


def _digest(things: Sequence[object]) -> str:
    return sha256("\x1f".join(map(str, things)).encode("utf-8", "surrogateescape")).hexdigest()[:16]
