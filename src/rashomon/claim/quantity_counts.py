"""Tell counts from other bare numbers: a number without a unit and its parsed token in, yes or no out.

Refused: years, the digits of names ("HF-30", "Boeing 737"), list numbers, "one" as a pronoun, "no" before what is
not counted, "both … and".
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from rashomon.claim.quantity_figures import Scan
from rashomon.claim.quantity_numerals import Numeral
from rashomon.claim.quantity_skips import MONTH

MONTH_NAME = re.compile(MONTH)
NOT_COUNTED = frozenset("way fold sided handed star off man time pronged part on up stop faced tier piece "
                        "figure digit".split())
BEFORE_YEAR = frozenset("'s this that in since his her their its until by from between during for late early mid "
                        "through before after".split())
SAYERS = frozenset("say tell add note explain argue warn reckon think believe put write recall call".split())
PERSONS = frozenset("casualty injury death victim arrest fatality survivor damage injured one member passenger".split())


def counts(s: Scan, n: Numeral, token: Token) -> bool:
    """Whether the bare number counts something."""
    if (n.glued and not s.word(n.last).isalpha()) or _listed(s, n) or _named(s, n, token) or _is_year(s, n, token):
        return False
    if token.i + 1 < len(token.doc) and n.digits and n.value <= 31 and MONTH_NAME.fullmatch(token.nbor().text):
        return False  # a day whose month the parser put into the next sentence
    if n.spread is not None:
        return _vague(s, n, token)
    word, after = s.word(n.first), s.word(n.last)
    if after == "-" and s.glued(n.last) and s.word(n.last + 1) in NOT_COUNTED:
        return False
    if word in ("a", "an") and s.word(n.first + 1) == "hundred" and after == "per":
        return False
    if n.value == 1 and n.last == n.first + 1 and not n.digits:
        return _is_one(token)
    return True


def _is_one(token: Token) -> bool:
    """ "one missile" counts; "no one", "one of", "one another", "one official said" do not."""
    if token.dep_ != "nummod" or token.head.pos_ not in ("NOUN", "PROPN") or token.head.i <= token.i:
        return False
    noun = token.head
    if noun.lower_ in ("day", "thing", "way", "time", "another", "side", "hand", "reason", "morning", "sense", "case"):
        return False
    return not (noun.dep_ == "nsubj" and noun.head.lemma_ in SAYERS)


def _vague(s: Scan, n: Numeral, token: Token) -> bool:
    word, after = s.word(n.first), s.word(n.last)
    if word in ("not", "without"):
        return True
    if word == "both":
        return token.dep_ not in ("preconj", "cc:preconj") and after != "sides"
    if word in ("no", "none", "nobody", "nothing"):
        return _nought(s, n, token)
    if word in ("few", "single", "couple", "pair", "handful"):
        return word == "single" and s.word(n.first - 1) in ("a", "one")
    if s.word(n.first + 1) == "single":
        return after != "-" and token.doc[token.i + 1].dep_ == "amod"
    if word == "scores":
        return after == "of" or token.dep_ == "nsubjpass"
    if s.word(n.first + 1) in ("couple", "handful", "pair"):
        return after == "of" or n.last - n.first > 2
    if s.word(n.first + 1) == "few":
        return after not in ("-", ",")
    return token.pos_ in ("NOUN", "ADJ", "NUM", "PRON", "DET") or word == "several"


def _nought(s: Scan, n: Numeral, token: Token) -> bool:
    if n.last > n.first + 1 or s.word(n.first) in ("nobody", "none"):
        return s.word(n.last) != "other" and s.word(n.last + 1) not in ("this", "that", "it")
    if s.word(n.first) == "nothing" or token.dep_ != "det":
        return False
    return token.head.tag_ == "NNS" or token.head.lemma_.lower() in PERSONS


def _listed(s: Scan, n: Numeral) -> bool:
    """The number of a list, at the head of its line: "1. The vote", "2) Trade"."""
    return n.first == 0 and n.digits and n.last == 1 and s.word(1) in (".", ")", ":")


def _named(s: Scan, n: Numeral, token: Token) -> bool:
    """A digit string that is part of a name: letters or a hyphenated letter beside it, or a name before it."""
    if not n.digits:
        hyphened = s.glued(n.first) and s.word(n.first - 1) == "-" and s.glued(n.first - 1)
        return hyphened and not s.word(n.first - 2)[:1].isdecimal()
    if s.glued(n.last) and s.word(n.last).isalpha() and s.word(n.last) not in ("years", "year"):
        return True
    if s.glued(n.first):
        mark = s.word(n.first - 1)
        if mark.isalpha() or mark in ("/", "#", "@", "_") or (mark == "." and s.glued(n.first - 1)):
            return True
        if mark in ("-", "–") and s.glued(n.first - 1) and s.word(n.first - 2).isalpha():
            return True
    if s.glued(n.last) and s.word(n.last) in ("/", "_"):
        return True
    if n.first == 0 or n.value != int(n.value) or token.i == token.sent.start:
        return False
    before = token.nbor(-1)
    bare = "," not in s.word(n.first) and s.word(n.last) != "of"
    if token.dep_ == "nummod" and token.head == before and before.tag_ == "NN" and bare:
        return True  # "move 58", "line 4"
    if before.pos_ != "PROPN" or not before.text[:1].isupper() or n.value >= 3000:
        return False
    noun_follows = token.dep_ == "nummod" and token.head.i > token.i
    return not noun_follows and token.dep_ in ("nummod", "npadvmod", "appos", "compound", "nmod")


def _is_year(s: Scan, n: Numeral, token: Token) -> bool:
    if not n.digits or n.last != n.first + 1 or not (1500 <= n.value <= 2100) or "," in s.word(n.first) or n.grain < 1:
        return False
    if s.word(n.first - 1) in BEFORE_YEAR:
        return True
    noun = token.nbor() if token.i + 1 < len(token.doc) else token
    if noun.pos_ == "ADJ":
        noun = token.head
    plural = noun.tag_ in ("NNS", "NNPS") or noun.lower_ in ("people", "men", "women", "children")
    return not (plural and noun.i > token.i and s.word(n.first - 1) not in ("the", "'s", "s"))
