"""What the accounts name, to look things up in: a Report in; dates, amounts and places out, each with its words.

Nothing is judged here: a figure or a place that two accounts name is one line with both of them. What is to be kept
as a date, and whether it is sure, `report.appointments` says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from rashomon.model import Certainty, Cited, Claim, Evidence, Name, NameKind, Quantity, QuantityKind, Report
from rashomon.report import dates
from rashomon.report.appointments import appointments
from rashomon.report.layout import Names, Passage, in_order, named, passage
from rashomon.report.screen import one_line
from rashomon.web.contexts.told import told

MOST = 24  # lines of a kind; beyond that the accounts themselves tell it better
COUNTED = (QuantityKind.MONEY, QuantityKind.PERCENT)


@dataclass(frozen=True, slots=True)
class Fact:
    """A date, an amount or a place, with where it stands and who names it."""

    what: str = told("the words of the accounts")
    status: str = told("where it stands: planned, confirmed, denied, done, tentative …; empty where nothing says so")
    about: str = told("of a date what sort it is: meeting, deadline or plan; of others nothing")
    passages: tuple[Passage, ...] = told("one passage an account, in the order they were printed")


@dataclass(frozen=True, slots=True)
class Facts:
    """The lists beside the story; each has those that most accounts name first, but the dates, which are in order."""

    dates: tuple[Fact, ...] = told("meetings, deadlines and plans")
    amounts: tuple[Fact, ...] = told("sums of money and percentages")
    places: tuple[Fact, ...] = told("the places that are named")


Mention = tuple[Name | Quantity, Claim]


def facts(report: Report) -> Facts:
    """The lists of a report."""
    names = named(report)
    mentions = [mention for account in in_order(report) for claim in account.claims for mention in _mentions(claim)]
    amounts = [(m, c) for m, c in mentions if isinstance(m, Quantity)]
    places = [(m, c) for m, c in mentions if isinstance(m, Name)]
    return Facts(tuple(_dates(report, names))[:MOST], _gathered(amounts, names), _gathered(places, names))


def linked(report: Report) -> Iterator[Evidence]:
    """The sentences that the lists lead to, besides those that the report itself shows."""
    claims = (claim for account in report.story.accounts for claim in account.claims)
    yield from (claim.sentence for claim in claims for _ in _mentions(claim))


def _dates(report: Report, names: Names) -> Iterator[Fact]:
    for one in appointments(report):
        when = dates.period(one.entry.start, one.entry.end)
        status = "cancelled" if one.cancelled else "tentative" if one.tentative else "stands"
        told_of = tuple(passage(cited, names) for cited in one.entry.cited)
        yield Fact(f"{when}: {one_line(one.entry.what)}", status, one.sort.value, told_of)


def _mentions(claim: Claim) -> Iterator[Mention]:
    if not claim.background and not claim.continued:
        yield from ((q, claim) for q in claim.quantities() if q.kind in COUNTED)
        yield from ((n, claim) for n in claim.names() if n.kind is NameKind.PLACE)


def _gathered(mentions: Iterable[Mention], names: Names) -> tuple[Fact, ...]:
    """One line a value, one passage an account."""
    by_value: dict[Hashable, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_value[_value(mention[0])].append(mention)
    lines = [_fact(told_of, names) for told_of in by_value.values()]
    return tuple(sorted(lines, key=lambda fact: -len(fact.passages))[:MOST])


def _value(reading: Name | Quantity) -> Hashable:
    if isinstance(reading, Name):
        return reading.key.casefold()
    return reading.kind, reading.low, reading.high, reading.unit


def _fact(told_of: list[Mention], names: Names) -> Fact:
    first: dict[str, Mention] = {}
    for reading, claim in told_of:
        first.setdefault(reading.evidence.article, (reading, claim))
    words = min((_words(reading) for reading, _ in told_of), key=lambda w: (-len(w), w))
    states = dict.fromkeys(state for _, claim in told_of if (state := _state(claim)))
    return Fact(words, ", ".join(states), "", tuple(_passage(*one, names) for one in first.values()))


def _words(reading: Name | Quantity) -> str:
    return one_line(reading.key if isinstance(reading, Name) else reading.evidence.exact)


def _state(claim: Claim) -> str:
    """Where a claim stands, as its account has it; of a plain statement nothing need be said."""
    return "" if claim.certainty is Certainty.ASSERTED else claim.certainty.value


def _passage(reading: Name | Quantity, claim: Claim, names: Names) -> Passage:
    speaker = claim.speaker.name if claim.speaker else None
    return passage(Cited(claim.sentence, reading.evidence, speaker, claim.certainty), names)
