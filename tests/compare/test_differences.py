"""What may differ in a pair of statements, and what is seen of each difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from rashomon import align
from rashomon.claim import claim
from rashomon.compare import Differences, Glance, Judge, differences, seen
from rashomon.compare.differences import candidates, exchanged
from rashomon.compare.echoes import echoes
from rashomon.compare.focus import told
from rashomon.compare.ladder import Verdict
from rashomon.compare.readings import comparisons
from rashomon.compare.relate import Relation
from rashomon.compare.replaced import REPLACED, replacements
from rashomon.compare.value_features import SWAPPED
from rashomon.compare.wordings import OTHER_SPEAKER, SAME_SPEAKER, compare_speakers
from rashomon.model import Article, Block, Moment, Quote, Slot, Speaker

NOON = Moment(datetime(2026, 5, 6, 12))
UNKNOWN = Relation(0.2, 0.2, 0.2, 0.2, 0.2, (1 / 12,) * 12)


def unknown(pairs):
    """A reader that knows nothing."""
    return [UNKNOWN] * len(pairs)


def article(source, text):
    """An article of one paragraph."""
    return Article(source, text, (Block(0, len(text)),), published=NOON)


def statements(*texts):
    """The statements of accounts of one sentence each."""
    accounts = tuple(claim([article(f"page {n}", text) for n, text in enumerate(texts)]))
    return accounts, align.statements(
        accounts, align.registry(n for a in accounts for c in a.claims for n in c.names())
    )


def pair(a, b):
    """Two sentences as a judged pair of one point."""
    accounts, both = statements(a, b)
    judge = Judge(unknown, glance=Glance(least=0.0))
    (row,) = judge.rows(seen(accounts, both, align.Candidates(floor=-1.0)(both)))
    return replace(judge.weigh([row])[0], other=0.1)


def differing(a, b):
    """Slot and words of everything that may differ between two sentences."""
    return {(c.slot, c.left.exact, c.right.exact) for c in candidates(pair(a, b))}


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("The ferry sank on May 3.", "The ferry sank on May 4.", (Slot.TIME, "May 3", "May 4")),
        ("Nine accords were signed.", "Ministers signed seven agreements.", (Slot.COUNT, "Nine", "seven")),
        ("The talks open in Oslo.", "The talks open in Geneva.", (Slot.PLACE, "Oslo", "Geneva")),
        (
            "The harbour was reopened by order of the mayor.",
            "The harbour was reopened by order of the court.",
            (Slot.OTHER, "mayor", "court"),
        ),
    ],
)
def test_what_may_differ(a, b, wanted):
    """Typed values, figures of things by other names, names, and words replaced in like sentences."""
    assert any(slot is wanted[0] and wanted[1] in left and wanted[2] in right for slot, left, right in differing(a, b))


def test_a_name_that_stands_on_both_sides_differs_from_nothing():
    """Oslo is named by both: it is no other place than Bergen."""
    found = differing("The boat left Oslo for Bergen.", "The boat left Oslo at noon.")
    assert not any("Oslo" in (left, right) for _, left, right in found)


def test_what_all_agree_on_is_no_difference():
    """The same sentence twice."""
    assert differing("The ferry sank on May 3 off Turku.", "The ferry sank on May 3 off Turku.") == set()


def test_the_swap_puts_one_value_in_the_place_of_the_other():
    """The second sentence, with the first one's value."""
    judged = pair("Polls closed at 5 p.m.", "Polling ended at 6 p.m. in the capital.")
    (clock,) = [c for c in candidates(judged) if c.slot is Slot.TIME]
    assert exchanged(judged, clock).b == "Polling ended at 5 p.m. in the capital."


def test_features_are_named_alike_for_every_difference():
    """What the trees know by name is there for each, in one order."""
    rows = Differences(unknown).rows([pair("It sank on May 3 off Turku.", "It sank on May 4 off Vaasa.")])
    assert len({tuple(row.features) for row in rows}) == 1
    assert len(rows) >= 2


class Counted:
    """A reader that knows nothing and counts what it is asked."""

    def __init__(self):
        self.asked = 0

    def __call__(self, pairs):
        self.asked += len(pairs)
        return unknown(pairs)


def test_a_swap_is_read_only_where_it_may_matter(monkeypatch):
    """With all of them hopeless nothing is read, and each keeps what is expected of it; else all are as if read."""
    judged = [pair("It sank on May 3 off Turku.", "It sank on May 4 off Vaasa.")]
    monkeypatch.setattr(differences, "HOPELESS", 0.0)
    whole, every = Counted(), Differences(Counted())
    found = Differences(whole)(judged)
    assert whole.asked == len(found) >= 2
    assert found == every.weigh(every.rows(judged))
    monkeypatch.setattr(differences, "HOPELESS", 1.1)
    none = Counted()
    unread = Differences(none)(judged)
    assert none.asked == 0
    assert [d.comparison for d in unread] == [d.comparison for d in found]
    assert all(0 < d.contradiction < 1 and not set(SWAPPED) & set(d.features) for d in unread)


