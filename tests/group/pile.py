"""Invented news for the tests of grouping: events with people, streets and days of their own, each told a few times."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from rashomon.model import Article, Block, Moment

PARTS = "bar ven tol mir das kel ros phi gan lud wex orn sil tam hul jor cav nim pas dre".split()
KINDS = (
    (
        "Fire destroys {thing} on {street} in {town}",
        "Crews fight blaze that gutted {thing} on {street}",
        "A fire destroyed the {thing} on {street} in {town} on {weekday}, and {count} people were led to safety. "
        "{one}, who lives next door, raised the alarm. Fire chief {two} said the roof had come down.",
        "Flames gutted the {thing} on {street}, {town}, {weekday} evening. {count} residents had to leave their "
        "homes, said fire chief {two}. Neighbour {one} had called for help at once.",
    ),
    (
        "{one} elected mayor of {town}",
        "Voters in {town} choose {one} over {two}",
        "{one} won the race for mayor of {town} on {weekday} with {count} votes more than {two}, the council said. "
        "The new mayor promised to mend the {thing} on {street}.",
        "The next mayor of {town} is {one}, who beat {two} by {count} votes on {weekday}. The first plan is to repair "
        "the {thing} on {street}.",
    ),
    (
        "Bus hits {thing} in {town}, {count} hurt",
        "{count} passengers injured as bus leaves {street}",
        "{count} passengers were hurt on {weekday} when a bus left {street} in {town} and struck the {thing}. "
        "The driver, {one}, was taken to hospital, police officer {two} said.",
        "A bus ran into the {thing} on {street}, {town}, on {weekday}, injuring {count} people. Police officer {two} "
        "said the driver, {one}, had been treated in hospital.",
    ),
)
THINGS = "bakery library mill chapel theatre depot market school warehouse brewery".split()
OUTLETS = ("Lantern Post", "Morning Quill", "Harbour Echo", "The Weathervane")
FILLER = "People in the street said that they had not seen such a thing in years and hoped that help would come soon."


def name(draw: Random, parts: int = 2) -> str:
    """An invented name of some syllables."""
    return "".join(draw.sample(PARTS, parts)).capitalize()


def article(title: str, text: str, outlet: str, at: datetime) -> Article:
    """An article of one paragraph a line."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    return Article(title, text, tuple(blocks), outlet=outlet, title=title, published=Moment(at))


def told(draw: Random, kind: int, town: str, day: datetime, accounts: int) -> list[Article]:
    """Accounts of one event."""
    first, second, plain, other = KINDS[kind]
    facts = {
        "one": f"{name(draw)} {name(draw, 3)}",
        "two": f"{name(draw)} {name(draw, 3)}",
        "street": f"{name(draw)} Street",
        "town": town,
        "thing": draw.choice(THINGS),
        "count": draw.randrange(3, 90),
        "weekday": f"{day:%A}",
    }
    wordings = ((first, plain), (second, other), (first, other), (second, plain))
    return [
        article(
            title.format(**facts),
            f"{text.format(**facts)}\n{FILLER}",
            OUTLETS[n],
            day + timedelta(hours=draw.randrange(3, 30)),
        )
        for n, (title, text) in enumerate(wordings[:accounts])
    ]


def invented(events: int, seed: int = 3) -> tuple[list[Article], dict[str, int]]:
    """A pile of events, among them many of one kind in one town on one day; and the event of each article."""
    draw = Random(seed)
    towns = [name(draw, 3) for _ in range(4)]
    articles, gold = [], {}
    for event in range(events):
        day = datetime(2031, 3, 3) + timedelta(days=draw.randrange(20))
        for one in told(draw, draw.randrange(len(KINDS)), draw.choice(towns), day, draw.randrange(1, 5)):
            articles.append(one)
            gold[one.id] = event
    return articles, gold
