"""Where a town lies, if its name and the countries that are named beside it leave one choice: names in, a Town out.

The table beside this file was made by training/towns from GeoNames (CC BY 4.0; see NOTICE): towns of 15,000 people or
more. A country, a region or a river is no point and is not in it.
"""

from __future__ import annotations

import gzip
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("towns.tsv.gz")
KNOWN = 500_000  # people: a town of which texts speak without saying in what country it lies
TIMES = 10  # as many people as the next town of the name: the one that is meant
NATIONS = dict.fromkeys(("england", "scotland", "wales", "northern ireland"), "united kingdom")


@dataclass(frozen=True, slots=True)
class Town:
    """A row of the table; degrees are WGS 84, rounded to a hundred metres."""

    id: int
    name: str
    country: str
    latitude: float
    longitude: float
    people: int


def located(name: str, beside: Collection[str]) -> Town | None:
    """The town that a place's name can only mean, given the names of all places of the story; else None.

    It is that of the name in a country that the story names, or a well-known one; of several, one that is larger by
    TIMES than every other.
    """
    towns = _towns().get(_plain(name), ())
    countries = {NATIONS.get(plain, plain) for plain in map(_plain, beside)}
    return _one([t for t in towns if _plain(t.country) in countries]) or _one([t for t in towns if t.people >= KNOWN])


def _one(towns: Sequence[Town]) -> Town | None:
    """The first, if it is alone or by far the largest: they come by size."""
    if not towns or (len(towns) > 1 and towns[0].people < TIMES * towns[1].people):
        return None
    return towns[0]


@lru_cache(maxsize=1)
def _towns() -> dict[str, tuple[Town, ...]]:
    """The towns of each name, the largest first."""
    found: dict[str, dict[int, Town]] = defaultdict(dict)
    for line in gzip.decompress(TABLE.read_bytes()).decode().splitlines():
        number, name, country, latitude, longitude, people, others = line.split("\t")
        town = Town(int(number), name, country, float(latitude), float(longitude), int(people))
        for each in filter(None, (name, *others.split("|"))):
            found[_plain(each)].setdefault(town.id, town)
    return {name: tuple(towns.values()) for name, towns in found.items()}


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """A name as it is looked up: without accents, hyphens, case and "the"."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(name.casefold().replace("-", " ").split()).removeprefix("the ")
