"""What a watch remembers, beside the articles: the state of each feed, page and host, the log, the notices.

All of it lies in the store, so that a watch that was stopped goes on where it stood. Moments are ISO 8601 in UTC, as
in the store's own tables; what is due is what has a `next` that lies behind. The migration is in the store's chain.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, String, Table, Text, UniqueConstraint

from rashomon.store.schema import metadata

feed = Table(
    "feed",
    metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
    Column("interval", Float, nullable=False),  # seconds
    Column("next", String, nullable=False),
    Column("status", Integer),  # of the last answer; 0 where none came
    Column("problem", Text),  # why the last poll gave nothing; None where it gave something
)

page = Table(  # an article's address; or the name of one whose words the feed itself brings
    "page",
    metadata,
    Column("url", Text, primary_key=True),
    Column("feed", Text, nullable=False),
    Column("found", String, nullable=False),  # when the feed was first seen to list it
    Column("born", String, nullable=False),  # when it was published or last amended: from when its age counts
    Column("stamp", Text),  # what the feed says of when it was modified
    Column("etag", Text),
    Column("modified", Text),
    Column("next", String),  # None: not to be looked at again
    Column("looks", Integer, nullable=False),
    Column("tries", Integer, nullable=False),  # failures since it was last had
    Column("outcome", String, nullable=False),  # waiting, stored, or a word of Outcome
    Column("reason", Text),
    Column("capture", String),  # digest of the bytes last had
    Column("article", String),  # the version last stored
    Column("earlier", String),  # the version before, while nobody has been told that it was amended
    Index("ix_page_next", "next"),
    Index("ix_page_feed", "feed"),
    Index("ix_page_article", "article"),
    Index("ix_page_earlier", "earlier"),
)

host = Table(  # those that fail
    "host",
    metadata,
    Column("host", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("until", String, nullable=False),
)

fetch = Table(  # every request that was made, redirects and robots.txt among them
    "fetch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("status", Integer, nullable=False),  # 0: no answer
    Column("bytes", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("outcome", String, nullable=False),  # given, unchanged, redirected, refused (by a status), failed
    Column("problem", Text),
    Index("ix_fetch_at", "at"),
)

notice = Table(  # what is to be told: written by the commit that writes what it tells of
    "notice",
    metadata,
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False),  # in the order in which they were found
    Column("at", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("story", String, nullable=False),
    Column("document", Text, nullable=False),
    UniqueConstraint("number", name="uq_notice_number"),
)

notice_article = Table(  # whose words a notice holds: who forgets an article forgets the notices of it
    "notice_article",
    metadata,
    Column("notice", String, primary_key=True),
    Column("article", String, primary_key=True),
    Index("ix_notice_article_article", "article"),
)

delivery = Table(  # a notice at one place that wants it: asked for by the same commit, marked once it was taken
    "delivery",
    metadata,
    Column("notice", String, primary_key=True),
    Column("target", Text, primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("next", String),  # None: no longer to be tried
    Column("done", String),  # when it was taken
    Column("problem", Text),
    Index("ix_delivery_next", "next"),
)
