"""Who owns which outlet: Articles in, sets of accounts of one owner out.

The table beside this file was made by training/owners from Kagi's kite-public (MIT; see
NOTICE). It knows some hundred owners and not every outlet: what it does not know is owned
by nobody else. Two outlets of one owner may well have told the story independently, so
this is asked for and never assumed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from rashomon.model import Article

TABLE = Path(__file__).with_name("owners.tsv")


def owner_of(article: Article) -> str | None:
    """The owner of the outlet, by its name or by the site it was published on; None where it is not known."""
    by_name, by_domain = _table()
    known = by_name.get(_plain(article.outlet or ""))
    hosts = (_host(article.url), _host(f"//{article.outlet}") if article.outlet and "." in article.outlet else "")
    for host in hosts:
        while known is None and "." in host:
            known = by_domain.get(host)
            host = host.partition(".")[2]
    return known


def houses(articles: Iterable[Article]) -> dict[str, frozenset[str]]:
    """Owner to the ids of the accounts that it published, two at least; an outlet not known is its own owner."""
    found: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        if owner := owner_of(article) or article.outlet:
            found[owner].add(article.id)
    return {owner: frozenset(ids) for owner, ids in sorted(found.items()) if len(ids) > 1}


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Names of outlets and domains, each to its owner."""
    by_name: dict[str, str] = {}
    by_domain: dict[str, str] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        owner, names, domains = line.split("\t")
        by_name |= {_plain(name): owner for name in names.split(";")}
        by_domain |= {domain: owner for domain in domains.split(";") if domain}
    return by_name, by_domain


def _plain(name: str) -> str:
    """An outlet's name as it is looked up: letters and digits alone, without its article."""
    return "".join(re.findall(r"[^\W_]+", name.casefold().removeprefix("the ")))


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
