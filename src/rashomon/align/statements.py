"""Lay out a story's statements: Accounts in, Statements out, one for every sentence that claims something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model import Account, Claim, Evidence, Name, Quantity, Reading, Statement, Time
from rashomon.model.words import content_words


def statements(accounts: Sequence[Account], registry: Mapping[str, str]) -> tuple[Statement, ...]:
    """Every sentence of every account that makes a claim, account by account, in reading order.

    `registry` maps a name's key in its account to its key in the story.
    """
    return tuple(s for n, account in enumerate(accounts) for s in _of_account(n, account, registry))


def _of_account(number: int, account: Account, registry: Mapping[str, str]) -> Iterator[Statement]:
    by_sentence: dict[Evidence, list[Claim]] = defaultdict(list)
    for claim in account.claims:
        by_sentence[claim.sentence].append(claim)
    last = max((c.index for c in account.claims), default=0) or 1
    for sentence, claims in sorted(by_sentence.items(), key=lambda item: item[0].start):
        readings = _readings(claims)
        yield Statement(
            account=number,
            evidence=sentence,
            index=claims[0].index,
            position=claims[0].index / last,
            heading=claims[0].heading,
            claims=tuple(claims),
            readings=readings,
            published=account.article.published,
            keys=frozenset(registry.get(r.key, r.key) for r in readings if isinstance(r, Name)),
            words=content_words(sentence.exact),
            masked=content_words(mask(sentence, readings)),
        )


def whole(number: int, account: Account) -> Statement:
    """An account of a sentence or two as one statement; raises ValueError for an account without words."""
    article = account.article
    words = article.quote(0, len(article.text))
    readings = tuple(sorted({r for c in account.claims for r in c.readings}, key=lambda r: r.evidence))
    return Statement(
        account=number,
        evidence=words,
        index=0,
        position=0.0,
        heading=False,
        claims=account.claims or (Claim(words, words, 0),),
        readings=readings,
        published=article.published,
        keys=frozenset(r.key for r in readings if isinstance(r, Name)),
        words=content_words(words.exact),
        masked=content_words(mask(words, readings)),
    )


def _readings(claims: Sequence[Claim]) -> tuple[Reading, ...]:
    # Nested claims share readings: each counts once. A claim may run on beyond its sentence.
    seen = {(r.evidence, type(r)): r for claim in claims for r in claim.readings if claim.sentence.covers(r.evidence)}
    return tuple(sorted(seen.values(), key=lambda r: (r.evidence.start, r.evidence.end, type(r).__name__)))


def mask(sentence: Evidence, readings: Sequence[Reading]) -> str:
    """The sentence's words without its times and figures, so that values cannot decide what is alike."""
    text = list(sentence.exact)
    for reading in readings:
        if isinstance(reading, Time | Quantity):
            for at in range(reading.evidence.start - sentence.start, reading.evidence.end - sentence.start):
                text[at] = " "
    return "".join(text)
