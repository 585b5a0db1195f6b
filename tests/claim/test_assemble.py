"""Putting an account together: every reading in a claim, every credited sentence to its speaker."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.claim import claim
from rashomon.model import Article, Block, Voice


def account(text):
    """The account of a text that is one paragraph."""
    return next(claim([Article("page", text, (Block(0, len(text)),))]))


SPOKEN = (
    'Mara Lindqvist, the harbour master, spoke on Monday. "We had 12 boats out. Nobody was told before March 3. '
    'It was a mess," she said. The port reopened.'
)


def test_a_quote_over_three_sentences_is_its_speakers_throughout():
    """The second and third sentence of a quote are credited as the first is, and marked as going on."""
    said = [c for c in account(SPOKEN).claims if c.speaker]
    assert [c.speaker.name for c in said] == ["Mara Lindqvist"] * 3
    assert [c.continued for c in said] == [False, True, True]
    assert said[0].voice is Voice.DIRECT


def test_the_whole_quote_holds_the_readings_of_all_its_sentences():
    """What is read off the second sentence is also read off the claim that runs over it."""
    whole = next(c for c in account(SPOKEN).claims if c.speaker)
    assert {"12", "March 3"} <= {r.evidence.exact for r in whole.readings}


def test_clauses_are_claims_of_their_own():
    """Two main clauses side by side are two claims."""
    text = "The council approved the bridge on Monday, but heavy rain stopped the works on Tuesday."
    contents = [c.content.exact for c in account(text).claims]
    assert len(contents) == 2
    assert contents[0].startswith("The council")


def test_an_old_date_is_background():
    """What lies years back is told as an earlier story; without a date of publication nothing is."""
    assert not any(c.background for c in account("A deal of 2019 failed in June 2020.").claims)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from([*SPOKEN.split(), "\n", '"', "said", "he", "not", "$3", "of"]), min_size=1, max_size=60)
)
def test_every_claim_is_a_cut(words):
    """The evidence law: contents, cues, speakers and readings are the article's own words, whatever the words."""
    text = " ".join(words)
    if not text.strip():
        return
    found = account(text)
    for one in found.claims:
        parts = [one.content, one.sentence, one.cue, one.speaker and one.speaker.evidence]
        for cut in [p for p in parts if p] + [r.evidence for r in one.readings]:
            assert text[cut.start : cut.end] == cut.exact
        assert all(one.content.covers(r.evidence) for r in one.readings)
