"""Names: every mention of somebody or something by name, each under the fullest form of the account.

In: the Sentences of one article. Out: Names in reading order. A bare surname takes the
person's full name, an acronym its expansion, a demonym, capital or house that stands for
a government its country. Two people of one surname stay two.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.claim.name_keys import keyed
from rashomon.claim.name_mentions import mentions
from rashomon.claim.name_roles import role_of
from rashomon.claim.parse import Sentence
from rashomon.model import Name, NameKind


def names(sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """All mentions of one article, in reading order; evidence is the name without its title."""
    found = []
    for mention, kind, key in keyed(tuple(mentions(sentences))):
        role = role_of(mention) if kind is NameKind.PERSON else None
        found.append(Name(mention.sentence.cut(mention.span), kind, key, role))
    return tuple(found)
