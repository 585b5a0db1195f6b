"""Read quantities: an article's parsed sentences in, Quantity readings in reading order out.

Figures as digits and words, with unit, hedge and bound, and what they are figures of. Refused: dates, years, clock
times, durations, "one" as a pronoun, phone numbers, addresses, names of models, flights and articles of law;
sentences past `LONGEST`, which are no prose.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from rashomon.claim.parse import Sentence
from rashomon.claim.quantity_counts import counts
from rashomon.claim.quantity_figures import Figure, Scan, figure, is_duration, scan, starts_number, unit_of
from rashomon.claim.quantity_holders import holder
from rashomon.claim.quantity_numerals import Numeral, numeral
from rashomon.claim.quantity_of import is_part, of
from rashomon.claim.quantity_ordinals import ordinals
from rashomon.claim.quantity_patterns import age, half_of_unit, score, share
from rashomon.claim.quantity_ranges import inherited, ranged
from rashomon.model import Quantity, QuantityKind

LONGEST = 300  # tokens; what runs on longer is no sentence, and a tree that wide is slow to walk


def quantities(sentences: Sequence[Sentence]) -> tuple[Quantity, ...]:
    """The figures of one article, in reading order; `sentences` are all of it, so that currencies can be settled."""
    if not sentences:
        return ()
    whole = sentences[0].article.text.lower()
    return tuple(quantity for sentence in sentences for quantity in _of_sentence(sentence, whole))


def _of_sentence(sentence: Sentence, whole: str) -> Iterator[Quantity]:
    text = sentence.text
    if len(sentence.span) > LONGEST or len(text) > 10 * LONGEST:
        return
    tokens = list(sentence.span)
    starts = [token.idx - sentence.span.start_char for token in tokens]
    found = list(_figures(scan(text, whole), tokens, starts))
    taken = [(one.start, one.end) for one in found]
    ranks = (Figure(*placed) for placed in ordinals(tokens, starts))
    found.extend(rank for rank in ranks if not any(a < rank.end and rank.start < b for a, b in taken))
    for made in sorted(inherited(found, text), key=lambda f: (f.start, f.end)):
        token = _at(tokens, starts, made.core)
        within = range(_at(tokens, starts, made.start).i, _at(tokens, starts, made.tail - 1).i + 1)
        counted = made.of or of(token, within, made.kind, share=made.part and made.unit == "%")
        part = made.part or (made.kind in (QuantityKind.COUNT, QuantityKind.MONEY) and is_part(token))
        words = sentence.quote(made.start, made.end)
        whose = holder(token, within) if made.kind is QuantityKind.AGE else ""
        yield Quantity(words, made.kind, made.low, made.high, made.unit, counted, made.bound, part, whose)


def _at(tokens: Sequence[Token], starts: Sequence[int], offset: int) -> Token:
    """The parsed token that holds an offset of the sentence."""
    return tokens[max(bisect_right(starts, offset) - 1, 0)]


def _figures(s: Scan, tokens: Sequence[Token], starts: Sequence[int]) -> Iterator[Figure]:
    at = 0
    while at < len(s.tokens):
        if s.tokens[at].start in s.blocked or not starts_number(s.tokens, at):
            at += 1
            continue
        number = numeral(s.tokens, at)
        made, following = _read(s, number, at, _at(tokens, starts, s.tokens[at].start))
        yield from made
        at = max(following, at + 1)


def _read(s: Scan, number: Numeral | None, at: int, token: Token) -> tuple[tuple[Figure, ...], int]:
    """The figures that begin at word `at`, and the word to go on from."""
    if number is None:
        return share(s, None, at) or half_of_unit(s, at) or ((), at + 1)
    if found := age(s, number) or share(s, number, at):
        return found
    if is_duration(s, number):
        return (), number.last
    if found := score(s, number):
        return found
    if (found := ranged(s, number)) and (found[0][0].kind is not QuantityKind.COUNT or counts(s, number, token)):
        return found
    unit = unit_of(s, number)
    if unit.name:
        return (figure(s, number, unit),), unit.last
    if not counts(s, number, token):
        return (), number.last
    return (figure(s, number, unit),), number.last
