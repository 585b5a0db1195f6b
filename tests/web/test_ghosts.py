"""Characters that cannot be seen are shown as signs, on every page, by one law."""

from __future__ import annotations

import unicodedata

import pytest
from starlette.testclient import TestClient
from tests.report import sample

from rashomon.model import Account, Article, Report, Story
from rashomon.web import Desk
from rashomon.web.ghosts import seen

UNSEEN = [chr(c) for c in range(0x110000) if unicodedata.category(chr(c)) == "Cf" and chr(c) not in "\u200c\u200d"]


@pytest.mark.parametrize("text", ["naïve café", "Łódź", "日本語", "नमस्ते", "می\u200cخواهم", "👩\u200d🚒", "क्\u200dष"])
def test_letters_and_the_joiners_they_need_stay(text: str):
    """Scripts and emoji keep what they are written with."""
    assert seen(text) == text


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "\u200f", "\u2060", "\ufeff", "\u00ad", "\U000e0041"])
def test_what_turns_or_hides_words_is_shown(hidden: str):
    """Direction overrides, zero-width characters, tags."""
    assert seen(f"to{hidden}day") == f"to⟨U+{ord(hidden):04X}⟩day"


def test_joiners_between_plain_letters_are_shown():
    """There they join nothing."""
    assert seen("pay\u200dpal\u200c") == "pay⟨U+200D⟩pal⟨U+200C⟩"


def test_a_page_shows_them_everywhere(client: TestClient, desk: Desk):
    """In titles, outlets, texts and what was asked: no such character is left on the page."""
    hidden = "\u202eab\u200bc\u2066d\u00ade"
    words = {"outlet": f"Out{hidden}", "title": f"Title {hidden}", "url": f"https://a.example/{hidden}"}
    article = Article("s", f"One {hidden} told.", **words)
    other = sample.report().story.accounts[0]
    name = desk.hold(Report(Story((Account(article, (), ()), other)), f"Story {hidden}", 2, ()))
    account = f"/story/{name}/account/{article.id}"
    for path in (f"/story/{name}", account, f"/search?q={hidden}", f"/speaker?name={hidden}"):
        page = client.get(path).text
        assert not {c for c in page if c in UNSEEN}, path
        assert "⟨U+202E⟩" in page, path
