"""Notices in, an Atom feed of them out (RFC 4287), written so that who reads the file sees the old or the new whole.

The newest first, so many as a reader of feeds wants. The words of articles are text in it, never markup. Refuses, by
WatchError, a file that cannot be written.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from lxml import etree

from rashomon.errors import WatchError
from rashomon.watch.lines import lines, title
from rashomon.watch.notice import Notice

SPACE = "http://www.w3.org/2005/Atom"
NEWEST = 200
# What XML 1.0 cannot hold, not even escaped.
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BEGAN = "1970-01-01T00:00:00+00:00"


def render(notices: Iterable[Notice], name: str) -> bytes:
    """The feed of some notices, the newest of them first; `name` tells feeds of one reader apart."""
    feed = etree.Element(f"{{{SPACE}}}feed", nsmap={None: SPACE})
    told = list(notices)
    _add(feed, "id", f"urn:rashomon:notices:{name}")
    _add(feed, "title", "Rashomon: what has changed")
    _add(feed, "updated", max((one.at for one in told), default=BEGAN))
    _add(_add(feed, "author"), "name", "Rashomon")
    for notice in told:
        entry = _add(feed, "entry")
        _add(entry, "id", f"urn:rashomon:notice:{notice.id}")
        _add(entry, "title", title(notice))
        _add(entry, "updated", notice.at)
        _add(entry, "category").set("term", str(notice.kind))
        for url in _addresses(notice):
            link = _add(entry, "link")
            link.set("rel", "related")
            link.set("href", UNFIT.sub("", url))
        _add(entry, "content", "\n".join(lines(notice))).set("type", "text")
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))


def write(path: Path, body: bytes) -> None:
    """Put the bytes where the file is, whole or not at all; raises WatchError where that cannot be."""
    spare = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, spare = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(spare, 0o644)  # made for its owner alone, and meant to be served
        os.replace(spare, path)
    except OSError as error:
        if spare is not None:
            with suppress(OSError):
                os.unlink(spare)
        raise WatchError(f"{path}: cannot be written ({error.strerror or error}); give another file") from error


def _addresses(notice: Notice) -> list[str]:
    """The pages that a notice speaks of, each once."""
    told = notice.document
    cited = [one["url"] for answer in told.get("answers", ()) for one in answer["evidence"]]
    own = [told["article"]["url"]] if "article" in told else []
    return [url for url in dict.fromkeys([*own, *cited]) if url]


def _add(above: etree._Element, name: str, text: str | None = None) -> etree._Element:
    """An element of that name, with that text."""
    element = etree.SubElement(above, f"{{{SPACE}}}{name}")
    element.text = UNFIT.sub("\ufffd", text) if text is not None else None
    return element
