"""Copy families: kinships in, sets of accounts that go back to one text out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.model import Article, Kinship


def families(articles: Iterable[Article], kinships: Sequence[Kinship]) -> tuple[frozenset[str], ...]:
    """Sets of article ids joined by kinships, sorted by their smallest id.

    Every article stands in exactly one family; one that copied from none and was copied
    by none is a family of its own. Kinships of articles that are not given are ignored.
    """
    return joined((article.id for article in articles), ((kin.a, kin.b) for kin in kinships))


def joined(members: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[frozenset[str], ...]:
    """Sets of members that pairs connect, sorted by their smallest member; pairs of strangers are ignored."""
    parent = {member: member for member in members}

    def root(member: str) -> str:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for one, other in pairs:
        if one in parent and other in parent:
            low, high = sorted((root(one), root(other)))
            parent[high] = low
    sets: dict[str, set[str]] = {}
    for member in parent:
        sets.setdefault(root(member), set()).add(member)
    return tuple(frozenset(sets[first]) for first in sorted(sets))
