"""What grouping reads of one article: an Article in, a Sketch of hashed terms, days and vectors out.

Cheap readings only, so that a pile of tens of thousands costs seconds: words, capitalised names, places behind
a preposition, figures with the word they count, ages, and the days that the opening speaks of. No parse.
Refuses nothing; a text without words gives empty zones.
"""

from __future__ import annotations

import re
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urlsplit
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rashomon.group.days import days_of
from rashomon.model import Article, BlockKind
from rashomon.model.words import STOP, stem
from rashomon.weights.vectors import embed

SLOTS = 1 << 22  # terms are known by a hash into so many slots (feature hashing, Weinberger et al. 2009)
READ = (BlockKind.PARAGRAPH, BlockKind.HEADING)
LONGEST = 20_000  # characters of story that are read; the tail of a live blog tells of other things
OPENING = 700  # characters of the story in which the event itself is told
KEPT = 4_096  # sketches of the articles last seen: a store sorts the same ones again with every article that joins
TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,:/]\d+)*|[.!?\n]")
SLUG = re.compile(r"[a-z]{2,30}")
# Each begins with what is looked for fast, so that what stands before is asked afterwards.
AGES = re.compile(r"(\d{1,3})[- ](?:years?|months?)[- ]old"), re.compile(r", (\d{1,2})[,.;]")
BEFORE_PLACE = frozenset("in at near on from of outside inside around into along".split())
GLUE = frozenset("of and de la del van von al".split())
LONGEST_NAME = 6  # words; what runs on longer is a headline
ZONES = ("title", "opening", "body", "names", "people", "places", "figures", "ages")

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """One article as grouping sees it.

    `zones` holds sorted slots (int32, each once) in the order of ZONES; `counts` says how often each slot of
    the body stands in the story. `day` is when it was published, in days since year 1, None where unknown.
    `days` are the days that the opening speaks of, the first told first. `vectors` is (2, 128) float32: title
    and opening, rows of length 1 or zeros. `terms` are all slots it can be looked up by: those of the zones,
    and of neighbouring words.
    """

    id: str
    day: float | None
    outlet: str
    words: int
    zones: tuple[Ints, ...]
    counts: Floats
    terms: Ints
    days: tuple[int, ...]
    vectors: Floats


def sketches(articles: Sequence[Article]) -> list[Sketch]:
    """The sketches of the articles, in their order; those of the last KEPT articles are at hand."""
    known = {article: _kept[article] for article in articles if article in _kept}
    known |= {article: made for article, made in _made([one for one in articles if one not in known])}
    for article, made in list(known.items())[-KEPT:]:
        _kept[article] = made
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return [known[article] for article in articles]


_kept: OrderedDict[Article, Sketch] = OrderedDict()


def _made(articles: Sequence[Article]) -> Iterator[tuple[Article, Sketch]]:
    """Sketches anew; the vectors of all at once, which is quicker."""
    stories = [_story(article) for article in articles]
    titles = embed([article.title or "" for article in articles])
    openings = embed([story[:OPENING] for story in stories])
    vectors = np.stack((titles, openings), axis=1)
    for article, story, vector in zip(articles, stories, vectors, strict=True):
        yield article, _sketch(article, story, vector)


def _story(article: Article) -> str:
    """The paragraphs of the story, one a line."""
    paragraphs = [article.text[b.start : b.end] for b in article.blocks if b.kind in READ]
    return "\n".join(paragraphs)[:LONGEST]


