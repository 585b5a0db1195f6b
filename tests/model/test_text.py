"""Bytes become text one way only, and that text is fit for offsets."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read import clean, decode


@given(st.binary(max_size=400))
def test_any_bytes_become_a_text_that_offsets_can_count_in(body):
    """No bytes stop the program, and no text holds a NUL, a CR or a lone surrogate."""
    text = decode(body)
    assert not any(c in "\0\r" or "\ud800" <= c <= "\udfff" for c in text)


@given(st.text(alphabet=st.characters(exclude_characters="\0\r\ufeff", exclude_categories=["Cs"]), max_size=200))
def test_utf8_text_comes_back_as_it_was(text):
    """A file that was written as UTF-8 reads as what was written, character for character."""
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
    ],
)
def test_a_byte_order_mark_names_the_encoding_and_is_dropped(mark, encoding):
    """Marked Unicode reads without its mark; UTF-16 is known without one."""
    assert decode(mark + "Ferry: 31 crossings".encode(encoding)) == "Ferry: 31 crossings"


def test_line_ends_become_lf():
    """CRLF and CR both count as one character."""
    assert decode(b"one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


def test_nul_keeps_its_place():
    """A NUL becomes U+FFFD: the characters after it keep their offsets."""
    assert decode(b"Ferry\0Skerrow sails again today") == "Ferry\ufffdSkerrow sails again today"


def test_windows_1252_is_read_where_utf8_fails():
    """Curly quotes of old pages are quotes."""
    assert decode("“Boat”, said Réka – again".encode("cp1252")) == "“Boat”, said Réka – again"


def test_the_declared_character_set_goes_before_windows_1252():
    """A page that says what it is written in is believed."""
    page = '<meta charset="iso-8859-2"><p>Požár v přístavu</p>'
    assert decode(page.encode("iso-8859-2")) == page


def test_a_page_cut_off_within_a_character_is_still_utf8():
    """One broken byte costs one character, not every accent of the page."""
    assert decode("Põrgupõhja küla: “paat”".encode()[:-1]).startswith("Põrgupõhja küla: “paat")


def test_lone_surrogates_become_replacements():
    """Half a pair in a JSON string is no character."""
    assert clean("a\ud83db") == "a\ufffdb"
