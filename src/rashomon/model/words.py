"""The words of a text as they are compared: lower-case stems, and which of them carry meaning."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*")

# Function words: they say nothing of what a sentence is about.
STOP = frozenset(
    """
    a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each few for from further had has have having he her here
    hers herself him himself his how i if in into is it its itself just me more most my no nor not now of off on
    once only or other our out over own said say says same she should so some such than that the their theirs them
    then there these they this those through to told too under until up upon us very was we were what when where
    which while who whom whose why will with would you your mr mrs ms yet still however according per among
    """.split()
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball stem of a word, lower-case ("tariffs" -> "tariff")."""
    return str(_stemmer().stemWord(word.lower().replace("’", "'")))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer  # only where words are stemmed

    return Stemmer.Stemmer("english")


def content_words(text: str) -> tuple[str, ...]:
    """The stems of a text's words that carry meaning, in order."""
    return tuple(stem(w) for w in WORD.findall(text) if w.lower() not in STOP and (len(w) > 1 or w.isdigit()))
