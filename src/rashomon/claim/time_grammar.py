"""A small grammar: rules over categories of tokens, the longest match wins, its action makes a draft.

In: tokens, rules and a context. Out: `Draft`s in reading order that do not overlap. A
rule whose action answers None has not matched, and the next longest is asked; an empty
list takes the words and makes no time of them.

Rules are written in categories: `m:MON d:DAYNUM (COMMA? y:ANYYEAR)?`. Each category
stands for one letter or a set of letters, so the rule is a regular expression over the
letters of a sentence (see time_tokens.py); `d:` names a part for the action. No rule
repeats without a bound, so reading is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from rashomon.claim.time_calendar import Stretch
from rashomon.claim.time_context import Context
from rashomon.claim.time_tokens import Token, Tokens
from rashomon.claim.time_words import CLASSES, LETTER
from rashomon.model import Granularity, TimeKind, TimeRole


@dataclass(slots=True)
class Draft:
    """A time being read: offsets count in the sentence's text. `clock` is (hour, minute) with `day` or without."""

    start: int
    end: int
    kind: TimeKind
    value: str
    begin: datetime | None = None
    until: datetime | None = None
    granularity: Granularity = Granularity.NONE
    role: TimeRole = TimeRole.AT
    approximate: bool = False
    offset: int | None = None
    seconds: tuple[float, float] | None = None
    weekday: int | None = None
    clock: Clock | None = None
    date: date | None = None  # the single day it lies on, if it names one
    part: str | None = None  # the part of that day
    derived: bool = False  # its distance from UTC comes from a second clock beside it


@dataclass(frozen=True, slots=True)
class Clock:
    """A reading of the clock. `half` is "a" or "p", "24" where the hour is fixed, None where words leave it open."""

    hour: int
    minute: int
    half: str | None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match on the tokens of a sentence."""

    tokens: Tokens
    match: re.Match[str]

    def __getitem__(self, name: str) -> Token | None:
        """The first token of a named part, None if the part did not take part."""
        at = self.place(name)
        return self.tokens.items[at[0]] if at else None

    def place(self, name: str) -> tuple[int, int] | None:
        """Where a named part lies among the tokens, half-open."""
        for key in (name, f"{name}__2", f"{name}__3"):
            if key in self.match.re.groupindex and self.match.end(key) > self.match.start(key):
                return self.match.span(key)
        return None

    def number(self, name: str) -> int | None:
        """A named part's figure."""
        token = self[name]
        return None if token is None else int(token.value)

    @property
    def start(self) -> int:
        """Where the match begins in the sentence's text."""
        return self.tokens.items[self.match.start()].start

    @property
    def end(self) -> int:
        """Where the match ends in the sentence's text."""
        return self.tokens.items[self.match.end() - 1].end

    def after(self) -> Token | None:
        """The token that follows."""
        at = self.match.end()
        return self.tokens.items[at] if at < len(self.tokens.items) else None

    def before(self) -> Token | None:
        """The token in front."""
        at = self.match.start()
        return self.tokens.items[at - 1] if at else None

    def draft(self, kind: TimeKind, value: str, **more: object) -> Draft:
        """A draft of the whole match."""
        return Draft(self.start, self.end, kind, value, **more)  # type: ignore[arg-type]

    def on(self, stretch: Stretch, kind: TimeKind = TimeKind.DATE, day: date | None = None) -> Draft:
        """A draft of the whole match, its value and bounds from the calendar."""
        return Draft(
            self.start, self.end, kind, stretch.value, stretch.start, stretch.end, stretch.granularity, date=day
        )


Action = Callable[[Found, Context], "Draft | list[Draft] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over categories, and what it means."""

    source: str
    action: Action
    pattern: re.Pattern[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Turn categories into letters."""
        object.__setattr__(self, "pattern", re.compile(_letters(self.source)))


_CATEGORY = re.compile(r"(?:([a-z]\w*):)?([A-Z][A-Z0-9]+)|([a-z]\w*):\(")


def _letters(source: str) -> str:
    """`m:MON d:DAYNUM?` as a regular expression over letters; a name may stand in several alternatives."""
    seen: Counter[str] = Counter()

    def group(name: str) -> str:
        seen[name] += 1
        return f"(?P<{name}>" if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    def one(match: re.Match[str]) -> str:
        name, category, bracket = match.groups()
        if bracket:
            return group(bracket)
        letters = "".join(LETTER[c] for c in CLASSES.get(category, (category,)))
        letters = letters if len(letters) == 1 else f"[{letters}]"
        return f"{group(name)}{letters})" if name else letters

    return _CATEGORY.sub(one, source).replace(" ", "")


# A time never begins with these.
_NEVER_FIRST = frozenset(
    LETTER[c] for c in ("WORD", "COMMA", "DOT", "DASH", "RPAREN", "OF", "AND", "OR", "MONEY", "FROM")
)


def scan(read: Tokens, rules: Sequence[Rule], context: Context) -> Iterator[Draft]:
    """The drafts of a sentence, from left to right; at each place the longest match whose action accepts."""
    at, letters = 0, read.letters
    while at < len(letters):
        if letters[at] in _NEVER_FIRST:
            at += 1
            continue
        drafts, at = _best(read, at, rules, context)
        yield from drafts


def _best(read: Tokens, at: int, rules: Sequence[Rule], context: Context) -> tuple[list[Draft], int]:
    matches = [
        (match.end(), -n, rule, match)
        for n, rule in enumerate(rules)
        if (match := rule.pattern.match(read.letters, at))
    ]
    for end, _, rule, match in sorted(matches, key=lambda m: m[:2], reverse=True):
        if end == at:
            continue
        made = rule.action(Found(read, match), context)
        if made is not None:
            drafts = made if isinstance(made, list) else [made]
            for draft in drafts:
                if draft.begin is not None and draft.until is not None and draft.kind is not TimeKind.DURATION:
                    context.note(draft.begin.date(), draft.until.date(), draft.granularity)
            return drafts, end
    return [], at + 1
