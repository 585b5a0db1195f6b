"""An invented story told by three accounts, with every kind of finding, built by hand.

A swing bridge in the invented town of Skerrow is closed after a crack. The Coastline Daily
reprints most of the Norrland Wire's text; the Skerrow Gazette is independent.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from rashomon.model import (
    Account,
    Answer,
    Article,
    Block,
    BlockKind,
    Bound,
    Certainty,
    Cited,
    Claim,
    Copy,
    Direction,
    Entry,
    Evidence,
    Finding,
    FindingKind,
    Granularity,
    Kinship,
    Line,
    Moment,
    Quantity,
    QuantityKind,
    Quote,
    Report,
    Skipped,
    Slot,
    Speaker,
    Story,
    Time,
    TimeKind,
    TimeRole,
    Voice,
)

ZONE = timezone(timedelta(hours=1))
TITLE, BYLINE, HEADING, PARAGRAPH, NOTE = BlockKind
JUNK = None

CLOSED = (
    "The Vessa swing bridge in Skerrow was closed to all traffic on Monday after divers found a crack in its pivot."
)
WIRE = [
    (JUNK, "Home  World  Business  Sign in"),
    (TITLE, "Vessa bridge shut after crack found in pivot"),
    (BYLINE, "SKERROW, March 3 (Norrland Wire)"),
    (PARAGRAPH, CLOSED),
    (PARAGRAPH, "At least two people were hurt when a bus braked at the barrier, the harbour board said."),
    (PARAGRAPH, "Repairs should be finished by March 14, said Ilka Brandvold, the mayor."),
    (PARAGRAPH, "“We will not open this bridge again until every bolt has been checked,” Brandvold told reporters."),
    (PARAGRAPH, "The work is expected to cost about 2.4 million crowns."),
    (JUNK, "Subscribe to our newsletter for 1 crown a week!"),
]
DAILY = [
    (TITLE, "Crack closes Skerrow\u2019s Vessa bridge"),
    (BYLINE, "By Tomas Ekrem and Norrland Wire"),
    (PARAGRAPH, CLOSED),
    (PARAGRAPH, "At least two people were hurt when a bus braked at the barrier, the harbour board said."),
    (PARAGRAPH, "Repairs should be finished by March 24, said Ilka Brandvold, the mayor."),
    (PARAGRAPH, "“We will not open this bridge until every bolt is checked,” she told Norrland Wire."),
    (JUNK, "READ MORE: Ten seaside walks for spring"),
    (NOTE, "This article was amended on March 4 to correct the name of the bus line."),
]
GAZETTE = [
    (JUNK, "Allow notifications? You can change this at any time."),
    (TITLE, "Five hurt at closed Vessa bridge, says hospital"),
    (BYLINE, "Lena Marsh, Tuesday 4 March, 18:20"),
    (PARAGRAPH, "Divers found the crack in the pivot of the Vessa bridge on Monday, and nothing has crossed it since."),
    (HEADING, "Bus passengers"),
    (PARAGRAPH, "Five people from the number 9 bus were treated, Skerrow hospital said on Tuesday."),
    (PARAGRAPH, "A ferry will carry foot passengers from Wednesday, harbour master Aud Nilsen said."),
    (PARAGRAPH, "“The crack was on our list in January,” Nilsen said."),
]


def article(source: str, lines: list[tuple[BlockKind | None, str]], **fields: object) -> Article:
    """An article of the given lines; a line without a kind is left out of the blocks."""
    blocks, at = [], 0
    for kind, line in lines:
        if kind is not None:
            blocks.append(Block(at, at + len(line), kind))
        at += len(line) + 1
    return Article(source, "\n".join(line for _, line in lines), tuple(blocks), **fields)  # type: ignore[arg-type]


def at(day: int, hour: int, minute: int = 0) -> Moment:
    """A moment of March 2031 in the story's zone."""
    return Moment(datetime(2031, 3, day, hour, minute, tzinfo=ZONE))


wire = article("wire.txt", WIRE, outlet="Norrland Wire", title=WIRE[1][1], published=at(3, 13, 5), language="en",
               url="https://wire.example/vessa", given="w-1")
daily = article("daily.html", DAILY, outlet="Coastline Daily", title=DAILY[0][1], published=at(3, 16, 40),
                modified=at(4, 9), byline=("Tomas Ekrem",), credits=("Norrland Wire",), language="en")
