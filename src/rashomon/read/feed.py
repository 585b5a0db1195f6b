"""A feed in (RSS 0.9 to 2.0, Atom, RDF), one capture an item out.

Read as it streams: a feed of 100 MB costs what its longest item costs. A damaged feed is read as far as it
goes, and past what can be mended. Refuses entities of a feed's own making (with which some lines unfold to
gigabytes), and items past the bound: quarantined, with what was read before kept.

Formats: RSS 2.0 with the content and Dublin Core modules, Atom (RFC 4287), RDF Site Summary 1.0.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator

from lxml import etree

from rashomon.errors import ReadError
from rashomon.model import Capture, Outcome, Skipped
from rashomon.read.items import Item, account
from rashomon.read.stream import Stream

STAGE = "read"
DECLARED = re.compile(rb"^[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_:-]{2,40})", re.IGNORECASE)
ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
DEEPEST = 64  # elements within one another; markup within items is escaped, or some dozens deep
STEP = 1 << 15
STRAY = "rashomon.stray"
ITEMS = frozenset({"item", "entry"})


def feed(source: str, stream: Stream, max_bytes: int) -> Iterator[Capture | Skipped]:
    """Each item of a feed, under the name `source#number`."""
    number = 0
    try:
        for number, item in enumerate(items(stream, max_bytes), 1):
            yield account(f"{source}#{number}", item)
    except ReadError as error:
        yield Skipped(source, STAGE, f"the feed, after item {number}: {error}", Outcome.QUARANTINED)
        return
    if number == 0:
        yield Skipped(source, STAGE, "the feed lists no items; give one that does, or the pages themselves")


def elements(stream: Stream, max_bytes: int) -> Iterator[tuple[str, etree._Element]]:
    """The start and end of each element, as lxml has them; raises ReadError past the bounds.

    Who takes an element's end clears it, or the tree grows.
    """
    head = stream.peek(1 << 14)
    if ENTITIES.search(head):
        raise ReadError("it declares entities of its own, which no feed needs; save it without its DOCTYPE")
    parser = etree.XMLPullParser(
        events=("start", "end"),
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    depth, held = 0, 0
    try:
        for piece in _utf8(stream, head):
            parser.feed(piece)
            held += len(piece)
            for kind, element in parser.read_events():
                depth += 1 if kind == "start" else -1
                if depth > DEEPEST:
                    raise ReadError(f"nested more than {DEEPEST} deep; save its pages and give those")
                if kind == "end" and _name(element) in ITEMS:
                    held = 0
                yield kind, element
            if held > max_bytes:
                raise ReadError(f"an item of more than {max_bytes:,} bytes; give the page itself")
        if depth > 0:
            raise ReadError("it is cut off, or elements in it are never closed; fetch it again")
        parser.close()
    except etree.XMLSyntaxError as error:
        if "no element found" not in str(error) and "Document is empty" not in str(error):
            raise ReadError(f"not well-formed ({str(error)[:120]}); fetch it again") from error


def items(stream: Stream, max_bytes: int) -> Iterator[Item]:
    """The items in the order of the feed, each with the feed's title as its outlet where it names no other.

    Raises ReadError where the feed can be read no further.
    """
    title: str | None = None
    inside = 0
    for kind, element in elements(stream, max_bytes):
        name = _name(element)
        if name in ITEMS:
            inside += 1 if kind == "start" else -1
            if kind == "end":
                # Items do not nest; where one is never closed, those after it seem to lie within it.
                yield _item(element).within(title)
                _forget(element)
        elif kind == "end" and not inside:
            above = element.getparent()
            if name == "title" and title is None and above is not None and _name(above) in ("channel", "feed"):
                title = _text(element)
            elif name not in ("channel", "feed", "rss", "rdf"):
                _forget(element)


def _item(element: etree._Element) -> Item:
    """What an item's or entry's own elements say; the first of each that says anything."""
    found: dict[str, str] = {}
    writers: list[str] = []
    for child in element:
        name = _name(child)
        if name in ITEMS:
            continue
        if name == "author" or name == "creator":
            writers += [who for who in [_writer(child)] if who]
        elif name == "link" and child.get("href"):
            if child.get("rel", "alternate") == "alternate":
                found.setdefault("link", child.get("href", ""))
        elif name == "source":
            found.setdefault("source", _child(child, "title") or _text(child) or "")
        elif name not in found or not found[name]:
            found[name] = _markup(child) if name in ("content", "encoded") else _text(child) or ""
    permalink = found.get("guid", "") if "://" in found.get("guid", "") else ""
    return Item(
        title=found.get("title"),
        link=(found.get("link") or permalink).strip() or None,
        id=(found.get("id") or found.get("guid") or "").strip() or None,
        outlet=found.get("source") or None,
        published=found.get("published") or found.get("pubDate") or found.get("date") or found.get("issued"),
        modified=found.get("updated") or found.get("modified"),
        writers=tuple(dict.fromkeys(writers)),
        content=found.get("encoded") or found.get("content"),
        summary=found.get("description") or found.get("summary"),
    )


def _writer(element: etree._Element) -> str | None:
    """A writer's name; RSS has "desk@courier.example (Ada Holm)"."""
    text = _child(element, "name") or _text(element) or ""
    named = re.search(r"\(([^()@]{2,80})\)\s*$", text)
    bare = named.group(1) if named else text
    return bare.strip() if bare.strip() and "@" not in bare else None


