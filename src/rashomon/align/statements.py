"""Lay out a story's statements: Accounts in, Statements out, one for every sentence that claims something."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import snowballstemmer

from rashomon.model import Account, Claim, Evidence, Name, Quantity, Reading, Statement, Time

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*")

# Function words: they say nothing of what a sentence is about.
STOP = frozenset(
    """
    a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each few for from further had has have having he her here
    hers herself him himself his how i if in into is it its itself just me more most my no nor not now of off on
    once only or other our out over own said say says same she should so some such than that the their theirs them
    then there these they this those through to told too under until up upon us very was we were what when where
    which while who whom whose why will with would you your mr mrs ms yet still however according per among
    """.split()
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball stem of a word, lower-case ("tariffs" -> "tariff")."""
    return str(_stemmer().stemWord(word.lower().replace("’", "'")))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    return snowballstemmer.stemmer("english")


def content_words(text: str) -> tuple[str, ...]:
    """The stems of a text's words that carry meaning, in order."""
    return tuple(stem(w) for w in WORD.findall(text) if w.lower() not in STOP and (len(w) > 1 or w.isdigit()))


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
