"""Where things are found on the server: ids in, addresses out. Every name in an address is escaped here."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class StoryLinks:
    """The addresses of one story and of what is in it, for templates."""

    story: str

    @property
    def page(self) -> str:
        """The story's own page."""
        return f"/story/{self.story}"

    def account(self, article: str) -> str:
        """The page of one of its accounts."""
        return f"{self.page}/account/{article}"

    def beside(self, one: str, other: str) -> str:
        """The page on which two accounts stand side by side."""
        return f"{self.page}/beside/{one}/{other}"

    def href(self, anchor: str) -> str:
        """Where evidence stands in its account; its anchor names the article (`e-ARTICLE-START-END`)."""
        return f"{self.account(anchor.split('-')[1])}#{anchor}"

    def point(self, anchor: str) -> str:
        """A finding on the story's page."""
        return f"{self.page}#{anchor}"

    def history(self, edition: int | None = None) -> str:
        """How it came to stand as it does, and its points as of an edition."""
        return f"{self.page}/history" + (f"?edition={edition}" if edition is not None else "")

    def revisions(self, article: str) -> str:
        """The texts of one of its accounts, and what changed between them."""
        return f"{self.account(article)}/history"

    def data(self, kind: str) -> str:
        """The story as a file of some kind."""
        return f"{self.page}.{kind}"


def speaker(name: str) -> str:
    """The page of somebody who speaks."""
    return f"/speaker?{urlencode({'name': name})}"


def search(**asked: str) -> str:
    """The page of a search."""
    return f"/search?{urlencode({name: value for name, value in asked.items() if value})}"


def segment(name: str) -> str:
    """A name as one part of a path."""
    return quote(name, safe="")
