"""Countries by any of their names: capital, demonym or the house that stands for a government.

In: words. Out: the country's English name, as `name_countries.tsv` beside this file has it.
Cities are never countries here; whether "Beijing" is the town or the government is for
the caller, who sees the sentence.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Countries:
    """Four ways to name a country, each from folded words to the country's name."""

    names: Mapping[str, str]
    capitals: Mapping[str, str]
    demonyms: Mapping[str, str]
    houses: Mapping[str, str]  # "Kremlin", "Downing Street", and short or foreign forms of the name


@lru_cache(maxsize=1)
def countries() -> Countries:
    """The table, read once a process."""
    names: dict[str, str] = {}
    capitals: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    houses: dict[str, str] = {}
    text = (Path(__file__).with_name("name_countries.tsv")).read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        name, capital, people, others = [*line.split("\t"), "", "", ""][:4]
        names[fold(name)] = name
        if capital:
            capitals.setdefault(fold(capital), name)
        for target, words in ((demonyms, people), (houses, others)):
            for word in filter(None, words.split("|")):
                target.setdefault(fold(word), name)
    return Countries(names, capitals, demonyms, houses)


@lru_cache(maxsize=8192)
def fold(words: str) -> str:
    """Lower case, without diacritics, a leading "the", a closing "'s" or doubled space: for comparing only."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "'").replace("ø", "o").replace("Ø", "O").replace("ł", "l"))
    bare = " ".join("".join(c for c in plain if not unicodedata.combining(c)).lower().split())
    bare = bare.removeprefix("the ").removesuffix("'s")
    return bare


def in_table(words: str) -> bool:
    """Whether folded words name a country, its capital, its people or its government."""
    table = countries()
    return words in table.names or words in table.houses or words in table.demonyms or words in table.capitals
