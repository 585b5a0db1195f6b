"""Independent origins behind one point, counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Article, Copy, Direction, Evidence, Kinship
from rashomon.trace import credited_names, families, witnesses

TEXT = "The bridge was shut at six. Nobody was hurt when it sagged. Repairs will take a month, it is thought."
A, B, C, D = (Article(source=s, text=f"{TEXT} {s}", outlet=f"{s} Echo") for s in ("North", "South", "East", "West"))
ALONE = families([A, B, C, D], [])


def cut(article: Article, sentence: int) -> Evidence:
    """The article's first, second or third sentence."""
    starts = [0, 28, 60]
    return article.quote(starts[sentence], article.text.index(".", starts[sentence]) + 1)


def kin(one: Article, other: Article, sentence: int, share: float, direction: Direction = Direction.UNKNOWN) -> Kinship:
    """A kinship whose one passage is a sentence."""
    low, high = sorted((one, other), key=lambda article: article.id)
    return Kinship(low.id, high.id, share, share, (Copy(cut(low, sentence), cut(high, sentence), direction),))


def test_accounts_without_anything_in_common_are_witnesses_each():
    """Three outlets in their own words are three."""
    assert witnesses([(cut(A, 0), None), (cut(B, 0), None), (cut(C, 0), None)], ALONE) == 3


def test_no_evidence_no_witness():
    """Nothing counts nothing."""
    assert witnesses([], ALONE) == 0


def test_one_account_is_one_witness_however_often_it_says_so():
    """Two sentences of one account are one origin."""
    assert witnesses([(cut(A, 0), None), (cut(A, 1), None)], ALONE) == 1


def test_one_account_with_two_speakers_is_one_witness():
    """An outlet never is two witnesses."""
    assert witnesses([(cut(A, 0), "Ida Moss"), (cut(A, 1), "Karl Fenn")], ALONE) == 1


def test_a_family_counts_once_where_no_place_is_known():
    """Article ids stand for whole accounts."""
    family = families([A, B, C], [kin(A, B, 0, 0.2)])
    assert witnesses([(A.id, None), (B.id, None), (C.id, None)], family) == 2


@pytest.mark.parametrize(("sentence", "count"), [(0, 1), (1, 2)])
def test_a_partial_copy_depends_only_where_it_copies(sentence, count):
    """In the copied passage one origin; in their own words two."""
    kinship = kin(A, B, 0, 0.2)
    cited = [(cut(A, sentence), None), (cut(B, sentence), None)]
    assert witnesses(cited, families([A, B], [kinship]), kinships=[kinship]) == count


@pytest.mark.parametrize("kinship", [kin(A, B, 0, 0.7), kin(A, B, 0, 0.2, Direction.KNOWN)])
def test_a_whole_or_credited_copy_depends_everywhere(kinship):
    """A copy of most of a text, or one that names its origin, has nothing of its own to say on a shared point."""
    cited = [(cut(A, 2), None), (cut(B, 2), None)]
    assert witnesses(cited, families([A, B], [kinship]), kinships=[kinship]) == 1


def test_copies_of_one_credited_text_are_one_even_if_it_is_not_cited():
    """Two rewrites of a third account are one origin."""
    found = [kin(A, B, 0, 0.2, Direction.KNOWN), kin(A, C, 1, 0.2, Direction.KNOWN)]
    assert witnesses([(cut(B, 2), None), (cut(C, 2), None)], families([A, B, C], found), kinships=found) == 1


def test_a_small_shared_passage_binds_its_own_point_alone():
    """One lifted sentence below the threshold of kinship is still one origin for what it says."""
    passages = kin(A, B, 1, 0.02).passages
    assert witnesses([(cut(A, 1), None), (cut(B, 1), None)], ALONE, passages=passages) == 1
    assert witnesses([(cut(A, 0), None), (cut(B, 0), None)], ALONE, passages=passages) == 2