def test_pairs_of_other_points_are_not_looked_into():
    """A pair that is surely of two points gives no difference."""
    strangers = replace(pair("It sank on May 3.", "It sank on May 4."), other=0.99)
    assert Differences(unknown).rows([strangers]) == []


def test_a_value_that_the_other_account_prints_as_well_is_known_to_it():
    """Two dead beside 38 hurt: the account that says 38 says two as well, somewhere else."""
    _, lines = statements(
        "Two miners died at Skarn. Rescuers left.", "The mine at Skarn hurt 38 miners. Two miners died."
    )
    first, hurt, dead = lines[0], *[s for s in lines if s.account == 1]
    judged = replace(pair("Two miners died at Skarn.", "The mine at Skarn hurt 38 miners."), a=first, b=hurt)
    found = [
        (judged, c) for c in comparisons(first, hurt) if c.slot is Slot.COUNT and c.rung.verdict is Verdict.DIFFERS
    ]
    (with_dead,) = echoes(found, [first, hurt, dead])
    (without,) = echoes(found, [first, hurt])
    assert (with_dead["known to one"], without["known to one"]) == (1.0, 0.0)


def test_only_like_sentences_are_aligned():
    """Words are replaced where the sentences run alike on a side; two sentences of other makes have none."""
    _, (a, b) = statements("The bridge at Lund was shut by the council.", "The bridge at Lund was shut by the army.")
    assert [c.rung for c in replacements(a, b)] == [REPLACED]
    _, (a, b) = statements("The bridge at Lund was shut.", "Nobody in town had expected rain in such amounts.")
    assert list(replacements(a, b)) == []


def test_figures_that_both_sentences_give_do_not_differ():
    """Of several bars each sentence gives both weights, the second without the noun."""
    _, (a, b) = statements(
        "The firm cut its 400g bars to 360g.", "The 400-gram bar of the firm was cut and now weighs 360 grams."
    )
    assert [c for c in comparisons(a, b) if c.slot is Slot.AMOUNT and c.rung.verdict is Verdict.DIFFERS] == []


def test_the_age_of_somebody_named_is_not_that_of_nobody_in_particular():
    """Where one account says whose the age is and the other names none of its names, they are two people's."""
    arrested, named = "A 42-year-old man was arrested.", "Rolf Smid, 73, lives near the stop."
    both = "Rolf Smid, 74, was arrested."
    assert [c for c in candidates(pair(arrested, named)) if c.slot is Slot.ROLE] == []
    assert [c for c in candidates(pair(both, named)) if c.slot is Slot.ROLE] != []


def test_what_both_sentences_say_each_in_its_place_is_not_replaced():
    """The same two things in another order are no difference."""
    first = "The shooting came of a personal quarrel, said Robert Marner, assistant chief of police."
    second = "The shooting came of a bet, said Robert Marner, assistant chief of police."
    turned = "The shooting came of assistant chief of police Robert Marner, said a personal quarrel."
    _, (a, b) = statements(first, second)
    assert [c.left_value for c in replacements(a, b)] == ["personal quarrel"]
    _, (a, b) = statements(first, turned)
    assert list(replacements(a, b)) == []


def said(words, speaker, printed=None):
    """A quote and whom it is credited to, `printed` being how the account calls the speaker."""
    text = f"{words} {printed or speaker or ''}"
    article = Article(f"page of {speaker}", text)
    cut = article.quote(len(words) + 1, len(text)) if speaker else None
    return Quote(article.quote(0, len(words)), Speaker(speaker, cut) if speaker and cut else None)


def test_whom_he_stands_for_is_no_other_speaker():
    """A pronoun is resolved by inference: that is no ground to say that accounts differ."""
    words = "we will never pay for that bridge"
    named, inferred = said(words, "Ana Brito"), said(words, "Jon Vidal", printed="he")
    assert compare_speakers(named, inferred).rung.verdict is Verdict.NOTHING


@pytest.mark.parametrize(
    ("one", "other", "rung"),
    [
        ("Ana Brito", "Brito", SAME_SPEAKER),
        ("Ana Brito", "Jon Vidal", OTHER_SPEAKER),
        ("Ana Brito", None, None),
        ("Ana Brito", "officials", None),
        ("Ana Brito", "The head of the port", None),
        ("Ana Britó", "Ana Brito", SAME_SPEAKER),
    ],
)
def test_one_remark_and_two_speakers(one, other, rung):
    """The same words credited to two people; who is not named is no other person."""
    words = "we will never pay for that bridge"
    found = compare_speakers(said(words, one), said(words, other)).rung
    assert found is rung if rung else found.verdict is Verdict.NOTHING


@pytest.mark.parametrize(
    ("a", "b", "slot"),
    [
        ("The dam will hold, said Odd Moen.", "The dam will hold, said Liv Haug.", Slot.ATTRIBUTION),
        ("The dam was built by Odd Moen.", "The dam was built by Liv Haug.", Slot.PARTICIPANT),
    ],
)
def test_two_names_that_both_speak_are_in_question_as_speakers(a, b, slot):
    """Who said it is another question than who did it."""
    judged = pair(a, b)
    (names,) = [d for d in Differences(unknown).rows([judged]) if d.comparison.slot is Slot.PARTICIPANT]
    assert told(names, 0.9).slot is slot
