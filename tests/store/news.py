"""A dozen short accounts of three invented events, as captures: small enough to be added many times over."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from rashomon.model import Capture

FERRY = {
    "Skerrow Herald": (
        "Ferry strikes quay at Hollin Bay",
        "2031-06-03T09:10:00+00:00",
        "The ferry Aurora struck the quay at Hollin Bay on Monday evening and 12 passengers were hurt, harbour police "
        'said.\n\n"The engine did not answer," said Captain Mara Lindqvist. The ferry will stay in dock until Friday.',
    ),
    "Bay Courier": (
        "Aurora ferry crash at Hollin Bay injures 21",
        "2031-06-03T09:10:00+00:00",
        "The ferry Aurora hit the quay at Hollin Bay on Monday evening, and 21 passengers were hurt, harbour police "
        'said.\n\n"The engine did not respond," Captain Mara Lindqvist said. It is to stay in dock until Friday.',
    ),
    "The Tidewatch": (
        "Hollin Bay ferry to stay in dock",
        "2031-06-04T07:30:00+00:00",
        "The ferry Aurora, which struck the quay at Hollin Bay on Monday evening, will stay in dock until Sunday, the "
        "line said. Harbour police said that 12 passengers were hurt. Captain Mara Lindqvist blamed the engine.",
    ),
    "Coastline Radio": (
        "Engine blamed for Hollin Bay ferry crash",
        "2031-06-04T12:00:00+00:00",
        "Captain Mara Lindqvist said the engine of the ferry Aurora failed before it struck the quay at Hollin Bay on "
        "Monday evening. Twelve passengers were hurt, harbour police said, and one of them remains in hospital.",
    ),
}
MINE = {
    "Ostrava Ledger": (
        "Miners walk out at Kreuzdorf pit",
        "2031-06-05T08:00:00+00:00",
        "About 300 miners walked out of the Kreuzdorf copper pit on Thursday over pay, union leader Edda Brandl said. "
        "The owner, Velmet, offered a rise of 4 percent. Talks resume on Monday in Tarnitz, Velmet said.",
    ),
    "Tarnitz Morgen": (
        "Kreuzdorf copper miners strike over pay",
        "2031-06-05T10:20:00+00:00",
        "Some 450 miners at the Kreuzdorf copper pit stopped work on Thursday in a dispute over pay, said union leader "
        "Edda Brandl. Velmet, the owner, has offered 4 percent. Talks are to resume on Tuesday in Tarnitz.",
    ),
    "Copper Weekly": (
        "Velmet faces strike at Kreuzdorf",
        "2031-06-06T09:00:00+00:00",
        "Velmet, owner of the Kreuzdorf copper pit, said on Friday that it had offered its striking miners a rise of 6 "
        "percent. Union leader Edda Brandl said that 300 miners had walked out on Thursday and would stay out.",
    ),
    "Radio Erz": (
        "Strike at Kreuzdorf copper pit goes into second day",
        "2031-06-06T15:00:00+00:00",
        "The strike at the Kreuzdorf copper pit went into a second day on Friday. Union leader Edda Brandl called the "
        "offer of 4 percent by the owner, Velmet, an insult. Talks resume on Monday in Tarnitz.",
    ),
}
BRIDGE = {
    "Valley Post": (
        "Old bridge at Sarnow closes",
        "2031-06-10T06:00:00+00:00",
        "The old bridge over the Liwa at Sarnow was closed to lorries on Tuesday after engineers found cracks in two "
        "pillars, mayor Jolanta Piech said. Repairs will cost 3 million euros and take until October.",
    ),
    "Liwa Today": (
        "Cracks close Sarnow bridge",
        "2031-06-10T08:45:00+00:00",
        "Cracks in three pillars have closed the old Liwa bridge at Sarnow to lorries since Tuesday. The repairs will "
        "cost 5 million euros and last until October, said mayor Jolanta Piech.",
    ),
    "The Surveyor": (
        "Engineers find cracks in Sarnow bridge",
        "2031-06-11T10:00:00+00:00",
        "Engineers found cracks in two pillars of the old bridge over the Liwa at Sarnow, closed on Tuesday. "
        "Mayor Jolanta Piech said repairs would take until December and cost 3 million euros.",
    ),
    "Sarnow Bulletin": (
        "Lorries banned from Sarnow bridge",
        "2031-06-11T13:00:00+00:00",
        "Lorries have been banned from the old Liwa bridge at Sarnow since Tuesday because of cracks in two pillars. "
        "Mayor Jolanta Piech put the cost of repairs at 3 million euros.",
    ),
}
EVENTS = (FERRY, MINE, BRIDGE)


def row(outlet: str, title: str, published: str, text: str, **more: Any) -> Capture:
    """An account as a JSON row."""
    url = f"https://{outlet.lower().replace(' ', '-')}.example/{title.lower().replace(' ', '-')}"
    told = {"outlet": outlet, "title": title, "published": published, "text": text, "url": url, **more}
    return Capture(f"{outlet}.json", json.dumps(told).encode(), "application/json", url=url)


def rows(*events: dict[str, tuple[str, str, str]]) -> list[Capture]:
    """The accounts of some events."""
    return [row(outlet, *told) for event in events for outlet, told in event.items()]


def dozen() -> list[Capture]:
    """All of them."""
    return rows(*EVENTS)


def amended(capture: Capture, old: str, new: str) -> Capture:
    """The same account at the same address, with other words in it."""
    told = json.loads(capture.body)
    assert old in told["text"]
    body = json.dumps({**told, "text": told["text"].replace(old, new)}).encode()
    return Capture(capture.source, body, capture.media_type, url=capture.url, fetched=capture.fetched)


def titles(captures: Iterable[Capture]) -> set[str]:
    """What the accounts are headed."""
    return {json.loads(capture.body)["title"] for capture in captures}
