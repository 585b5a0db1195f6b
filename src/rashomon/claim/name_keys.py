"""Give all mentions of one thing one key.

In: an article's Mentions. Out: each with its kind and key, in the order given. A short form
takes the fullest one of the account, an acronym its expansion, a capital or house that
stands for a government its country.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from rashomon.claim.name_kinds import PLACING, SPEAKS, kinds
from rashomon.claim.name_mentions import Mention
from rashomon.claim.name_people import full_names
from rashomon.claim.name_places import countries, fold
from rashomon.claim.name_words import ORGANISATION_HEADS
from rashomon.model import NameKind

ACRONYM = re.compile(r"[A-Z][A-Z.&]{1,7}")
SHORT = 4  # letters up to which a form in the table is an abbreviation
# Short forms of a country's name; the other forms in the table are houses of a government.
SHORT_NAMES = frozenset("us u.s. usa u.s.a. uk u.k. eu e.u. un u.n. uae u.a.e. britain america".split())


def keyed(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, NameKind, str]]:
    """Each mention with its kind and the fullest form under which the account knows it."""
    kind_of = kinds(mentions)
    short = _acronyms(mentions)
    full = full_names([m for m in mentions if kind_of[fold(m.words)] is NameKind.PERSON])
    spelled = _spellings(mentions, kind_of)
    bodies = _bodies([m for m in mentions if kind_of[fold(m.words)] is NameKind.ORGANISATION])
    for mention in mentions:
        words = fold(mention.words)
        kind = kind_of[words]
        country, governs = _country(mention)
        if kind is NameKind.PERSON:
            yield mention, kind, full[mention.sentence.index, mention.start]
        elif country:
            yield mention, NameKind.ORGANISATION if governs else NameKind.PLACE, country
        else:
            key = short.get(words) or bodies.get(words) or spelled[words]
            yield mention, kind, short.get(fold(key), key)


def _spellings(mentions: Sequence[Mention], kinds: Mapping[str, NameKind]) -> Mapping[str, str]:
    """One spelling for each form of words: the commonest that is not all capitals ("STOCKHOLM" in a dateline)."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        forms[fold(mention.words)][mention.words] += 1
    best = {words: max(seen, key=lambda w: (not w.isupper(), seen[w], w)) for words, seen in forms.items()}
    return {w: f.title() if f.isupper() and len(f) > 4 and kinds[w] is NameKind.PLACE else f for w, f in best.items()}


def _acronyms(mentions: Sequence[Mention]) -> Mapping[str, str]:
    """Acronyms to what the account expands them to: "Joint Chiefs of Staff (JCS)", or first letters that fit."""
    found: dict[str, str] = {}
    for mention in mentions:
        letters = _bracketed(mention)
        if letters and " " in mention.words and fold(mention.words)[0] == fold(letters)[0]:
            found[fold(letters)] = mention.words
    for mention in mentions:
        if len(mention.words.split()) > 1:
            for initials in _initials(mention.words):
                found.setdefault(initials, mention.words)
    used = {fold(m.words) for m in mentions if m.words.isupper() and len(m.words) > 1}
    return {k: v for k, v in found.items() if k in used and k != fold(v)}


def _bracketed(mention: Mention) -> str | None:
    """The capitals in brackets right behind a name."""
    doc: Doc = mention.sentence.span.doc
    behind = [t.text for t in doc[mention.end : min(mention.end + 3, mention.sentence.span.end)]]
    fits = len(behind) == 3 and behind[0] == "(" and behind[2] == ")" and ACRONYM.fullmatch(behind[1])
    return behind[1] if fits else None


def _initials(words: str) -> set[str]:
    pieces = [p for p in re.split(r"[\s-]+", fold(words)) if p]
    strong = [p for p in pieces if p not in {"of", "the", "for", "and", "in", "on", "de", "&"}]
    return {"".join(p[0] for p in some) for some in (pieces, strong) if len(some) > 1}


def _bodies(mentions: Sequence[Mention]) -> Mapping[str, str]:
    """Organisations printed shorter later on: "Limfjord" for "Limfjord Bank", never by one common word alone."""
    forms = sorted({m.words for m in mentions}, key=lambda w: (-len(w), w))
    result: dict[str, str] = {}
    for words in forms:
        short = fold(words)
        pieces = short.split()
        longer = [f for f in forms if fold(f) != short and _shortens(short, fold(f))]
        if longer and not (len(pieces) == 1 and pieces[0] in ORGANISATION_HEADS):
            result[short] = longer[0]
    return result


def _shortens(short: str, full: str) -> bool:
    return full.startswith(short + " ") or (" " in short and full.endswith(" " + short))


def _country(mention: Mention) -> tuple[str | None, bool]:
    """The country a mention stands for, and whether it stands for its government."""
    words, table = fold(mention.words), countries()
    if words in table.houses:
        house = words not in SHORT_NAMES and len(words) > SHORT
        return table.houses[words], house or _acts(mention)
    if words in table.names:
        return table.names[words], _acts(mention)
    if words in table.demonyms and mention.label == "NORP":
        return table.demonyms[words], False
    if words in table.capitals and _acts(mention):
        return table.capitals[words], True
    return None, False


def _acts(mention: Mention) -> bool:
    """A town or country acts as a government where it is the subject of a verb of saying or will."""
    if mention.before is not None and mention.before.lower_ in PLACING:
        return False
    root = mention.span.root
    return root.dep_ == "nsubj" and root.head.lemma_ in SPEAKS
