"""Read the times of an account: dates, clocks, durations and what repeats, each with its words.

In: the sentences of one article, in reading order. Out: `Time`s in reading order, TIMEX3
types and values (ISO-TimeML), half-open intervals. Relative words resolve against the
article's own date and dateline, never against today; what cannot be resolved keeps its
kind, an X for every missing figure, and no bounds.

The way: time_tokens cuts a sentence into categories, time_grammar matches rules over
them (time_days, time_weekdays, time_clock, time_relative, time_periods, time_lengths), time_link puts
clocks on their days, time_roles reads the words in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.claim import time_clock, time_days, time_lengths, time_periods, time_relative, time_weekdays
from rashomon.claim.parse import Sentence
from rashomon.claim.time_context import Context, context
from rashomon.claim.time_grammar import Draft, scan
from rashomon.claim.time_link import link
from rashomon.claim.time_roles import mark
from rashomon.claim.time_tokens import tokens
from rashomon.model import Time

# A tie in length goes to the rule that comes first.
RULES = tuple(
    rule
    for part in (time_days, time_clock, time_weekdays, time_relative, time_periods, time_lengths)
    for rule in part.RULES
)

# No sentence of prose is longer: what lies behind it in a "sentence" is a table or an attack.
LONGEST = 10_000


def times(sentences: Sequence[Sentence]) -> tuple[Time, ...]:
    """The times of one article. `sentences` are all of one article, in reading order; none gives none."""
    if not sentences:
        return ()
    around = context(sentences)
    drafts = [(sentence, draft) for sentence in sentences for draft in _sentence(sentence, around)]
    _same_clock([draft for _, draft in drafts])
    return tuple(_time(sentence, draft) for sentence, draft in drafts)


def _sentence(sentence: Sentence, around: Context) -> Iterator[Draft]:
    around.enter(sentence)
    text = around.text
    drafts = list(scan(tokens(text[:LONGEST]), RULES, around))
    for draft in link(drafts, text, around):
        yield mark(draft, text, around)


def _time(sentence: Sentence, draft: Draft) -> Time:
    return Time(
        sentence.quote(draft.start, draft.end),
        draft.kind,
        draft.value,
        draft.begin,
        draft.until,
        draft.granularity,
        draft.role,
        draft.approximate,
        draft.offset,
        draft.seconds,
        draft.weekday,
    )


def _same_clock(drafts: list[Draft]) -> None:
    """Where "6:20 a.m. (0550 GMT)" gives the account's distance from UTC, its other bare clocks share it."""
    told = {draft.offset for draft in drafts if draft.derived}
    if len(told) == 1:
        offset = told.pop()
        for draft in drafts:
            if draft.clock is not None and draft.offset is None:
                draft.offset = offset
