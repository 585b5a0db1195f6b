"""The parser made quick says what the stock one says: tags, roles, lemmas, forms, names and where sentences begin."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from rashomon.claim.parse import STRAIGHT
from rashomon.claim.parser import MODEL, Rules, documents

STORIES = Path(__file__).parent.parent.parent / "training" / "accounts"
PARTICULAR = (
    "It ain't so, and it isn't over.",
    "They're gonna leave; y'all gotta stay. Let's see what c'm on means.",
    "There  is a gap, there's\na line.",
    "There are nine. There's nothin' to see, and nuthin' to say.",
    "But she had had enough, hadn't she? Which of them?",
    "",
    "   ",
)


@pytest.fixture(scope="module")
def stock():
    """The model as spaCy loads it."""
    return spacy.load(MODEL)


def said(docs):
    """All that is annotated, document by document."""
    return [
        [
            (t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, str(t.morph), t.ent_iob_, t.ent_type_, t.is_sent_start)
            for t in doc
        ]
        for doc in docs
    ]


def test_what_is_particular_is_told_alike(stock):
    """Rules on two tokens, on white space, on words by their form; and nothing at all."""
    assert said(documents(PARTICULAR)) == said(stock.pipe(PARTICULAR))


def test_whole_articles_are_told_alike(stock):
    """The second time what the rules say is looked up, and says the same."""
    texts = [
        line.translate(STRAIGHT)
        for story in ("t1-accra-summit", "t1-naryn-quake")
        for file in sorted((STORIES / story).glob("*.txt"))
        for line in file.read_text(encoding="utf-8").split("\n")
        if line
    ]
    wanted = said(stock.pipe(texts))
    assert said(documents(texts)) == wanted
    assert said(documents(texts)) == wanted


def test_what_was_ruled_once_is_looked_up(stock):
    """The stock ruler is asked once for sentences whose tokens are alike."""
    ruler, asked = stock.get_pipe("attribute_ruler"), []

    class Counting:
        patterns = ruler.patterns

        def __call__(self, doc):
            asked.append(doc.text)
            return ruler(doc)

    rules = Rules(stock, Counting())
    with stock.select_pipes(disable=["attribute_ruler", "lemmatizer", "ner"]):
        for text in ("The dog barked.", "The cat jumped.", "There is one.", "There is one."):
            rules(stock(text))
    assert asked == ["The dog barked.", "There is one.", "There is one."]


def test_rules_on_more_than_is_known_of_are_refused(stock):
    """A model whose rules look at the shape of a word would be misread."""

    class Shaped:
        patterns = ({"patterns": [[{"SHAPE": "Xxx"}]], "attrs": {"POS": "X"}, "index": 0},)

    with pytest.raises(KeyError, match="SHAPE"):
        Rules(stock, Shaped())
