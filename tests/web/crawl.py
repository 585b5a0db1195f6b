"""The pages of a server that links lead to: a client and where to start in, each address with its page out."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser as HTMLParser
from starlette.testclient import TestClient

Pages = dict[str, tuple[int, str, HTMLParser]]


def crawl(client: TestClient, starts: Iterable[str], most: int = 400) -> Pages:
    """Every page that can be reached by links within the server: status, media type, and what it holds."""
    found: Pages = {}
    wanted = list(starts)
    while wanted and len(found) < most:
        path = wanted.pop(0)
        if path in found:
            continue
        answer = client.get(path, follow_redirects=True)
        media = answer.headers["content-type"].split(";")[0]
        page = HTMLParser(answer.text if media == "text/html" else "")
        found[path] = (answer.status_code, media, page)
        wanted += [urldefrag(urljoin(path, link)).url for link in links(page)]
    return found


def links(page: HTMLParser) -> list[str]:
    """The addresses on a page that lie within the server."""
    every = [str(node.attributes["href"]) for node in page.css("a[href], link[href]")]
    every += [str(node.attributes["src"]) for node in page.css("script[src], img[src]")]
    return [link for link in every if not link.startswith(("http://", "https://", "javascript:"))]