def _markup(element: etree._Element) -> str:
    """The content of an element: its text, or its own elements as markup (Atom's type="xhtml")."""
    if len(element):
        return "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return _text(element) or ""


def _child(element: etree._Element, name: str) -> str | None:
    return next((_text(child) for child in element if _name(child) == name), None)


def _text(element: etree._Element) -> str | None:
    """The text of an element and what it holds; what HTML calls by name ("&nbsp;") is the character it means."""
    parts: list[str] = []
    for node in element.iter():
        text = node.text or ""
        parts.append(html.unescape(text) if node.tag is etree.Entity else text if isinstance(node.tag, str) else "")
        # Behind the element, where it has children of its own: near enough for titles and summaries.
        parts.append(node.tail or "" if node is not element else "")
    return "".join(parts).strip() or None


def _name(element: etree._Element) -> str:
    """An element's name without its namespace: feeds bind prefixes as they please."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :].rpartition(":")[2] if isinstance(tag, str) else ""


def _forget(element: etree._Element) -> None:
    """Drop what an element holds once it has been read, and its elder siblings."""
    element.clear(keep_tail=False)
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]


def _utf8(stream: Stream, head: bytes) -> Iterator[bytes]:
    """The feed in UTF-8, without the declaration of what it was; a stray byte is read as Windows-1252."""
    name, skip = _encoding(head)
    decoder = codecs.getincrementaldecoder(name)(errors=STRAY)
    first = True
    for piece in stream.pieces():
        for start in range(0, len(piece), STEP):
            text = decoder.decode(piece[start + (skip if first else 0) : start + STEP])
            if first:
                text, first = text.lstrip(), False
            yield text.encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _encoding(head: bytes) -> tuple[str, int]:
    """The encoding of a feed, and how many bytes of byte-order mark stand before it."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(mark):
            return name, len(mark)
    if head[:200:2].count(0) > 80 or head[1:200:2].count(0) > 80:
        return ("utf-16-be" if head[:1] == b"\0" else "utf-16-le"), 0
    declared = DECLARED.match(head)
    try:
        info = codecs.lookup(declared.group(1).decode("ascii")) if declared else None
    except LookupError:
        info = None
    # A feed that names UTF-16 in single bytes is not UTF-16.
    known = info is not None and getattr(info, "_is_text_encoding", True) and not info.name.startswith("utf")
    return (info.name if known and info else "utf-8"), 0


def _stray(error: UnicodeError) -> tuple[str, int]:
    """What a byte that fits no encoding most likely was."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error(STRAY, _stray)
