"""The command as tests call it: words and standard input in, exit status and both outputs out, in this process.

In this process because the models load once then; test_cli.py runs the installed command as well.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = sorted(p for p in (ROOT / "examples" / "asia-trip").glob("*") if p.suffix in {".html", ".txt", ".json"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as one JSON value."""
        return json.loads(self.out)

    @property
    def rows(self) -> list[Any]:
        """Standard output as one JSON value a line."""
        return [json.loads(line) for line in self.out.splitlines() if line.strip()]


@contextmanager
def _streams(words: tuple[str, ...], stdin: bytes) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    out, err = io.BytesIO(), io.BytesIO()
    before = sys.argv, sys.stdin, sys.stdout, sys.stderr
    sys.argv = ["rashomon", *words]
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    sys.stdout, sys.stderr = (io.TextIOWrapper(stream, "utf-8", write_through=True) for stream in (out, err))
    try:
        yield out, err
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        # Detached, or the wrappers would close the buffers when they go.
        sys.stdout.detach()
        sys.stderr.detach()
        sys.argv, sys.stdin, sys.stdout, sys.stderr = before


def rashomon(*words: str | Path, stdin: bytes = b"") -> Outcome:
    """Run `rashomon WORDS`."""
    from rashomon.cli import main

    code: Any = 0
    with _streams(tuple(map(str, words)), stdin) as (out, err):
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
    return Outcome(int(code), out.getvalue().decode(), err.getvalue().decode())
