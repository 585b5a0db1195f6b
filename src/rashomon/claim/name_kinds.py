"""Decide what sort of thing each name names: a vote by everything the account prints around it.

In: an article's Mentions. Out: one kind for each form of words (folded). The tagger has a
voice and no more, for it alone takes bare surnames for companies and tankers for people.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from rashomon.claim.attribution_cues import HOLDING, SAYING, STANCE
from rashomon.claim.name_given import FEMALE, MALE
from rashomon.claim.name_mentions import Mention
from rashomon.claim.name_places import fold, in_table
from rashomon.claim.name_roles import is_part, is_role_word
from rashomon.claim.name_words import (
    BODY_NOUNS,
    COURTESY,
    OF_SOMEBODY,
    ORGANISATION_HEADS,
    ORGANISATION_STARTS,
    PARTICLES,
    PLACE_HEADS,
    THING_NOUNS,
)
from rashomon.model import BlockKind, NameKind

Vote = tuple[NameKind, float]
SPEAKS = SAYING | HOLDING | STANCE
PLACING = frozenset(
    "in at near from to around outside inside across off over into through towards toward between".split()
)
SETTLED = frozenset(
    "village villages town towns city hamlet suburb district province port island township parish".split()
)
# What a place has: "the well of Brandal", "the governor of Brandal".
GOVERNED = frozenset("well outskirts streets people mayor governor bishop archbishop north south east west".split())
# Parts that firms have as often as people: "the operator, Nordskjell Lines".
FIRMS = BODY_NOUNS | frozenset("contractor developer employer builder shipper charterer landlord buyer bidder".split())
PLACE_STARTS = frozenset("lake mount cape port fort calle rue via plaza".split())
# From this weight a mention a form of words is sure not to be a surname ("the Front", "Lake Turkana").
SURE = 4.0
DOUBTFUL = frozenset("ORG FAC WORK_OF_ART PRODUCT EVENT LAW".split())  # what the tagger calls people it has not met
OLDEST = 120  # years
INITIALS = re.compile(r"(?:[A-Z]\. ?)+[A-Z][a-z]")  # "P. Ilango"
ROLED = 8  # tokens before a comma in which an apposed part stands
FROM_LABEL = {
    "PERSON": NameKind.PERSON,
    "ORG": NameKind.ORGANISATION,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
    "NORP": NameKind.PLACE,
}


def kinds(mentions: Sequence[Mention]) -> Mapping[str, NameKind]:
    """The kind of each folded form; the bare surnames of people follow their full names."""
    votes: dict[str, dict[NameKind, float]] = defaultdict(lambda: dict.fromkeys(NameKind, 0.0))
    seen = Counter(fold(m.words) for m in mentions)
    for mention in mentions:
        for kind, weight in (*_itself(mention), *_ahead(mention), *_behind(mention)):
            votes[fold(mention.words)][kind] += weight
    best = {words: max(NameKind, key=lambda k: count[k]) for words, count in votes.items()}
    full = [words for words, kind in best.items() if kind is NameKind.PERSON and " " in words]
    short = {part for words in full for part in parts(words)}
    for words, count in votes.items():
        if words in short and not in_table(words) and count[best[words]] < SURE * seen[words]:
            best[words] = NameKind.PERSON
    return best


def parts(words: str) -> set[str]:
    """What a person of this (folded) name may be called for short: a tail, a head, or a single word of it."""
    pieces = words.split()
    tails = {" ".join(pieces[i:]) for i in range(1, len(pieces))}
    heads = {" ".join(pieces[:i]) for i in range(1, len(pieces))}
    return {p for p in tails | heads | set(pieces) if p not in PARTICLES and len(p) > 1}


def _itself(mention: Mention) -> Iterator[Vote]:
    """What the words of the name say."""
    words, root = fold(mention.words), mention.span.root
    pieces = words.split()
    heads = [p for p in pieces if p in ORGANISATION_HEADS]
    article = mention.before is not None and mention.before.lower_ == "the"
    # Two capitals without a head or an article are more often a person than the tagger knows.
    plain = 1 < len(pieces) < 5 and not heads and not article and not any(p in PLACE_HEADS for p in pieces)
    weight = 0.1 if not mention.label else 0.8 if plain and mention.label in DOUBTFUL else 1.5
    yield FROM_LABEL.get(mention.label, NameKind.OTHER), weight
    if plain and root.dep_ in {"nsubj", "nsubjpass"} and mention.sentence.kind is BlockKind.PARAGRAPH:
        yield NameKind.PERSON, 1
    if in_table(words):
        yield NameKind.PLACE, 30
    if pieces[-1] in ORGANISATION_HEADS or (len(pieces) > 2 and heads and {"of", "for"} & set(pieces)):
        yield NameKind.ORGANISATION, 6
    elif len(pieces) > 1 and pieces[0] in ORGANISATION_STARTS:
        yield NameKind.ORGANISATION, 5
    if pieces[-1] in PLACE_HEADS or pieces[0] in PLACE_STARTS:
        yield NameKind.PLACE, 5
    if mention.span.text.isupper() and len(words) <= 6 and len(pieces) == 1:
        yield NameKind.ORGANISATION, 3
    if INITIALS.match(mention.words):
        yield NameKind.PERSON, 3
    if pieces[0].split("-")[0] in MALE | FEMALE:
        yield NameKind.PERSON, 4 if len(pieces) > 1 else 1


def _ahead(mention: Mention) -> Iterator[Vote]:
    """What the word before the name says."""
    before = mention.before
    if before is None:
        return
    low = before.lower_
    if low in COURTESY and low != "the":
        yield NameKind.PERSON, 9
    elif low == "the":
        yield NameKind.ORGANISATION, 2.5
    elif low in BODY_NOUNS:
        yield NameKind.ORGANISATION, 7
    elif low in THING_NOUNS:
        yield NameKind.OTHER, 7
    elif is_role_word(before) or (before.text == "." and before.i and is_role_word(before.nbor(-1))):
        yield NameKind.PERSON, 1 if before.tag_ == "NNS" else 6
    elif low in PLACING:
        yield NameKind.PLACE, 2
    elif before.like_num:
        yield NameKind.ORGANISATION, 4  # "some 300 Karelians"
    elif low == "of" and before.i and before.nbor(-1).lower_ in SETTLED | PLACE_HEADS | GOVERNED:
        yield NameKind.PLACE, 7
    elif _hails(before):
        yield NameKind.PLACE, 3
    elif before.lemma_ in SPEAKS and len(mention.span) > 1:
        yield NameKind.PERSON, 2
    elif (
        before.text.islower() and is_part(before) and before.tag_ == "NN" and low not in FIRMS and len(mention.span) > 1
    ):
        yield NameKind.PERSON, 2.5  # "apple grower Ilse Marr"
    elif before.text == "," and len(mention.span) > 1 and _apposed(mention):
        yield NameKind.PERSON, 4


def _apposed(mention: Mention) -> bool:
    """ "The dentist, Ilse Marr, …": a part between its article and a comma right before the name."""
    doc, end = mention.sentence.span.doc, mention.sentence.span.end
    comma = mention.start - 1
    first = max(mention.sentence.span.start, comma - ROLED)
    opening = next((i for i in range(comma - 1, first - 1, -1) if doc[i].pos_ in {"DET", "PRON"}), None)
    closed = mention.end < end and (doc[mention.end].is_punct or doc[mention.end].pos_ in {"VERB", "AUX"})
    if opening is None or not closed or doc[opening].lower_ not in {"the", "its", "his", "her", "their"}:
        return False
    inner = doc[opening + 1 : comma]
    head = next((t for t in inner if t.pos_ == "ADP"), doc[comma]).nbor(-1)
    firm = head.lower_ in FIRMS or "&" in mention.words
    return is_part(head) and not firm and not any(t.is_punct or t.pos_ in {"VERB", "AUX"} for t in inner)


def _behind(mention: Mention) -> Iterator[Vote]:
    """What follows the name says: an age, "who", a part in things, a verb of saying."""
    end = mention.sentence.span.end
    if mention.end >= end or mention.sentence.kind is not BlockKind.PARAGRAPH:
        return
    after = mention.sentence.span.doc[mention.end]
    if mention.before is not None and _hails(mention.before):
        return  # "Ilse Marr of Brandal, who is 34": it is not Brandal who
    if after.lower_ == "who":
        yield NameKind.PERSON, 5
    elif after.lower_ == "reports" and after.tag_ == "VBZ":
        yield NameKind.ORGANISATION, 3  # an outlet; somebody "reported"
    elif after.lower_ in {"were", "are", "have"} and _is_one(mention):
        yield NameKind.ORGANISATION, 4  # "Brandal were beaten": a team
    elif after.text == "(" and _aged(after, end):
        yield NameKind.PERSON, 6
    elif after.text in {"'s", "’s", "'", "’"} and after.i + 1 < end and after.nbor(1).lower_ in OF_SOMEBODY:
        yield NameKind.PERSON, 5
    elif after.lemma_ in SPEAKS and after.pos_ == "VERB":
        yield NameKind.PERSON, 1.5 if len(mention.span) > 1 else 0.7
    elif after.text == "," and after.i + 1 < end:
        weight = _apposition(after.nbor(1), end)
        if weight:
            yield NameKind.PERSON, weight


def _hails(before: Token) -> bool:
    """Whether what follows "Ilse Marr of" or "a baker from" is where somebody is from."""
    return before.lower_ == "of" and before.i > 0 and before.nbor(-1).pos_ == "PROPN"


def _is_one(mention: Mention) -> bool:
    """Whether a name stands alone as the subject of its verb, not with others, and is no plural."""
    root = mention.span.root
    joined = any(c.dep_ in {"conj", "cc"} for c in root.children) or root.dep_ == "conj"
    return root.dep_ in {"nsubj", "nsubjpass"} and root.tag_ == "NNP" and not joined


def _aged(bracket: Token, end: int) -> bool:
    """ "Ilse Marr (58)": an age in brackets."""
    inside = [t.text for t in bracket.doc[bracket.i + 1 : min(bracket.i + 3, end)]]
    return len(inside) > 1 and inside[0].isdecimal() and int(inside[0]) <= OLDEST and inside[1] in {")", ","}


def _apposition(token: Token, end: int) -> float:
    age = token.text.isdigit() and token.i + 1 < end and token.nbor(1).is_punct
    if age or token.lower_ == "who":
        return 6
    role = any(is_role_word(t) for t in token.doc[token.i : min(token.i + 4, end)])
    return 2.5 if role and token.pos_ in {"DET", "NOUN", "ADJ", "PROPN"} else 0