gazette = article("gazette.txt", GAZETTE, outlet="Skerrow Gazette", title=GAZETTE[1][1], published=at(4, 18, 20),
                  byline=("Lena Marsh",), language="en")


def cut(of: Article, words: str) -> Evidence:
    """The first place where the article prints the words."""
    start = of.text.index(words)
    return of.quote(start, start + len(words))


def line(of: Article, words: str) -> Evidence:
    """The line of the article in which the words stand."""
    here = of.text.index(words)
    start, end = of.text.rfind("\n", 0, here) + 1, of.text.find("\n", here)
    return of.quote(start, len(of.text) if end < 0 else end)


def cite(of: Article, focus: str, speaker: str | None = None, certainty: Certainty = Certainty.ASSERTED) -> Cited:
    """The line in which the words stand, with the words in focus."""
    return Cited(line(of, focus), cut(of, focus), speaker, certainty)


MAYOR = "Ilka Brandvold"
REOPENS = Finding(
    FindingKind.CONTRADICTION, Slot.TIME, "When should the repairs be finished?",
    (
        Answer("2031-03-14", "March 14", 1, (cite(wire, "March 14", MAYOR, Certainty.EXPECTED),)),
        Answer("2031-03-24", "March 24", 1, (cite(daily, "March 24", MAYOR, Certainty.EXPECTED),)),
    ),
    0.93214159, 0.88, "same event, other deadline", (("masked words alike", 0.96), ("same predicate", 0.5)),
)  # fmt: skip
HURT = Finding(
    FindingKind.UPDATE, Slot.COUNT, "How many people were hurt?",
    (
        Answer("2", "At least two people", 1, (cite(wire, "At least two people", "harbour board"),
                                               cite(daily, "At least two people", "harbour board"))),
        Answer("5", "Five people", 1, (cite(gazette, "Five people", "Skerrow hospital"),)),
    ),
    0.8, 0.91, "a later count", (("order known", 1.0),), "the Gazette was printed a day later",
)  # fmt: skip
CRACK = Finding(
    FindingKind.AGREEMENT, Slot.TIME, "When was the crack found?",
    (Answer("2031-03-03", "on Monday", 2, tuple(cite(a, "on Monday") for a in (wire, daily, gazette))),),
    0.7, 0.95, "same day",
)  # fmt: skip
FERRY = Finding(
    FindingKind.SINGLE, Slot.STATUS, "Will a ferry run?",
    (Answer("planned", "A ferry will carry foot passengers", 1,
            (cite(gazette, "A ferry will carry foot passengers", "Aud Nilsen", Certainty.EXPECTED),)),),
    0.4, 0.6, "only one account", (), "the others were printed before it could be known",
)  # fmt: skip


def bolts(of: Article, words: str, via: str | None = None) -> Quote:
    """The mayor's remark, in the wording of one account."""
    return Quote(cut(of, words), Speaker(MAYOR, cut(of, "Brandvold"), "mayor"), None, via)


QUOTES = {
    wire: (bolts(wire, "We will not open this bridge again until every bolt has been checked,"),),
    daily: (bolts(daily, "We will not open this bridge until every bolt is checked,", "Norrland Wire"),),
    gazette: (Quote(cut(gazette, "The crack was on our list in January,"),
                    Speaker("Aud Nilsen", cut(gazette, "Nilsen"), "harbour master"), cut(gazette, "said")),),
}  # fmt: skip
DEADLINE = Time(cut(wire, "by March 14"), TimeKind.DATE, "2031-03-14", datetime(2031, 3, 14), datetime(2031, 3, 15),
                Granularity.DAY, TimeRole.DEADLINE)  # fmt: skip
COST = Quantity(cut(wire, "about 2.4 million crowns"), QuantityKind.MONEY, 2.35e6, 2.45e6, "SEK", "work", Bound.ABOUT)
_said = cut(wire, "said Ilka").start
SAID = wire.quote(_said, _said + len("said"))
CLAIMS = (
    Claim(line(wire, "by March 14"), line(wire, "by March 14"), 3, readings=(DEADLINE,)),
    Claim(cut(wire, "Repairs should be finished by March 14"), line(wire, "by March 14"), 3, Voice.INDIRECT,
          Speaker(MAYOR, cut(wire, "Ilka Brandvold, the mayor"), "mayor"), SAID,
          Certainty.EXPECTED, 1.0, (DEADLINE,)),
    Claim(line(wire, "crowns."), line(wire, "crowns."), 5, certainty=Certainty.EXPECTED, factuality=1.5,
          readings=(COST,)),
)  # fmt: skip


