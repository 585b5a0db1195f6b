"""Take pictures of the example's pages for the README: `make images` writes docs/images/."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.command import EXAMPLE, ROOT
from tests.web.browsing import browser
from tests.web.serving import served

from rashomon.pipeline import Pipeline
from rashomon.store import open_store
from rashomon.web import Desk, Keys

IMAGES = ROOT / "docs" / "images"
WINDOW = {"width": 1120, "height": 1000}
LARGEST = 250_000  # bytes of one picture


def take(into: Path = IMAGES) -> list[Path]:
    """The story, an account, and two accounts side by side."""
    into.mkdir(parents=True, exist_ok=True)
    pipeline = Pipeline()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "example.db") as store:
        added = store.add(pipeline.read([str(path) for path in EXAMPLE]), pipeline, compared=True)
        desk = Desk(store, pipeline)
        with served(desk, Keys()) as server, browser() as chromium:
            page = chromium.new_page(viewport=WINDOW, color_scheme="light")
            return [_taken(page, server.address + path, into / name) for name, path in _pages(desk, added.compared[0])]


def _pages(desk: Desk, story: str) -> list[tuple[str, str]]:
    report = desk.story(story).report
    assert report is not None
    ids = {account.article.outlet: account.article.id for account in report.story.accounts}
    pacific, harbor = ids["Pacific Desk"], ids["Harbor Ledger"]
    return [
        ("story.png", f"/story/{story}"),
        ("account.png", f"/story/{story}/account/{pacific}"),
        ("beside.png", f"/story/{story}/beside/{pacific}/{harbor}"),
    ]


def _taken(page, address: str, path: Path) -> Path:
    page.goto(address)
    page.screenshot(path=path)
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path}: {path.stat().st_size:,} bytes; make the window smaller")
    return path


if __name__ == "__main__":
    for path in take():
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")
