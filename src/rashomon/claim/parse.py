"""Parse an article: its paragraphs as spaCy documents, its sentences with their place in the text.

In: an Article. Out: Sentences in reading order. Junk, bylines and empty lines are never
parsed. Offsets stay: curly quotation marks and odd spaces are replaced one for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from rashomon.claim.parser import documents
from rashomon.model import Article, Block, BlockKind, Evidence

PARSED = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH)

# The parser was trained on straight marks and takes curly ones for words.
STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u2009": " ", "\u202f": " "}
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, parsed.

    `span` holds the tokens (straight quotation marks in place of curly ones), `offset` is
    where the span's document begins in the article's text: a token stands at
    `offset + token.idx`. `index` counts the article's sentences from 0, `paragraph` its
    parsed blocks.
    """

    article: Article
    span: Span
    offset: int
    index: int
    paragraph: int
    kind: BlockKind

    @property
    def start(self) -> int:
        """Where the sentence begins in the article's text."""
        return self.offset + self.span.start_char

    @property
    def end(self) -> int:
        """Where the sentence ends in the article's text, half-open."""
        return self.offset + self.span.end_char

    @property
    def text(self) -> str:
        """The sentence as the parser saw it: same length as in the article, straight marks."""
        return self.span.text

    @property
    def evidence(self) -> Evidence:
        """The sentence as the article prints it."""
        return self.article.quote(self.start, self.end)

    def cut(self, tokens: Span | Token) -> Evidence:
        """The words of a token or span of this sentence's document, as the article prints them."""
        if isinstance(tokens, Token):
            return self.article.quote(self.offset + tokens.idx, self.offset + tokens.idx + len(tokens))
        return self.article.quote(self.offset + tokens.start_char, self.offset + tokens.end_char)

    def quote(self, start: int, end: int) -> Evidence:
        """Cut at offsets counted in `text` (0 is the sentence's first character)."""
        return self.article.quote(self.start + start, self.start + end)


def parse(article: Article) -> tuple[Sentence, ...]:
    """The article's sentences, titles and headings among them, in reading order."""
    return next(iter(parse_all((article,))))


def parse_all(articles: Iterable[Article]) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each article, in the order given; the parser works on all of them at once."""
    articles = tuple(articles)
    jobs = [(article, block) for article in articles for block in article.blocks if block.kind in PARSED]
    docs = documents(article.text[block.start : block.end].translate(STRAIGHT) for article, block in jobs)
    found: dict[int, list[Sentence]] = {id(article): [] for article in articles}
    counts = dict.fromkeys(found, 0)
    for (article, block), doc in zip(jobs, docs, strict=True):
        mine = found[id(article)]
        mine.extend(_sentences(article, block, doc, first=len(mine), paragraph=counts[id(article)]))
        counts[id(article)] += 1
    for article in articles:
        yield tuple(found[id(article)])


def _sentences(article: Article, block: Block, doc: Doc, *, first: int, paragraph: int) -> Iterator[Sentence]:
    whole = block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    spans = [doc[:]] if whole and len(doc) else [s for s in doc.sents if s.text.strip()]
    for n, span in enumerate(trim(s) for s in spans):
        yield Sentence(article, span, block.start, first + n, paragraph, block.kind)


def trim(span: Span) -> Span:
    """The span without white space at either end."""
    start, end = span.start, span.end
    while start < end - 1 and span.doc[start].is_space:
        start += 1
    while end - 1 > start and span.doc[end - 1].is_space:
        end -= 1
    return span.doc[start:end]
