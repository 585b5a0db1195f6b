"""Copy families: kinships in, sets of accounts that go back to one text out.

An account may take one half from one agency and the other from a second. Were families
mere chains, it would make one witness of two agencies. So a family keeps in mind from
which agencies all its accounts could have their text, and a link that leaves none is not
followed, unless the two accounts are one text for the most part.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from rashomon.model import Article, Kinship
from rashomon.trace.credits import is_agency, same_outlet

# Two accounts that each share more than half with a third share something with each other.
SAME_TEXT = 0.5

Member = TypeVar("Member", str, int)


def families(
    articles: Iterable[Article], kinships: Sequence[Kinship], houses: Iterable[frozenset[str]] = ()
) -> tuple[frozenset[str], ...]:
    """Sets of article ids joined by kinships, sorted by their smallest id.

    Every article stands in exactly one family; one that copied from none and was copied
    by none is a family of its own. Kinships of articles that are not given are ignored.
    `houses` are sets of article ids that are one family whatever they print, as accounts
    of one owner are where the user wants it so.
    """
    sources = {article.id: _agencies(article) for article in articles}
    sets = Sets(sources)
    # The surest first, so that no weak link decides where an account belongs; ids for any order of input.
    for kin in sorted(kinships, key=lambda k: (-min(k.share_a, k.share_b), -max(k.share_a, k.share_b), k.a, k.b)):
        if kin.a not in sources or kin.b not in sources:
            continue
        one, other = sources[sets.root(kin.a)], sources[sets.root(kin.b)]
        both = _in_both(one, other)
        if both or not one or not other or min(kin.share_a, kin.share_b) > SAME_TEXT:
            sources[sets.join(kin.a, kin.b)] = both or one | other
    for house in houses:
        for member in house:
            sets.join(min(house), member)
    return sets.all()


def joined(members: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[frozenset[str], ...]:
    """Sets of members that pairs connect, sorted by their smallest member; pairs of strangers are ignored."""
    sets = Sets(members)
    for one, other in pairs:
        if one in sets.parent and other in sets.parent:
            sets.join(one, other)
    return sets.all()


class Sets(Generic[Member]):
    """Disjoint sets (Tarjan 1975); the smallest member stands for its set."""

    def __init__(self, members: Iterable[Member]) -> None:
        self.parent: dict[Member, Member] = {member: member for member in members}

    def root(self, member: Member) -> Member:
        """The member that stands for this one's set."""
        while self.parent[member] != member:
            self.parent[member] = self.parent[self.parent[member]]
            member = self.parent[member]
        return member

    def join(self, one: Member, other: Member) -> Member:
        """Make one set of two; the member that stands for it."""
        low, high = sorted((self.root(one), self.root(other)))
        self.parent[high] = low
        return low

    def all(self) -> tuple[frozenset[Member], ...]:
        """The sets, sorted by their smallest member."""
        found: dict[Member, set[Member]] = {}
        for member in self.parent:
            found.setdefault(self.root(member), set()).add(member)
        return tuple(frozenset(found[first]) for first in sorted(found))


def _agencies(article: Article) -> frozenset[str]:
    """The agencies that an account may have its text from: those it credits, or itself where it is one."""
    own = [article.outlet] if article.outlet and is_agency(article) else []
    return frozenset((*article.credits, *own))


def _in_both(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The names on either side that some name of the other side is a form of."""
    return frozenset(
        name
        for mine, theirs in ((one, other), (other, one))
        for name in mine
        if any(same_outlet(name, t) for t in theirs)
    )
