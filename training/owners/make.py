"""The outlets of kite-public in, src/rashomon/trace/owners.tsv out: `python -m training.owners.make`.

A row an owner of two outlets or sites at least: owner, names of outlets, domains, lists parted
by semicolons. Left out are owners that are told in a sentence, owners that name nobody
("Independent", a government, "public broadcaster"), and domains that two owners claim.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from evaluation import data

OUT = data.ROOT / "src" / "rashomon" / "trace" / "owners.tsv"
NOBODY = re.compile(
    r"^(?:unknown|independent|private|government of|public broadcaster|federal|state)\b|\bgovernment$", re.I
)
# Sites on which anybody publishes: what they carry is not theirs.
PLATFORMS = re.compile(
    r"(?:^|\.)(?:google|youtube|feedburner|disqus|medium|substack|reddit|github|blogspot|wordpress|facebook|x|twitter)\.\w+$"
)
LONGEST = 60  # characters; longer ones are sentences


def owner(said: str) -> str | None:
    """The owner's name without what stands in brackets, shares, and the company in between; None for nobody."""
    name = re.sub(r"\s*[(\[].*$|\s+via\s.*$", "", said.strip()).strip(" .,")
    return name if name and len(name) <= LONGEST and "%" not in name and not NOBODY.search(name) else None


def rows(outlets: list[dict[str, Any]]) -> list[str]:
    """The lines of the table, sorted by owner."""
    names: dict[str, set[str]] = defaultdict(set)
    domains: dict[str, set[str]] = defaultdict(set)
    for outlet in outlets:
        if name := owner(outlet["owner"] or ""):
            names[name].add(re.sub(r"\s*\(.*?\)", "", outlet["organization"]).strip())
            domains[name] |= {
                d.lower().removeprefix("www.")
                for d in outlet["domains"]
                if re.fullmatch(r"[\w.-]+\.\w+", d) and not PLATFORMS.search(d)
            }
    claimed = Counter(domain for found in domains.values() for domain in found)
    lines = []
    for name in sorted(names):
        sites = sorted(d for d in domains[name] if claimed[d] == 1)
        if len(names[name]) > 1 or len(sites) > 1:
            lines.append("\t".join((name, ";".join(sorted(names[name])), ";".join(sites))))
    return lines


def main() -> int:
    """Write the table; 1 where the data are not here."""
    folder = data.outside("outlets")
    if folder is None:
        print(data.MISSING.format(name="outlets"), file=sys.stderr)
        return 1
    outlets = json.loads(gzip.decompress((Path(folder) / "media_data.json.gz").read_bytes()))
    lines = rows(outlets)
    OUT.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    print(f"{len(lines)} owners in {OUT.relative_to(data.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
