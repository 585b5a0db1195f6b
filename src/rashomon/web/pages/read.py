"""Read in place: a page that the reader's bookmark sends, held against what the store has of its story.

Nothing is fetched, and nothing is written: the comparison is held in memory. The bookmark's word opens nothing else,
since the page on which it is used may see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse

from rashomon.errors import InputError
from rashomon.model import Article, Capture
from rashomon.model.text import clean
from rashomon.pipeline import Pipeline, telling
from rashomon.store.compared import accounts_told
from rashomon.store.search import Asked
from rashomon.store.search import search as find
from rashomon.store.summaries import story_of
from rashomon.web.desk import Desk
from rashomon.web.errors import PageError
from rashomon.web.guard import BODY
from rashomon.web.intake import articles, compared
from rashomon.web.links import StoryLinks
from rashomon.web.pages.asked import Html, TheDesk, TheKeys, on_to

router = APIRouter()
NEAR = 30  # articles of the store that are looked at
WORDS = 12  # of the title that are searched for
MOST = 11  # accounts of the story beside the page


@router.post("/read", response_class=Html, status_code=303)
def read(
    desk: TheDesk,
    keys: TheKeys,
    page: Annotated[str, Form(max_length=BODY)],
    url: Annotated[str, Form(max_length=4000)] = "",
    word: Annotated[str, Form(max_length=200)] = "",
) -> RedirectResponse:
    """Find the story of a page, compare the page with its accounts, and open what they say beside it."""
    if not keys.marked(word):
        raise PageError(403, "The bookmark is not of this server as it runs now; take it anew from the settings")
    address = clean(url) if url.startswith(("https://", "http://")) else None
    capture = Capture(address or "the page sent", page.encode("utf-8", "replace"), "text/html", url=address)
    with desk.work() as pipeline:
        found, skipped = articles(pipeline, [capture])
        if not found:
            reason = skipped[0].reason if skipped else "it is empty"
            raise PageError(422, f"No article was found on that page: {reason}")
        others = _others(desk, pipeline, found[0])
        name = desk.hold(compared(pipeline, [found[0], *others], skipped))
    return on_to(StoryLinks(name).account(found[0].id))


def _others(desk: Desk, pipeline: Pipeline, article: Article) -> list[Article]:
    """The other accounts of the story that an article belongs to; raises PageError where the store has none."""
    near = _near(desk, article)
    group = next(one for one in pipeline.group([article, *near]) if article.id in one.articles)
    mine = [one for one in near if one.id in group.articles]
    with desk.reading() as conn:
        name, _ = story_of(conn, [one.id for one in mine])
        every = accounts_told(conn, name) if name else []
    told = [one for one in every if one.id != article.id and (one.url is None or one.url != article.url)]
    if not told:
        title = article.title or "without a title"
        words = f"No story of the store tells of this page ({title}); rashomon add brings other accounts of it"
        raise PageError(404, words)
    return telling(told, pipeline.trace(told)[1], MOST)


def _near(desk: Desk, article: Article) -> Sequence[Article]:
    """The articles of the store that share words with an article's title, or its first words."""
    words = [w for w in clean(article.title or article.text[:300]).replace('"', " ").split() if len(w) > 3][:WORDS]
    hits: dict[str, Article] = {}
    with desk.reading() as conn:
        for asked in (" ".join(words), *words):
            try:
                found, _ = find(conn, Asked(asked.lstrip("-"), "articles", most=NEAR))
            except InputError:
                continue
            hits.update({hit.article.id: hit.article for hit in found if hit.article.id != article.id})
            if len(hits) >= NEAR:
                break
    return list(hits.values())[:NEAR]
