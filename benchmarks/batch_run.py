"""One run over many articles with small windows, to be cut off: `python -m benchmarks.batch_run OUT ON WORKERS INPUT…`.

Prints the digest. What `rashomon batch` does, but for the sizes: small ones make many steps out of few articles.
"""

from __future__ import annotations

import argparse

from rashomon.run import Distributed, Executor, Job, Local, batch, parts

SMALL = {"window": 16, "keys": 5_000, "pairs": 200}


def executor(on: str, workers: int) -> Executor:
    """Who runs it: `local`, `daft`, or the address of a Ray cluster."""
    return Local(workers) if on == "local" else Distributed(None if on == "daft" else on, workers)


def main() -> None:
    """Run, and print the digest."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("out")
    asked.add_argument("on")
    asked.add_argument("workers", type=int)
    asked.add_argument("inputs", nargs="+")
    asked.add_argument("--claims", action="store_true")
    asked.add_argument("--window", type=int, default=SMALL["window"])
    asked.add_argument("--keys", type=int, default=SMALL["keys"])
    asked.add_argument("--pairs", type=int, default=SMALL["pairs"])
    given = asked.parse_args()
    job = Job(
        given.out, parts(given.inputs), claims=given.claims, window=given.window, keys=given.keys, pairs=given.pairs
    )
    print(batch(job, executor(given.on, given.workers)).digest)


if __name__ == "__main__":
    main()
