"""Find where names stand: runs of capitals, the tagger's entities as advice on their type.

In: the Sentences of one article. Out: Mentions, not overlapping, in reading order. Titles,
courtesy and demonyms are cut off names. Refuses months, weekdays and words that are
capital only because they begin a sentence or stand in a headline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from rashomon.claim.name_capitals import DASHES, NAMED, is_named, seen
from rashomon.claim.name_places import countries, fold, in_table
from rashomon.claim.name_words import (
    ARTICLES,
    COURTESY,
    ORGANISATION_HEADS,
    PARTICLES,
    ROLES,
    TITLE_HEADS,
    TITLE_MODIFIERS,
    TITLES,
)
from rashomon.claim.parse import Sentence


@dataclass(frozen=True, slots=True)
class Mention:
    """A name's place: tokens `start` to `end` (half-open) of the sentence's document.

    `label` is the tagger's type ("" where it saw none), "NORP" for a demonym.
    """

    sentence: Sentence
    start: int
    end: int
    label: str

    @property
    def span(self) -> Span:
        """The name's tokens."""
        return self.sentence.span.doc[self.start : self.end]

    @property
    def before(self) -> Token | None:
        """The token in front of the name, within its sentence."""
        return self.sentence.span.doc[self.start - 1] if self.start > self.sentence.span.start else None

    @property
    def words(self) -> str:
        """The name with straight marks and single spaces."""
        return " ".join(self.span.text.split())


def mentions(sentences: Sequence[Sentence]) -> Iterator[Mention]:
    """Every mention of something by name, in reading order."""
    found = tuple(_found(sentences))
    known = {part for m in found for part in (m.words, m.span[-1].text) if not set(m.words) & DASHES}
    for mention in found:
        dash = next((t.i for t in mention.span[1:-1] if t.text in DASHES), None) if len(mention.span) == 3 else None
        sides = (mention.span[0].text, mention.span[-1].text)
        if dash is not None and all(side in known for side in sides):  # "the Trump-Xi meeting" names two
            yield Mention(mention.sentence, mention.start, dash, mention.label)
            yield Mention(mention.sentence, dash + 1, mention.end, mention.label)
        else:
            yield mention


def _found(sentences: Sequence[Sentence]) -> Iterator[Mention]:
    inside, lower = seen(sentences)
    for sentence in sentences:
        doc, marks = sentence.span.doc, set()
        for token in sentence.span:
            if is_named(token, sentence, inside, lower):
                marks.add(token.i)
        for start, end in _runs(doc, marks, sentence.span.start, sentence.span.end):
            yield from _split(sentence, start, end)


