"""The blocks around a page's headline in, what they print of its writers and its day out; settles it with the data.

A page's data may name the house where the page names the writer, and a day that no reader saw; what is
printed settles both. Refuses to guess: what is not printed is empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from rashomon.extract.bylines import LEAD, NAME, ROLE, byline, looks_like_byline
from rashomon.extract.metadata import About
from rashomon.extract.moments import DATE_LINE, dated, looks_like_date
from rashomon.extract.page_blocks import SIGNED, STAMPED, PageBlock
from rashomon.model import Moment

ABOVE = 4  # blocks over the headline that may name the writer or the day
BELOW = 12  # blocks under it
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
URL_DAY = re.compile(
    r"/((?:19|20)\d\d)(?:/(\d\d?|[a-z]{3})/(\d\d?)(?=/)|-(\d\d)-(\d\d)(?=[/_.-])|(\d\d)(\d\d)(?=[/_.-]))"
)
HOUSE = re.compile(
    r"\b(?:staff|news|press|editors?|team|desk|newsroom|network|media|magazine|reporter|redazione|redaktion|channel|tv|"
    r"radio|journal|times|post|tribune|gazette|herald)\b",
    re.IGNORECASE,
)
NO_NAMES = frozenset(
    "by author authors follow more share save read view profile email twitter facebook and written".split()
)
MENTIONED = re.compile(r"\s*(?:[|•·/(]|\s[–—-]\s|,? (?:updated|published|posted)\b).*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a page prints about itself: its signing lines in order, its writers, its days with "updated" or not."""

    lines: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    days: tuple[tuple[Moment, bool], ...] = ()


def printed(blocks: Sequence[PageBlock], kept: Sequence[bool], top: int) -> Printed:
    """What stands around the headline, block `top`, and over the second paragraph of the story."""
    prose = [i for i, keep in enumerate(kept) if keep and i > top and len(blocks[i].text) > DATE_LINE]
    last = min(len(blocks), top + BELOW + 1, prose[1] if len(prose) > 1 else len(blocks))
    around = [*range(top + 1, last), *range(top - 1, max(-1, top - ABOVE - 1), -1)]
    short = [blocks[i] for i in around if len(blocks[i].text) <= DATE_LINE]
    signed = [b for b in short if LEAD.match(b.text) or b.place.flags & SIGNED]
    stamped = [b for b in short if b.place.flags & STAMPED or looks_like_date(b.text)]
    days = [(moment, updated) for b in _once([*stamped, *signed]) for moment, updated in dated(b.text, "")]
    names: list[str] = []
    for block in sorted(signed, key=lambda b: not (LEAD.match(b.text) and b.place.flags & SIGNED)):
        names = list(_names(block))
        if names:
            break
    seen = {id(b): b for b in (*signed, *stamped) if looks_like_byline(b.text) or looks_like_date(b.text)}
    order = {id(block): i for i, block in enumerate(blocks)}
    lines = [b.text for b in sorted(seen.values(), key=lambda b: order[id(b)])]
    return Printed(tuple(dict.fromkeys(lines)), tuple(dict.fromkeys(names)), tuple(days))


def _once(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """The same blocks, none of them twice."""
    return list({id(block): block for block in blocks}.values())


def _names(block: PageBlock) -> tuple[str, ...]:
    """The writers that a signing block names: its links, where they are names, else its words."""
    linked = [" ".join(words.split()).strip(" ,;") for words in block.anchors]
    names = [name for name in linked if _is_name(name)]
    if names:
        return tuple(names)
    text = MENTIONED.sub("", block.text)
    return tuple(name for name in byline(text if LEAD.match(text) else f"By {text}") if _is_name(name))


def _is_name(words: str) -> bool:
    """Whether some words are a person's name: capitals, no role, no label."""
    parts = words.split()
    if not 2 <= len(parts) <= 5 or any(part.lower().strip(":") in NO_NAMES for part in parts):
        return False
    return bool(NAME.fullmatch(words)) and not ROLE.search(words) and not any(c.isdigit() for c in words)


def settled(told: About, shown: Printed) -> About:
    """What a page's data say, settled by what it prints."""
    return replace(told, byline=_writers(told, shown), published=_published(told, shown))


def _writers(told: About, shown: Printed) -> tuple[str, ...]:
    """The data's writers, but for those that are only the house where the page prints a person."""
    persons = tuple(name for name in told.byline if not _is_house(name, told.outlet))
    return persons or shown.byline or told.byline


def _is_house(name: str, outlet: str | None) -> bool:
    """Whether a writer's name is the outlet's own or that of a desk."""
    one, other = _bare(name), _bare(outlet or "")
    if len(one) > 2 and other and (one in other or other in one):
        return True
    handle = " " not in name and "." in name.strip(".")[2:]
    return handle or bool(HOUSE.search(name))


def _bare(name: str) -> str:
    """A name for comparing: letters alone, lower case."""
    return "".join(char for char in name.casefold() if char.isalnum())


def _published(told: About, shown: Printed) -> Moment | None:
    """When the account in hand was published: what the data say, where page and address do not speak against it.

    Where they give no day: the printed one, then the address's. Where the page shows its readers the day of the
    change alone: that day, as the same page saved as text says.
    """
    plain = [moment for moment, updated in shown.days if not updated]
    address = _of_address(told.url)
    first = told.published
    if first is None:
        days = plain or [moment for moment, _ in shown.days]
        return (days[0] if days else None) or address or told.modified
    if any(_day(moment) == _day(first) for moment in plain):
        return first
    if told.modified and any(_day(moment) == _day(told.modified) for moment, _ in shown.days):
        return told.modified
    for moment in (*plain, *([address] if address else [])):
        if abs(_day(moment) - _day(first)) == timedelta(days=1):
            return _on_day_of(moment, first)
    # What a template calls the date may be the day on which the page was fetched; its address does not change.
    return address if address and _day(address) < _day(first) and not plain else first


def _on_day_of(shown: Moment, first: Moment) -> Moment:
    """The data's instant on a clock that reads the printed day: theirs is often Greenwich's, not the outlet's."""
    if not first.hour_known or (shown.hour_known and shown.at.tzinfo):
        return shown
    if first.at.utcoffset() != timedelta(0):
        return first  # a clock of the outlet's own: its day holds
    earlier = _day(shown) < _day(first)
    for hours in range(1, 15):
        zone = timezone(timedelta(hours=-hours if earlier else hours))
        there = first.at.astimezone(zone)
        if there.date() == shown.at.date():
            return Moment(there)
    return first


def _day(moment: Moment) -> datetime:
    """The day of a moment on its own clock."""
    return datetime(moment.at.year, moment.at.month, moment.at.day, tzinfo=UTC)


def _of_address(url: str | None) -> Moment | None:
    """The day that an address holds: "/2031/03/07/", "/2031/mar/07/", "/2031-03-07"."""
    found = URL_DAY.search((url or "").lower())
    if not found:
        return None
    year, month, day = [part for part in found.groups() if part]
    number = MONTHS.index(month) + 1 if month in MONTHS else month
    try:
        return Moment(datetime(int(year), int(number), int(day)), hour_known=False)
    except ValueError:
        return None
