"""A text's language: its words decide, and its page where it has none to go by."""

from __future__ import annotations

import pytest

from rashomon.extract import language as room
from rashomon.extract.language import language

LIST = "Skerrow 3, Hollin Bay 1; Tarn Rovers 2, Dunmere 2; Ostrava Wharf 0, Kelso Quay 4; " * 5
SWEDISH = "Fartyget är tillbaka i hamnen efter två dagar på sjön, och alla som var med har det bra. " * 5
TURKISH = "Gemi iki gün sonra limana döndü ve bu kadar yolcu için çok daha iyi olan bir haber oldu. " * 5
ICELANDIC = "Skipið kom aftur til hafnar eftir tvo daga og allir sem voru um borð eru við góða heilsu. " * 5


def test_a_list_is_in_the_language_its_page_says(monkeypatch: pytest.MonkeyPatch):
    """Results and names have no running words: the classifier is not asked, which takes half a second to load."""
    monkeypatch.setattr(room, "_classify", lambda text: "xx")
    assert language(LIST, "en") == "en"
    assert language(LIST, None) == "xx"


@pytest.mark.parametrize(("text", "code"), [(SWEDISH, "sv"), (TURKISH, "tr"), (ICELANDIC, "is")])
def test_a_template_in_english_makes_no_text_english(text: str, code: str):
    """Its words say what it is in."""
    assert language(text, "en") == code
