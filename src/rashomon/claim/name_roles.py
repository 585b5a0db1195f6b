"""Read the title or affiliation printed beside a person's name, before or after it.

In: a Mention. Out: its role as printed ("chief executive of Limfjord Bank"), or None.
"Folke Rydelius, the county director," and "the county director, Folke Rydelius," and
"county director Folke Rydelius" read alike. Ages and relative clauses are no roles.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from rashomon.claim.name_capitals import DASHES
from rashomon.claim.name_mentions import Mention
from rashomon.claim.name_places import countries, fold
from rashomon.claim.name_words import COURTESY, REIGNING, ROLES, TITLE_HEADS, TITLE_MODIFIERS

LONGEST = 14  # tokens of a role
ENDS = frozenset('.;:()"—–!?')
AGENT = re.compile(r"^[a-z-]+(?:er|or|ist|ian|ant|(?<!m)ent|ee|eur|man|woman|boss|vet|chef)$")
NO_AGENTS = frozenset(
    "number paper newspaper river tower computer letter matter order power water weather winter summer moment event "
    "accident incident quarter corner border centre center floor door error factor sector mirror motor doctor rumor "
    "humor colour color labor harbour harbor dinner supper paper charter chapter member-state".split()
)
RUNS = frozenset("head chair lead run own direct captain coach manage represent found study teach keep".split())


def role_of(mention: Mention) -> str | None:
    """The role printed beside this mention, without article or age; None where there is none."""
    return _before(mention) or _after(mention) or _reigning(mention)


def _reigning(mention: Mention) -> str | None:
    """ "Queen Sofie": a courtesy title that is an office."""
    before = mention.before
    return before.text if before is not None and before.lower_ in REIGNING else None


def is_role_word(token: Token) -> bool:
    """Whether a noun names a person's part in things: "director", "groundswoman", "deputy"."""
    low = token.text.lower()
    if low in TITLE_MODIFIERS and low not in ROLES:
        return False
    return (
        low in ROLES
        or (low.endswith("s") and low[:-1] in ROLES)
        or (low.endswith(("woman", "man", "person", "ologist")) and len(low) > 6)
    )


def _before(mention: Mention) -> str | None:
    doc, first = mention.sentence.span.doc, mention.sentence.span.start
    at = mention.start
    while at > first and (
        _courtesy(doc[at - 1]) or (doc[at - 1].text == "." and at - 1 > first and _courtesy(doc[at - 2]))
    ):
        at -= 1
    if at > first and doc[at - 1].text == ",":
        return _apposed_before(doc, first, at - 1, mention)
    end = at
    while at > first and _in_title(doc, at - 1):
        at -= 1
    while at < end and (doc[at].pos_ in {"ADP", "PUNCT", "PART"} or doc[at].text in DASHES):
        at += 1
    office = _office(doc, first, end)
    if office is not None:
        return _clean(doc, office, end)
    if at == end or not is_part(doc[end - 1]):
        return None
    if doc[end - 1].tag_ in {"VBD", "VBZ"} or (doc[end - 1].text.islower() and doc[end - 1].tag_ == "NNS"):
        return None
    return _clean(doc, at, end)


def _courtesy(token: Token) -> bool:
    return token.lower_ in COURTESY and token.lower_ != "the"


def _office(doc: Doc, first: int, end: int) -> int | None:
    """Where "Minister of Industry and Trade" begins, if such an office stands right before token `end`."""
    at = end
    while (
        at > first
        and at > end - 8
        and (doc[at - 1].text[0].isupper() or doc[at - 1].lower_ in {"of", "for", "and", "the", ",", "&"})
    ):
        at -= 1
        if doc[at].lower_ in TITLE_HEADS and at + 1 < end and doc[at + 1].lower_ in {"of", "for"}:
            return at
    return None


def is_part(token: Token) -> bool:
    """A role word, or any noun that ends like one ("auctioneer", "the Collector")."""
    capital = token.pos_ == "PROPN" and token.i > 0 and token.nbor(-1).lower_ == "the"
    low = token.lower_ if capital else token.text
    return is_role_word(token) or (
        (capital or token.pos_ == "NOUN") and bool(AGENT.search(low)) and low not in NO_AGENTS
    )


