"""How many independent origins stand behind one point: cited evidence in, a count out.

Outlets are not witnesses. What is cited is split into the account that prints it and
the speaker whom it credits, and independence is judged for the point, not for the page:

- accounts that are copies as a whole, or that credit the account they copied, count once;
- accounts that share only some passages count once where the evidence stands in such a
  passage, and on their own where they tell the point in their own words;
- accounts that credit one agency, and the agency itself, count once;
- accounts that hand on one speaker's word count once, whoever copied whom.

The count is the largest number of cited statements of which no two share an account (or
what counts as one) or a speaker: a matching of accounts and speakers. So two outlets that
each quote the same two eyewitnesses are two witnesses, and one outlet never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from rashomon.model import Copy, Direction, Evidence, Kinship
from rashomon.trace.credits import same_outlet
from rashomon.trace.families import joined

WHOLE = 0.5  # share of one account's prose from which on it is a copy as a whole
INSIDE = 0.5  # share of a cited sentence that must lie in a shared passage
# A printed title is no part of a name: "Prime Minister Okwuosa" is "Okwuosa".
PRINTED_TITLES = """
mr mrs ms dr sir dame lord lady prof professor president premier prime minister chancellor senator governor mayor
general colonel captain judge justice king queen prince princess former us u s the a an
"""
TITLES = frozenset(PRINTED_TITLES.split())

Item = tuple[Evidence | str, str | None]


def witnesses(
    cited: Iterable[Item],
    families: Sequence[frozenset[str]],
    *,
    kinships: Sequence[Kinship] = (),
    passages: Sequence[Copy] = (),
    names: Mapping[str, tuple[str, ...]] | None = None,
) -> int:
    """The number of independent origins behind one answer.

    `cited` holds (evidence, speaker or None); an article id may stand for evidence whose
    place is not known, and then its whole family counts once. `families` comes from
    `families()`, `kinships` from `kinships()`, `passages` from `shared_passages()`;
    `names` (article id to its outlet and the agencies it credits) from
    `credited_names()`. Without `kinships` every family counts once. 0 for no evidence.
    """
    items = list(dict.fromkeys(cited))
    groups = _accounts(items, families, kinships, passages, names or {})
    voices = _voices([speaker for _, speaker in items])
    edges: dict[int, set[str]] = {}
    for group, voice in zip(groups, voices, strict=True):
        edges.setdefault(group, set())
        if voice is not None:
            edges[group].add(voice)
    # An account that credits a speaker for the point is not a second witness in its own voice.
    return _matching({group: sorted(said) or [f"\0{group}"] for group, said in edges.items()})


def _accounts(
    items: Sequence[Item],
    families: Sequence[frozenset[str]],
    kinships: Sequence[Kinship],
    passages: Sequence[Copy],
    names: Mapping[str, tuple[str, ...]],
) -> list[int]:
    """A number for each item; items whose accounts are one origin for this point share it."""
    articles = {_article(place) for place, _ in items}
    copies: dict[frozenset[str], list[Copy]] = {}
    for copy in [*passages, *(copy for kin in kinships for copy in kin.passages)]:
        pair = frozenset((copy.origin.article, copy.copy.article))
        if pair <= articles:
            copies.setdefault(pair, []).append(copy)
    bound = _bound(families, kinships)
    behind = _behind(items, names)

    def alike(i: int, j: int) -> bool:
        one, other = items[i][0], items[j][0]
        both = frozenset((_article(one), _article(other)))
        if len(both) == 1 or any(both <= group for group in bound):
            return True
        if any(same_outlet(name, namesake) for name in behind[i] for namesake in behind[j]):
            return True
        if isinstance(one, Evidence) and isinstance(other, Evidence):
            return _copied(one, other, copies.get(both, ()))
        return any(both <= family for family in families)

    numbers = [str(i) for i in range(len(items))]
    pairs = ((str(i), str(j)) for i, j in combinations(range(len(items)), 2) if alike(i, j))
    group = {member: n for n, members in enumerate(joined(numbers, pairs)) for member in members}
    return [group[number] for number in numbers]


def _bound(families: Sequence[frozenset[str]], kinships: Sequence[Kinship]) -> tuple[frozenset[str], ...]:
    """Sets of accounts that are one origin whatever they say."""
    if not kinships:
        return tuple(families)
    strong = [
        (kin.a, kin.b)
        for kin in kinships
        if max(kin.share_a, kin.share_b) >= WHOLE or any(copy.direction is Direction.KNOWN for copy in kin.passages)
    ]
    return joined({member for pair in strong for member in pair}, strong)


def _article(place: Evidence | str) -> str:
    return place if isinstance(place, str) else place.article


def _behind(items: Sequence[Item], names: Mapping[str, tuple[str, ...]]) -> list[set[str]]:
    """The outlets and agencies that each item goes back to; "Reuters reported" credits one for this point alone."""
    known = {name for given in names.values() for name in given}
    behind = []
    for place, speaker in items:
        agencies = {name for name in known if speaker and same_outlet(speaker, name)}
        behind.append({*names.get(_article(place), ()), *agencies})
    return behind


def _copied(one: Evidence, other: Evidence, copies: Sequence[Copy]) -> bool:
    """Whether both cuts stand, for the most part, in one shared passage."""
    return any(
        (_inside(one, left) and _inside(other, right)) or (_inside(one, right) and _inside(other, left))
        for left, right in ((copy.origin, copy.copy) for copy in copies)
    )


def _inside(cut: Evidence, passage: Evidence) -> bool:
    shared = min(cut.end, passage.end) - max(cut.start, passage.start)
    return cut.article == passage.article and shared >= INSIDE * (cut.end - cut.start)


def _voices(speakers: Sequence[str | None]) -> list[str | None]:
    """One key a speaker: a surname alone is the only fuller name that ends in it."""
    bare = [_bare(speaker) if speaker else None for speaker in speakers]
    full = {name for name in bare if name}
    keys: list[str | None] = []
    for name in bare:
        longer = sorted(f for f in full if name and f.endswith(" " + name))
        keys.append(longer[0] if len(longer) == 1 else name)
    return keys


def _bare(speaker: str) -> str | None:
    """A speaker's name without titles and case; what is nothing but a title stays as it is."""
    words = re.findall(r"[^\W_]+", speaker.casefold())
    kept = [word for word in words if word not in TITLES]
    return " ".join(kept or words) or None


def _matching(edges: Mapping[int, Sequence[str]]) -> int:
    """The size of a largest matching of accounts and speakers (augmenting paths, Kuhn 1955)."""
    taken: dict[str, int] = {}

    def place(group: int, seen: set[str]) -> bool:
        for voice in edges[group]:
            if voice not in seen:
                seen.add(voice)
                if voice not in taken or place(taken[voice], seen):
                    taken[voice] = group
                    return True
        return False

    return sum(place(group, set()) for group in sorted(edges))
