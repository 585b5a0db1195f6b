"""Blocking: near pairs of different accounts, whatever their values."""

import os
import subprocess
import sys

import numpy as np

from rashomon.align import Candidates, statements
from rashomon.model import Account, Article, Claim, Evidence, Quantity, QuantityKind
from rashomon.model.words import content_words

FIRST = [
    "The ferry hit the quay at Port Ansgar on Monday.",
    "Twelve people were hurt, police said.",
    "Bakers want cheaper flour.",
]
SECOND = [
    "A ferry struck a quay in Port Ansgar.",
    "The police put the number of people hurt at 21.",
    "The moon was full over the hills.",
]


def account(source, sentences):
    """An account whose every sentence is one claim; its figures are read off by hand."""
    text = "\n".join(sentences)
    article = Article(source, text)
    claims = []
    for index, sentence in enumerate(sentences):
        cut = article.quote(text.index(sentence), text.index(sentence) + len(sentence))
        claims.append(Claim(cut, cut, index, readings=figures(cut)))
    return Account(article, tuple(claims), ())


def figures(cut):
    """ "Twelve" and "21", where they stand."""
    found = []
    for word, value in (("Twelve", 12.0), ("21", 21.0)):
        at = cut.exact.find(word)
        if at >= 0:
            place = Evidence(cut.article, cut.start + at, cut.start + at + len(word), word)
            found.append(Quantity(place, QuantityKind.COUNT, value, value, of="person injured"))
    return tuple(found)


def test_each_statement_meets_the_one_that_speaks_of_its_point():
    """Ferry meets ferry, hurt meets hurt; flour and moon meet nothing."""
    laid_out = statements([account("a", FIRST), account("b", SECOND)], {})
    pairs = {(c.a, c.b) for c in Candidates(nearest=1, floor=0.3)(laid_out)}
    assert (0, 3) in pairs
    assert (1, 4) in pairs
    assert not {pair for pair in pairs if 2 in pair or 5 in pair}


def test_pairs_are_of_different_accounts():
    """No statement is compared with another of its own account."""
    laid_out = statements([account("a", FIRST), account("b", SECOND), account("c", FIRST[:1])], {})
    found = Candidates(nearest=9, floor=-1)(laid_out)
    assert all(laid_out[c.a].account < laid_out[c.b].account for c in found)
    assert len(found) == 3 * 3 + 3 + 3


def test_the_masked_words_hold_no_value():
    """What may differ is left out of what decides who is near."""
    laid_out = statements([account("a", FIRST), account("b", SECOND)], {})
    assert "twelv" in laid_out[1].words
    assert "twelv" not in laid_out[1].masked
    assert "21" not in laid_out[4].masked


def test_a_pair_of_one_point_leads_its_rivals():
    """The two sentences on the ferry are closer than either is to what else the other account says."""
    laid_out = statements([account("a", FIRST), account("b", SECOND)], {})
    found = {(c.a, c.b): c.similarity for c in Candidates(nearest=9, floor=-1)(laid_out)}
    assert found[0, 3]["point lead"] > 0
    assert found[0, 3]["point rank"] == 0
    assert found[0, 5]["point lead"] < 0
    assert found[0, 5]["point rank"] > 0


def test_no_statements_no_pairs():
    """An empty story is no error."""
    assert Candidates()(()) == ()


def test_content_words_are_stems_without_function_words():
    """'The tariffs were raised' and 'raising tariffs' share both their words."""
    assert set(content_words("The tariffs were raised")) == set(content_words("raising a tariff"))


def test_likeness_does_not_depend_on_the_hash_seed():
    """Sums of floats change with their order, and the order of a set with the seed: the last digit must not."""
    code = (
        "from rashomon.align.candidates import overlap;"
        "bags = [[f'word{n * m % 97}' for n in range(60)] for m in range(1, 40)];"
        "print(overlap(bags).tobytes().hex())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": "src"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in (1, 2, 3)
    }
    assert len(printed) == 1


def test_in_a_crowd_each_statement_meets_fewer_of_every_account():
    """Of thirty accounts the nearest of each are met; in a story of usual size all that are near enough."""
    rng = np.random.default_rng(7)
    score = rng.random((60, 60)).astype(np.float32)
    score = np.maximum(score, score.T)
    homes = [n // 2 for n in range(60)]
    whole = set(Candidates(nearest=2, floor=0.0, usual=30).kept(score, homes))
    spared = set(Candidates(nearest=2, floor=0.0, usual=29, nearest_in_crowd=1).kept(score, homes))
    assert len(whole) == 60 * 58 / 2
    for one in range(60):
        for home in set(range(30)) - {homes[one]}:
            nearest = max((2 * home, 2 * home + 1), key=lambda n: score[one, n])
            assert (min(one, nearest), max(one, nearest)) in spared
    assert spared < whole
