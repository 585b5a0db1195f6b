"""Values of the model and the documents they are kept as: both ways, and nothing in between.

Evidence is kept as its place alone, [start, end] in an account and [article, start, end] in a finding, and cut again
from the article on the way back: what a store gives back holds the evidence law by how it is read. Raises
EvidenceError for a place that lies outside its article, StoreError for a document that is none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from functools import cache
from typing import Any, TypeVar

import zstandard
from cattrs import Converter
from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from rashomon.errors import EvidenceError, StoreError
from rashomon.model import Article, Claim, Evidence, Quote, Reading

T = TypeVar("T")
MOST = 1 << 28  # bytes that a packed document may unpack to

_texts: ContextVar[Mapping[str, Article]] = ContextVar("texts")


def document(value: object, kind: Any) -> str:
    """A value as JSON with one spelling, its evidence as [article, start, end]."""
    return spelled(_across().unstructure(value, kind))


def value_of(kind: type[T], kept: str, articles: Mapping[str, Article]) -> T:
    """The value that `document` made a document of, its evidence cut anew from `articles`."""
    found: T = _structured(_across(), kind, json.loads(kept), articles)
    return found


def claims_document(claims: Sequence[Claim]) -> bytes:
    """The claims of one account, packed."""
    return packed(spelled(_within().unstructure(tuple(claims), tuple[Claim, ...])).encode())


def claims_of(kept: bytes, article: Article) -> tuple[Claim, ...]:
    """The claims again, cut from their article."""
    found: tuple[Claim, ...] = _structured(_within(), tuple[Claim, ...], json.loads(unpacked(kept)), {"": article})
    return found


def quotes_document(quotes: Sequence[Quote]) -> bytes:
    """The quotes of one account, packed."""
    return packed(spelled(_within().unstructure(tuple(quotes), tuple[Quote, ...])).encode())


def quotes_of(kept: bytes, article: Article) -> tuple[Quote, ...]:
    """The quotes again, cut from their article."""
    found: tuple[Quote, ...] = _structured(_within(), tuple[Quote, ...], json.loads(unpacked(kept)), {"": article})
    return found


def spelled(thing: object) -> str:
    """Plain JSON with one spelling: keys sorted, no spaces."""
    return json.dumps(thing, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def packed(body: bytes) -> bytes:
    """The bytes, by zstd."""
    return zstandard.ZstdCompressor(level=3, write_checksum=True).compress(body)


def unpacked(body: bytes) -> bytes:
    """The bytes again; raises StoreError where they are damaged."""
    try:
        return zstandard.ZstdDecompressor().decompress(body, max_output_size=MOST)
    except zstandard.ZstdError as problem:
        raise StoreError(
            f"a packed document is damaged ({problem}); run rashomon verify, and bring back a copy"
        ) from None


def _structured(converter: Converter, kind: Any, plain: Any, articles: Mapping[str, Article]) -> Any:
    token = _texts.set(articles)
    try:
        return converter.structure(plain, kind)
    except EvidenceError:
        raise
    except Exception as problem:  # whatever a damaged document does to the converter
        raise StoreError(f"a document cannot be read as {kind} ({problem!r}); run rashomon verify") from problem
    finally:
        _texts.reset(token)


@cache
def _across() -> Converter:
    """For values that cite several articles."""
    return _converter(
        lambda cut: [cut.article, cut.start, cut.end], lambda place, _: _article(place[0]).quote(place[1], place[2])
    )


@cache
def _within() -> Converter:
    """For what is read from one article, which goes without saying."""
    return _converter(lambda cut: [cut.start, cut.end], lambda place, _: _article("").quote(place[0], place[1]))


def _converter(place: Callable[[Evidence], list[Any]], cut: Callable[[Any, Any], Evidence]) -> Converter:
    """What is left at its default is left out: most of a reading is. A default that changes asks for a migration."""
    converter = make_converter(omit_if_default=True)
    converter.register_unstructure_hook(Evidence, place)
    converter.register_structure_hook(Evidence, cut)
    configure_tagged_union(Reading, converter, tag_name="is")  # last: it takes the hooks as they are now
    return converter


def _article(name: str) -> Article:
    try:
        return _texts.get()[name]
    except KeyError:
        raise EvidenceError(f"{name}: a finding cites an article that is not there; run rashomon verify") from None
