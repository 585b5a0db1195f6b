"""The words of harm and rescue that a count may carry, put into few classes: lemmas in, a class out.

"killed", "deaths" and "lives lost" are "dead", "hurt" and "wounded" are "injured". Degrees ("critically") are kept.
Refused: nothing; a word outside the table has no class.
"""

from __future__ import annotations

from spacy.tokens import Token

CLASSES = {
    "dead": "kill die dead death fatality perish toll fatal drown slay murder deceased succumb corpse body fatally",
    "injured": "injure hurt wound injury wounded casualty injured burn maim",
    "missing": "missing unaccounted vanish disappear",
    "arrested": "arrest detain detention arrested custody apprehend nab",
    "rescued": "rescue save rescued survive survivor",
    "evacuated": "evacuate evacuation displace evacuee evacuated",
    "infected": "infect infection infected",
    "trapped": "trap strand stranded trapped",
    "sick": "sick sicken poison hospitalise hospitalize",
    "freed": "free release freed",
    "charged": "charge indict",
    "closed": "close shut",
}
CLASS = {word: name for name, words in CLASSES.items() for word in words.split()}
DEGREES = frozenset("critically seriously slightly severely badly lightly gravely fatally critical serious".split())
UP = frozenset("nsubj nsubjpass dobj attr nummod pobj prep conj appos".split())
DOWN = frozenset("acomp attr oprd xcomp".split())


def harm(number: Token, noun: Token | None, within: range) -> list[str]:
    """The class of harm that the words nearest to a count name, with its degree before it; [] for none.

    `within` are the figure's tokens in the document: the words right beside it ("killed 12", "12 injured") count most.
    """
    if beside := _beside(number, within):
        return [beside]
    anchor = noun if noun is not None and noun.pos_ not in ("VERB", "AUX") else number
    near = [c for c in anchor.children if c.dep_ in ("acl", "relcl", "amod", "acomp")]
    near.extend(c for c in number.children if c.dep_ in ("acl", "relcl", "acomp", "amod", "conj") and c.i > number.i)
    for word in (*near, anchor, *_above(anchor, number)):
        name = CLASS.get(word.lemma_.lower()) or CLASS.get(word.lower_) or _lives(word)
        if name:
            degree = next((c.lower_ for c in word.children if c.lower_ in DEGREES), None)
            return [degree, name] if degree and degree != "fatally" else [name]
    return []


def _beside(number: Token, within: range) -> str | None:
    """The class of a verb right before the figure, or of a participle or adjective right behind it."""
    doc = number.doc
    before = doc[within.start - 1] if within.start > 0 else None
    if before is not None and before.pos_ == "VERB" and before.tag_ != "VBN" and before.lemma_.lower() in CLASS:
        return CLASS[before.lemma_.lower()]
    after = doc[within.stop] if within.stop < len(doc) else None
    if after is None or after.tag_ not in ("VBN", "VBD", "JJ"):
        return None
    closed = within.stop + 1 >= len(doc) or doc[within.stop + 1].pos_ not in ("NOUN", "PROPN")
    return CLASS.get(after.lower_) or CLASS.get(after.lemma_.lower()) if closed else None


def _above(anchor: Token, number: Token) -> list[Token]:
    """The verbs and nouns the count stands under, and what is said of it: "12 were left dead"."""
    seen: list[Token] = []
    node = anchor
    for _ in range(3):
        if node.head == node or node.dep_ not in UP:
            break
        node = node.head
        seen.append(node)
        if not (node.pos_ == "VERB" and CLASS.get(node.lemma_.lower())):
            seen.extend(c for c in node.children if c.dep_ in DOWN and c.i != number.i and c.i != anchor.i)
        if node.pos_ in ("VERB", "AUX"):
            break
    return seen


def _lives(word: Token) -> str | None:
    """ "lost their lives", "claimed 12 lives"."""
    if word.lemma_.lower() in ("lose", "claim", "take") and any(
        c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() == "life" for c in word.children
    ):
        return "dead"
    return None
