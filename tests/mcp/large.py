"""A store with a story that is as large and as hostile as can be, written row by row as the program writes it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from rashomon.model import (
    Account,
    Answer,
    Article,
    Block,
    Capture,
    Cited,
    Finding,
    FindingKind,
    Moment,
    Report,
    Slot,
    Story,
)
from rashomon.store import Store, open_store, schema
from rashomon.store.engine import writing
from rashomon.store.intake import Batch
from rashomon.store.reports import keep_report
from rashomon.store.runs import begin, new_edition
from rashomon.store.write import write

STORY = "5" * 16


def article(text: str, n: int) -> Article:
    """An account of one long paragraph, told by an outlet of a long name."""
    name = f"{text[:900]} {n}"
    at = Moment(datetime(2031, 3, 1 + n, tzinfo=UTC))
    return Article(f"{n}.txt", text, (Block(0, len(text)),), name, name, f"https://news.example/{n}", at)


def report(text: str) -> Report:
    """Twelve accounts that give twelve answers to each of nine questions."""
    articles = sorted((article(text, n) for n in range(12)), key=lambda one: one.id)
    return Report(
        Story(tuple(Account(one, (), ()) for one in articles)), text[:700], 12,
        tuple(_finding(text, articles, n) for n in range(9)),
    )  # fmt: skip


def _finding(text: str, articles: list[Article], n: int) -> Finding:
    end = len(text)
    cited = [Cited(one.quote(n, end), one.quote(end - 60, end), text[:400]) for one in articles]
    answers = tuple(Answer(text[:500], text[:500], 1, (c,)) for c in cited)
    return Finding(
        FindingKind.CONTRADICTION, Slot.OTHER, text[:500], answers, 0.5, 0.5, text[:500], (("x", 1.0),), text[:900]
    )


def store(path: Path, text: str) -> Store:
    """The store of that story, under the id STORY, compared."""
    found, made = report(text), open_store(path)
    number = begin(made.engine, "test")
    batch = Batch()
    for account in found.story.accounts:
        capture = Capture(account.article.source, account.article.id.encode(), "text/plain")
        batch.take(capture, account.article)
    with writing(made.engine) as conn:
        write(conn, number, batch)
        edition = new_edition(conn, number)
        told = {"id": STORY, "title": found.title, "accounts": 12, "stale": False, "since": edition}
        conn.execute(schema.story.insert(), told)
        joined = {"story": STORY, "why": "grouped", "since": edition}
        names = conn.execute(select(schema.article.c.id)).scalars().all()
        conn.execute(schema.story_article.insert(), [{**joined, "article": name} for name in names])
        keep_report(conn, STORY, edition, found)
    return made
