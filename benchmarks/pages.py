"""Web pages of the accounts written for training, as news sites print them: an article in, the bytes of a page out.

A head with data for search engines, menus, related stories, share buttons and a footer around the text: what an
extractor has to tell from it. Real pages are more various; `benchmarks.extraction` measures those where they are.
"""

from __future__ import annotations

import html
import json
from random import Random

from rashomon.model import Article, Capture

SECTIONS = "World Politics Business Markets Technology Science Health Culture Sport Travel Opinion Weather".split()
TEASERS = (
    "What the new timetable means for commuters",
    "Ten quiet places to walk before winter",
    "Markets close little changed after a slow day",
    "Letters: our readers on the price of bread",
    "In pictures: the harbour festival",
)


def page(article: Article, seed: int = 1) -> Capture:
    """The page of one account."""
    draw = Random(f"{article.id}{seed}")
    title = html.escape(article.title or "A report")
    lines = [html.escape(article.text[b.start : b.end]) for b in article.blocks][1:]
    told = "\n".join(f"<p>{line}</p>" for line in lines)
    main = f"<main><article><h1>{title}</h1>{_shares()}{told}</article>{_related(draw)}</main>"
    head = _head(article, title)
    markup = f"<!doctype html><html lang=en><head>{head}</head><body>{_menu()}{main}{_foot()}</body></html>"
    return Capture(f"{article.id}.html", markup.encode(), "text/html", url=f"https://site.example/{article.id}")


def _head(article: Article, title: str) -> str:
    when = article.published.iso() if article.published else "2025-03-14T08:00:00+00:00"
    told = {"@type": "NewsArticle", "headline": article.title, "datePublished": when, "author": {"name": "Ana Holm"}}
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    style = "".join(f".box-{n}{{margin:{n}px;color:#{n:03x}}}" for n in range(300))
    code = "".join(f"function f{n}(a){{return a*{n}}}" for n in range(400))
    return f"<title>{title}</title>{script}<style>{style}</style><script>{code}</script>"


def _menu() -> str:
    links = "".join(f'<li class="menu-item"><a href="/{name.lower()}">{name}</a></li>' for name in SECTIONS * 4)
    return f"<header><nav><ul>{links}</ul></nav></header>"


def _shares() -> str:
    return "".join(f'<a class="share" href="/share/{name}">Share on {name}</a>' for name in ("Mail", "Chat", "Print"))


def _related(draw: Random) -> str:
    teasers = "".join(
        f"<li><a href=/{n}><h3>{draw.choice(TEASERS)}</h3><span>{n} hours ago</span></a></li>" for n in range(40)
    )
    return f"<aside><h2>Most read</h2><ul>{teasers}</ul></aside>"


def _foot() -> str:
    return "<footer><p>Sign up to our newsletter.</p><p>© 2025 The Site. All rights reserved.</p></footer>"
