"""What the servers of `site` serve: feeds and articles by the hundred, with every habit that servers have.

Each feed has a habit by its number; what should become of each account that is listed is kept beside it. Some events
are told by three outlets that differ on a figure, most by one alone.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from html import escape
from random import Random

from tests.command import ROOT
from tests.group.pile import FILLER, KINDS, THINGS, name
from tests.watch.site import CUT, MUTE, Page, Site, address

HABITS = (
    "etag",  # answers 304 by ETag
    "dated",  # by Last-Modified alone
    "forgetful",  # never
    "slow",  # takes its time over everything
    "moved",  # the feed and its pages redirect, the pages to another host
    "busy",  # first says 429, with Retry-After
    "torn",  # a page breaks off, the first time
    "shy",  # robots.txt keeps one page back, and asks for a delay
    "atom",  # Atom, with the words of the accounts
    "json",  # JSON Feed, with the words of the accounts
    "careless",  # lists a page that is not there, one without an article, an image, and one account twice
)
PLAIN = ("etag", "dated", "forgetful", "slow", "atom", "json")  # those that keep nothing back
DAY = datetime(2031, 3, 4, 9, tzinfo=UTC)
TOLD_BY = 3  # outlets a shared event
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title><link rel="canonical" href="{url}">
<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{at}"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>{title}</h1>{body}</article>
<footer>{outlet}, all rights reserved</footer></body></html>"""


@dataclass(frozen=True)
class Account:
    """One account as its outlet tells it."""

    outlet: str
    title: str
    paragraphs: tuple[str, ...]
    at: datetime

    def html(self, url: str) -> bytes:
        """Its page."""
        body = "".join(f"<p>{escape(one)}</p>" for one in self.paragraphs)
        told = {"title": escape(self.title), "outlet": escape(self.outlet), "at": self.at.isoformat(), "url": url}
        return PAGE.format(body=body, **told).encode()


@dataclass
class Listing:
    """One feed: where it is, what it lists (address and account), and how its server behaves."""

    number: int
    habit: str
    host: str
    outlet: str
    items: list[tuple[str, Account]] = field(default_factory=list)