def _in_title(doc: Doc, i: int) -> bool:
    token = doc[i]
    if (
        token.text in {"'s", "’s", "'"}
        or token.text in DASHES
        or (token.text == "." and len(doc[i - 1]) <= 4 and is_role_word(doc[i - 1]))
    ):
        return token.text in DASHES or token.text == "."
    if token.text.lower() in COURTESY and token.text.lower() != "the":
        return True
    if is_role_word(token):
        return True
    return (
        token.pos_ in {"NOUN", "PROPN", "ADJ"}
        and token.ent_type_ not in {"DATE", "TIME"}
        and not token.is_stop
        and token.is_alpha
    )


def _apposed_before(doc: Doc, first: int, comma: int, mention: Mention) -> str | None:
    """ "the head of the fire service, Belén Ochandiano, said": the phrase must stand between marks and hold a role."""
    after = doc[mention.end] if mention.end < mention.sentence.span.end else None
    if after is not None and not (after.is_punct or after.pos_ in {"VERB", "AUX", "ADP"} or after.text == "'s"):
        return None
    at = comma
    while at > first and comma - at < LONGEST and not _stops(doc[at - 1]):
        at -= 1
    phrase = doc[at:comma]
    roles = [t for t in phrase if is_part(t) and t.tag_ in {"NN", "NNP", "JJ"}]
    if not roles or (phrase[0].pos_ in {"ADP"} and phrase[0].text.lower() != "for"):
        roles = [t for t in roles if t.i > at + 1]
    if not roles:
        return None
    begin = roles[0].i
    while begin > at and (doc[begin - 1].pos_ in {"NOUN", "PROPN", "ADJ", "PART"} or doc[begin - 1].text in DASHES):
        begin -= 1
    if any(
        t.ent_type_ == "PERSON"
        and t.i > begin
        and t.dep_ != "poss"
        and doc[t.i - 1].text.lower() not in {"of", "for", "to"}
        for t in doc[roles[0].i : comma]
    ):
        return None
    return _clean(doc, begin, comma)


def _stops(token: Token) -> bool:
    return (
        token.text in ENDS
        or token.text == ","
        or (token.pos_ in {"VERB", "AUX", "PRON"} and token.tag_ not in {"VBN", "PRP$"})
        or token.is_space
    )


def _after(mention: Mention) -> str | None:
    doc, last = mention.sentence.span.doc, mention.sentence.span.end
    at = mention.end
    if at < last and doc[at].text in {"of", "from"} and at + 1 < last:
        return None
    if at >= last or doc[at].text != ",":
        return None
    at += 1
    while at + 1 < last and (doc[at].like_num or doc[at].text.isdigit()) and doc[at + 1].text == ",":
        at += 2
    if at < last and doc[at].text.lower() == "who":
        return _who(doc, at, last)
    end = at
    while end < last and end - at < LONGEST:
        token = doc[end]
        if (
            token.text in ENDS
            or token.text == ","
            or (token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN")
            or token.text.lower() in {"who", "whom", "whose", "which", "that", "when", "said"}
        ):
            break
        end += 1
    roles = [t for t in doc[at:end] if is_part(t)]
    if not roles or roles[0].i - at > 6 or any(t.pos_ in {"ADP", "SCONJ"} for t in doc[at : roles[0].i]):
        return None
    return _clean(doc, at, end)


def _who(doc: Doc, at: int, last: int) -> str | None:
    """ "who chairs the committee" is a role in all but form; other relative clauses are not."""
    if at + 1 >= last or doc[at + 1].lemma_ not in RUNS:
        return None
    end = at + 1
    while (
        end < last
        and doc[end].text not in ENDS
        and doc[end].lower_ not in {",", "and", "whose", "who", "but"}
        and end - at < LONGEST
    ):
        end += 1
    return _clean(doc, at + 1, end)


def _clean(doc: Doc, start: int, end: int) -> str | None:
    while start < end and (
        (
            doc[start].pos_ in {"DET", "PRON"}
            and doc[start].text.lower() in {"the", "a", "an", "his", "her", "its", "their", "our", "my"}
        )
        or doc[start].is_punct
        or doc[start].text in {"'s", "’s"}
    ):
        start += 1
    while end > start and (
        (doc[end - 1].is_punct and doc[end - 1].text != ".") or doc[end - 1].pos_ in {"CCONJ"} or doc[end - 1].is_space
    ):
        end -= 1
    text = " ".join(doc[start:end].text.split())
    bare = fold(text)
    return text if text and bare not in countries().demonyms and not text.isdigit() else None
