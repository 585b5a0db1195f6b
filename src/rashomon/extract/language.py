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
# Those of further languages: a text that has hardly any of all these is a list, and its page is believed.
FURTHER = {
    "ca": "el la els les de i que en un una per amb del no es al com més",
    "cs": "a v na se je to že s z do o i za by po jako ve pro byl které",
    "da": "og i at det er en til på som for de med af ikke der den han har et var",
    "et": "ja on ei et see oli ka mis kui aga oma ta nii siis ning või",
    "fi": "ja on ei että se oli joka myös mutta hän kun ovat tai niin kuin vain",
    "hr": "i je u na se da za su od o s kao koji iz ne što ili nije",
    "hu": "a az és hogy nem is egy ez meg volt már csak de el mint vagy még",
    "id": "yang dan di dengan untuk ini itu dari pada dalam tidak ke akan juga oleh karena ada",
    "lt": "ir kad į yra su iš bet tai buvo ne apie po kaip jo už dar",
    "lv": "un ir ka no ar par kas uz bet nav to tas arī kā lai vai",
    "no": "og i det er en til på som for de med av ikke den han har et var å",
    "pl": "i w na z do się nie że o jest to od za po jak przez dla są był",
    "ro": "și de la în a cu nu pe că din care mai este un o să au fost",
    "sk": "a v na sa je to že s z do o i za by po ako vo pre bol ktoré",
    "sl": "in je v na se da za so od pa bi z kot ki ne tudi ali",
    "sq": "të e në dhe një për me që nga nuk është ka si do më",
    "sv": "och i att det som en är på för av med den till inte har de om ett var",
    "sw": "ya na wa kwa ni katika za la kuwa hiyo huo cha wake hii yake",
    "tl": "ang ng sa na mga ay at ni si hindi para kay ito nang",
    "tr": "ve bir bu da de için ile çok daha olarak gibi ne var kadar sonra olan",
    "vi": "và của là có được cho trong không một các người với đã này để",
}
LISTED = 0.04  # share of a language's commonest words up to which a text is not in running words of it
FOREIGN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")  # a letter of another script
TOLD = 0.11  # share of such words from which a text is in that language
CLEAR = 0.8  # the most that the next language may have of it
_COMMON = {code: frozenset(words.split()) for code, words in COMMON.items()}
_FURTHER = [frozenset(words.split()) for words in FURTHER.values()]
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
    if said == "en" and max(other, _most(words)) <= LISTED and not FOREIGN.search(sample):
        return "en"
    return code or _classify(sample)


def _other(words: list[str]) -> tuple[float, str | None]:
    """The share of the commonest words of that language of COMMON that has most, and its code if it is plainly that."""
    shares = sorted(
        (sum(word in known for word in words) / max(1, len(words)), code) for code, known in _COMMON.items()
    )
    (second, _), (first, code) = shares[-2:]
    return first, code if first >= TOLD and second <= first * CLEAR else None


def _most(words: list[str]) -> float:
    """The largest share that the commonest words of one of FURTHER have."""
    return max(sum([word in known for word in words]) for known in _FURTHER) / max(1, len(words))


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