def passage(words: str) -> Copy:
    """A passage that the Daily took over from the Wire."""
    return Copy(cut(wire, words), cut(daily, words), Direction.KNOWN)


SHARED = tuple(passage(text) for _, text in WIRE[3:5])
KIN = Kinship(*sorted((wire.id, daily.id)), *((0.62, 0.71) if wire.id < daily.id else (0.71, 0.62)), SHARED, wire.id)


def report() -> Report:
    """The report on the three accounts."""
    accounts = tuple(
        Account(one, CLAIMS if one is wire else (), QUOTES[one]) for one in sorted(QUOTES, key=lambda a: a.id)
    )
    families = (frozenset({wire.id, daily.id}), frozenset({gazette.id}))
    timeline = (
        Entry("2031-03-03", "2031-03-03", "The bridge is closed", "done",
              (cite(wire, "closed"), cite(gazette, "on Monday"))),
        Entry("2031-03-14", "2031-03-24", "Repairs are finished", "expected", (cite(wire, "by March 14", MAYOR),)),
    )
    found = line(gazette, "Divers found")
    brief = (Line(found.exact, (Cited(found), Cited(line(wire, "divers found")))),)
    skipped = (Skipped("menu.pdf", "read", "not a text, a page or a row: application/pdf"),)
    return Report(Story(accounts, (KIN,), families), "Vessa bridge shut after crack found in pivot", 2,
                  (REOPENS, HURT, CRACK, FERRY), timeline, brief, skipped)  # fmt: skip


HOSTILE = (
    "<script>alert(1)</script> </style><style>*{display:none} [x](javascript:alert(1)) \x1b[31mred\x1b[0m \x9b31m "
    "\u202egnp.exe [bold]shout[/bold] {{7*7}} {% raw %} **x** https://evil.example <img src=x onerror=alert(1)> "
    "' onmouseover='x \" # - 1. :smile: &lt;b&gt; | cell |"
)


def hostile() -> Report:
    """A report in which every string that comes from outside is hostile."""
    bad = Article(HOSTILE, HOSTILE + "\n" + HOSTILE, (Block(0, len(HOSTILE)),), HOSTILE, HOSTILE, HOSTILE, at(3, 1),
                  byline=(HOSTILE,), credits=(HOSTILE,), language=HOSTILE)  # fmt: skip
    other = replace(bad, outlet="Another " + HOSTILE)
    shown = [Cited(a.quote(0, len(HOSTILE)), a.quote(2, 40), HOSTILE) for a in (bad, other)]
    answers = tuple(Answer(HOSTILE, HOSTILE[2:40], 1, (c,)) for c in shown)
    findings = tuple(
        Finding(kind, Slot.OTHER, HOSTILE, answers, 0.5, 0.5, HOSTILE, ((HOSTILE, 1.0),), HOSTILE)
        for kind in (FindingKind.CONTRADICTION, FindingKind.UPDATE)
    ) + tuple(
        Finding(kind, Slot.OTHER, HOSTILE, answers[:1], 0.5, 0.5, HOSTILE, (), HOSTILE)
        for kind in (FindingKind.AGREEMENT, FindingKind.SINGLE)
    )
    quotes = (Quote(bad.quote(0, len(HOSTILE)), Speaker(HOSTILE, bad.quote(0, 9), HOSTILE), None, HOSTILE),)
    kin = Kinship(bad.id, other.id, 0.5, 0.5, (Copy(bad.quote(0, 99), other.quote(0, 99)),))
    entry = Entry(HOSTILE, HOSTILE, HOSTILE, HOSTILE, (shown[0],))
    accounts = tuple(sorted((Account(bad, (), quotes), Account(other, (), ())), key=lambda a: a.article.id))
    return Report(Story(accounts, (kin,), (frozenset({bad.id, other.id}),)), HOSTILE, 1, findings, (entry,),
                  (Line(HOSTILE, (shown[0],)),), (Skipped(HOSTILE, HOSTILE, HOSTILE),))  # fmt: skip
