"""A small pile for tests of a run: rows, pages in a web archive, saved texts; some twice, some that are no articles.

The accounts are of the stories written for training.
"""

from __future__ import annotations

import html
import io
import json
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

ACCOUNTS = Path(__file__).resolve().parents[2] / "training" / "accounts"
ROWS, PAGES, TEXTS = 10, 3, 1  # stories of each kind


def write(folder: Path) -> list[str]:
    """The pile in a folder; the paths to be read."""
    stories = sorted(path for path in ACCOUNTS.iterdir() if path.is_dir())[: ROWS + PAGES + TEXTS]
    rows = [_row(file) for story in stories[:ROWS] for file in sorted(story.glob("*.txt"))]
    half = len(rows) // 2
    _lines(folder / "a.jsonl", [*rows[:half], {"url": "https://empty.example/1", "text": ""}])
    _lines(folder / "b.jsonl", [*rows[half:], rows[0], rows[3]])
    pages = [_row(file) for story in stories[ROWS : ROWS + PAGES] for file in sorted(story.glob("*.txt"))]
    _archive(folder / "pages.warc.gz", pages)
    texts = folder / "texts"
    texts.mkdir()
    for file in sorted(stories[-1].glob("*.txt")):
        (texts / file.name).write_bytes(file.read_bytes())
    return [str(folder / "a.jsonl"), str(folder / "b.jsonl"), str(folder / "pages.warc.gz"), str(texts)]


def _row(file: Path) -> dict[str, str]:
    title, *rest = (line.strip() for line in file.read_text("utf-8").splitlines() if line.strip())
    story, outlet = file.parent.name, file.stem
    return {"outlet": outlet, "url": f"https://{outlet}.example/{story}", "title": title, "text": "\n\n".join(rest)}


def _lines(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def _archive(path: Path, rows: list[dict[str, str]]) -> None:
    kind = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for row in rows:
            told = "".join(f"<p>{html.escape(part)}</p>" for part in row["text"].split("\n\n"))
            page = f"<html><head><title>{html.escape(row['title'])}</title></head><body><article><h1>"
            page += f"{html.escape(row['title'])}</h1>{told}</article></body></html>"
            body = io.BytesIO(page.encode())
            writer.write_record(writer.create_warc_record(row["url"], "response", body, http_headers=kind))
