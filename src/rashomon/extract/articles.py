"""A capture in, an article out: saved text, web page or row, each by its own module.

Refuses a page without a story, one with too few words, and one that is not in English: `Skipped`, with
the reason.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from rashomon.errors import ExtractError
from rashomon.extract.junk import THRESHOLD
from rashomon.extract.language import language, language_name, word_count
from rashomon.extract.layout import Layout, lay_out
from rashomon.extract.metadata import About, about, same_moment
from rashomon.extract.moments import parse_moment
from rashomon.extract.rows import row_of
from rashomon.extract.units import Unit
from rashomon.extract.web import Page, page_of
from rashomon.model import Article, Block, BlockKind, Capture, Skipped
from rashomon.model.text import clean, decode

STAGE = "extract"
FEWEST = 20  # words of story below which there is nothing to compare
READ = ("en",)
SURE = 0.8  # a row's text and a page's main text are mostly free of furniture: only what surely is goes


def extract(capture: Capture, *, languages: Collection[str] | None = READ) -> Article | Skipped:
    """The article that a capture holds, or why it holds none.

    The text of saved text is `decode(body)` and nothing else; that of a row is its own text, cleaned; that of a page
    is its lines. `languages` are the codes that are read; None reads every one. Never raises on what the bytes hold.
    """
    threshold = SURE
    try:
        if capture.media_type == "text/html":
            found: tuple[str, About] | Page = page_of(decode(capture.body, capture.charset), capture.url)
        elif capture.media_type == "application/json":
            found = row_of(decode(capture.body), capture.url)
        else:
            found, threshold = (decode(capture.body, capture.charset), About(url=capture.url)), THRESHOLD
    except ExtractError as error:
        return Skipped(capture.source, STAGE, f"{error} ({len(capture.body):,} bytes of {capture.media_type})")
    if isinstance(found, Page):
        text, layout = _laid_out(found)
        return _article(capture.source, text, layout, found.told, languages)
    text = clean(found[0])
    return _article(capture.source, text, lay_out(text, threshold), found[1], languages)


def _laid_out(page: Page) -> tuple[str, Layout]:
    """A page's lines as one text, and the layout that says what each is."""
    lines = [(clean(line), kind) for line, kind in page.lines]
    found, at = [], 0
    for line, _ in lines:
        found.append(Unit(at, at + len(line), line, at == 0))
        at += len(line) + 1
    return "\n".join(line for line, _ in lines), Layout(tuple(found), tuple(kind for _, kind in lines))


def _article(
    source: str, text: str, layout: Layout, told: About, languages: Collection[str] | None
) -> Article | Skipped:
    """The article of a text that is laid out; what `told` knows for certain goes before what the text prints."""
    blocks = layout.blocks()
    story = " ".join(text[b.start : b.end] for b in blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING))
    words = word_count(story)
    code = language(story if words >= FEWEST else text, told.language)
    if languages is not None and code not in (None, *languages):
        name = language_name(str(code))
        return Skipped(source, STAGE, f"the page reads as {name}; only English is read so far; give a translation")
    if words < FEWEST:
        return Skipped(source, STAGE, f"only {words} words of story found, too few to compare; give the whole account")
    told, printed = _safe(told), about(layout, text)
    published, modified = told.published or printed.published, told.modified or printed.modified
    return Article(
        source=source,
        text=text,
        blocks=_titled(blocks, text, told.title),
        outlet=told.outlet or printed.outlet,
        title=told.title or printed.title,
        url=told.url,
        published=published,
        modified=modified if modified and not (published and same_moment(published, modified)) else None,
        byline=told.byline or printed.byline,
        credits=told.credits or printed.credits,
        language=code or told.language or READ[0],
        given=told.given,
        section=told.section,
        paywalled=told.paywalled,
    )


def _safe(told: About) -> About:
    """The same, fit for an article: fields of rows and pages may hold what no text may."""
    return replace(
        told,
        title=clean(told.title) if told.title else None,
        outlet=clean(told.outlet) if told.outlet else None,
        url=clean(told.url) if told.url else None,
        byline=tuple(map(clean, told.byline)),
        credits=tuple(map(clean, told.credits)),
        given=clean(told.given) if told.given else None,
        section=clean(told.section) if told.section else None,
    )


def _titled(blocks: tuple[Block, ...], text: str, title: str | None) -> tuple[Block, ...]:
    """The blocks, with the title where the page's own word on it says it stands."""
    wanted = " ".join(title.split()).casefold() if title else ""
    same = [b for b in blocks if wanted and " ".join(text[b.start : b.end].split()).casefold() == wanted]
    if not same:
        return blocks
    named = same[0]
    marked = (Block(b.start, b.end, _demoted(b, named)) for b in blocks)
    return tuple(marked)


def _demoted(block: Block, title: Block) -> BlockKind:
    """A block's kind once the title is known."""
    if block == title:
        return BlockKind.TITLE
    return BlockKind.HEADING if block.kind is BlockKind.TITLE else block.kind


def statement(text: str, published: str | None = None) -> Article:
    """A bare statement as an article of one paragraph; `published` as ISO 8601, None or unreadable: unknown."""
    words = clean(text).strip() or "…"
    return Article(
        "statement", words, (Block(0, len(words)),), published=parse_moment(published) if published else None
    )
