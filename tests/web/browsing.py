"""A browser for tests: Debian's chromium by Playwright; without it the tests are skipped, but never where CI is set."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = (360, 1280)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium for as long as the context lasts."""
    path = shutil.which("chromium")
    if path is None:
        told = "chromium is not here (on Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield found
        found.close()


@dataclass
class Watched:
    """What a page did besides showing itself."""

    dialogs: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)  # what the console says of refusals and errors
    outside: list[str] = field(default_factory=list)  # requests to anywhere else
    faults: list[str] = field(default_factory=list)  # uncaught errors of scripts

    def nothing(self) -> bool:
        """Whether it did nothing of the kind."""
        return not (self.dialogs or self.reports or self.outside or self.faults)


def watch(page: Page, address: str) -> Watched:
    """Watch a page from now on."""
    seen = Watched()

    def dialog(found) -> None:
        seen.dialogs.append(found.message)
        found.dismiss()

    def console(message) -> None:
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            seen.reports.append(message.text)

    page.on("dialog", dialog)
    page.on("console", console)
    page.on("pageerror", lambda fault: seen.faults.append(str(fault)))
    page.on(
        "request", lambda asked: None if asked.url.startswith((address, "data:")) else seen.outside.append(asked.url)
    )
    return seen
