"""Two texts of one article in, what was changed between them out: each cut from its text, with its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model import Article, Evidence
from rashomon.store.wording import PRINTED, edits

NEAR = 2  # words between two changes that are told as one
SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Change:
    """Words taken out of the earlier text, words put into the later, or one for the other; at least one of the two.

    `before` and `after` are the sentences in which they stand.
    """

    removed: Evidence | None
    added: Evidence | None
    before: Evidence | None
    after: Evidence | None


def changes(earlier: Article, later: Article) -> tuple[Change, ...]:
    """What was changed, in the order of the texts; empty where only the page around the story was."""
    return tuple(
        Change(edit.removed, edit.added, _sentence(earlier, edit.removed), _sentence(later, edit.added))
        for edit in edits(earlier, later, word=PRINTED, near=NEAR)
    )


def _sentence(article: Article, words: Evidence | None) -> Evidence | None:
    """The sentence, or sentences, that the words stand in; bounded by the line's ends and the marks that end one."""
    if words is None:
        return None
    text = article.text
    breaks = [match.end() for match in SENTENCE.finditer(text, max(0, words.start - 600), words.start + 1)]
    start = next((at for at in reversed(breaks) if at <= words.start), max(0, words.start - 600))
    after = SENTENCE.search(text, max(words.end - 1, words.start), words.end + 600)
    end = after.start() if after else min(len(text), words.end + 600)
    return article.quote(start, max(end, words.end))
