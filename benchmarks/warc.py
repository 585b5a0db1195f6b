"""How fast an archive is read, beside FastWARC's own iteration and warcio: `python -m benchmarks.warc`.

The archive is written here, of invented words: a request and a response a page, some pictures, some errors, each
record gzip'd by itself as crawlers do, and the same archive plain. All three read every byte; this program's
reader also says of every record what became of it. Rounds alternate; medians are printed, and the peak memory
of reading an archive of --megabytes once, in a process of its own.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from fastwarc.warc import ArchiveIterator
from warcio.archiveiterator import ArchiveIterator as Warcio
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from rashomon.model import Capture
from rashomon.read import read

SYLLABLES = "ka lo mer tin sa vo rel dun pa shi gor ne ul bas tre wy".split()


def page(rng: random.Random, words: list[str]) -> bytes:
    """A page of some hundred invented words and the furniture that pages have."""
    menu = "".join(
        f'<li class="menu-item menu-item-{n}"><a href="/section/{n}">{rng.choice(words)}</a></li>' for n in range(60)
    )
    body = "".join(f"<p>{' '.join(rng.choices(words, k=60))}.</p>" for _ in range(rng.randint(5, 20)))
    script = "var a=[" + ",".join(str(rng.randrange(10**6)) for _ in range(1500)) + "];"
    head = f"<title>{' '.join(rng.choices(words, k=8))}</title><script>{script}</script>"
    return (
        f"<!doctype html><html><head>{head}</head><body><ul>{menu}</ul><article>{body}</article></body></html>".encode()
    )


def write(path: Path, pages: int, *, packed: bool, seed: int = 1) -> None:
    """An archive of some pages; the same seed gives the same pages."""
    rng = random.Random(seed)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(4000)]
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)

        def put(number: int, kind: str, body: bytes, headers: StatusAndHeaders) -> None:
            fixed = {"WARC-Record-ID": f"<urn:example:{kind}-{number}>", "WARC-Date": "2026-11-03T10:00:00Z"}
            url = f"https://courier.example/{number}"
            writer.write_record(
                writer.create_warc_record(url, kind, io.BytesIO(body), http_headers=headers, warc_headers_dict=fixed)
            )

        for number in range(pages):
            asked = StatusAndHeaders(f"GET /{number} HTTP/1.1", [("Host", "courier.example")], is_http_request=True)
            put(number, "request", b"", asked)
            kind, status, body = "text/html; charset=utf-8", "200 OK", page(rng, words)
            if number % 10 == 7:
                kind, body = "image/jpeg", rng.randbytes(20_000)
            elif number % 10 == 8:
                status = "404 Not Found"
            put(number, "response", body, StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1"))


def fastwarc(path: Path) -> int:
    """FastWARC's own iteration: every record with its address, type and whole body."""
    pages = 0
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            body = record.reader.read()
            pages += record.http_content_type == "text/html" and record.headers.get("WARC-Target-URI") is not None
            del body
    return pages


def warcio(path: Path) -> int:
    """The same with warcio."""
    pages = 0
    with path.open("rb") as file:
        for record in Warcio(file):
            body = record.content_stream().read()
            kind = record.http_headers.get_header("Content-Type") if record.http_headers else None
            pages += (kind or "").startswith("text/html") and record.rec_headers.get_header(
                "WARC-Target-URI"
            ) is not None
            del body
    return pages


def program(path: Path) -> int:
    """This program's reader."""
    return sum(isinstance(thing, Capture) for thing in read([str(path)]))


METHODS: dict[str, Callable[[Path], int]] = {"this program": program, "FastWARC alone": fastwarc, "warcio": warcio}


def race(path: Path, rounds: int) -> dict[str, float]:
    """The median seconds of each method over alternating rounds."""
    took: dict[str, list[float]] = {name: [] for name in METHODS}
    for name, method in METHODS.items():
        method(path)  # the file is in memory, the code is loaded
        took[name] = []
    for number in range(rounds):
        names = list(METHODS) if number % 2 else list(METHODS)[::-1]
        for name in names:
            began = time.perf_counter()
            METHODS[name](path)
            took[name].append(time.perf_counter() - began)
    return {name: median(times) for name, times in took.items()}


def memory(path: Path) -> float:
    """The peak megabytes that reading an archive adds, in a process of its own."""
    code = f"from benchmarks.warc import peak; print(peak({str(path)!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def peak(path: str) -> float:
    """Read an archive; by how many megabytes the memory of this process was above its beginning, at the most."""

    def now() -> float:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    first = most = now()
    for number, _ in enumerate(read([path])):
        if number % 200 == 0:
            most = max(most, now())
    return most - first


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=1500)
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument(
        "--megabytes", type=int, default=0, help="also read an archive of this size once, for its memory"
    )
    words = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for packed in (True, False):
            path = Path(folder) / ("pages.warc.gz" if packed else "pages.warc")
            write(path, words.pages, packed=packed)
            times = race(path, words.rounds)
            size = path.stat().st_size / 1e6
            for name, seconds in times.items():
                rate = 2 * words.pages / seconds
                share = seconds / times["FastWARC alone"]
                print(
                    f"{path.suffix:6} {size:6.1f} MB  {name:15} {rate:9,.0f} records/s  {share:6.2f} x FastWARC's time"
                )
        if words.megabytes:
            path = Path(folder) / "large.warc.gz"
            sample = (Path(folder) / "pages.warc.gz").read_bytes()
            with path.open("wb") as file:
                while file.tell() < words.megabytes * 1e6:
                    file.write(sample)
            began = time.perf_counter()
            grown = memory(path)
            took = time.perf_counter() - began
            print(f"{path.stat().st_size / 1e6:,.0f} MB: {took:.1f} s, {grown:.1f} MB more memory at the peak")


if __name__ == "__main__":
    main()
