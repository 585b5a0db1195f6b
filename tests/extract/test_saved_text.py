"""Text saved from a page: its text is the file's, its blocks leave out what is not the story."""

import textwrap
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract import extract
from rashomon.model import Article, BlockKind, Capture, Skipped
from rashomon.read import decode

PAGES = Path(__file__).parent / "pages"


def saved(text, source="a.txt"):
    """What comes of a saved text."""
    return extract(Capture(source, text.encode("utf-8", "surrogatepass"), "text/plain"))


def page(name):
    """The article of a fixture page."""
    article = extract(Capture(name, (PAGES / name).read_bytes(), "text/plain"))
    assert isinstance(article, Article)
    return article


def kind(article, kind):
    """The texts of the blocks of one kind."""
    return [article.text[b.start : b.end] for b in article.blocks if b.kind is kind]


def kept(article, words):
    """Whether some words of the page are in the body."""
    at = article.text.index(words)
    return any(start <= at < end for start, end in article.body())


def test_the_text_is_the_file_and_nothing_else():
    """Junk leaves the body, never the text: offsets count in the file as it is."""
    assert page("saved.txt").text == (PAGES / "saved.txt").read_text()


def test_a_saved_page_is_sorted():
    """Headline, byline, heading, paragraphs and the note of amendment each find their kind."""
    article = page("saved.txt")
    assert article.title == "Ferry to Skerrow sails again, nine weeks late"
    assert kind(article, BlockKind.TITLE) == [article.title]
    assert kind(article, BlockKind.HEADING) == ["What it cost"]
    assert len(kind(article, BlockKind.PARAGRAPH)) == 4
    assert kind(article, BlockKind.NOTE)[0].startswith("This article was amended")
    assert "By Ana Roe, Hollin Bay" in kind(article, BlockKind.BYLINE)


@pytest.mark.parametrize(
    "junk",
    [
        "HOLLIN BAY COURIER |",
        "This site uses",
        "Skip to",
        "ADVERTISEMENT",
        "Read more:",
        "Sign up",
        "Share this",
        "Comments (",
        "© 2025",
    ],
)
def test_furniture_is_in_no_block(junk):
    """Menus, notices, offers, related headlines, counts and rights are not the outlet's words on the event."""
    assert not kept(page("saved.txt"), junk)


@pytest.mark.parametrize(
    "junk", ["HomeHarbour", "The ferry at its berth", "Subscribe to our", "Advisory alert", "Discover the day's"]
)
def test_furniture_as_long_as_a_paragraph_is_left_out_too(junk):
    """A trail of sections run into the headline, a caption, an app offer and a warning against impostors."""
    article = page("glued.txt")
    assert not kept(article, junk)
    assert len(kind(article, BlockKind.PARAGRAPH)) == 3


def test_a_credit_glued_to_the_last_sentence_is_cut_off():
    """The last paragraph keeps its sentence and loses the desk's brackets."""
    article = page("wire.txt")
    assert kind(article, BlockKind.PARAGRAPH)[-1].endswith("3.1 million.")
    assert not kept(article, "(Reporting by")


def test_hard_wrapped_paragraphs_are_one_block_each():
    """Lines broken at 74 columns are three paragraphs, not twelve headings."""
    article = page("wrapped.txt")
    assert len(kind(article, BlockKind.PARAGRAPH)) == 3
    assert "\n" in kind(article, BlockKind.PARAGRAPH)[0]
    assert article.title == "Ferry to Skerrow sails again, nine weeks late"


def test_a_story_on_one_line_keeps_its_body():
    """A row without line breaks has no headline to find, and loses nothing."""
    line = " ".join(kind(page("saved.txt"), BlockKind.PARAGRAPH))
    article = saved(line)
    assert article.body() == ((0, len(line)),)
    assert article.title is None


def test_tokenised_text_keeps_its_body():
    """Corpora set their words apart and have no headline."""
    lines = [
        "The ferry , which had been in dock , sailed again on Tuesday , the harbour office said .",
        "`` An island needs a boat , '' said Petra Lindqvist , the harbour master , on the quay .",
        "Repairs cost 4.2 million crowns , up from 3.1 million , and fares will stay as they are .",
    ]
    article = saved("\n".join(lines))
    assert kind(article, BlockKind.PARAGRAPH) == lines


