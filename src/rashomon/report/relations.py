"""Rows about pairs: which articles share prose (`rashomon copies`), how two statements stand (`rashomon relate`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from rashomon.model import Article, Kinship, Slot
from rashomon.report.rows import Row, number, place

UNDECIDED = 0.4  # below this the likeliest relation is no answer


def copy_rows(
    articles: Sequence[Article], kinships: Sequence[Kinship], families: Sequence[frozenset[str]]
) -> Iterator[Row]:
    """The rows of `rashomon copies --json`: a pair of articles a row, with the shared stretches of both."""
    names = {article.id: article.given or article.id for article in articles}
    family = {member: _digest(group) for group in families for member in group}
    for kin in kinships:
        yield {
            "a": names[kin.a],
            "b": names[kin.b],
            "share_a": number(kin.share_a),
            "share_b": number(kin.share_b),
            "spans": [_spans(kin, n) for n in range(len(kin.passages))],
            "family": family[kin.a],
            "origin": names.get(kin.origin) if kin.origin else None,
            "ground": kin.ground.value if kin.ground else None,
            "agency": kin.agency,
        }


def relation_row(kinds: Mapping[str, float], slots: Sequence[float]) -> Row:
    """One answer of `rashomon relate --json`.

    `kinds` gives each relation's probability, `slots` each slot's, in the order of `Slot`.
    """
    likeliest = max(kinds, key=lambda kind: kinds[kind])
    slot = list(Slot)[max(range(len(slots)), key=lambda n: slots[n])]
    return {
        "relation": likeliest if kinds[likeliest] >= UNDECIDED else "undecided",
        "slot": slot.value,
        "confidence": number(kinds[likeliest]),
        "probabilities": {kind: number(p) for kind, p in kinds.items()},
    }


def _spans(kin: Kinship, n: int) -> Row:
    passage = kin.passages[n]
    a, b = (passage.origin, passage.copy) if passage.origin.article == kin.a else (passage.copy, passage.origin)
    return {"a": place(a), "b": place(b), "direction": passage.direction.value}


def _digest(family: frozenset[str]) -> str:
    return sha256(" ".join(sorted(family)).encode()).hexdigest()[:12]