def _runs(doc: Doc, marks: set[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of marked tokens, glued by hyphens, particles and, after the head of a body, by "of the"."""
    at = start
    while at < end:
        if at not in marks:
            at += 1
            continue
        stop = at + 1
        while stop < end:
            step = _step(doc, at, stop, end, marks)
            if not step:
                break
            stop += step
        yield at, stop
        at = stop


def _step(doc: Doc, first: int, at: int, end: int, marks: set[int]) -> int:
    """How many tokens from `at` on still belong to the run that began at `first`; 0: none."""
    text = doc[at].text
    tight = not doc[at - 1].whitespace_
    if at in marks:
        return 1
    if text in DASHES and tight and not doc[at].whitespace_ and at + 1 < end and doc[at + 1].is_alpha:
        return 2
    if text in {".", "&", "'", "’"} and at + 1 in marks and (text == "&" or (tight and len(doc[at - 1]) <= 2)):
        return 2
    if text.lower() in ARTICLES and at + 2 in marks and doc[at + 1].text in DASHES and not doc[at].whitespace_:
        return 3
    ahead = at
    while ahead < end and ahead - at < 3 and doc[ahead].text.lower() in PARTICLES:
        ahead += 1
    if at < ahead < end and ahead in marks and doc[ahead - 1].text.lower() != "al":
        return ahead - at + 1
    if text.lower() in {"of", "for"} and _is_body(doc, first, at):
        skip = 2 if at + 2 < end and doc[at + 1].text == "the" else 1
        if at + skip in marks and at + skip < end:
            return skip + 1
    if (
        doc[at].ent_iob_ == "I"
        and doc[at - 1].ent_type_ in {"ORG", "WORK_OF_ART", "EVENT"}
        and doc[at].ent_type_ == doc[at - 1].ent_type_
    ):
        rest = next((i for i in range(at, min(at + 4, end)) if i in marks and doc[i].ent_iob_ == "I"), None)
        return rest - at + 1 if rest is not None and text.lower() not in {"'s", "’s", ",", "and"} else 0
    return 0


def _is_body(doc: Doc, first: int, at: int) -> bool:
    """Whether the run before `at` is the head of an organisation's name: "Bank" of …, "Chiefs" of …"""
    last = doc[at - 1].text.lower()
    return (
        last in ORGANISATION_HEADS
        or (last == "chiefs" and at - first > 1)
        or (last in {"republic", "kingdom", "gulf", "bay", "sea", "strait", "isle", "bight"})
    )


def _split(sentence: Sentence, start: int, end: int) -> Iterator[Mention]:
    """Cut titles, courtesy and demonyms off a run; a run that ends in the head of a body stays whole."""
    doc, table = sentence.span.doc, countries()
    start = _begin(doc, start, end)
    if start == end:
        return
    dash = next((i for i in range(start + 1, end - 1) if doc[i].text in DASHES), None)
    if dash is not None and in_table(fold(doc[start:dash].text)) and in_table(fold(doc[dash + 1 : end].text)):
        yield from _split(sentence, start, dash)
        yield from _split(sentence, dash + 1, end)
        return
    whole = fold(doc[start:end].text)
    if in_table(whole) and whole not in table.demonyms:
        yield Mention(sentence, start, end, "GPE")
        return
    for size in (2, 1):
        if end - start >= size and fold(doc[start : start + size].text) in table.demonyms:
            yield Mention(sentence, start, start + size, "NORP")
            yield from _split(sentence, start + size, end) if end - start > size else ()
            return
    label = _label(doc, start, end)
    if end - start > 1 and label != "PERSON" and any(t.lower_ in ORGANISATION_HEADS for t in doc[start:end]):
        yield Mention(sentence, start, end, "ORG")
        return
    yield from _untitled(sentence, start, end)


def _begin(doc: Doc, start: int, end: int) -> int:
    """Where the run begins without courtesy, "Father-of-four" and the second half of an office."""
    while start < end:
        compound = _compound(doc, start, end)
        idle = doc[start].text in DASHES or doc[start].lower_ in COURTESY or _lost_title(doc, start, end)
        if not compound and not idle:
            break
        start = max(start + 1, compound)
    return start + 1 if start < end and doc[start].text == "." else start


def _untitled(sentence: Sentence, start: int, end: int) -> Iterator[Mention]:
    doc = sentence.span.doc
    cut = next((i for i in range(end - 1, start - 1, -1) if _is_title(sentence, i, start, end)), None)
    if cut is None:
        yield Mention(sentence, start, end, _label(doc, start, end))
        return
    begin = cut
    while begin > start and (doc[begin - 1].lower_ in TITLES or doc[begin - 1].text in DASHES):
        begin -= 1
    if begin > start:
        yield from _split(sentence, start, begin)
    rest = cut + 1
    while rest < end and (doc[rest].text == "." or doc[rest].lower_ in COURTESY):
        rest += 1
    if rest < end:
        yield Mention(sentence, rest, end, _label(doc, rest, end))


def _compound(doc: Doc, start: int, end: int) -> int:
    """Where a compound such as "Father-of-four" ends, 0 if none begins here: a lower-case piece makes it no name."""
    at = start + 1
    while at + 1 < end and doc[at].text in DASHES:
        at += 2
    joined = any(t.lower_ in {"of", "in", "at", "to", "turned", "for"} for t in doc[start + 1 : at])
    return at if at < end and joined else 0


def _lost_title(doc: Doc, start: int, end: int) -> bool:
    """ "Minister of Industry and Trade Tran Thi Linh": the second half of an office is no given name."""
    if end - start < 2 or start < 2 or doc[start].lower_ not in TITLE_MODIFIERS | {"government"}:
        return False
    if doc[start - 1].lower_ not in {"and", "of", "for", "&"}:
        return False
    return any(t.lower_ in TITLE_HEADS or t.lower_ == "head" for t in doc[max(0, start - 7) : start])


def _is_title(sentence: Sentence, i: int, start: int, end: int) -> bool:
    """The head of a title; at the head of a sentence any word for a part ("Opener", "Vet") before two names."""
    doc = sentence.span.doc
    low = doc[i].text.lower()
    if i == sentence.span.start and end - i > 2 and low in ROLES:
        return True
    if low not in TITLE_HEADS:
        return False
    if i == end - 1:
        return i == start or doc[i - 1].text.lower() in TITLES or doc[i - 1].text in DASHES
    return True


def _label(doc: Doc, start: int, end: int) -> str:
    labels = Counter(t.ent_type_ for t in doc[start:end] if t.ent_type_ in NAMED)
    return labels.most_common(1)[0][0] if labels else ""
