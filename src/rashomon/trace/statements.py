"""What several accounts quote and none need have copied: Articles in, common statements out.

One spokesman, one press release or one speech is printed by whoever was there. So words
between quotation marks are no evidence of copying, and are shown apart: each group holds
the same words, nearly, as each account prints them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.model import Article, Evidence
from rashomon.trace.families import Sets
from rashomon.trace.fingerprints import SHINGLE, NearCopies
from rashomon.trace.quoted import quotations

LONGEST = 1 << 30  # characters of a quotation: two may say one thing in the midst of others
WORDS = 8  # in a row, or nearly so, that make two quotations one statement


def common_statements(
    articles: Iterable[Article], families: Sequence[frozenset[str]]
) -> tuple[tuple[Evidence, ...], ...]:
    """Groups of quotations that say the same, from two copy families at least.

    The groups are sorted, the most printed first; each quotation stands in one group, and
    a group holds one quotation an account, its longest.
    """
    unique = {article.id: article for article in articles}
    quoted = [quote for _, article in sorted(unique.items()) for quote in quotations(article)]
    sets = Sets(range(len(quoted)))
    least = WORDS - SHINGLE + 1
    for low, high in NearCopies(least, least, spread=LONGEST)([quote.exact for quote in quoted]):
        sets.join(low, high)
    family = {member: number for number, group in enumerate(families) for member in group}
    found = []
    for group in sets.all():
        longest: dict[str, Evidence] = {}
        for quote in sorted((quoted[n] for n in group), key=lambda q: (q.start - q.end, q.start)):
            longest.setdefault(quote.article, quote)
        if len({family.get(article, article) for article in longest}) > 1:
            found.append(tuple(longest[article] for article in sorted(longest)))
    return tuple(sorted(found, key=lambda quotes: (-len(quotes), quotes[0].article, quotes[0].start)))