@dataclass
class Newsroom:
    """Feeds at `site`, `each` accounts a feed; `shared` events are told by three outlets.

    With `late`, the third of them has not told it yet: those accounts are `held`, to be published later.
    `expected` is the outcome of every account listed, by its address, once all servers have had their second chance.
    """

    site: Site
    count: int
    each: int
    shared: int
    seed: int = 7
    late: bool = False
    held: list[tuple[Listing, Account]] = field(default_factory=list)
    feeds: list[Listing] = field(default_factory=list)
    expected: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Write the news and lay it out."""
        draw = Random(self.seed)
        for number in range(self.count):
            habit = HABITS[number % len(HABITS)]
            self.feeds.append(Listing(number, habit, address(number), f"{name(draw, 3)} {name(draw)} Post"))
        told = [event(draw, n) for n in range(self.shared)]
        for n, accounts in enumerate(told):
            for k in range(TOLD_BY):
                feed = self.feeds[(n * 5 + k * 7) % self.count]
                if self.late and k == TOLD_BY - 1:
                    feed = next(one for one in self.feeds[feed.number :] + self.feeds if one.habit in PLAIN)
                    title, paragraphs, at = accounts[k]
                    self.held.append((feed, Account(feed.outlet, title, paragraphs, at)))
                else:
                    self._list(feed, accounts, k)
        for feed in self.feeds:
            while len(feed.items) < self.each:
                self._list(feed, [lone(draw)], 0)
            self.lay(feed)

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of the feeds."""
        return tuple(self.url(feed) for feed in self.feeds)

    def url(self, feed: Listing) -> str:
        """The address of one feed."""
        return self.site.url(feed.host, "/feed")

    def dead(self, count: int, kind: str) -> tuple[str, ...]:
        """The addresses of feeds on hosts that are dead in one of two ways; the servers of the mute ones must run."""
        first = self.count + (0 if kind == "mute" else 10_000)
        hosts = [address(number) for number in range(first, first + count)]
        for host in hosts if kind == "mute" else ():
            self.site.put(host, "/robots.txt", Page(fault=MUTE))
        return tuple(self.site.url(host, "/feed") for host in hosts)

    def publish(self, feed: Listing, account: Account) -> str:
        """Add an account to a feed that is running; gives its address."""
        url = self._add(feed, account)
        self.lay(feed)
        return url

    def _list(self, feed: Listing, accounts: list[tuple[str, tuple[str, ...], datetime]], k: int) -> None:
        title, paragraphs, at = accounts[k]
        self._add(feed, Account(feed.outlet, title, paragraphs, at))

    def _add(self, feed: Listing, account: Account) -> str:
        url = self.site.url(feed.host, f"/{len(feed.items)}")
        feed.items.append((url, account))
        self.expected[url] = "stored"
        self.lay_page(feed, url, account)
        return url

    def lay_page(self, feed: Listing, url: str, account: Account) -> None:
        """Put the page of an account where it is listed, as the habit of its host has it."""
        path = "/" + url.rpartition("/")[2]
        page = Page(account.html(url), delay=0.15 if feed.habit == "slow" else 0.0)
        page.etag = feed.habit not in ("dated", "forgetful")
        page.modified = "Tue, 04 Mar 2031 09:00:00 GMT" if feed.habit == "dated" else None
        if feed.habit == "moved":
            beside = self.feeds[0].host
            to = self.site.put(beside, f"/moved/{feed.number}{path}", page)
            page = Page(status=302, headers={"Location": to})
        if feed.habit == "torn" and path == "/0":
            page.before = [Page(page.body, fault=CUT)]
        self.site.pages[feed.host, path] = page

    def lay(self, feed: Listing) -> None:
        """Put a feed where it is asked for."""
        body, kind = _BODIES.get(feed.habit, rss)(feed, self._odd(feed))
        page = Page(body, kind, delay=0.15 if feed.habit == "slow" else 0.0, etag=feed.habit != "forgetful")
        if feed.habit == "dated":
            page.etag, page.modified = False, f"Tue, 04 Mar 2031 09:{len(feed.items) % 60:02}:00 GMT"
        if feed.habit == "moved":
            self.site.put(feed.host, "/feed/new", page)
            page = Page(status=301, headers={"Location": "/feed/new"})
        if feed.habit == "busy" and (feed.host, "/feed") not in self.site.pages:
            page.before = [Page(status=429, headers={"Retry-After": "1"})]
        if feed.habit == "shy":
            rules = b"User-agent: *\nCrawl-delay: 0.1\nDisallow: /0\n"
            self.site.put(feed.host, "/robots.txt", Page(rules, "text/plain"))
            self.expected[feed.items[0][0]] = "quarantined"
        self.site.pages[feed.host, "/feed"] = page

    def _odd(self, feed: Listing) -> list[str]:
        """The addresses that a careless feed lists besides, each laid out and expected to come to something else."""
        if feed.habit != "careless":
            return []
        url = feed.items[0][0]
        twin = Page(feed.items[0][1].html(url).replace(b"Sport", b"Sports"))
        odd = {
            "/gone": (Page(b"", status=404), "quarantined"),
            "/short": (Page(b"<!doctype html><html><body><p>Soon more.</p></body></html>"), "rejected"),
            "/image": (Page(b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png"), "quarantined"),
            "/0?from=mail": (twin, "duplicate"),
        }
        for path, (page, outcome) in odd.items():
            self.expected[self.site.put(feed.host, path, page)] = outcome
        return [self.site.url(feed.host, path) for path in odd]


def event(draw: Random, number: int) -> list[tuple[str, tuple[str, ...], datetime]]:
    """One event as three outlets tell it: title, paragraphs, time. Two of them count otherwise than the third."""
    kind = KINDS[number % len(KINDS)]
    day = DAY + day_of(draw)
    count = draw.randrange(12, 60)
    facts = {
        "one": f"{name(draw)} {name(draw, 3)}",
        "two": f"{name(draw)} {name(draw, 3)}",
        "street": f"{name(draw)} Street",
        "town": name(draw, 3),
        "thing": draw.choice(THINGS),
        "weekday": f"{day:%A}",
    }
    first, second, plain, other = kind
    told: list[tuple[str, tuple[str, ...], datetime]] = []
    for k, (title, text) in enumerate(((first, plain), (second, other), (first, other))):
        here = {**facts, "count": count + (9 if k == 2 else 0)}
        paragraphs = (text.format(**here), FILLER)
        told.append((title.format(**here), paragraphs, day + timedelta(hours=k)))
    return told


@cache
def vocabulary() -> list[str]:
    """Common words of news, from the stories that this project was trained on."""
    texts = (path.read_text("utf-8") for path in (ROOT / "training" / "accounts").rglob("*.txt"))
    return sorted({word for text in texts for word in re.findall(r"\b[a-z]{4,12}\b", text)})


def lone(draw: Random) -> tuple[str, tuple[str, ...], datetime]:
    """An event that nobody else tells: a day, people and things of its own, in no order that means anything."""
    about = draw.sample(vocabulary(), 25)
    town, people = name(draw, 3), [f"{name(draw, 3)} {name(draw)}" for _ in range(3)]

    def sentence() -> str:
        return f"{draw.choice(people)} {' '.join(draw.choices(about, k=draw.randrange(9, 16)))} {town}."

    title = f"{town} {' '.join(draw.choices(about, k=5))}"
    return title, tuple(" ".join(sentence() for _ in range(3)) for _ in range(3)), DAY + day_of(draw)


def day_of(draw: Random) -> timedelta:
    """News of years, so that few events lie near one another: what is measured is the watch, not how stories meet."""
    return timedelta(days=draw.randrange(-1500, 0))


def rss(feed: Listing, odd: list[str]) -> tuple[bytes, str]:
    """The feed as RSS: titles and addresses."""
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{url}</link>"
        f"<pubDate>{one.at:%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for url, one in feed.items
    ) + "".join(f"<item><link>{escape(url)}</link></item>" for url in odd)
    head = f'<rss version="2.0"><channel><title>{feed.outlet}</title>'
    return f"{head}{items}</channel></rss>".encode(), "application/rss+xml"


def atom(feed: Listing, odd: list[str]) -> tuple[bytes, str]:
    """The feed as Atom, with the words."""
    items = "".join(
        f'<entry><title>{escape(one.title)}</title><link href="{url}"/><published>{one.at.isoformat()}</published>'
        f'<content type="html">{escape("".join(f"<p>{text}</p>" for text in one.paragraphs))}</content></entry>'
        for url, one in feed.items
    )
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{feed.outlet}</title>{items}</feed>'.encode(),
        "application/atom+xml",
    )


def json_feed(feed: Listing, odd: list[str]) -> tuple[bytes, str]:
    """The feed as JSON Feed, with the words."""
    items = [
        {
            "id": url,
            "url": url,
            "title": one.title,
            "content_text": "\n\n".join(one.paragraphs),
            "date_published": one.at.isoformat(),
        }
        for url, one in feed.items
    ]
    told = {"version": "https://jsonfeed.org/version/1.1", "title": feed.outlet, "items": items}
    return json.dumps(told).encode(), "application/feed+json"


_BODIES = {"atom": atom, "json": json_feed}
