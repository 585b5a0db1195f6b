"""Amendments of invented accounts, each with the values that moved in it: (earlier text, later text, what moved).

`python -m tests.store.revisions` prints how often each of two ways finds what moved: values in the place of values
(rashomon.store.tracks), and comparing the two texts as accounts of two outlets (pipeline.compare).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from rashomon.model import Account, Article, Block, FindingKind, Moment, Slot
from rashomon.pipeline import Pipeline
from rashomon.store.tracks import moves
from rashomon.store.wording import edits

Pair = tuple[str, str]
Case = tuple[str, str, set[Pair]]

OPEN = "The lock gate at Vessen gave way on Tuesday night, the canal office said. "
CASES: tuple[Case, ...] = (
    ("Police said 12 passengers were hurt.", "Police said 14 passengers were hurt.", {("12", "14")}),
    ("Police said 12 passengers were hurt.", "Police said twelve passengers were hurt.", set()),
    (
        "At least 3 people died and 20 were injured in the blast.",
        "At least 5 people died and 26 were injured in the blast.",
        {("At least 3", "At least 5"), ("20", "26")},
    ),
    (
        "The repairs will cost 3 million euros.",
        "The repairs will cost about 4.5 million euros, twice as much as planned.",
        {("3 million euros", "about 4.5 million euros")},
    ),
    ("Talks resume on Monday.", "Talks resume on Thursday.", {("Monday", "Thursday")}),
    ("Talks resume on Monday.", "Talks resume on Monday evening.", set()),
    ("The bridge stays shut until October.", "The bridge stays shut until December.", {("October", "December")}),
    ("The court sits at 9 a.m. on Friday.", "The court sits at 11 a.m. on Friday.", {("9 a.m.", "11 a.m.")}),
    (
        "Mayor Ilka Rohn promised new pumps.",
        "Mayor Ilka Rohn promised 40 new pumps by May 3.",
        set(),
    ),
    (
        "The fire burned for six hours.",
        "The fire burned for nine hours before rain put it out.",
        {("six hours", "nine hours")},
    ),
    (
        "Unemployment rose to 5.1 percent in March.",
        "Unemployment rose to 5.3 percent in March.",
        {("5.1 percent", "5.3 percent")},
    ),
    (
        "Rain fell in the valley. Firefighters brought 60 people to safety.",
        "Firefighters brought 75 people to safety. The river Wend is still rising.",
        {("60", "75")},
    ),
    (
        "The driver, 34, was arrested.",
        "The driver, 43, was arrested.",
        {("34", "43")},
    ),
    (
        "Ministers meet in Tarnitz on May 4 to sign the pact.",
        "Ministers meet in Tarnitz on May 6, two days later than planned, to sign the pact.",
        {("May 4", "May 6")},
    ),
    (
        "Some 200 homes lost power, the grid company said.",
        "Some 350 homes and 12 farms lost power, the grid company said on Wednesday.",
        {("Some 200", "Some 350")},
    ),
    (
        "The company will cut 900 jobs in Orlen and 300 in Sarnow.",
        "The company will cut 900 jobs in Orlen and 450 in Sarnow.",
        {("300", "450")},
    ),
    (
        "The captain was praised for his calm.",
        "The captain was criticised for his haste.",
        set(),
    ),
    (
        "Two of the wounded are children. The inquiry opens next week.",
        "Three of the wounded are children. The inquiry opens next month.",
        {("Two", "Three"), ("next week", "next month")},
    ),
    (
        "The vote passed by 61 to 39.",
        "The vote passed by 58 to 42.",
        {("61", "58"), ("39", "42")},
    ),
    (
        "The strike began on May 2. Shops were closed for a day.",
        "Shops were closed for a day. A spokesman for 30 traders spoke of heavy losses.",
        set(),
    ),
    (
        "Tickets cost $15 and the show runs until June 9.",
        "Tickets cost $18 and the show runs until June 23.",
        {("$15", "$18"), ("June 9", "June 23")},
    ),
    (
        "The quake measured 5.8 and was felt in four towns.",
        "The quake, first put at 5.8, measured 6.1 and was felt in four towns.",
        {("5.8", "6.1")},
    ),
    (
        "Rescuers found the two climbers alive on Sunday.",
        "Rescuers found one climber alive on Sunday; the second is still missing.",
        {("two", "one")},
    ),
    (
        "The school, opened in 1954, reopens on September 1 after repairs worth 2 million euros.",
        "The school, opened in 1945, reopens on September 1 after repairs worth 2 million euros.",
        {("1954", "1945")},
    ),
)


def texts(case: Case) -> tuple[Article, Article]:
    """Both texts as one outlet's, the later one half a day later."""
    at = datetime(2031, 4, 23, 7)
    told = ((OPEN + case[0], at), (OPEN + case[1], at + timedelta(hours=12)))
    one, other = (
        Article("revision", text, (Block(0, len(text)),), outlet="Wend Post", published=Moment(when))
        for text, when in told
    )
    return one, other


def by_place(before: Account, after: Account, pipeline: Pipeline) -> set[Pair]:
    """What the shipped way finds."""
    found = moves(before, after, edits(before.article, after.article))
    return {(track.steps[0].evidence.exact, track.steps[-1].evidence.exact) for track in found}


def by_comparing(before: Account, after: Account, pipeline: Pipeline) -> set[Pair]:
    """What comparing the two texts as accounts of two outlets finds."""
    sides = (before.article.id, after.article.id)
    found = set()
    for finding in pipeline.compare([before.article, after.article]).findings:
        typed = finding.slot in (Slot.TIME, Slot.COUNT, Slot.AMOUNT, Slot.DURATION)
        if typed and finding.kind in (FindingKind.CONTRADICTION, FindingKind.UPDATE):
            words = {c.evidence.article: (c.focus or c.evidence).exact for a in finding.answers for c in a.cited}
            found.add((words.get(sides[0], ""), words.get(sides[1], "")))
    return found


def main() -> None:
    """Print both."""
    pipeline = Pipeline()
    for name, way in (("in place of", by_place), ("compared", by_comparing)):
        right = wrong = missed = 0
        for case in CASES:
            before, after = pipeline.claim(texts(case))
            found = way(before, after, pipeline)
            right, wrong, missed = (
                right + len(found & case[2]),
                wrong + len(found - case[2]),
                missed + len(case[2] - found),
            )
            if found != case[2]:
                print(f"    {case[1]!r}: {sorted(found)} for {sorted(case[2])}")
        print(f"{name}: {right} right, {wrong} wrong, {missed} missed of {right + missed}")


if __name__ == "__main__":
    main()
