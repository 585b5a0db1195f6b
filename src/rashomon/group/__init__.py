"""Group: the articles of a pile in, the stories they tell out.

`group` takes Articles in any order and gives Groups, each article in exactly one; `Grouping` is the same for a
pile that grows, `Blocks` for one that no memory holds. Candidates come from an inverted index, pairs are weighed by
trees learned in `training/group`, average link makes the groups. Refuses to join look-alike events: a pair that was
never weighed counts against.
"""

from collections.abc import Iterable

from rashomon.group.blocks import Blocks
from rashomon.group.grouping import Grouping
from rashomon.model import Article, Group

__all__ = ["Blocks", "Grouping", "group"]


def group(articles: Iterable[Article]) -> tuple[Group, ...]:
    """The stories of some articles, in order of when they began; the order of `articles` does not matter."""
    grouping = Grouping()
    grouping.add(articles)
    return grouping.groups()
