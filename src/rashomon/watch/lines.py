"""A notice in, the lines that a reader at a terminal gets out. Article text stays text: the caller makes it visible."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rashomon.watch.notice import Kind, Notice

TITLES = {
    Kind.CONTRADICTION: "New contradiction",
    Kind.UPDATE: "Changed answer",
    Kind.QUOTE: "Quote in two wordings",
    Kind.AMENDED: "Article amended",
}
LONGEST = 240  # characters of a passage on one line; the whole is in the JSON
FEW = 5  # words
CHANGES = 12  # changes of one article that are listed


def title(notice: Notice) -> str:
    """A notice in one line."""
    told = notice.document
    if "question" in told:
        return f"{TITLES[notice.kind]}: {told['question']}"
    what = "Quote altered" if notice.kind is Kind.QUOTE else TITLES[notice.kind]
    return f"{what}: {_name(told['article'])}"


def lines(notice: Notice) -> Iterator[str]:
    """What it says, and where to look."""
    told = notice.document
    yield f"{told['at']}  {title(notice)}"
    yield f"  story {notice.story}: {told['story']['title'] or 'without a headline'}"
    for answer in told.get("answers", ()):
        yield f"  {_short(answer['text'])}"
        for cited in answer["evidence"]:
            yield f"    {_place(cited)}: {_short(cited['text'])}"
    made = told.get("changes", ())
    for change in made[:CHANGES]:
        yield from _change(change)
    if len(made) > CHANGES:
        yield f"  and {len(made) - CHANGES} more changes"
    yield f"  notice {notice.id}"


def _change(change: dict[str, Any]) -> Iterator[str]:
    """Words taken out and words put in, each with its place; a few words alone say little, so their sentence too."""
    for mark, name, around in (("-", "removed", "before"), ("+", "added", "after")):
        words = change[name]
        if words is not None:
            yield f"  {mark} {_place(words)}: {_short(words['text'])}"
            if len(words["text"].split()) < FEW:
                yield f"    in: {_short(change[around]['text'])}"


def _place(cited: dict[str, Any]) -> str:
    """Who printed it, and the offsets in the text of its article."""
    return f"{cited['outlet'] or cited['url'] or 'outlet unknown'} {cited['article']} {cited['start']}-{cited['end']}"


def _name(article: dict[str, Any]) -> str:
    """An article as a reader knows it."""
    return f"{article['outlet'] or 'outlet unknown'}, {article['title'] or article['url'] or article['id']}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"
