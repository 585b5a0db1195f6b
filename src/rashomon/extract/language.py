"""A text in, the code of its language out. Cheap where it is plainly English; refuses texts too short to tell: None."""

from __future__ import annotations

import re

from rashomon.extract.words import FUNCTION

WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 20  # words
ENGLISH = 0.25  # share of function words from which a text is English without a closer look
SAMPLE = 4000  # characters
_NAMES = (
    "ar Arabic bg Bulgarian bn Bengali ca Catalan cs Czech da Danish de German el Greek es Spanish et Estonian "
    "fa Persian fi Finnish fr French he Hebrew hi Hindi hr Croatian hu Hungarian id Indonesian it Italian ja Japanese "
    "ko Korean lt Lithuanian lv Latvian ms Malay nb Norwegian nl Dutch nn Norwegian no Norwegian pl Polish "
    "pt Portuguese ro Romanian ru Russian sk Slovak sl Slovenian sr Serbian sv Swedish sw Swahili th Thai tr Turkish "
    "uk Ukrainian ur Urdu vi Vietnamese zh Chinese"
).split()
NAMES = dict(zip(_NAMES[::2], _NAMES[1::2], strict=True))


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language that a text is written in; None where there is too little to tell."""
    sample = text[:SAMPLE]
    words = [word.lower() for word in WORD.findall(sample)]
    letters = sum(char.isalpha() for char in sample)
    if len(words) < ENOUGH and letters < 60:
        return None
    share = sum(word in FUNCTION for word in words) / max(1, len(words))
    if share >= ENGLISH:
        return "en"
    code = _classify(sample)
    # Headlines and lists have few function words: English is doubted only where it hardly has any.
    return "en" if code != "en" and share >= ENGLISH / 2 and sample.isascii() else code


def language_name(code: str) -> str:
    """The English name of a language, or its code where the name is not listed."""
    return NAMES.get(code, f"the language “{code}”")


def _classify(text: str) -> str:
    """The most likely language of a text."""
    import py3langid  # half a second to load: only for texts that are not plainly English

    return str(py3langid.classify(text)[0])
