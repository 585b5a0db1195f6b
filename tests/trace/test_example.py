"""The example that the documentation leans on: what docs/concepts.md quotes stands in the accounts it names."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from rashomon.model import Article, Block
from rashomon.trace import families, kinships, shared_passages

ROOT = Path(__file__).resolve().parents[2]
TRIP = ROOT / "examples" / "asia-trip"
TAG = re.compile(r"<[^<>]*>")


def texts() -> dict[str, str]:
    """The text of each example account, junk and all, without markup."""
    return {
        "post": html.unescape(TAG.sub("", (TRIP / "meridian-post.html").read_text(encoding="utf-8"))),
        "ledger": (TRIP / "harbor-ledger.txt").read_text(encoding="utf-8"),
        "desk": json.loads((TRIP / "pacific-desk.json").read_text(encoding="utf-8"))["text"],
    }


def account(name: str, text: str) -> Article:
    """An account of one block a line."""
    blocks = tuple(Block(line.start(), line.end()) for line in re.finditer(r"[^\n]*\S[^\n]*", text))
    return Article(source=name, text=text, blocks=blocks, outlet=name)


QUOTED = re.findall(r"(?:^> .*\n)+", (ROOT / "docs" / "concepts.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_the_page_quotes_the_example():
    """The parametrised test below has something to look at."""
    assert len(QUOTED) >= 4


@pytest.mark.parametrize("quoted", QUOTED)
def test_what_the_page_quotes_stands_in_the_example(quoted):
    """Every block quote of docs/concepts.md is cut from an example account."""
    words = " ".join(quoted.replace("\n> ", " ").removeprefix("> ").split())
    assert any(words in " ".join(text.split()) for text in texts().values())


def test_two_of_the_three_accounts_share_agency_copy():
    """Meridian Post and Harbor Ledger are one family; Pacific Desk shares no passage with anybody."""
    accounts = {name: account(name, text) for name, text in texts().items()}
    found = kinships(list(accounts.values()))
    assert {frozenset((kin.a, kin.b)) for kin in found} == {frozenset((accounts["post"].id, accounts["ledger"].id))}
    assert len(families(accounts.values(), found)) == 2
    cut = {cut.article for copy in shared_passages(list(accounts.values())) for cut in (copy.origin, copy.copy)}
    assert accounts["desk"].id not in cut
