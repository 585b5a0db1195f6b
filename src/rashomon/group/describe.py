"""What a story is called and when it ran: its articles in, a Group out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from rashomon.model import Article, Group


def described(articles: Sequence[Article], edges: Mapping[str, Mapping[str, float]]) -> Group:
    """The group of some articles, in the order they were published.

    Its id is a digest of the id of its first article: the one published first, the smallest id among equals. So
    a story keeps its id while later articles join it. Its title is that of the article likest to the others.
    """
    told = sorted(articles, key=_order)
    inside = {article.id for article in told}
    days = [article for article in told if article.published]
    titled = [article for article in told if article.title]
    central = min(
        titled,
        key=lambda a: (-round(sum(p for name, p in edges.get(a.id, {}).items() if name in inside), 4), _order(a)),
        default=None,
    )
    return Group(
        id=sha256(told[0].id.encode()).hexdigest()[:16],
        articles=tuple(article.id for article in told),
        title=central.title if central else None,
        started=days[0].published if days else None,
        ended=days[-1].published if days else None,
    )


def _order(article: Article) -> tuple[bool, str, str]:
    """Articles by the moment of their publication, those without one last, then by id."""
    at = article.published
    # The outlet's own clock: naive and aware moments do not compare, and a zone moves a story by hours at most.
    return (at is None, at.at.replace(tzinfo=None).isoformat() if at else "", article.id)
