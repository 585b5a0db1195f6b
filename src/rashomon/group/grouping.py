"""A pile of articles that grows, and its stories: Articles in at any time, Groups out.

Articles that join are held against their nearest neighbours alone, and only the groups they touch are made
anew. What a term tells and how a pair stands among its rivals drift as the pile grows; once it has grown by half,
all pairs are weighed again, so that the cost stays in proportion to the articles and the result close to that of
grouping all at once. Refuses nothing; an article given twice is held once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rashomon.errors import ModelError
from rashomon.group.cluster import average_link
from rashomon.group.describe import described
from rashomon.group.learned import Learned
from rashomon.group.pile import FEATURES, Pile
from rashomon.group.sketch import sketches
from rashomon.model import Article, Group

GROWN = 1.5  # times the size at the last weighing of everything: then all is weighed again
FAINT = 0.02  # a pair less likely than this counts as strangers


@dataclass(slots=True)
class Grouping:
    """The stories of a pile that grows: `add` articles, ask for `groups`."""

    learned: Learned = field(default_factory=Learned.load)
    articles: dict[str, Article] = field(default_factory=dict)
    _pile: Pile = field(default_factory=Pile, repr=False)
    _edges: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict), repr=False)
    _home: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _settled: int = 0

    def __post_init__(self) -> None:
        """Refuse trees that were grown on other features than those computed here."""
        if self.learned.names != FEATURES:
            raise ModelError("stories.npz: the trees know other features than are computed; train with training/group")

    def add(self, articles: Iterable[Article]) -> None:
        """Take in more articles; those that are here already change nothing."""
        given = {article.id: article for article in articles if article.id not in self.articles}
        names = sorted(given)
        self.articles.update(given)
        numbers = self._pile.add(sketches([given[name] for name in names]))
        if len(self.articles) > GROWN * self._settled:
            self._settle()
        else:
            self._weigh(numbers)
            self._regroup(names)

    def groups(self) -> tuple[Group, ...]:
        """The stories, each article in exactly one, in order of the day they began."""
        homes = set(self._home.values())
        found = (described([self.articles[name] for name in home], self._edges) for home in homes)
        return tuple(sorted(found, key=_when))

    def _settle(self) -> None:
        """Weigh all pairs as the pile now stands."""
        self._pile.forget()
        self._edges.clear()
        self._home.clear()
        self._weigh(range(len(self.articles)))
        self._regroup(self.articles)
        self._settled = len(self.articles)

    def _weigh(self, numbers: Iterable[int]) -> None:
        """Enter the probability of each candidate pair of some articles as an edge."""
        names = [sketch.id for sketch in self._pile.sketches]
        for pairs, table in self._pile.tables(self._pile.pairs(numbers)):
            for (a, b), chance in zip(pairs.tolist(), self.learned.chances(table).tolist(), strict=True):
                if chance >= FAINT:
                    self._edges[names[a]][names[b]] = self._edges[names[b]][names[a]] = chance

    def _regroup(self, names: Iterable[str]) -> None:
        """Make anew every group that some articles may have joined or split.

        Groups join only over a pair that is sure enough by itself, so what such pairs connect is all there is
        to look at.
        """
        done: set[str] = set()
        for name in sorted(names):
            if name in done:
                continue
            reach = self._reach(name)
            done |= reach
            for members in average_link(reach, self._edges, self.learned.enough):
                self._home.update(dict.fromkeys(members, frozenset(members)))

    def _reach(self, name: str) -> set[str]:
        """The articles that a chain of sure pairs connects with one."""
        reach, todo = {name}, [name]
        while todo:
            linked = self._edges.get(todo.pop(), {})
            near = [other for other, chance in linked.items() if chance >= self.learned.enough and other not in reach]
            reach.update(near)
            todo += near
        return reach


def _when(group: Group) -> tuple[bool, str, str]:
    """Groups in order of the day they began, those without a day last."""
    return (group.started is None, str(group.started.at.date()) if group.started else "", group.id)
