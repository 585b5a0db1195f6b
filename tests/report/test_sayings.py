"""Who says it: wordings of one remark together, different remarks and speakers apart."""

from __future__ import annotations

from rashomon.model import Article, Quote, Speaker
from rashomon.report.sayings import Saying, sayings


def quote(words: str, speaker: str | None = "Ada Lorne", role: str | None = None) -> Quote:
    """A quote that is the whole of an article of its own, with the speaker named after it."""
    article = Article("x", f"{words} {speaker or 'someone'}")
    said = article.quote(0, len(words))
    name = article.quote(len(words) + 1, len(article.text))
    return Quote(said, Speaker(speaker, name, role) if speaker else None)


def marked(saying: Saying, remark: int = 0) -> list[list[str]]:
    """The words marked in each wording of a remark."""
    return [[text for text, differs in wording.pieces if differs] for wording in saying.remarks[remark]]


def test_two_wordings_of_one_remark_stand_together_with_the_difference_marked():
    """Changed words are marked on both sides; the rest is not."""
    (saying,) = sayings([quote("we shall never sell the old mill"), quote("we will never sell the old mill")])
    assert len(saying.remarks) == 1
    assert marked(saying) == [["shall"], ["will"]]


def test_a_part_of_a_longer_quote_agrees_with_it():
    """Cut short is not changed: nothing is marked."""
    (saying,) = sayings([quote("never sell the old mill"), quote("we shall never sell the old mill, come what may")])
    assert len(saying.remarks) == 1
    assert marked(saying) == [[], []]


def test_the_same_words_under_other_punctuation_are_one_wording():
    """A comma for a full stop and a curly apostrophe for a straight one change no word."""
    (saying,) = sayings([quote("it isn't over,"), quote("It isn\u2019t over.")])
    ((wording,),) = saying.remarks
    assert len(wording.quotes) == 2


def test_two_remarks_of_one_speaker_stay_two():
    """Other words are another remark."""
    (saying,) = sayings([quote("we shall never sell the old mill"), quote("the ferry runs again on Friday")])
    assert len(saying.remarks) == 2


def test_the_same_words_of_two_speakers_stay_with_each():
    """Who said it is never merged because what was said is alike."""
    first, second = sayings([quote("we shall never sell", "Ada Lorne"), quote("we shall never sell", "Piet Oste")])
    assert (first.name, second.name) == ("Ada Lorne", "Piet Oste")


def test_a_surname_joins_the_one_full_name_that_ends_in_it():
    """ "Lorne" is "Ada Lorne" where no other Lorne speaks; with two of them it stays alone."""
    assert [s.name for s in sayings([quote("one", "Lorne"), quote("two", "Ada Lorne")])] == ["Ada Lorne"]
    titled = sayings([quote("one", "Lorne"), quote("two", "Mayor Ada Lorne"), quote("three", "Ada Lorne")])
    assert [s.name for s in titled] == ["Mayor Ada Lorne"]
    three = sayings([quote("one", "Lorne"), quote("two", "Ada Lorne"), quote("three", "Jon Lorne")])
    assert [s.name for s in three] == ["Lorne", "Ada Lorne", "Jon Lorne"]


def test_an_unknown_speaker_comes_last_and_is_nobody():
    """Quotes without a speaker are listed under None, after all others."""
    said = sayings([quote("who goes there", None), quote("we shall never sell", "Ada Lorne", "miller")])
    assert [(s.name, s.role) for s in said] == [("Ada Lorne", "miller"), (None, None)]


def test_pieces_join_to_the_words_of_the_quote():
    """However it is cut into pieces, a wording prints its quote."""
    (saying,) = sayings([quote("a b c d e f"), quote("a x c d y f!"), quote("...")])
    for remark in saying.remarks:
        for wording in remark:
            assert "".join(text for text, _ in wording.pieces) == wording.quotes[0].evidence.exact
