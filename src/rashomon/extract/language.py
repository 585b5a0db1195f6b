"""A text in, the code of its language out. Cheap where it is plainly English; refuses texts too short to tell: None."""

from __future__ import annotations

import re

from rashomon.extract.words import FUNCTION

WORD = re.compile(r"[^\W\d_]+")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
ENOUGH = 20  # words
LETTERS = 60  # letters, where words are not told apart by spaces
ENGLISH = 0.25  # share of function words from which a text is English without a closer look
DOUBTED = 0.1  # and below which it is doubted
SAMPLE = 4000  # characters
_NAMES = (
    "ar Arabic bg Bulgarian bn Bengali ca Catalan cs Czech da Danish de German el Greek es Spanish et Estonian "
    "fa Persian fi Finnish fr French he Hebrew hi Hindi hr Croatian hu Hungarian id Indonesian it Italian ja Japanese "
    "ko Korean lt Lithuanian lv Latvian ms Malay nb Norwegian nl Dutch nn Norwegian no Norwegian pl Polish "
    "pt Portuguese ro Romanian ru Russian sk Slovak sl Slovenian sr Serbian sv Swedish sw Swahili th Thai tr Turkish "
    "uk Ukrainian ur Urdu vi Vietnamese zh Chinese"
).split()
# The commonest words of languages that English pages stand beside: they tell these apart without the classifier.
COMMON = {
    "de": "der die das und ist nicht ein eine den mit von auf für sich dem des im zu auch werden wird",
    "es": "el la los las de y que en un una por con para se del no su al como más",
    "fr": "le la les de et des un une du est que qui dans pour au par sur ne pas il",
    "it": "il la di e che un una per del della con non sono da al si nel le gli è",
    "nl": "de het een en van is dat niet in op te voor met zijn aan er die ook",
    "pt": "o a os as de e que em um uma do da no na para com por não se mais à ao às",
}
TOLD = 0.11  # share of such words from which a text is in that language
CLEAR = 0.8  # the most that the next language may have of it
_COMMON = {code: frozenset(words.split()) for code, words in COMMON.items()}
NAMES = dict(zip(_NAMES[::2], _NAMES[1::2], strict=True))


def language(text: str, said: str | None = None) -> str | None:
    """The ISO 639-1 code of the language that a text is written in; None where there is too little to tell.

    `said` is what its page says; it is believed where it is not English and the words are not either.
    """
    sample = text[:SAMPLE]
    words = [word.lower() for word in WORD.findall(sample)]
    if len(words) < ENOUGH and sum(map(len, words)) < LETTERS:
        return None
    share = sum(word in FUNCTION for word in words) / max(1, len(words))
    if share >= ENGLISH:
        return "en"
    other, code = _other(words)
    # Headlines and lists have few function words: English is doubted where it hardly has any, or another has as many.
    if share >= DOUBTED and (said == "en" or sample.isascii() or other <= share / 2):
        return "en"
    if said and said != "en" and share < DOUBTED:
        return said
    return code or _classify(sample)


def _other(words: list[str]) -> tuple[float, str | None]:
    """The share of the commonest words of that language of COMMON that has most, and its code if it is plainly that."""
    shares = sorted(
        (sum(word in known for word in words) / max(1, len(words)), code) for code, known in _COMMON.items()
    )
    (second, _), (first, code) = shares[-2:]
    return first, code if first >= TOLD and second <= first * CLEAR else None


def word_count(text: str) -> int:
    """How many words a text has; two characters count as one where a script writes no spaces."""
    return len(text.split()) + len(UNSPACED.findall(text)) // 2


def language_name(code: str) -> str:
    """The English name of a language, or its code where the name is not listed."""
    return NAMES.get(code, f"the language “{code}”")


def _classify(text: str) -> str:
    """The most likely language of a text."""
    import py3langid  # half a second to load: only for texts that are not plainly English

    return str(py3langid.classify(text)[0])
