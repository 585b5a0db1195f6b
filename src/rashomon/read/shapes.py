"""A row in another program's shape in, the same row under the names that extract knows out.

Shapes: Fundus (`Article.to_json`), trafilatura (`--output-format json`), ninjs 1 to 3 (IPTC), JSON Feed 1.
news-please and flat rows are known by their own names already. Refuses a ninjs item that its agency has
withdrawn: ReadError. A row of no known shape comes back as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rashomon.errors import ReadError

Row = dict[str, Any]
WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})


def shaped(row: Row) -> Row:
    """The row as extract takes it; the same object where nothing needs another name."""
    if "source-hostname" in row or ("fingerprint" in row and "hostname" in row):
        return _trafilatura(row)
    if isinstance(row.get("body"), Mapping) or (isinstance(row.get("html"), Mapping) and "publisher" in row):
        return _fundus(row)
    if row.keys() & NINJS or ("pubstatus" in row and "uri" in row):
        return _ninjs(row)
    if row.keys() & {"content_html", "content_text", "date_published"} and "maintext" not in row:
        return json_item(row)
    return row


NINJS = frozenset({"bodies", "headlines", "infosources", "body_xhtml", "body_text", "pubstatus"})


def _trafilatura(row: Row) -> Row:
    """trafilatura: `source` is the address, `source-hostname` the site, `author` joined by semicolons."""
    address = row.get("source") if _is_address(row.get("source")) else row.get("url")
    kept = {key: value for key, value in row.items() if key not in ("source", "source-hostname", "fingerprint")}
    return _told(kept, url=address, outlet=row.get("source-hostname"), published=row.get("date"))


def _fundus(row: Row) -> Row:
    """Fundus: the body in sections of paragraphs, the page and its addresses in `html`."""
    kept = {key: value for key, value in row.items() if key not in ("body", "html")}
    body, page = row.get("body"), row.get("html")
    page = page if isinstance(page, Mapping) else {}
    text = _sections(body) if isinstance(body, Mapping) else None
    info = page.get("source_info")
    outlet = info.get("publisher") if isinstance(info, Mapping) else None
    address = page.get("responded_url") or page.get("requested_url")
    return _told(kept, text=row.get("plaintext") or text, html=page.get("content"), url=address, publisher=outlet)


def _sections(body: Mapping[str, Any]) -> str:
    """The summary, and each section's heading and paragraphs, a line each."""
    lines = _strings(body.get("summary"))
    for section in body.get("sections") or ():
        if isinstance(section, Mapping):
            lines += _strings(section.get("headline")) + _strings(section.get("paragraphs"))
    return "\n".join(lines)


def _ninjs(row: Row) -> Row:
    """ninjs: bodies and headlines by role; `infosources` names who the item comes from."""
    if str(row.get("pubstatus", "")).lower() in WITHDRAWN:
        raise ReadError(f"withdrawn by its agency (pubstatus {row['pubstatus']}); leave it out")
    bodies = [part for part in row.get("bodies") or () if isinstance(part, Mapping) and part.get("value")]
    plain = next((b["value"] for b in bodies if "html" not in str(b.get("contenttype", "plain"))), None)
    page = next((b["value"] for b in bodies if "html" in str(b.get("contenttype", ""))), None)
    heads = row.get("headlines")
    heads = [head for head in heads if isinstance(head, Mapping)] if isinstance(heads, list) else []
    heads.sort(key=lambda head: str(head.get("role", "")) != "main")
    source = next((s["name"] for s in row.get("infosources") or () if isinstance(s, Mapping) and s.get("name")), None)
    address = row.get("url") or row.get("uri") or row.get("altids")
    return _told(
        {key: value for key, value in row.items() if key not in ("bodies", "headlines", "infosources")},
        text=row.get("body_text") or plain,
        html=row.get("body_xhtml") or row.get("body_html") or page,
        title=row.get("headline") or next((head.get("value") for head in heads), None),
        outlet=row.get("provider") or source or row.get("copyrightholder"),
        url=address if _is_address(address) else None,
        published=row.get("firstcreated") or row.get("versioncreated"),
    )


def json_item(item: Row, feed: Mapping[str, Any] | None = None) -> Row:
    """An item of a JSON Feed; what it leaves out of outlet and writers is the feed's."""
    feed = feed or {}
    writers = item.get("authors") or ([item["author"]] if item.get("author") else None) or feed.get("authors")
    return _told(
        item,
        text=item.get("content_text"),
        html=item.get("content_html"),
        url=item.get("url") or item.get("external_url"),
        outlet=feed.get("title"),
        published=item.get("date_published"),
        modified=item.get("date_modified"),
        authors=writers,
    )


def _told(row: Row, **fields: Any) -> Row:
    """The row with some fields filled in; what it says under that very name already stays."""
    return {**{key: value for key, value in fields.items() if value}, **{k: v for k, v in row.items() if v is not None}}


def _strings(value: object) -> list[str]:
    """The texts of a list, or a text alone."""
    parts = value if isinstance(value, list | tuple) else [value]
    return [part for part in parts if isinstance(part, str) and part.strip()]


def _is_address(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))
