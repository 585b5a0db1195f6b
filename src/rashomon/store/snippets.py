"""Where the words of a question stand in a text: an Article in, the stretch that holds most of them out, cut verbatim.

Words are met as the indexes meet them: folded, by Porter's stems ("strikes" for "strike"), phrases side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import Stemmer

from rashomon.model import Article, Evidence
from rashomon.store.sought import WORD, Phrase, folded

LONG = 240  # characters of a stretch
LEAD = 60  # characters of it before the first word that was met
NEAR = 50  # places after one that are looked at

Place = tuple[int, int]


@cache
def stem(word: str) -> str:
    """Porter's stem of a folded word, as both databases take it."""
    return str(_porter().stemWord(word))


@cache
def _porter() -> Any:
    return Stemmer.Stemmer("porter")


def met(text: str, phrases: Sequence[Phrase], start: int = 0, end: int | None = None) -> list[tuple[Place, int]]:
    """Where phrases stand in a part of a text, and which; half-open code-point offsets in the whole text."""
    wanted = [tuple(map(stem, phrase.words)) for phrase in phrases if not phrase.without]
    if not wanted:
        return []
    begins = {stemmed[:2] for one in wanted for stemmed in one}  # no stem begins otherwise than its word
    words = [
        (found.span(), folded(found[0])) for found in WORD.finditer(text, start, len(text) if end is None else end)
    ]
    stems = [stem(word) if word[:2] in begins else "" for _, word in words]
    places = []
    for which, one in enumerate(wanted):
        for at in range(len(stems) - len(one) + 1):
            if stems[at] == one[0] and tuple(stems[at : at + len(one)]) == one:
                places.append(((words[at][0][0], words[at + len(one) - 1][0][1]), which))
    return sorted(places)


def cut(article: Article, phrases: Sequence[Phrase]) -> tuple[Evidence, tuple[Evidence, ...]]:
    """The stretch of an article that holds most of what is asked, and the words met in it; its beginning where none.

    Looked for in its running text, else in its title and signing lines, else on the rest of the page.
    """
    whole = ((0, len(article.text)),)
    for spans in (article.story(), article.body(), whole):
        found = max((_densest(article, phrases, span) for span in spans), key=lambda one: one[0], default=None)
        if found and found[0][0]:
            break
    else:
        span = (article.story() or article.body() or whole)[0]
        found = ((0, 0), (span[0], span[0]), span)
    shown = _window(article, found[1], found[2])
    return shown, marked(article, shown, phrases)


def _densest(article: Article, phrases: Sequence[Phrase], span: Place) -> tuple[Place, Place, Place]:
    """The first place of a span from which on most phrases stand close together: how many, the place, the span."""
    places = met(article.text, phrases, *span)
    best = ((0, 0), (span[0], span[0]), span)
    for number, (place, _) in enumerate(places):
        near = places[number : number + NEAR]
        held = len({which for (_, end), which in near if end <= place[0] + LONG - LEAD})
        best = max(best, ((held, -place[0]), place, span), key=lambda one: one[0])
    return best


def marked(article: Article, shown: Evidence, phrases: Sequence[Phrase]) -> tuple[Evidence, ...]:
    """The words of a question within a cut of an article."""
    places = dict.fromkeys(place for place, _ in met(article.text, phrases, shown.start, shown.end))
    return tuple(article.quote(*place) for place in places)


def _window(article: Article, place: Place, span: Place) -> Evidence:
    """The stretch around a place, within its part of the text, from word to word."""
    text = article.text
    start = max(span[0], place[0] - LEAD)
    if start > span[0]:
        start = next((at for at in range(start, place[0]) if text[at - 1].isspace()), place[0])
    end = min(span[1], max(start + LONG, place[1]))
    if end < span[1]:
        end = next((at for at in range(end, max(place[1], start + 1), -1) if text[at].isspace()), end)
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return article.quote(start, end)
