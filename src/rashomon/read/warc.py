"""A WARC archive in, a capture a page out; every other record is counted, and every gap is told.

Formats: WARC 1.0 and 1.1 (ISO 28500), plain, or compressed record by record with gzip; what is compressed as a
whole is unpacked to a temporary file first. A record is handed on once the next one begins where it ends: a
damaged length makes a record swallow those after it, and no parser notices on the record itself. Where the
chain breaks, `salvage` finds the next record that is whole; what lies between is quarantined with its place.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcHeader, WarcRecord

from rashomon.errors import ReadError
from rashomon.model import Capture, Outcome, Skipped
from rashomon.read.coding import decoded
from rashomon.read.salvage import Salvage
from rashomon.read.sniff import Format, sniff

STAGE = "read"
WRITTEN = 20  # characters of a moment to the second
PAGES = frozenset({"text/html", "application/xhtml+xml"})
MEDIA = {Format.HTML: "text/html", Format.TEXT: "text/plain"}
KINDS = {2: "warcinfo", 4: "response", 8: "resource", 16: "request", 32: "metadata", 64: "revisit",
         128: "conversion", 256: "continuation"}  # fmt: skip
OTHERS = frozenset("image video audio font application model multipart".split())
# A type that says neither page nor anything known is looked into: servers and damage both get it wrong.
PARTS = frozenset("text/css text/javascript text/ecmascript text/csv text/calendar text/dns text/xml text/vtt".split())

Thing = Capture | Skipped
Kind = str  # what is said of records that are counted, not named one by one
REVISIT = "revisit records; the page was captured before"
RESPONSE, REVISITED = 4, 64
# FastWARC looks a header up by its own name for it eight times faster than by the same name in letters.
ADDRESS, KIND, DATE = WarcHeader.WARC_TARGET_URI, WarcHeader.CONTENT_TYPE, WarcHeader.WARC_DATE
HELD = frozenset({8, 128})  # what is kept as it was found, without an HTTP answer around it
NO_PAGE = {code: f"{kind} records; they hold no page" for code, kind in KINDS.items()} | {REVISITED: REVISIT}


@dataclass(slots=True)
class Archive:
    """One archive being read: what has been counted so far, and what waits for the next record to vouch for it."""

    source: str
    file: BinaryIO
    max_bytes: int
    counts: dict[Kind, int] = field(default_factory=dict)

    def __call__(self) -> Iterator[Thing]:
        """All the archive holds, in order, and at the end one line for each kind of record that is no page."""
        salvage = Salvage(self.file)
        start: int | None = 0
        while start is not None:
            start = yield from self._stretch(start, salvage)
        for kind, count in sorted(self.counts.items()):
            outcome = Outcome.DUPLICATE if kind == REVISIT else Outcome.REJECTED
            yield Skipped(self.source, STAGE, f"{count:,} {kind}", outcome, count)

    def _stretch(self, start: int, salvage: Salvage) -> Generator[Thing, None, int | None]:
        """An unbroken run of records; returns where the next one begins, None at the end of the file."""
        held: Thing | Kind | None = None
        place, problem, counts, thing = start, None, self.counts, self._thing
        self.file.seek(start)
        try:
            # Nothing of a record is kept but plain values, so that one object can stand for each in turn.
            for record in ArchiveIterator(self.file, inplace=True):
                if isinstance(held, str):
                    counts[held] = counts.get(held, 0) + 1
                elif held is not None:
                    yield held
                # Cleared first: should the body fail, this record is the one that is damaged.
                held, place = None, record.stream_pos
                held = thing(record, place)
        except (OSError, ValueError) as error:
            problem = str(error) or type(error).__name__
        end = salvage.end_of(place) if held is not None else None
        if held is not None and end is not None:
            if isinstance(held, str):
                self.counts[held] = self.counts.get(held, 0) + 1
            else:
                yield held
            place = end
        following = salvage.following(place, fresh=end is None)
        if place < (following if following is not None else salvage.size):
            yield self._gap(place, following, salvage, problem)
        return following

    def _gap(self, place: int, following: int | None, salvage: Salvage, problem: str | None) -> Skipped:
        """What is said of bytes that hold no whole record."""
        until = following if following is not None else salvage.size
        what = salvage.name_at(place)
        on = "reading goes on at the next whole record" if following is not None else "nothing whole follows"
        why = salvage.exhausted or problem or "it is cut off, or its length is damaged"
        reason = f"{until - place:,} bytes damaged ({why}){what}; {on}; fetch the archive again"
        return Skipped(f"{self.source}@{place}", STAGE, reason, Outcome.QUARANTINED)

    def _thing(self, record: WarcRecord, place: int) -> Thing | Kind:
        """A page as a capture, an odd page as the reason why not, any other record as a kind to be counted."""
        code = int(record.record_type)
        if code == RESPONSE:
            headers = record.http_headers
            if headers is None:
                return self._bare(record, place)
            status = headers.status_code
            # None: the status line itself is damaged, and the page behind it is not.
            if status != 200 and status is not None:
                return f"response records with HTTP status {status}; they hold no page"
            media = record.http_content_type
        elif code in HELD:
            media = _plain(record.headers.get(KIND))
        else:
            return NO_PAGE.get(code, "unknown records; they hold no page")
        if media not in PAGES:
            media = (media or "").lower()
            if media in PARTS or media.split("/")[0] in OTHERS:
                return f"records of {_family(media)}; they hold no page"
        return self._page(record, place, media)

    def _bare(self, record: WarcRecord, place: int) -> Thing | Kind:
        """A response that does not say it is HTTP: a look-up of a name, or a page whose record header is damaged."""
        block = record.reader.read(self.max_bytes + 1) if record.reader else b""
        head, _, body = block.partition(b"\r\n\r\n")
        url = record.headers.get(ADDRESS)
        if head.startswith(b"HTTP/") and len(block) <= self.max_bytes and sniff(body[:4096], "") is Format.HTML:
            return Capture(f"{self.source}@{place}", body, "text/html", url, _when(record))
        return "response records without an HTTP answer; they hold no page"

    def _page(self, record: WarcRecord, place: int, media: str) -> Thing:
        name = f"{self.source}@{place}"
        url = record.headers.get(ADDRESS)
        url = url.strip("<>") if url else None
        body = record.reader.read(self.max_bytes + 1) if record.reader else b""
        if len(body) > self.max_bytes:
            reason = f"{url}: more than {self.max_bytes:,} bytes; raise max_bytes, or leave it out"
            return Skipped(name, STAGE, reason, Outcome.QUARANTINED)
        # A page that begins as pages do is in no coding: most do, and need not be asked.
        if body[:1] != b"<" and (answer := record.http_headers) is not None:
            try:
                coding = answer.get("transfer-encoding"), answer.get("content-encoding")
                body = decoded(body, *coding, self.max_bytes)
            except ReadError as error:
                return Skipped(name, STAGE, f"{url}: {error}", Outcome.QUARANTINED)
        if media not in PAGES:
            found = sniff(body[:4096], "")
            if found not in MEDIA:
                return Skipped(name, STAGE, f"{url}: {found}; give the pages")
            media = MEDIA[Format(found)]
        elif not body or body.isspace():
            return Skipped(name, STAGE, f"{url}: the captured page is empty; capture it again")
        return Capture(name, body, "text/html" if media in PAGES else media, url, _when(record), record.http_charset)


def _when(record: WarcRecord) -> datetime | None:
    """When a record was made. Nearly all are written "2026-11-03T10:00:00Z", which Python reads many times faster."""
    said = record.headers.get(DATE)
    if said is not None and len(said) == WRITTEN and said[-1] == "Z":
        try:
            return datetime.fromisoformat(said)
        except ValueError:
            pass
    return record.record_date


def _plain(value: str | None) -> str | None:
    return value.split(";")[0].strip() if value else None


def _family(media: str) -> str:
    """A media type as it is counted: types are the servers' words, and there are as many as there are servers."""
    return media if media in PARTS else f"{media.split('/')[0]} type"
