"""One digest of what a run found: tables in, 64 hexadecimal digits out. Where it ran and how it was cut does not count.

Every row of every table is digested by itself, and the digests in order: whatever the number of workers, the engine,
the order of the input, cut off and started again or not, the same articles give the same digest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from rashomon.errors import RunError
from rashomon.run.folder import Folder
from rashomon.run.job import Job
from rashomon.run.tables import KINDS, rows

SIZE = 32  # bytes of a row's digest


def digest(out: str) -> str:
    """The digest of the tables in a folder, read anew."""
    tables = list(files(Folder(out)))
    if not tables:
        raise RunError(f"{out}: no tables lie there; give the folder that rashomon batch wrote to with --out")
    return whole(_digests(Folder(out), name) for name in tables)


def fingerprint(job: Job, name: str) -> None:
    """Write the digests of the rows of one table of a run."""
    job.work("digest").write(name, _digests(job.folder(), name))


def digested(job: Job, names: list[str]) -> str:
    """The digest of a run, all of whose tables are digested."""
    folder = job.work("digest")
    return whole(folder.read(name) for name in names)


def files(out: Folder) -> Iterator[str]:
    """The tables in a folder, as KIND.FILE."""
    for kind in KINDS:
        yield from (f"{kind}.{name}" for name in sorted(out.under(kind).names()))


def whole(parts: Iterator[bytes]) -> str:
    """The digest of digests of rows, whatever their order."""
    every = sorted(part[n : n + SIZE] for part in parts for n in range(0, len(part), SIZE))
    return sha256(b"".join(every)).hexdigest()


def _digests(out: Folder, name: str) -> bytes:
    kind, _, file = name.partition(".")
    told = (json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows(out.under(kind).view(file)))
    return b"".join(sha256(f"{kind} {row}".encode("utf-8", "surrogatepass")).digest() for row in told)