def _sketch(article: Article, story: str, vectors: Floats) -> Sketch:
    """One article's sketch."""
    at = article.published or article.modified
    day = at.at.toordinal() + (at.at.hour / 24 + at.at.minute / 1440 if at.hour_known else 0.5) if at else None
    title, opening = article.title or "", story[:OPENING]
    headline, start, rest = TOKEN.findall(title), TOKEN.findall(opening), TOKEN.findall(story[OPENING:])
    told = _content(headline)
    lead = _content(start)
    body = Counter(map(slot, (*told, *lead, *_content(rest))))
    told += SLUG.findall(_slug(article.url))
    named = _named([*start, *rest, "\n", *(headline if _is_sentence(title) else ())])
    ages = {f"age {age}" for age in _ages(story)}
    held = np.array(sorted(body), dtype=np.int32)
    zones = (_slots(told), _slots(lead), held, *map(_slots, (*named, ages)))
    joints = _slots(f"{a} {b}" for line in (told, lead) for a, b in pairwise(line))
    return Sketch(
        id=article.id,
        day=day,
        outlet=(article.outlet or "").casefold(),
        words=sum(body.values()),
        zones=zones,
        counts=np.array([body[number] for number in held.tolist()], dtype=np.float32),
        terms=np.unique(np.concatenate((*zones, joints))),
        days=days_of(f"{title}\n{opening}", int(day) if day is not None else None),
        vectors=vectors,
    )


def _ages(story: str) -> Iterator[str]:
    """The ages that stand in a text: "a 34-year-old", "Ana Holm, 34, "."""
    for pattern, behind_word in zip(AGES, (False, True), strict=True):
        at = 0
        while found := pattern.search(story, at):
            before = story[found.start() - 1 : found.start()]
            meant = (before.isalnum() or before == "_") == behind_word
            at = found.end() if meant else found.start() + 1
            if meant:
                yield found[1]


def _content(tokens: Sequence[str]) -> list[str]:
    """The stems of the words that carry meaning, and the figures."""
    return [word for token in tokens if (word := _meaning(token))]


@lru_cache(maxsize=1 << 18)
def _meaning(token: str) -> str:
    """The stem of a word that carries meaning, a figure as it stands, else nothing."""
    return stem(token) if token.lower() not in STOP and (len(token) > 1 or token.isdigit()) else ""


def _slug(url: str | None) -> str:
    """The words of an address, which often say more of the event than the headline does."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return ""
    longest = max(path.lower().split("/"), key=len, default="")
    return longest if longest.count("-") + longest.count("_") >= 2 else ""


def _is_sentence(title: str) -> bool:
    """Whether a headline is set as a sentence, so that capitals mark names."""
    words = [w for w in title.split() if w[0].isalpha()]
    return bool(words) and sum(w[0].isupper() for w in words) <= 0.6 * len(words)


def _named(tokens: Sequence[str]) -> tuple[set[str], set[str], set[str], set[str]]:
    """The names, those that may be people's, those that may be places, and the figures with what each counts."""
    names: set[str] = set()
    people: set[str] = set()
    places: set[str] = set()
    figures: set[str] = set()
    run: list[str] = []
    opens, before, number = True, "", ""
    for token in (*tokens, "\n"):
        first = token[0]
        if first.isupper() and not (opens and token.lower() in STOP):
            run.append(token)
            opens = False
            continue
        if run and not (token in GLUE and len(run) < LONGEST_NAME):
            place = before.lower() in BEFORE_PLACE
            # One word that no preposition leads in is as often a surname as a company or a month: no kind.
            _add_run(run, names, places if place else people if len(run) > 1 else set())
            run = []
        if first.isdigit():
            figures.add(token)
            number = token
        elif number and first.isalpha():
            figures.add(f"{number} {stem(token)}")
            number = ""
        opens = token in ".!?\n"
        before = token
    return names, people, places, figures


def _add_run(run: list[str], names: set[str], kind: set[str]) -> None:
    """A run of capitalised words as a name: the whole of it, its last word, and what kind of name it may be."""
    words = [word.lower().removesuffix("'s").removesuffix("’s") for word in run]
    names.add("n " + " ".join(words))
    # Of a title and a name, the last two words are the name.
    kind.add("k " + " ".join(words[-2:]))
    if len(words) > 1:
        names.add("n " + words[-1])


def _slots(terms: Iterable[str]) -> Ints:
    """The sorted slots of some terms, each once."""
    return np.array(sorted({slot(term) for term in terms}), dtype=np.int32)


@lru_cache(maxsize=1 << 18)
def slot(term: str) -> int:
    """The slot of a term: the same on every machine, whatever the hash seed."""
    return crc32(term.encode("utf-8", "surrogatepass")) & (SLOTS - 1)
