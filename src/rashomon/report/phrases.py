"""The report's own words, the same in every format: counts, credits, and who shares prose with whom.

A Sheet's parts in, plain phrases out. They never say which account is right.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Entry, Ground
from rashomon.report.layout import Passage, Said, Shared, Sheet, Told
from rashomon.report.screen import one_line

PLURALS = {"witness": "witnesses", "outlet": "outlets", "account": "accounts", "passage": "passages",
           "contested point": "contested points"}  # fmt: skip

HEDGES = {"expected": "told as expected", "possible": "told as possible", "conditional": "told under a condition",
          "denied": "told as not so", "unknown": "how sure is not clear"}  # fmt: skip


GROUNDS = {
    Ground.CREDIT: "which it credits",
    Ground.EARLIER: "which was printed earlier",
    Ground.AGENCY: "which is an agency's own report",
    Ground.LONGER: "which holds nearly all of it and more",
}


def count(n: int, thing: str) -> str:
    """ "1 witness", "2 independent witnesses": witnesses that are several are so by being independent."""
    kind = "independent " if thing == "witness" and n > 1 else ""
    return f"{n} {kind}{thing if n == 1 else PLURALS[thing]}"


def sheet_line(sheet: Sheet) -> str:
    """How many outlets, accounts and independent witnesses stand behind the story."""
    accounts = f" in {count(len(sheet.accounts), 'account')}" if len(sheet.accounts) != sheet.outlets else ""
    witnesses = "1 independent witness" if sheet.witnesses == 1 else count(sheet.witnesses, "witness")
    copies = "; some accounts go back to one text, which counts once" if sheet.families else ""
    return f"{count(sheet.outlets, 'outlet')}{accounts}, {witnesses}{copies}"


def event_line(entry: Entry) -> str:
    """What happens, in the words of the shortest account of it; what was told behind a "that" without it."""
    words = one_line(entry.what).strip()
    return words.removeprefix("that ") or words


def account_line(told: Told) -> str:
    """An account in a line: outlet, when, title, byline."""
    by = f" ({told.byline})" if told.byline else ""
    return f"{told.outlet}, {told.printed}: {told.title}{by}"


def alike(passages: Iterable[Passage]) -> list[list[Passage]]:
    """The passages, those with the very same words and credit together."""
    groups: dict[tuple[object, ...], list[Passage]] = {}
    for passage in passages:
        key = (passage.before, passage.marked, passage.after, passage.speaker, passage.hedge)
        groups.setdefault(key, []).append(passage)
    return list(groups.values())


def outlets_of(passages: Iterable[Passage]) -> str:
    """The outlets that print the passages, each once."""
    return ", ".join(dict.fromkeys(passage.outlet for passage in passages))


def said_by(passage: Passage) -> str:
    """Whom the account credits and how sure it is, in brackets behind a sentence; empty where there is nothing."""
    parts = [f"said by {passage.speaker}" if passage.speaker else "", HEDGES.get(passage.hedge or "", "")]
    words = ", ".join(part for part in parts if part)
    return f" ({words})" if words else ""


def printed_by(said: Said) -> str:
    """Which outlets print a wording, and through whom."""
    return ", ".join(outlet + (f", via {via}" if via else "") for outlet, _, via in said.printed_by)


def directed(shared: Shared) -> str:
    """Who shares how much with whom, and what is known of the direction."""
    if not shared.directed:
        behind = f"both credit {one_line(shared.agency)}" if shared.agency else "who wrote it first is not known"
        return (f"{shared.first} and {shared.second} share prose ({shared.share:.0%} of the first one's words, "
                f"{shared.back:.0%} of the second one's); {behind}")  # fmt: skip
    ground = shared.ground or (Ground.CREDIT if shared.certain else Ground.EARLIER)
    return f"{shared.share:.0%} of {shared.first}'s words stand in {shared.second}, {GROUNDS[ground]}"


def family_line(family: Iterable[str]) -> str:
    """Accounts that go back to one text."""
    return f"One text, counted once: {', '.join(family)}"