@pytest.mark.parametrize("second", ["Ida Moss", "Moss", "Mayor Ida Moss", "MOSS"])
def test_one_speaker_is_one_origin_though_nothing_was_copied(second):
    """Title, case and a bare surname do not make another speaker."""
    assert witnesses([(cut(A, 0), "Ida Moss"), (cut(B, 0), second)], ALONE) == 1


def test_two_speakers_of_one_surname_stay_two():
    """A surname joins nobody where two bear it."""
    cited = [(cut(A, 0), "Ida Moss"), (cut(B, 0), "Karl Moss"), (cut(C, 0), "Moss")]
    assert witnesses(cited, ALONE) == 3


def test_two_outlets_with_two_speakers_each_are_two_witnesses():
    """No chain of shared speakers folds more together than it must."""
    cited = [(cut(A, 0), "Ida Moss"), (cut(A, 1), "Karl Fenn"), (cut(B, 0), "Ida Moss"), (cut(C, 0), "Karl Fenn")]
    assert witnesses(cited, ALONE) == 2


def test_an_account_that_credits_a_speaker_is_no_second_witness_in_its_own_voice():
    """The headline tells in the outlet's voice what the text credits to a speaker."""
    assert witnesses([(cut(A, 0), None), (cut(A, 1), "Ida Moss"), (cut(B, 0), "Ida Moss")], ALONE) == 1


def test_a_common_agency_is_one_origin():
    """Two outlets that credit one agency, and the agency itself, are one."""
    wire = Article(source="w", text=TEXT, outlet="Delta News Agency")
    names = credited_names([wire]) | {A.id: ("North Echo", "Delta"), B.id: ("South Echo", "DNA")}
    cited = [(cut(wire, 0), None), (cut(A, 0), None), (cut(B, 0), None), (cut(C, 0), None)]
    assert witnesses(cited, ALONE, names=names) == 2


def test_an_agency_as_speaker_binds_that_point_alone():
    """'Delta reported' makes the sentence the agency's, not the account."""
    wire = Article(source="w", text=TEXT, outlet="Delta News Agency")
    names = credited_names([wire, A])
    assert witnesses([(cut(wire, 0), None), (cut(A, 0), "Delta")], ALONE, names=names) == 1
    assert witnesses([(cut(wire, 1), None), (cut(A, 1), None)], ALONE, names=names) == 2


def test_agencies_in_general_bind_nobody():
    """'Agencies' names no agency."""
    names = {A.id: ("North Echo", "agencies"), B.id: ("South Echo", "agencies")}
    assert witnesses([(cut(A, 0), None), (cut(B, 0), None)], ALONE, names=names) == 2


def test_outlets_with_like_initials_or_short_names_stay_two():
    """Only a printed acronym is an acronym; two names that shorten alike are two."""
    names = {A.id: ("Pacific News",), B.id: ("Pacific Press",), C.id: ("Daily Tide",), D.id: ("Dockside Times",)}
    assert witnesses([(cut(x, 0), None) for x in (A, B, C, D)], ALONE, names=names) == 4


speakers = st.sampled_from([None, "Ida Moss", "Karl Fenn", "Moss"])
items = st.lists(st.tuples(st.sampled_from([A, B, C, D]), st.integers(0, 2), speakers), max_size=7)
LINKS = [kin(A, B, 0, 0.2), kin(B, C, 1, 0.8), kin(C, D, 2, 0.3)]


@given(items, st.lists(st.sampled_from(LINKS), unique=True), st.randoms())
def test_the_count_is_bounded_and_independent_of_order(picked, links, random):
    """Never more witnesses than accounts, at least one for any evidence, the same in any order."""
    cited = [(cut(article, sentence), speaker) for article, sentence, speaker in picked]
    family = families([A, B, C, D], links)
    count = witnesses(cited, family, kinships=links)
    assert count <= len({evidence.article for evidence, _ in cited})
    assert (count >= 1) == bool(cited)
    random.shuffle(cited)
    assert witnesses(cited, family, kinships=links) == count
