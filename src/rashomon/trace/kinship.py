"""Which accounts are copies: Articles in, Kinships and shared passages out.

A kinship is made where one account reuses the other's wording for about three sentences.
The thresholds were learned on the training stories: there the copies share .18 to .40 of
the shorter account's prose, all other pairs .11 at most. Quoted speech, notices and names
are no evidence (see words). One copied sentence makes no kinship; it is still handed out
by `shared_passages`, for witnesses to be counted point by point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.model import Article, Copy, Direction, Evidence, Kinship
from rashomon.trace.direction import Origin, origin_of
from rashomon.trace.pairs import aligned
from rashomon.trace.passages import Passage
from rashomon.trace.words import Words

LARGE_SHARE = 0.14  # of one account's prose, with MIN_SENTENCES reused
MIN_SENTENCES = 2
SMALL_SHARE = 0.05  # enough where MANY_SENTENCES are reused: a long account around a copied core
MANY_SENTENCES = 3
REUSED = 0.5  # share of a sentence's prose that stands in the other account
SENTENCE_PROSE = 5  # words of prose that agree in it; "he told reporters" is not a reused sentence


def kinships(articles: Sequence[Article], near: Iterable[tuple[str, str]] | None = None) -> tuple[Kinship, ...]:
    """The pairs of accounts of which one copied the other, or both a third; of the pairs of ids in `near`, if given.

    `a` and `b` are in order of id, kinships in order of (a, b): the result does not
    depend on the order of `articles`. Shares run from 0 to 1 and count words of prose.
    `origin` is the account that the other was copied from: the one it credits, else the
    one published earlier, else None.
    """
    found = []
    for a, b, passages in aligned(articles, near):
        agreeing = [(i, j) for passage in passages for i, j in passage.pairs if a.prose[i] and b.prose[j]]
        share_a, share_b = (round(len(agreeing) / max(words.prose.count(True), 1), 4) for words in (a, b))
        if max(share_a, share_b) < SMALL_SHARE:
            continue
        reused = max(_reused(a, [i for i, _ in agreeing]), _reused(b, [j for _, j in agreeing]))
        if _is_copy(max(share_a, share_b), reused):
            origin = origin_of(a.article, b.article, share_a, share_b)
            copies = _copies(a, b, passages, origin)
            ids = a.article.id, b.article.id
            found.append(Kinship(*ids, share_a, share_b, copies, origin.article, origin.ground, origin.agency))
    return _without_siblings(sorted(found, key=lambda kin: (kin.a, kin.b)))


def shared_passages(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Every passage that two accounts share, those of pairs too little alike for a kinship among them."""
    found = [
        (a.article.id, b.article.id, _copies(a, b, passages, origin_of(a.article, b.article)))
        for a, b, passages in aligned(articles)
    ]
    return tuple(copy for _, _, copies in sorted(found, key=lambda row: row[:2]) for copy in copies)


def copied_from(article: str, kinships: Sequence[Kinship]) -> str | None:
    """The id of the account that `article` reuses most of, a credited one first; None where none is known."""
    best = None
    for kin in kinships:
        if article not in (kin.a, kin.b) or kin.origin is None or kin.origin == article:
            continue
        known = any(copy.direction is Direction.KNOWN for copy in kin.passages)
        # Ids break ties so that the answer does not depend on the order of the kinships.
        rank = (known, kin.share_a if article == kin.a else kin.share_b, kin.origin)
        best = max(best, rank) if best else rank
    return best[2] if best else None


def _is_copy(share: float, reused: int) -> bool:
    """Whether enough of an account, and enough whole sentences of it, stand in the other."""
    return (share >= LARGE_SHARE and reused >= MIN_SENTENCES) or (share >= SMALL_SHARE and reused >= MANY_SENTENCES)


def _reused(words: Words, agreeing: Sequence[int]) -> int:
    """How many sentences have most of their prose in the other account."""
    prose = Counter(s for s, is_prose in zip(words.sentences, words.prose, strict=True) if is_prose)
    shared = Counter(words.sentences[i] for i in agreeing)
    return sum(n >= SENTENCE_PROSE and n >= REUSED * prose[sentence] for sentence, n in shared.items())


def _copies(a: Words, b: Words, passages: Sequence[Passage], origin: Origin) -> tuple[Copy, ...]:
    """The passages as evidence, the origin's words first; in `a`'s reading order."""
    cuts = [(_cut(a, passage.left), _cut(b, passage.right)) for passage in passages]
    if origin.article == b.article.id:
        cuts = [(right, left) for left, right in cuts]
    return tuple(Copy(first, second, origin.direction) for first, second in cuts)


def _cut(words: Words, span: tuple[int, int]) -> Evidence:
    return words.article.quote(words.starts[span[0]], words.ends[span[1] - 1])


def _without_siblings(found: Sequence[Kinship]) -> tuple[Kinship, ...]:
    """Two copies that both credit a third account have their words from it, not from each other."""
    credited: dict[str, set[str]] = {}
    for kin in found:
        if kin.origin is not None and kin.passages[0].direction is Direction.KNOWN:
            credited.setdefault(kin.b if kin.origin == kin.a else kin.a, set()).add(kin.origin)
    return tuple(
        replace(
            kin,
            origin=None,
            ground=None,
            passages=tuple(replace(copy, direction=Direction.UNKNOWN) for copy in kin.passages),
        )
        if (credited.get(kin.a, set()) & credited.get(kin.b, set())) - {kin.a, kin.b}
        else kin
        for kin in found
    )
