"""Articles that were stored anew in, notices of what was changed in them out, in the commit that ticks them off.

Two kinds: the article was amended; and within it, words that it prints between quotation marks became others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from rashomon.model import Account, Evidence, Quote
from rashomon.pipeline import Pipeline
from rashomon.store import Store, schema
from rashomon.store.engine import reading, writing
from rashomon.store.held import holding
from rashomon.store.memory import Memory
from rashomon.store.points import reached
from rashomon.store.schema_watch import page
from rashomon.watch import outbox
from rashomon.watch.amended import Change, changes
from rashomon.watch.notice import Kind, Notice, of_changes

MOST = 50  # amended articles told of by one commit


@dataclass(frozen=True, slots=True)
class Amended:
    """A page that was stored anew: the article before and now, and its story's id and title."""

    url: str
    earlier: str
    later: str
    story: tuple[str, str | None]


def tell(store: Store, pipeline: Pipeline, targets: Sequence[str], at: str) -> int:
    """Write the notices of all articles that were amended since the last time; gives how many articles there were."""
    with reading(store.engine) as conn:
        due = _amended(conn)
    if not due:
        return 0
    known = {one.id: one for one in store.articles({name for one in due for name in (one.earlier, one.later)})}
    there = [one for one in due if one.earlier in known and one.later in known]  # others were forgotten meanwhile
    read = [known[name] for one in there for name in (one.earlier, one.later)]
    accounts = {a.article.id: a for a in Memory(store.engine, pipeline).claim(read)}
    notices = [notice for one in there for notice in _notices(one, accounts, at)]
    with writing(store.engine) as conn:
        outbox.put(conn, notices, targets)
        for one in due:
            same = (page.c.url == one.url, page.c.earlier == one.earlier, page.c.article == one.later)
            conn.execute(update(page).where(*same).values(earlier=None))
        reached("before-commit-amendments")
    reached("after-commit-amendments")
    return len(due)


def _amended(conn: Connection) -> list[Amended]:
    """The pages whose article was replaced and nobody was told."""
    asked = select(page.c.url, page.c.earlier, page.c.article).where(page.c.earlier.is_not(None))
    found = conn.execute(asked.order_by(page.c.url).limit(MOST)).all()
    return [Amended(url, earlier, later, _story(conn, later)) for url, earlier, later in found]


def _story(conn: Connection, article: str) -> tuple[str, str | None]:
    """The story that an article is in; no name where it is in none yet."""
    joined, story = schema.story_article, schema.story
    asked = (
        select(story.c.id, story.c.title)
        .join(joined, joined.c.story == story.c.id)
        .where(joined.c.article == article, holding(joined))
    )
    row = conn.execute(asked).first()
    return (row[0], row[1]) if row else ("", None)


def _notices(one: Amended, accounts: Mapping[str, Account], at: str) -> Iterator[Notice]:
    """What there is to say of one amended article; nothing where only the page around the story is another."""
    earlier, later = accounts[one.earlier], accounts[one.later]
    made = changes(earlier.article, later.article)
    if made:
        yield of_changes(Kind.AMENDED, earlier.article, later.article, made, one.story, at)
    quoted = tuple(_requoted(earlier, later, made))
    if quoted:
        yield of_changes(Kind.QUOTE, earlier.article, later.article, quoted, one.story, at)


def _requoted(earlier: Account, later: Account, made: Sequence[Change]) -> Iterator[Change]:
    """The changes that put other words between the same quotation marks; with the whole remark before and after."""
    seen: set[tuple[Evidence, Evidence]] = set()
    for change in made:
        if change.removed is None or change.added is None:
            continue
        old, new = _within(earlier.quotes, change.removed), _within(later.quotes, change.added)
        if old and new and (old.evidence, new.evidence) not in seen:
            seen.add((old.evidence, new.evidence))
            yield Change(change.removed, change.added, old.evidence, new.evidence)


def _within(quotes: Sequence[Quote], words: Evidence) -> Quote | None:
    """The quote that some words stand in."""
    return next((quote for quote in quotes if quote.evidence.overlaps(words)), None)