def test_too_few_words_are_no_article():
    """A page of menus, or of a single sentence, has nothing to compare."""
    for text in ("Home | News | Log in", "The ferry sails.", "\n\n", ""):
        thing = saved(text)
        assert isinstance(thing, Skipped)
        assert thing.stage == "extract"


GERMAN = (
    "Die Fähre fährt seit Dienstag wieder, teilte der Hafenmeister mit. Die Reparatur hat neun Wochen gedauert und die "
    "Stadt mehr als vier Millionen Kronen gekostet. Die Preise bleiben bis zum Herbst unverändert."
)
PORTUGUESE = (
    "A balsa voltou a navegar na terça-feira, depois de nove semanas de reparos, informou a capitania do porto. As "
    "obras custaram mais de quatro milhões de coroas e as tarifas não vão mudar até o outono."
)
JAPANESE = (
    "島へのフェリーは火曜日に運航を再開した。港湾事務所によると、修理には九週間かかり、費用は四百万クローネを超えた。"
    "運賃は秋まで据え置かれる。副町長は月曜日に議会で、夏の週末のために二隻目の船を借りると述べた。"
)


@pytest.mark.parametrize(("language", "text"), [("German", GERMAN), ("Portuguese", PORTUGUESE), ("Japanese", JAPANESE)])
def test_another_language_is_named(language, text):
    """A page that is not in English is left out, with the language it reads as."""
    thing = saved(text)
    assert isinstance(thing, Skipped)
    assert f"reads as {language}" in thing.reason


@given(st.text(max_size=600))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_an_article_in_order_or_a_reason(text):
    """Whatever a file holds, nothing breaks, and the article's text is the file's."""
    body = text.encode("utf-8", "surrogatepass")
    thing = extract(Capture("a.txt", body, "text/plain"))
    if isinstance(thing, Article):
        assert thing.text == decode(body)
    else:
        assert thing.stage == "extract"


@given(st.lists(st.sampled_from((PAGES / "saved.txt").read_text().split("\n")), min_size=8, max_size=40))
@settings(max_examples=80, deadline=None)
def test_lines_in_any_order_give_blocks_in_order(lines):
    """Blocks are sorted, lie in the text and cut no line's words in half."""
    text = "\n".join(lines)
    thing = saved(text)
    if isinstance(thing, Article):
        assert all(not thing.text[b.start : b.end][:1].isspace() for b in thing.blocks)
        assert [b.start for b in thing.blocks] == sorted(b.start for b in thing.blocks)


HOSTILE = {
    "letters": "a" * 200_000,
    "spaces": "a" + " " * 100_000 + "b",
    "tabs after a sign": "©" + "\t " * 50_000 + "b",
    "bylines": "By " * 60_000,
    "names": "Ab and " * 25_000,
    "brackets": "(" * 100_000,
    "desks": "(Reporting by " * 8000,
    "sources": "Sources: A, B and " * 6000,
    "slashes": "1/" * 100_000,
    "bars": "| " * 100_000,
    "lines": "\n" * 100_000,
    "many lines": "x\n" * 40_000,
    "signs": "© " * 80_000,
    "stops": "A. " * 70_000,
    "updates": "Updated " * 25_000,
    "dates": "Jan 1 " * 30_000,
    "dashes": " - " * 60_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_costs_no_more_than_other_text(name):
    """No pattern of this room goes back and forth over a text made to make it."""
    story = (PAGES / "saved.txt").read_text()
    began = process_time()
    saved(HOSTILE[name] + "\n" + story)
    assert process_time() - began < 10


def test_wrapping_is_seen_at_any_usual_width():
    """Mail at 72 columns and wires at 60 read alike."""
    paragraphs = kind(page("saved.txt"), BlockKind.PARAGRAPH)
    for width in (60, 72, 80):
        text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
        assert len(kind(saved(text), BlockKind.PARAGRAPH)) == len(paragraphs)
