"""The texts of one account, word by word from each to the next."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter
from starlette.requests import Request

from rashomon.model import Account, Article, Track, Version
from rashomon.report.layout import lay_out
from rashomon.report.rows import moment
from rashomon.report.screen import one_line
from rashomon.store.accounts import accounts_of
from rashomon.store.history import revisions, versions
from rashomon.web.contexts import RevisionsPage
from rashomon.web.contexts.revisions import Move, Piece, Text
from rashomon.web.desk import Desk, Shown
from rashomon.web.draw import draw
from rashomon.web.errors import not_here
from rashomon.web.links import StoryLinks
from rashomon.web.pages.account import account_told, known
from rashomon.web.pages.asked import ArticleId, Html, StoryId, TheDesk

router = APIRouter()
AROUND = 120  # characters shown on each side of words that changed


@router.get("/story/{story}/account/{article}/history", response_class=Html)
def account_history(request: Request, desk: TheDesk, story: StoryId, article: ArticleId) -> Html:
    """Every text of an account that is kept, and what changed between them."""
    return draw(request, revisions_page(desk, desk.story(story), article))


def revisions_page(desk: Desk, found: Shown, article: str) -> RevisionsPage:
    """The context of an account's history; raises PageError where the story has none such, or was not kept."""
    report = known(found)
    told = account_told(lay_out(report), article)
    with desk.reading() as conn:
        texts = versions(conn, article)
        if not texts:
            raise not_here("history of account", article, "the comparison was not kept, and its accounts have none")
        every = [text for text, _ in texts]
        read = accounts_of(conn, every, any_reader=True)
    # Of a text whose claims nobody has read no figure is known that could have moved; its words are compared.
    changed = revisions(texts, [read.get(text.id) or Account(text, (), ()) for text in every])
    before = [None, *every]
    shown = tuple(_text(one, last) for one, last in zip(changed.versions, before, strict=False))
    return RevisionsPage(
        StoryLinks(found.id), report.title, article, told.outlet, shown, tuple(map(_move, changed.tracks))
    )


def _text(version: Version, before: Article | None) -> Text:
    article = version.article
    pieces = tuple(_pieces(article, version)) if before is not None else ()
    printed = moment(article.modified or article.published)
    return Text(article.id, printed, version.fetched, version.title, len(version.edits), pieces)


def _pieces(article: Article, version: Version) -> Iterator[Piece]:
    """The words that changed within those around them; between two changes that lie far apart a gap."""
    text, at = article.text, 0
    following = [*(edit.after for edit in version.edits[1:]), len(text)]
    for edit, until in zip(version.edits, following, strict=True):
        start = max(at, edit.after - AROUND)
        if start > at:
            yield Piece("gap", "")
        end = edit.added.end if edit.added else edit.after
        at = max(end, min(end + AROUND, until))
        cuts = (edit.removed.exact if edit.removed else "", edit.added.exact if edit.added else "")
        told = (text[start : edit.after], *cuts, text[end:at])
        signs = ("same", "out", "in", "same")
        yield from (Piece(sign, words) for sign, words in zip(signs, told, strict=True) if words)
    if version.edits and at < len(text):
        yield Piece("gap", "")


def _move(track: Track) -> Move:
    steps = tuple(step.evidence.exact for step in track.steps)
    return Move(track.slot.value, steps, one_line(track.steps[-1].sentence.exact))
