"""Notices: what is news, in whose words, and where they stand."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Answer, Article, Block, BlockKind, Cited, Finding, FindingKind, Slot
from rashomon.watch.amended import changes
from rashomon.watch.differences import news
from rashomon.watch.lines import lines
from rashomon.watch.notice import Kind, of_changes, of_finding

BEGAN = "2031-03-03T09:00:00.000000+00:00"


def article(text: str, outlet: str = "Courier", blocks: tuple[Block, ...] = ()) -> Article:
    """An account, all of it story unless blocks say otherwise."""
    return Article(outlet, text, blocks or (Block(0, len(text)),), outlet=outlet, url=f"https://{outlet}.example/x")


LEFT = article("Twelve people were hurt when the crane fell, the port said.")
RIGHT = article("Fourteen people were hurt when the crane fell, the port said.", "Bulletin")
THIRD = article("The crane hurt twelve people, the mayor said.", "Gazette")


def finding(kind: FindingKind, *answers: tuple[str, Article], slot: Slot = Slot.COUNT) -> Finding:
    """One that cites the whole text of each article; answers of one value are one."""
    told: dict[str, list[Cited]] = {}
    for value, one in answers:
        told.setdefault(value, []).append(Cited(one.quote(0, len(one.text)), speaker="the port"))
    built = tuple(Answer(value, value, len(cited), tuple(cited)) for value, cited in told.items())
    return Finding(kind, slot, "How many people were hurt?", built, 0.9, 0.8, "other figure")


APART = finding(FindingKind.CONTRADICTION, ("12", LEFT), ("14", RIGHT))


def told(before: Sequence[Finding], *after: Finding) -> list[Kind]:
    """The kinds of news between two sets of findings."""
    return [kind for kind, _ in news(before, after)]


def test_a_finding_that_was_not_there_is_news():
    """A contradiction, an update, a quote in two wordings; not an agreement, and not what one account alone says."""
    assert told([], APART) == [Kind.CONTRADICTION]
    assert told([], finding(FindingKind.UPDATE, ("12", LEFT), ("14", RIGHT))) == [Kind.UPDATE]
    assert told([], finding(FindingKind.CONTRADICTION, ("a", LEFT), ("b", RIGHT), slot=Slot.QUOTE)) == [Kind.QUOTE]
    assert told([], finding(FindingKind.AGREEMENT, ("12", LEFT), ("12", THIRD))) == []
    assert told([], finding(FindingKind.SINGLE, ("12", LEFT))) == []


def test_what_was_told_is_not_told_again():
    """The same finding; or the same answers with one more account behind one of them. A third answer is news."""
    joined = finding(FindingKind.CONTRADICTION, ("12", LEFT), ("12", THIRD), ("14", RIGHT))
    assert joined.id != APART.id
    assert told([APART], APART) == []
    assert told([APART], joined) == []
    assert told([APART], finding(FindingKind.CONTRADICTION, ("12", LEFT), ("9", THIRD), ("14", RIGHT))) == [
        Kind.CONTRADICTION
    ]


def test_a_contradiction_that_time_explains_is_news():
    """It has become an update: the answer has changed."""
    assert told([APART], finding(FindingKind.UPDATE, ("12", LEFT), ("14", RIGHT))) == [Kind.UPDATE]


def test_a_notice_holds_the_words_their_place_and_whose_they_are():
    """Verbatim: the offsets cut the text of the article."""
    known = {one.id: one for one in (LEFT, RIGHT)}
    notice = of_finding(Kind.CONTRADICTION, APART, ("s1", "Crane falls"), known, BEGAN)
    document = json.loads(notice.json())
    assert document["story"] == {"id": "s1", "title": "Crane falls"}
    assert document["question"] == "How many people were hurt?"
    for answer in document["answers"]:
        for cited in answer["evidence"]:
            assert known[cited["article"]].text[cited["start"] : cited["end"]] == cited["text"]
            assert cited["outlet"] == known[cited["article"]].outlet
    text = "\n".join(lines(notice))
    assert "New contradiction: How many people were hurt?" in text
    assert f"Bulletin {RIGHT.id} 0-{len(RIGHT.text)}: Fourteen people" in text


def test_the_same_change_is_the_same_notice():
    """Its id does not depend on when it was found, nor on the title of the story."""
    known = {one.id: one for one in (LEFT, RIGHT)}
    one = of_finding(Kind.CONTRADICTION, APART, ("s1", "Crane falls"), known, BEGAN)
    other = of_finding(Kind.CONTRADICTION, APART, ("s2", None), known, "2031-03-04T09:00:00.000000+00:00")
    assert one.id == other.id


OLD = article("The crane fell at nine. Twelve people were hurt, the port said. The quay is closed until Friday.")
NEW = article("The crane fell at nine. Fourteen people were badly hurt, the port said. Nobody was in its cab.")


def test_an_amended_article_shows_words_taken_out_and_words_put_in():
    """Each cut from its own text, with the sentence around it."""
    made = changes(OLD, NEW)
    assert [(c.removed.exact if c.removed else None, c.added.exact if c.added else None) for c in made] == [
        ("Twelve people were", "Fourteen people were badly"),
        ("The quay is closed until Friday.", "Nobody was in its cab."),
    ]
    assert made[0].before is not None
    assert made[0].before.exact == "Twelve people were hurt, the port said."
    notice = of_changes(Kind.AMENDED, OLD, NEW, made, ("s1", None), BEGAN)
    text = "\n".join(lines(notice))
    assert "Article amended: Courier" in text
    assert f"- Courier {OLD.id} 24-42: Twelve people were" in text
    assert f"+ Courier {NEW.id} 24-50: Fourteen people were badly" in text


def test_a_page_whose_menus_changed_was_not_amended():
    """What is not the story is not compared."""
    body = "The crane fell at nine."
    one, other = f"Most read: ferries\n{body}", f"Most read: taxes and rain\n{body}"
    pages = [article(text, blocks=(Block(text.index(body), len(text), BlockKind.PARAGRAPH),)) for text in (one, other)]
    assert changes(pages[0], pages[1]) == ()


WORDS = st.lists(st.sampled_from("the crane fell on quay two, and nine people ran".split()), min_size=1, max_size=30)


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS)
def test_the_changes_turn_the_one_text_into_the_other(left: list[str], right: list[str]):
    """Every change is cut from its text, and put in place of what was removed makes the later text."""
    old, new = article(" ".join(left)), article(" ".join(right))
    words, kept = old.text, new.text
    for change in reversed(changes(old, new)):
        for cut, text in ((change.removed, old.text), (change.before, old.text)):
            assert cut is None or text[cut.start : cut.end] == cut.exact
        if change.removed is not None:
            words = words[: change.removed.start] + words[change.removed.end :]
        if change.added is not None:
            kept = kept[: change.added.start] + kept[change.added.end :]
    assert words.split() == kept.split()


@pytest.mark.parametrize("words", [5, 20_000])
def test_long_texts_are_compared_soon(words: int):
    """Not in the square of their lengths."""
    text = " ".join(f"word{n % 997}" for n in range(words))
    assert len(changes(article(text), article(text.replace("word3 ", "other3 ", 1)))) == 1
