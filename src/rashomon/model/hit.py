"""A hit: what a search found, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.article import Article
from rashomon.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: words of an article, with the `met` words of the question in them.

    `score` grows with how well it fits, None where no words were asked for; hits of two databases have scores of two
    kinds. `story` is where the article is told, `revised` whether a later text took its place there.
    """

    part: str
    article: Article
    evidence: Evidence
    met: tuple[Evidence, ...]
    story: str | None = None
    revised: bool = False
    speaker: str | None = None
    role: str | None = None
    score: float | None = None
