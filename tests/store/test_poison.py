"""One thing that cannot be kept, read or compared does not keep the others waiting; the ledger says which it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select
from tests.store.news import BRIDGE, FERRY, row, rows

from rashomon.model import Account, Article, Capture, Claim, Outcome, Quote, Skipped, Speaker
from rashomon.pipeline import Pipeline
from rashomon.store import Hooks, Store, schema
from rashomon.store.accounts import accounts_of, keep_accounts
from rashomon.store.engine import reading, writing


def test_an_article_that_the_database_refuses_is_set_aside(store: Store, pipeline: Pipeline):
    """Half a character, as another extractor may leave one: one article is quarantined, the rest stored."""

    def careless(capture: Capture) -> Article | Skipped:
        article = pipeline.extract(capture)
        broken = isinstance(article, Article) and article.outlet == "Bay Courier"
        return replace(article, section="\ud83d") if broken and isinstance(article, Article) else article

    added = store.add(rows(FERRY), replace(pipeline, extract=careless))
    assert (added.stored, added.left_out) == (3, {Outcome.QUARANTINED: 1})
    lost = [(one.source, one.outcome) for _, _, _, left in store.ledger(added.run) for one in left]
    assert lost == [("Bay Courier.json", Outcome.QUARANTINED)]
    assert [one.faults for one in store.verify()] == [()] * 8


def test_an_article_whose_claims_cannot_be_read_is_kept_without(store: Store, pipeline: Pipeline):
    """Its story is compared all the same, and it is told of once, not at every add."""
    told: list[Skipped] = []

    def fragile(articles: Sequence[Article]) -> Iterator[Account]:
        if any(article.outlet == "The Surveyor" for article in articles):
            raise RecursionError("too deep")
        yield from pipeline.claim(articles)

    careful = replace(pipeline, claim=fragile)
    added = store.add(rows(BRIDGE), careful, hooks=Hooks(skipped=told.append))
    assert [(one.source, one.stage) for one in told] == [("The Surveyor.json", "claim")]
    report = store.report(added.compared[0])
    assert report is not None
    assert len(report.story.accounts) + len(report.skipped) == 4
    assert store.add(rows(FERRY)[:1], careful, hooks=Hooks(skipped=told.append)).stored == 1
    assert len(told) == 1


def test_a_story_that_cannot_be_compared_waits(store: Store, pipeline: Pipeline):
    """The other story is compared; the one that was not is compared by the next program that can."""

    told: list[Skipped] = []
    block = replace(pipeline, block=lambda statements: fail_on(pipeline, statements))
    added = store.add([*rows(BRIDGE), *rows(FERRY)], block, hooks=Hooks(skipped=told.append))
    assert len(added.compared) == 1
    assert [one.stage for one in told] == ["compare"]
    assert len(store.waiting()) == 1
    assert len(store.add((), pipeline, compared=True).compared) == 1


def fail_on(pipeline: Pipeline, statements: Sequence[object]) -> object:
    """Candidates as ever, but not of the bridge."""
    if any("bridge" in statement.evidence.exact for statement in statements):  # type: ignore[attr-defined]
        raise ZeroDivisionError("no weights at all")
    return pipeline.block(statements)  # type: ignore[arg-type]


def test_words_longer_than_an_index_takes_are_kept(store: Store, pipeline: Pipeline):
    """An outlet, a headline and an address of thousands of characters, and a speaker of as many."""
    long = row("The Long " * 900, "A headline " * 400, "2031-06-10T06:00:00+00:00", BRIDGE["Valley Post"][2])
    added = store.add([long, *rows(BRIDGE)], pipeline)
    assert (added.stored, dict(added.left_out)) == (5, {})
    article = next(one for one in store.articles(all_ids(store)) if one.outlet == "Liwa Today")
    cut = article.quote(0, 30)
    name = "".join(f"Maria von Oberfeld {n} " for n in range(500))
    account = Account(article, (Claim(cut, cut, 0, speaker=Speaker(name, cut)),), (Quote(cut, Speaker(name, cut)),))
    with writing(store.engine) as conn:
        keep_accounts(conn, [account])
    with reading(store.engine) as conn:
        assert accounts_of(conn, [article])[article.id] == account
    assert [one.faults for one in store.verify()] == [()] * 8


def all_ids(store: Store) -> list[str]:
    """The ids of all articles of a store."""
    with reading(store.engine) as conn:
        return list(conn.execute(select(schema.article.c.id)).scalars())
