"""Tell whether "the defence minister" is the one whom the account calls "minister of defence".

In: the words for somebody and a role as printed elsewhere. Out: how many words they share,
0 where they are two parts. A vice-president is no president, a party's leader no party.
"""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from rashomon.claim.name_places import fold
from rashomon.claim.name_roles import is_role_word
from rashomon.claim.name_words import ROLE_GENDER

# A part with one of these is another part.
QUALIFIERS = frozenset("vice deputy former ex elect designate assistant prime shadow outgoing incoming under".split())
BEHIND = frozenset("elect designate emeritus general".split())  # adjectives that stand behind their noun
JOINTS = re.compile(r"\b(?:of|for|at|in|to|on|with|from|by|who|that|which)\b|[,;(]")
PARTS = re.compile(r"[^\W\d_]+")
MANY = frozenset({"NNS", "NNPS"})
ALONE = 2  # tokens of "the Brazilian"
AGED = frozenset(
    """old man woman girl boy winner loser champion veteran pensioner teenager youngster accused defendant lad lass kid
    chap bloke""".split()
)


# Words that name one part in different accounts, or in one that likes variety.
ALIKE = {
    word: group.split()[0]
    for group in (
        "spokesman spokeswoman spokesperson",
        "chairman chairwoman chairperson chair",
        "lawyer attorney solicitor barrister counsel atty",
        "captain skipper capt",
        "chief boss head leader",
        "doctor physician medic dr",
        "judge justice magistrate",
        "pilot aviator",
        "mayor lord-mayor mayoress",
        "councillor councilman councilwoman cllr",
        "actor actress",
        "governor gov",
        "senator sen",
        "general gen",
        "colonel col",
        "major maj",
        "admiral adm",
        "sergeant sgt",
        "lieutenant lt",
        "commander cmdr",
        "inspector insp",
        "professor prof",
    )
    for word in group.split()
}
# A word for several parts: whoever holds one of them may be called so.
KINDS = {
    word: frozenset(parts.split())
    for words, parts in {
        "prelate": "archbishop bishop cardinal patriarch primate abbot metropolitan",
        "cleric clergyman churchman": "archbishop bishop cardinal patriarch priest imam pastor vicar rabbi ayatollah",
        "policeman policewoman cop": "sergeant inspector superintendent constable detective commissioner",
        "officer": "sergeant inspector superintendent constable detective captain major colonel lieutenant",
        "soldier": "sergeant captain major colonel lieutenant general corporal private",
        "diplomat": "ambassador envoy consul commissioner attache",
        "envoy": "ambassador commissioner negotiator",
        "politician": "minister senator mp mep congressman congresswoman deputy councillor mayor governor alderman",
        "lawmaker legislator parliamentarian": "senator mp mep congressman congresswoman deputy representative",
        "academic scholar": "professor lecturer historian researcher",
        "jurist": "judge justice magistrate lawyer professor",
        "monarch sovereign": "king queen emperor empress sultan emir",
        "sailor seaman mariner": "captain mate bosun",
        "musician": "singer pianist violinist guitarist drummer conductor composer cellist",
        "player footballer": "striker midfielder goalkeeper defender forward winger",
        "keeper": "goalkeeper gamekeeper",
        "executive": "chief director manager chairman",
        "performer artist": "singer actor dancer comedian",
        "builder": "contractor foreman",
        "airman": "pilot",
        "flier flyer": "pilot",
        "physician": "surgeon cardiologist oncologist",
        "reporter": "journalist correspondent",
        "journalist": "reporter correspondent editor columnist",
    }.items()
    for word in words.split()
}
SPELT = {
    "premier": "prime minister",
    "pm": "prime minister",
    "ceo": "chief executive",
    "vice-president": "vice president",
}
LEADERS = frozenset("president minister chancellor king queen".split())  # whom "the leader" may mean
# A role in all but form: "who leads the rescue team".
DOING = {
    "leads": "chief",
    "led": "chief",
    "heads": "chief",
    "headed": "chief",
    "runs": "chief",
    "chairs": "chairman",
    "chaired": "chairman",
    "coaches": "coach",
    "manages": "manager",
    "owns": "owner",
    "founded": "founder",
    "teaches": "teacher",
    "directs": "director",
    "captains": "captain",
    "represents": "lawyer",
}


def fit(words: Span, role: str) -> int:
    """The number of words a phrase shares with a role, if both name one part; else 0."""
    mine, theirs = _read(words.text), _read(role)
    mine_head, their_heads = _head(mine[0]), {_head(part) for part in theirs}
    first = fold(role).split()[:1]
    their_heads |= {DOING[w] for w in first if w in DOING}
    if "executive" in their_heads and "chief" in theirs[0]:
        their_heads.add("chief")  # the bank's chief executive is its boss
    alike = mine_head in their_heads or bool(KINDS.get(mine_head, frozenset()) & their_heads)
    if not alike and not (_is_leader(words) and LEADERS & their_heads):
        return 0
    said, known = {w for part in mine for w in part}, {w for part in theirs for w in part}
    if (said & QUALIFIERS) != (known & QUALIFIERS) and mine_head not in QUALIFIERS:
        return 0
    more, others = set(mine[0]) - {mine_head}, set(theirs[0]) - {_head(theirs[0]), "chief"}
    if more and others and not more & known and not others & said:
        return 0  # the defence minister, the finance minister
    return max(1, len(said & known))


def _is_leader(words: Span) -> bool:
    """ "the leader", "the Brazilian leader": of a country, not of a band."""
    return words.root.text == "leader" and all(t.ent_type_ == "NORP" for t in words[1:-1])


def _read(words: str) -> list[list[str]]:
    """The parts of "founder and chairman of X" by their words, the owner in front ("the party's leader") left out."""
    plain = " ".join(SPELT.get(w, w) for w in fold(words.replace("’", "'")).split())
    head = JOINTS.split(plain, maxsplit=1)
    owned = re.split(r"'s?\s+", head[0])[-1]
    rest = _words(plain[len(head[0]) :])
    found = [_words(part) for part in re.split(r"\band\b|/", owned)]
    found = [[w for w in part if w not in LIGHT] for part in found]
    parts = [part for part in found if part] or [[""]]
    return [*parts[:1], *parts[1:], *([rest] if rest else [])]


def _words(text: str) -> list[str]:
    return [ALIKE.get(word, word) for word in PARTS.findall(text)]


def _head(part: list[str]) -> str:
    return part[-2] if len(part) > 1 and part[-1] in BEHIND else part[-1]


LIGHT = frozenset("the a an his her its their our my s then".split())


def is_human(head: Token) -> bool:
    """Whether a noun in the singular stands for a person: "the skipper", "a 28-year-old"."""
    low = head.text.lower()
    singular = head.tag_ not in MANY and head.pos_ in {"NOUN", "PROPN", "ADJ"}
    if not singular:
        return False
    return is_role_word(head) or low in AGED or low in ROLE_GENDER or low.endswith("year-old") or _who(head)


def _who(head: Token) -> bool:
    """ "a shipping insurer, who …": somebody, for no thing is a "who"."""
    return any(c.dep_ == "relcl" and any(g.lower_ == "who" for g in c.children) for c in head.children)


def is_countryman(words: Span) -> bool:
    """ "the Brazilian": somebody by his nation alone."""
    head = words.root
    return len(words) == ALONE and words[0].lower_ == "the" and head.ent_type_ == "NORP" and head.tag_ not in MANY


def sex_of(head: Token) -> str | None:
    """ "m" or "f" where the noun tells."""
    return ROLE_GENDER.get(head.text.lower())
