"""How much memory a large web archive takes: `python -m benchmarks.memory --megabytes 1000`.

The archive is written here, plain, of the pages that extraction is measured on (newspaper4k_articles and
aeb_scrapinghub; they belong to their publishers and are read where they lie), over and over, each time under
another address and with a number at the end of its paragraphs, so that every page is an article of its own. Each
command then reads it once, from the command line, in processes of its own. Twice a second the memory of the command
and of its workers is looked at: what each holds for itself, and its share of what they hold together (the system's
PSS). The table goes into docs/performance.md.
"""

from __future__ import annotations

import argparse
import gzip
import io
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from evaluation.data import MISSING, outside

SOURCES = "newspaper4k_articles/html", "aeb_scrapinghub/html"
COMMANDS = "extract", "group"
PAUSE = 0.5  # seconds between two looks


def pages() -> list[bytes]:
    """The test pages as they were fetched; ends the program with a line where they are missing."""
    found: list[bytes] = []
    for name in SOURCES:
        folder = outside(name)
        if folder is None:
            raise SystemExit(f"{name}: " + MISSING.format(name=name))
        found += [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.html.gz"))]
    return found


def write(path: Path, bodies: list[bytes], size: int) -> int:
    """An archive of at least `size` bytes; how many pages it holds."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        for number, body in enumerate(cycle(bodies)):
            if file.tell() >= size:
                return number
            kind = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            address = f"https://site{number % len(bodies)}.example/{number // len(bodies)}"
            told = io.BytesIO(body.replace(b"</p>", f" ({number})</p>".encode()))
            writer.write_record(writer.create_warc_record(address, "response", told, http_headers=kind))
    return 0


def watched(command: list[str], out: Path) -> tuple[float, float, float]:
    """Seconds that a command takes, the most megabytes it holds itself, and the most with its workers."""
    began, most, tree = time.perf_counter(), 0.0, 0.0
    with out.open("wb") as file:
        run = subprocess.Popen(command, stdout=file, stderr=subprocess.DEVNULL)
        while run.poll() is None:
            held = [_held(pid) for pid in _family(run.pid)]
            most, tree = max(most, held[0] if held else 0.0), max(tree, sum(held))
            time.sleep(PAUSE)
    if run.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {run.returncode}")
    return time.perf_counter() - began, most, tree


def _family(pid: int) -> list[int]:
    """A process and all that it has started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in _family(int(child)))]


def _held(pid: int) -> float:
    """Megabytes of a process, what it shares with others counted in part; 0 once it has gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--megabytes", type=int, nargs="+", default=[250, 1000])
    words = options.parse_args()
    bodies = pages()
    print("| archive, MB | pages | command | seconds | rows | peak MB | with its workers |")
    print("|---:|---:|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for megabytes in words.megabytes:
            path, out = Path(folder) / "large.warc", Path(folder) / "rows"
            count = write(path, bodies, megabytes * 1_000_000)
            for verb in COMMANDS:
                program = [sys.executable, "-c", "from rashomon.cli import main; main()", verb, str(path), "--json"]
                seconds, most, tree = watched(program, out)
                rows = sum(1 for _ in out.open("rb"))
                cells = (f"{path.stat().st_size / 1e6:,.0f}", f"{count:,}", verb, f"{seconds:.0f}", f"{rows:,}")
                print(f"| {' | '.join(cells)} | {most:,.0f} | {tree:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
