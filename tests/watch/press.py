"""A small press for tests of the whole watch: each account of an invented event on a host of its own, with a feed."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Table, select, update
from tests.watch.newsroom import Account
from tests.watch.site import Page, Site, address

from rashomon.pipeline import Pipeline
from rashomon.store import Store, schema_watch
from rashomon.store.engine import reading, writing
from rashomon.watch import Notice, Pace, Watch
from rashomon.watch.moments import counted

Event = dict[str, tuple[str, str, str]]
PACE = Pace(every=0.05, pause=0.01, first=3600.0, back_off=0.3)
LONG_AGO = "2001-01-01T00:00:00.000000+00:00"


@dataclass
class Press:
    """Outlets at `site`, one a host from `first` on; `told` are the notices so far, `said` the trouble."""

    site: Site
    first: int = 0
    accounts: dict[str, Account] = field(default_factory=dict)
    told: list[Notice] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def publish(self, *events: Event) -> Press:
        """Put the accounts of some events where their feeds list them."""
        for event in events:
            for outlet, (title, at, text) in event.items():
                self.accounts[outlet] = Account(outlet, title, tuple(text.split("\n\n")), datetime.fromisoformat(at))
                self.lay(outlet)
        return self

    def amend(self, outlet: str, old: str, new: str) -> None:
        """Put other words into an account that is out."""
        account = self.accounts[outlet]
        assert any(old in one for one in account.paragraphs)
        changed = tuple(one.replace(old, new) for one in account.paragraphs)
        self.accounts[outlet] = replace(account, paragraphs=changed)
        self.lay(outlet)

    def host(self, outlet: str) -> str:
        """Where an outlet's server is."""
        return address(self.first + list(self.accounts).index(outlet))

    def page(self, outlet: str) -> str:
        """The address of an outlet's account."""
        return self.site.url(self.host(outlet), "/account")

    def lay(self, outlet: str) -> None:
        """Put an outlet's page and its feed on its server."""
        host, url = self.host(outlet), self.page(outlet)
        self.site.put(host, "/account", Page(self.accounts[outlet].html(url)))
        feed = f'<rss version="2.0"><channel><title>{outlet}</title><item><link>{url}</link></item></channel></rss>'
        self.site.put(host, "/feed", Page(feed.encode(), "application/rss+xml"))

    @property
    def feeds(self) -> tuple[str, ...]:
        """The addresses of all feeds."""
        return tuple(self.site.url(self.host(outlet), "/feed") for outlet in self.accounts)

    def round(self, store: Store, pipeline: Pipeline, **options: object) -> dict[str, int]:
        """One round of a watch; gives how many accounts have which outcome."""
        settings = {"once": True, "allow_private": True, "seconds": 60.0, "step": 30.0, **options}
        watch = Watch(self.feeds, PACE, **settings)  # type: ignore[arg-type]
        return watch(store, pipeline, self.told.append, self.said.append)


def table(store: Store, wanted: Table) -> list[dict[str, object]]:
    """All rows of a table."""
    with reading(store.engine) as conn:
        return [dict(row) for row in conn.execute(select(wanted)).mappings()]


def hurry(store: Store) -> None:
    """Make every page and delivery that is to come due now, as time would."""
    with writing(store.engine) as conn:
        conn.execute(update(schema_watch.page).where(schema_watch.page.c.next.is_not(None)).values(next=LONG_AGO))
        conn.execute(
            update(schema_watch.delivery).where(schema_watch.delivery.c.next.is_not(None)).values(next=LONG_AGO)
        )


def rest(store: Store) -> None:
    """Sleep until every feed is due and no host is left alone any more: a round polls nothing else."""
    waits = [row["next"] for row in table(store, schema_watch.feed)]
    waits += [row["until"] for row in table(store, schema_watch.host)]
    time.sleep(max(0.0, max(counted(str(one)) for one in waits) - time.time() + 0.01))
