"""A parsed page in, the blocks of text that a reader sees on it out, each with where in the markup it stands.

One walk over the tree, in document order. Left out: scripts, styles, menus marked as such, and whatever
else holds no running text. Refuses markup nested past reason: ExtractError.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from rashomon.errors import ExtractError
from rashomon.extract.tame import DEEPEST

# Never prose, whatever they hold. Forms stay: some sites wrap the whole page in one.
DROPPED = ["script", "style", "noscript", "template", "svg", "iframe", "nav", "button", "select", "textarea", "video",
           "audio", "object", "canvas", "head", "math", "dialog"]  # fmt: skip
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter noindex nobr q rp rt ruby "
    "s samp small span strike strong sub sup time tt u var wbr img picture source amp-img o:p".split()
)
NAMING, BOLD = frozenset(("a", "span", "time")), frozenset(("b", "strong"))
MARKED = NAMING | BOLD
BREAKS = frozenset(("br", "hr"))
BAD = re.compile(
    r"comment|footer|sidebar|related|recommend|promo|share|social|newsletter|subscri|signup|sign-up|breadcrumb|menu|"
    r"advert|\bads?\b|ad-|-ad\b|sponsor|outbrain|taboola|trending|popular|most-read|more-|read-?next|caption|credit|"
    r"cookie|consent|gdpr|modal|popup|banner|widget|toolbar|byline|author|bio\b|meta\b|tags?\b|topics|hidden|gallery|"
    r"carousel|slideshow|disclaimer|copyright|teaser|login|paywall|timestamp|dateline|masthead|header|aside|list-item|"
    r"readmore|embed|tweet|card|feed|rating|poll|infobox|navbox|reference|toc\b|skip|print"
)
GOOD = re.compile(
    r"article-?_?body|story-?_?body|entry-?_?content|post-?_?content|article-?_?content|article-?_?text|story-?_?content|"
    r"content-?_?body|body-?_?content|post-?_?body|rich-?text|paragraph|body-?copy|articlebody|\bstory\b|maincontent|"
    r"main-?_?content|article__|wysiwyg|\bprose\b"
)
# What an element adds to all that stands in it, by its name.
FLAGS = {"article": 1, "main": 2, "aside": 4, "footer": 8, "header": 16, "form": 32, "figure": 64, "table": 128,
         "ul": 256, "ol": 256, "dl": 256, "blockquote": 512, "figcaption": 1024, "h1": 2048}  # fmt: skip
ARTICLE, MAIN, ASIDE, FOOTER, HEADER, FORM, FIGURE, TABLE, LIST, QUOTE, CAPTION, TOP = (1 << n for n in range(12))
IS_BAD, IS_GOOD, HIDDEN, SIGNED, STAMPED = (1 << n for n in range(12, 17))
FLAG_COUNT = 14  # flags that tell how likely a block is the story; what is hidden is left out before
SIGN = re.compile(r"byline|author|writer|contributor|reporter")
STAMP = re.compile(r"date|time|publish|posted|updated")
NAMED_LENGTH = 300  # characters of an element's names that are looked at
UNSEEN = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)


@dataclass(slots=True)
class Place:
    """Where an element stands: what its ancestors are, and the block that its words belong to."""

    flags: int
    depth: int
    block: int  # number of the block element that the words go to
    tag: str  # name of that block element
    parent: int  # number of the block element around it
    grand: int  # number of the one around that
    bad: int  # elements around it, itself included, that are called like furniture
    link: bool
    bold: bool


@dataclass(slots=True)
class PageBlock:
    """A run of words between two breaks of the page."""

    place: Place
    parts: list[str] = field(default_factory=list)
    linked: int = 0  # characters within links
    links: int = 0
    bold: int = 0  # characters in bold
    anchors: list[str] = field(default_factory=list)  # the words of its links
    text: str = ""


def page_blocks(tree: LexborHTMLParser) -> list[PageBlock]:
    """The blocks of a page in order, white space squeezed. Changes the tree: what is dropped is taken out of it."""
    root = tree.body or tree.root
    if root is None:
        return []
    tree.strip_tags(DROPPED, recursive=True)
    blocks: list[PageBlock] = []
    top = Place(0, 0, 0, "body", 0, 0, 0, False, False)
    places: dict[int, Place] = {root.mem_id: top}
    count, current, last = 0, None, -1
    for node in root.traverse(include_text=True):
        tag = node.tag
        if tag == "-text":
            parent = node.parent
            place = places.get(parent.mem_id, top) if parent is not None else top
            words = node.text_content
            if words is None:
                continue
            if place.block != last or current is None:
                if not words.strip():
                    continue
                current = PageBlock(place)
                blocks.append(current)
                last = place.block
            current.parts.append(words)
            if place.link:
                current.linked += len(words.strip())
                current.links += 1
                current.anchors.append(words)
            if place.bold:
                current.bold += len(words.strip())
            continue
        if tag is None or tag[0] in "-!":
            continue
        if tag in BREAKS:
            last = -1
            continue
        parent = node.parent
        around = places.get(parent.mem_id, top) if parent is not None else top
        if tag in INLINE:
            places[node.mem_id] = _within(node, tag, around) if tag in MARKED else around
            continue
        if node.mem_id in places:
            continue
        if around.depth >= DEEPEST:
            raise ExtractError(f"the markup is nested more than {DEEPEST} deep; save the page as text and give that")
        count += 1
        last = -1
        places[node.mem_id] = _placed(node, tag, around, count)
    for block in blocks:
        block.text = " ".join(_joined(block.parts).split())
    return [block for block in blocks if block.text and not block.place.flags & HIDDEN]


def _joined(parts: list[str]) -> str:
    """The words of a block; a space where an element ends in a small letter or figure and the next begins anew.

    "By <a>Ana Roe</a><time>June 3</time>" is kept apart on the screen by its style alone.
    """
    if len(parts) == 1:
        return parts[0]
    out = [parts[0]]
    for before, part in pairwise(parts):
        glued = before[-1:].islower() and part[:1].isupper()
        if glued or (before[-1:].isdigit() and part[:1].isdigit()):
            out.append(" ")
        out.append(part)
    return "".join(out)


@lru_cache(maxsize=16384)
def _called(named: str) -> int:
    """What an element's class, id and role call it: furniture, the article's text, its writers or its date."""
    lower = named.lower()
    found = (IS_BAD if BAD.search(lower) else 0) | (IS_GOOD if GOOD.search(lower) else 0)
    return found | (SIGNED if SIGN.search(lower) else 0) | (STAMPED if STAMP.search(lower) else 0)


def _within(node: LexborNode, tag: str, around: Place) -> Place:
    """The place of an inline element that says something of its words: a link, bold, a writer's name."""
    flags = around.flags
    if tag in NAMING:
        given = node.attributes
        if given:
            named = f"{given.get('class') or ''} {given.get('rel') or ''} {given.get('itemprop') or ''}"
            flags |= _called(named[:NAMED_LENGTH]) & (SIGNED | STAMPED)
    link, bold = around.link or tag == "a", around.bold or tag in BOLD
    if (flags, link, bold) == (around.flags, around.link, around.bold):
        return around
    return Place(flags, around.depth, around.block, around.tag, around.parent, around.grand, around.bad, link, bold)


def _placed(node: LexborNode, tag: str, around: Place, number: int) -> Place:
    """The place of a block element."""
    flags, bad = around.flags | FLAGS.get(tag, 0), around.bad
    given = node.attributes
    if given:
        named = f"{given.get('class') or ''} {given.get('id') or ''} {given.get('itemprop') or ''}"[:NAMED_LENGTH]
        if given.get("role"):
            named += f" {given['role']}"
        called = _called(named)
        flags |= called
        bad += called & IS_BAD == IS_BAD
        if "hidden" in given or (given.get("style") and UNSEEN.search(given["style"] or "")):
            flags |= HIDDEN
    return Place(flags, around.depth + 1, number, tag, around.block, around.parent, bad, around.link, around.bold)
