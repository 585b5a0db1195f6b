"""What was read off an account's claims as rows of `reading`: times, figures, names and statuses, each once.

A reading that several claims hold (one that runs over sentences, and theirs) stands under the first of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from rashomon.model import Claim, Name, Quantity, Reading, Status, Time
from rashomon.store.rows import LONGEST

READING = tuple("article place claim start end exact kind detail value unit low high begins ends".split())
Values = tuple[Any, ...]


def reading_rows(article: str, claims: tuple[Claim, ...]) -> Iterator[Values]:
    """The rows of `reading` of one account, in the order in which the claims hold them: the values of READING."""
    seen: set[Values] = set()
    for number, claim in enumerate(claims):
        for reading in claim.readings:
            cut, said = reading.evidence, SAID[type(reading)](reading)
            same = (cut.start, cut.end, *said[:3])
            if same not in seen:
                yield (article, len(seen), number, cut.start, cut.end, cut.exact, *said)
                seen.add(same)


# What a reading says, by its kind: kind, detail, value, unit, low, high, begins, ends. There are dozens in an account,
# so the value of a word of an enumeration is taken from where it lies, without the call that `value` is.
def _time(time: Any) -> Values:
    spans = (time.start.isoformat() if time.start else None, time.end.isoformat() if time.end else None)
    return ("time", time.kind._value_, time.value[:LONGEST], None, None, None, *spans)


def _quantity(figure: Any) -> Values:
    return ("quantity", figure.kind._value_, figure.of[:LONGEST], figure.unit, figure.low, figure.high, None, None)


def _name(name: Any) -> Values:
    return ("name", name.kind._value_, name.key[:LONGEST], None, None, None, None, None)


def _status(status: Any) -> Values:
    return ("status", status.state._value_, status.predicate[:LONGEST], None, None, None, None, None)


SAID: dict[type[Reading], Callable[[Any], Values]] = {Time: _time, Quantity: _quantity, Name: _name, Status: _status}
