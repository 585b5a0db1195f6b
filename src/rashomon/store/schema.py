"""The tables of a store: one SQLAlchemy Core MetaData, the same on SQLite and PostgreSQL.

Ids are digests of content; moments are ISO 8601 in UTC as text, so that they sort alike everywhere. Every table that
holds evidence has `article`, `start`, `end` (half-open, code points) and `exact`: one statement checks them all.
What time changes is never overwritten: a row of a story holds from the edition `since` to before the edition `until`.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(name, metadata, *items)


def _key(name: str, of: str | None = None, kind: type[String] | type[Integer] = String) -> Column[object]:
    """A column of the primary key, pointing at the table `of` where that is given."""
    return Column(name, kind, *([ForeignKey(f"{of}.id")] if of else []), primary_key=True, autoincrement=False)


def _evidence() -> tuple[Column[object], ...]:
    """Where words stand in the text of `article`, and the words."""
    return (
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("exact", Text, nullable=False),
    )


def _held() -> tuple[Column[object], ...]:
    """From which edition on a row of a story holds, and from which on no longer (None: it holds)."""
    return (
        Column("since", Integer, ForeignKey("edition.id"), primary_key=True, autoincrement=False),
        Column("until", Integer, ForeignKey("edition.id")),
    )


run = _table(  # one command that writes
    "run",
    _key("id", kind=Integer),
    Column("verb", String, nullable=False),
    Column("started", String, nullable=False),
    Column("ended", String),  # None: it runs, or was cut off
    Column("version", String, nullable=False),
    Column("weights", String),  # digest of the weights that it judged by, None where it judged nothing
)

edition = _table(  # one commit that changed stories: the clock of everything that is held `since` and `until`
    "edition",
    _key("id", kind=Integer),
    Column("run", Integer, ForeignKey("run.id"), nullable=False),
    Column("at", String, nullable=False),
)

ledger = _table(  # what came into a stage in a batch, and where all of it went: in = stored + the other outcomes
    "ledger",
    _key("run", "run", Integer),
    _key("batch", kind=Integer),
    _key("line", kind=Integer),
    Column("stage", String, nullable=False),
    Column("outcome", String, nullable=False),  # in, stored, or a word of Outcome
    Column("count", Integer, nullable=False),
    Column("source", Text),
    Column("reason", Text),
)

capture = _table(
    "capture",
    _key("id"),
    Column("source", Text, nullable=False),
    Column("url", Text),
    Column("media_type", String, nullable=False),
    Column("charset", String),
    Column("fetched", String),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary),  # packed with zstd; None where it was forgotten
)

article = _table(
    "article",
    _key("id"),
    Column("capture", String, ForeignKey("capture.id")),
    Column("home", String, nullable=False, index=True),  # articles of one home are one account, amended
    Column("source", Text, nullable=False),
    Column("outlet", Text, index=True),
    Column("url", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("blocks", Text, nullable=False),
    Column("published", String),
    Column("published_hour", Boolean),
    Column("modified", String),
    Column("modified_hour", Boolean),
    Column("byline", Text, nullable=False),
    Column("credits", Text, nullable=False),
    Column("language", String),
    Column("given", Text),
    Column("section", Text),
    Column("paywalled", Boolean),
    Column("fetched", String),
    Column("day", String, index=True),  # when it was published, else fetched: a date
    Column("run", Integer, ForeignKey("run.id"), nullable=False, index=True),
)

account = _table(  # everything read from one article, so that it is never read twice
    "account",
    _key("article", "article"),
    Column("reader", String, nullable=False),
    Column("published", String),  # the moment by which its times were resolved
    Column("published_hour", Boolean),
    Column("claims", LargeBinary, nullable=False),
    Column("quotes", LargeBinary, nullable=False),
)

claim = _table(
    "claim",
    _key("article", "article"),
    _key("place", kind=Integer),
    Column("id", String, nullable=False, index=True),
    *_evidence(),
    Column("speaker", Text, index=True),
    Column("role", Text),
    Column("voice", String, nullable=False),
    Column("certainty", String, nullable=False),
    Column("factuality", Float, nullable=False),
    Column("background", Boolean, nullable=False),
)

reading = _table(  # a time, figure, name (places among them) or status, under the first claim that holds it
    "reading",
    _key("article", "article"),
    _key("place", kind=Integer),
    Column("claim", Integer, nullable=False),  # the claim's place in its article
    *_evidence(),
    Column("kind", String, nullable=False),  # time, quantity, name, status
    Column("detail", String, nullable=False),  # its kind of time, quantity or name; its state
    Column("value", Text, nullable=False),  # TIMEX3 value; what is counted; the name's key; the predicate
    Column("unit", String),
    Column("low", Float),
    Column("high", Float),
    Column("begins", String),  # of a time: half-open, on the clock of the place it is told for
    Column("ends", String),
    Index("ix_reading_kind_value", "kind", "value"),
    Index("ix_reading_begins", "begins"),
)

quote = _table(
    "quote",
    _key("article", "article"),
    _key("place", kind=Integer),
    *_evidence(),
    Column("speaker", Text, index=True),
    Column("role", Text),
    Column("via", Text),
)

story = _table(
    "story",
    _key("id"),
    Column("title", Text),
    Column("started", String, index=True),
    Column("started_hour", Boolean),
    Column("ended", String, index=True),
    Column("ended_hour", Boolean),
    Column("accounts", Integer, nullable=False),  # the last version of each, as they stand
    Column("stale", Boolean, nullable=False, index=True),  # its accounts have changed since they were compared
    Column("since", Integer, ForeignKey("edition.id"), nullable=False),
    Column("until", Integer, ForeignKey("edition.id")),
    Column("became", String),  # the story that took up most of its articles
    # Summed up from what is held of it (`sums.py`), for lists of stories:
    Column("outlets", Text),  # a list in JSON
    Column("witnesses", Integer),  # None where it was not compared yet, and so is the next
    Column("contested", Integer),
    Column("changed", Integer),  # the edition in which its accounts or findings changed last
    *(
        Index(f"ix_story_by_{order[0]}", "until", *order, "id")
        for order in (("ended",), ("changed",), ("contested", "ended"), ("witnesses", "ended"), ("accounts", "ended"))
    ),
)

story_article = _table(
    "story_article",
    _key("story", "story"),
    _key("article", "article"),
    Column("why", String, nullable=False),  # grouped, revision, imported
    *_held(),
    Index("ix_story_article_article", "article"),
)

report = _table(  # what a report says beside its findings and kinships
    "report",
    _key("story", "story"),
    Column("witnesses", Integer, nullable=False),
    Column("contested", Integer, nullable=False),
    Column("document", Text, nullable=False),
    *_held(),
)

finding = _table(
    "finding",
    _key("story", "story"),
    _key("id"),
    Column("kind", String, nullable=False),
    Column("slot", String, nullable=False),
    Column("question", Text, nullable=False),
    Column("salience", Float, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("document", Text, nullable=False),
    *_held(),
)

cited = _table(  # the evidence of a finding: `part` is evidence, or the words in question within it
    "cited",
    _key("story", "story"),
    _key("finding"),
    Column("since", Integer, ForeignKey("edition.id"), primary_key=True, autoincrement=False),
    _key("place", kind=Integer),
    Column("part", String, nullable=False),
    Column("article", String, ForeignKey("article.id"), nullable=False, index=True),
    *_evidence(),
)

kinship = _table(
    "kinship",
    _key("story", "story"),
    _key("a", "article"),
    _key("b", "article"),
    Column("share_a", Float, nullable=False),
    Column("share_b", Float, nullable=False),
    Column("origin", String),
    Column("document", Text, nullable=False),
    *_held(),
)

score = _table(  # what the cross-encoder said of two texts: a memo, asked before the model is
    "score",
    Column("key", LargeBinary, primary_key=True),  # digest of the weights and the two texts
    Column("value", LargeBinary, nullable=False),
)
