"""The browser extension: in a browser that has it, a page is sent to the server, and what others say is opened."""

from __future__ import annotations

import html
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect, sync_playwright
from tests.command import ROOT
from tests.store.news import FERRY, rows
from tests.web.serving import served

from rashomon.pipeline import Pipeline
from rashomon.store import open_store
from rashomon.web import Desk, Keys

EXTENSION = ROOT / "extension"
TITLE = "Ferry strikes quay at Hollin Bay"
PAGE = (
    "The ferry Aurora struck the quay at Hollin Bay on Monday evening and 15 passengers were hurt, harbour police "
    "said. The ferry will stay in dock until Friday, the line said. Captain Mara Lindqvist blamed the engine."
)


class News(BaseHTTPRequestHandler):
    """One account on a page of its own."""

    def do_GET(self) -> None:
        """Print it."""
        body = f"<title>{TITLE}</title><article><h1>{TITLE}</h1>" + "".join(
            f"<p>{html.escape(part)}.</p>" for part in PAGE.rstrip(".").split(". ")
        )
        self.send_response(200)
        self.send_header("content-type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<!DOCTYPE html><html lang='en'>{body}</article></html>".encode())

    def log_message(self, *told: object) -> None:
        """Say nothing."""


@contextmanager
def paper() -> Iterator[str]:
    """A server with the page; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), News)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/ferry"
    server.shutdown()


@contextmanager
def equipped(folder: Path) -> Iterator[BrowserContext]:
    """Chromium with the extension in it."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not here (on Debian: apt-get install chromium)")
    words = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"]
    words += [f"--disable-extensions-except={EXTENSION}", f"--load-extension={EXTENSION}"]
    with sync_playwright() as play:
        found = play.chromium.launch_persistent_context(str(folder), headless=False, executable_path=path, args=words)
        yield found
        found.close()


@pytest.mark.slow
def test_the_page_being_read_is_sent_and_what_others_say_is_opened(tmp_path: Path, pipeline: Pipeline):
    """The button's own function, on a page of this machine; the server compares it, and shows it beside the others."""
    with (
        open_store(tmp_path / "own.db") as store,
        served(Desk(store, pipeline), Keys()) as server,
        paper() as address,
        equipped(tmp_path / "profile") as context,
    ):
        store.add(rows(FERRY), pipeline, compared=False)
        worker = context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")
        worker.evaluate("home => chrome.storage.local.set({ home })", server.address)
        page = context.pages[0]
        page.goto(address)
        with context.expect_page() as opened:
            worker.evaluate(
                "async at => send((await chrome.tabs.query({})).find(tab => (tab.url || '').startsWith(at)))", address
            )
        told = opened.value
        told.wait_for_url("**/story/draft-*/account/*", timeout=120_000)
        expect(told.locator("article.reading")).to_contain_text("15 passengers were hurt")


def test_its_files_are_all_there_and_ask_for_no_more_than_they_use():
    """Every file that the manifest and the pages name; no script in a page, no address but this machine's."""
    manifest = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))
    assert manifest["manifest_version"] == 3
    assert manifest["host_permissions"] == ["http://127.0.0.1/*", "http://localhost/*"]
    for name in (manifest["background"]["service_worker"], manifest["options_ui"]["page"], "send.html", "send.js"):
        assert (EXTENSION / name).is_file(), name
    scripts = "".join(path.read_text("utf-8") for path in EXTENSION.glob("*.js"))
    for right in manifest["permissions"]:
        assert right == "activeTab" or f"chrome.{right}" in scripts, right
    for path in EXTENSION.glob("*.html"):
        assert "onclick" not in path.read_text("utf-8")
        assert "<script>" not in path.read_text("utf-8")
