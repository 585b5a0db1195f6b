"""What a large story is spared: pairs that would say again what others say, never the only pair of another answer."""

from __future__ import annotations

from dataclasses import replace

from rashomon.compare.glance import Seen
from rashomon.compare.spare import Spare, answer_of
from rashomon.model import Article, Block, Claim, Quantity, QuantityKind, Statement


def statement(account, figure, index=0):
    """A sentence of an account that counts so many of something."""
    text = f"Account {account} counts {figure} boats in its sentence {index}."
    article = Article(f"page {account}", text, (Block(0, len(text)),))
    cut = article.quote(0, len(text))
    at = text.index(str(figure), 8)
    value = article.quote(at, at + len(str(figure)))
    read = Quantity(value, QuantityKind.COUNT, float(figure), float(figure), of="boat")
    return Statement(account, cut, index, 0.0, False, (Claim(cut, cut, index),), (read,), None)


def pair(a, b, promise):
    """Two statements and their promise."""
    return Seen(a, b, (), {}), promise


def against(first, others):
    """A statement beside many, each a little less promising than the one before."""
    return [pair(first, other, 0.9 - n / 100) for n, other in enumerate(others)]


def test_a_story_of_usual_size_is_read_whole():
    """Nobody is spared anything where there are few accounts."""
    pairs = against(statement(0, 5), [statement(n, 5) for n in range(1, 12)])
    assert Spare()(pairs) == [kept for kept, _ in pairs]


def test_another_answer_is_read_before_one_that_is_heard_again():
    """Thirty accounts count five boats, the least promising one counts nine: it is read."""
    others = [*(statement(n, 5) for n in range(1, 31)), statement(31, 9)]
    pairs = against(statement(0, 5), others)
    for wordings in (2, 6):
        chosen = Spare(wordings=wordings)._chosen((0, 0), range(len(pairs)), pairs)
        assert chosen[-1] == len(pairs) - 1
        assert len(chosen) == wordings


def test_a_pair_is_read_where_either_side_chose_it():
    """Whoever has only this pair is read, though the other has better ones; the order stays."""
    first = statement(0, 5)
    pairs = against(first, [statement(n, 5) for n in range(1, 31)])
    assert Spare(wordings=1)(pairs) == [kept for kept, _ in pairs]
    rivals = [pair(statement(40, 5, n), one.b, 0.99) for n, (one, _) in enumerate(pairs)]
    kept = Spare(wordings=1)([*pairs, *rivals])
    assert kept == [pairs[0][0], *(one for one, _ in rivals)]


def test_a_wording_that_many_print_is_read_with_all_of_them():
    """Thirty accounts print one sentence: reading it with one is reading it with all."""
    text = "The harbour counts 5 boats."
    alike = [replace(statement(n, 5), evidence=Article("one page", text).quote(0, len(text))) for n in range(1, 31)]
    pairs = against(statement(0, 5), alike)
    assert Spare(wordings=1)._chosen((0, 0), range(30), pairs) == list(range(30))


def test_an_answer_is_its_values_and_not_its_words():
    """Other sentences with the same figure give one answer."""
    assert answer_of(statement(1, 5)) == answer_of(statement(2, 5, index=3)) != answer_of(statement(1, 6))
