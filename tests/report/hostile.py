"""Reports in which titles, outlets, speakers, writers, addresses and texts are whatever somebody hostile may print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from rashomon.model import (
    Account,
    Answer,
    Article,
    Block,
    Cited,
    Claim,
    Entry,
    Finding,
    FindingKind,
    Moment,
    Name,
    NameKind,
    Report,
    Slot,
    Speaker,
    Story,
    Voice,
)
from rashomon.model.text import clean

VECTORS = (
    "=HYPERLINK(\"https://evil.example\",\"x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "'=1", "＝1+1", "a,b;c",
    '"', '""', "'", "\\", "\\n", "\n", "\r\n", "\x00", "\x1b[31m", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff",
    "\ufffe", "BEGIN:VEVENT", "\nEND:VCALENDAR", ":", ";", "{", "}", "}}", "@article{x,", "\nmonth = jan,", "%", "# x",
    "~^$&_", " and ", "<script>alert(1)</script>", "<b onclick=x>", "&amp;", "]]>", "{{7*7}}", "javascript:x",
    "https://evil.example/?a=b", "é", "😀", "東京", "\u0301", "x" * 90,
)  # fmt: skip
words = st.lists(st.sampled_from(VECTORS) | st.text(max_size=6), max_size=4).map("".join)
addresses = st.none() | words | words.map(lambda path: f"https://news.example/{path}")


@dataclass(frozen=True)
class Printed:
    """What an outlet may print as it likes."""

    title: str | None
    outlet: str | None
    byline: str
    url: str | None
    text: str
    speaker: str
    place: str


printed = st.builds(
    Printed,
    st.none() | words,
    st.none() | words,
    words,
    addresses,
    words.map(lambda text: f"{text}.{text}"),
    words,
    words,
)


def report(one: Printed, other: Printed) -> Report:
    """Two accounts that contradict each other on a date, each with a claim that names a place, and one appointment."""
    accounts = tuple(sorted((_account(one, 1), _account(other, 2)), key=lambda account: account.article.id))
    cited = tuple(_cited(account) for account in accounts)
    clash = Finding(
        FindingKind.CONTRADICTION, Slot.TIME, one.title or "When?",
        tuple(Answer(c.evidence.exact, c.evidence.exact, 1, (c,)) for c in cited), 0.5, 0.5, one.speaker, (), one.text,
    )  # fmt: skip
    told = " ".join(f"the talks {clean(one.text)}".split())  # as every entry of a timeline is
    entry = Entry("2031-04-02", "2031-04-03", told, other.speaker, cited)
    return Report(Story(accounts), one.title or "A story", 2, (clash,), (entry,))


def _account(told: Printed, day: int) -> Account:
    text = clean(told.text)
    article = Article(
        "a.txt", text, (Block(0, len(text)),), told.outlet, told.title, told.url,
        Moment(datetime(2031, 3, day, 9, tzinfo=UTC)), byline=(told.byline, "Ilka Brandvold"), given=str(day),
    )  # fmt: skip
    # Two accounts of one outlet, address and text would be one.
    article = article if day == 1 else replace(article, outlet=f"{told.outlet or ''} 2")
    whole = article.quote(0, len(text))
    name = Name(article.quote(0, 1), NameKind.PLACE, told.place)
    speaker = Speaker(told.speaker, whole.cut(0, 1))
    return Account(article, (Claim(whole, whole, 0, Voice.INDIRECT, speaker, readings=(name,)),), ())


def _cited(account: Account) -> Cited:
    claim = account.claims[0]
    return Cited(claim.content, claim.content.cut(0, 1), claim.speaker.name if claim.speaker else None)
