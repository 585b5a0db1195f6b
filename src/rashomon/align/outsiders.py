"""Find accounts that tell of something else: Accounts in, the odd ones out with how little they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.model import Account, BlockKind, NameKind
from rashomon.model.words import content_words

# An account is odd where it shares no name with any other and less than this share of its
# telling words. Set just under the least that an account of the training stories shares:
# to leave out an account that belongs costs more than to keep one that does not.
FLOOR = 0.06
TELLING = 40


def outsiders(accounts: Sequence[Account], registry: Mapping[str, str]) -> dict[str, float]:
    """Article id and likeness (0 to 1) of each account that shares too little with every other.

    Never all of them: with two accounts, or where nothing is alike, none is the odd one.
    """
    if len(accounts) < 3:
        return {}
    bags = [_telling(account) for account in accounts]
    named = [_names(account, registry) for account in accounts]
    odd = {}
    for n, account in enumerate(accounts):
        others = [m for m in range(len(accounts)) if m != n]
        nearest = max(_likeness(bags[n], bags[m]) for m in others)
        if nearest < FLOOR and not any(named[n] & named[m] for m in others):
            odd[account.article.id] = nearest
    return odd if len(odd) <= len(accounts) - 2 else {}


def _names(account: Account, registry: Mapping[str, str]) -> frozenset[str]:
    return frozenset(
        registry.get(r.key, r.key) for c in account.claims for r in c.names() if r.kind is not NameKind.OTHER
    )


def _telling(account: Account) -> frozenset[str]:
    """The content words an account uses most."""
    article = account.article
    text = " ".join(
        article.text[b.start : b.end] for b in article.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.TITLE)
    )
    common = sorted(Counter(content_words(text)).items(), key=lambda item: (-item[1], item[0]))[:TELLING]
    return frozenset(word for word, _ in common)


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))
