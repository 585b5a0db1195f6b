"""A page's blocks in, the story out: the blocks that are kept, and how sure the choice is. Refuses nothing."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.extract.page_blocks import PageBlock
from rashomon.extract.page_features import Floats, page_features
from rashomon.extract.page_trees import trees

KEPT = 0.4  # the chance of being the story from which a block is kept: a sentence lost costs more than a line too many
SURE = 0.85  # the expected F1 of the choice from which no second reader is asked


def story(blocks: Sequence[PageBlock], title: str | None) -> tuple[list[bool], float]:
    """Which blocks are kept, and the F1 over characters that the chances themselves promise for that choice."""
    if not blocks:
        return [], 0.0
    chances = trees()(page_features(blocks, title))
    return [bool(chance > KEPT) for chance in chances], certainty([block.text for block in blocks], chances)


def certainty(texts: Sequence[str], chances: Floats) -> float:
    """The F1 over characters that is to be expected of keeping what is likely: 2 E[right] / (said + E[wanted])."""
    said = wanted = right = 0.0
    for text, chance in zip(texts, chances, strict=True):
        size, likely = len(text), float(chance)
        wanted += size * likely
        if likely > KEPT:
            said += size
            right += size * likely
    return 2 * right / (said + wanted) if said else 0.0
