"""Who shares how much with whom, for a reader: Articles with what trace found among them in, lines out.

One paragraph a copy family, the largest first: how much of each account stands in which
other, who copied whom and how that is known. Then what several quote without having copied
it. Accounts of one outlet are told apart by the id or the source they came with.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model import Article, Evidence, Kinship
from rashomon.report.layout import Names, shared_prose
from rashomon.report.phrases import count, directed
from rashomon.report.screen import one_line

LONGEST = 160  # characters of a quotation that are shown
Families = Sequence[frozenset[str]]


def copy_lines(
    articles: Sequence[Article],
    kinships: Sequence[Kinship],
    families: Families,
    *,
    statements: Sequence[Sequence[Evidence]] = (),
    owners: Mapping[str, frozenset[str]] | None = None,
) -> Iterator[str]:
    """The lines of `rashomon copies`; `owners` are owners with the ids of their accounts, where those count as one."""
    names = Names(_names(articles), {})
    copied = sorted((family for family in families if len(family) > 1), key=lambda f: (-len(f), min(f)))
    total, witnesses = count(len(articles), "account"), count(len(families), "witness")
    yield f"{total}, {witnesses}; {len(copied)} {'family' if len(copied) == 1 else 'families'} of copies"
    held: dict[str, list[Kinship]] = defaultdict(list)
    family = {member: min(group) for group in copied for member in group}
    across = []
    for kin in kinships:
        # Neither may stand in a family: two agencies' accounts that share a passage are each on their own.
        if kin.a in family and family[kin.a] == family.get(kin.b):
            held[family[kin.a]].append(kin)
        else:
            across.append(kin)
    for group in copied:
        members = ", ".join(sorted(names.outlets[member] for member in group))
        yield ""
        yield f"{'One text, counted' if held[min(group)] else 'Counted'} once: {members}"
        yield from (f"  {directed(shared_prose(kin, names))}" for kin in held[min(group)])
        for owner, ids in (owners or {}).items():
            if ids <= group:
                yield f"  {', '.join(sorted(names.outlets[i] for i in ids))}: one owner, {one_line(owner)}"
    if across:
        yield ""
        yield "Shared, and two texts all the same:"
        yield from (f"  {directed(shared_prose(kin, names))}" for kin in across)
    if statements:
        yield ""
        yield "Quoted by several, no sign of copying:"
        yield from (f"  {_statement(quotes, names)}" for quotes in statements)


def _statement(quotes: Sequence[Evidence], names: Names) -> str:
    words = one_line(quotes[0].exact).strip()
    short = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()} …"
    return f"{short} ({', '.join(sorted(names.outlet(quote) for quote in quotes))})"


def _names(articles: Sequence[Article]) -> dict[str, str]:
    """A name to show for each article id."""
    plain = {a.id: one_line(a.outlet or a.source).strip() or "unknown outlet" for a in articles}
    often = Counter(plain.values())
    told = {a.id: f"{plain[a.id]} [{one_line(a.given or a.source)}]" for a in articles}
    return {article: name if often[name] == 1 else told[article] for article, name in plain.items()}
