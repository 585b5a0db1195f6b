"""What was read off an account's claims as rows of `reading`: times, figures, names and statuses, each once.

A reading that several claims hold (one that runs over sentences, and theirs) stands under the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.model import Claim, Name, Quantity, Reading, Status, Time
from rashomon.store.rows import LONGEST

Row = dict[str, Any]
NOTHING: Row = dict.fromkeys(("unit", "low", "high", "begins", "ends"))


def reading_rows(article: str, claims: tuple[Claim, ...]) -> Iterator[Row]:
    """The rows of `reading` of one account, in the order in which the claims hold them."""
    place = 0
    seen = set()
    for number, claim in enumerate(claims):
        for reading in claim.readings:
            cut, value = reading.evidence, _value(reading)
            same = (cut.start, cut.end, value["kind"], value["detail"], value["value"])
            if same in seen:
                continue
            seen.add(same)
            where = {"article": article, "place": place, "claim": number}
            words = {"start": cut.start, "end": cut.end, "exact": cut.exact}
            yield {**where, **words, **NOTHING, **value, "value": value["value"][:LONGEST]}
            place += 1


def _value(reading: Reading) -> Row:
    """What a reading says, by its kind."""
    match reading:
        case Time(kind=kind, value=value, start=start, end=end):
            spans = {"begins": start.isoformat() if start else None, "ends": end.isoformat() if end else None}
            return {"kind": "time", "detail": kind.value, "value": value, **spans}
        case Quantity(kind=kind, low=low, high=high, unit=unit, of=of):
            return {"kind": "quantity", "detail": kind.value, "value": of, "unit": unit, "low": low, "high": high}
        case Name(kind=kind, key=key):
            return {"kind": "name", "detail": kind.value, "value": key}
        case Status(state=state, predicate=predicate):
            return {"kind": "status", "detail": state.value, "value": predicate}
