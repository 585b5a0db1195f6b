"""Find the verbs of a sentence: words and statuses in, operators, heads and lemmas out; event nouns are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.compare.question_words import BE, DETERMINERS, INVARIANT, OPERATORS, PREPOSITIONS, SAYING, Word
from rashomon.model import Statement


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb among the words: its first word, its operator (None: it needs "did"), its main word and lemma."""

    first: int
    operator: int | None
    head: int
    lemma: str
    form: str

    @property
    def finite(self) -> bool:
        """Whether it can carry a clause."""
        return self.operator is not None or not (self.form.endswith("ing") or self.lemma.startswith("to "))


def verbs_of(statement: Statement, words: Sequence[Word]) -> list[Verb]:
    """The verbs among the words, as the statuses have them, without nouns of events."""
    base, found = statement.evidence.start, []
    for status in statement.statuses:
        a, b = status.evidence.start - base, status.evidence.end - base
        held = [n for n, w in enumerate(words) if w.start < b and a < w.end]
        if held and words[held[0]].start >= a - 1:  # "price-setting" holds no verb
            verb = _verb(words, held, status.predicate)
            if verb is not None:
                found.append(verb)
    found.sort(key=lambda v: v.first)
    # "the vote was held", "the summit ends": what stands right before a finite verb is a noun.
    starts = {v.first for v in found if v.operator is not None or v.form not in (v.lemma, f"to {v.lemma}")}
    return [v for v in found if not (v.operator is None and _noun(words, v) and v.head + 1 in starts) and v.head >= 0]


def main_verb(words: Sequence[Word], verbs: Sequence[Verb], a: int, b: int) -> Verb | None:
    """The verb that carries the stretch: a participle after its noun does not."""
    inside = [v for v in verbs if a <= v.first and v.head < b and v.finite]
    if len(inside) < 2:
        return inside[0] if inside else None
    first, second = inside[0], inside[1]
    if first.operator is None and first.lemma not in SAYING:
        after = words[first.head + 1].low if first.head + 1 < b else ""
        then = words[second.head + 1].low if second.head + 1 < b else ""
        participle = first.form.endswith(("ed", "en", "n", "t")) and (
            after in PREPOSITIONS or second.operator is not None
        )
        if participle and then != "by" and "," not in [w.text for w in words[first.head : second.first]]:
            return second
    return first


def is_participle(verb: Verb) -> bool:
    """Whether a verb form may hang on a noun ("the bill passed in May")."""
    if verb.form in ("starting", "beginning", "ending", "including", "following"):
        return False  # they lead to a date or a list, and are said of no noun
    irregular = verb.form in INVARIANT or verb.form in ("made", "held", "built", "sent", "paid", "told", "put", "left")
    return verb.form.endswith(("ed", "ing", "en", "wn")) or irregular


def _noun(words: Sequence[Word], verb: Verb) -> bool:
    return verb.first == verb.head and not verb.form.endswith(("ed", "ing"))


def _verb(words: Sequence[Word], held: Sequence[int], predicate: str) -> Verb | None:
    first, parts = held[0], predicate.split()
    before = words[first - 1].low if first else ""
    if before in DETERMINERS - {"that", "this", "these", "those", "all", "both"} or before.endswith("'s"):
        return None
    while first and (words[first - 1].low in OPERATORS or _bare(words[first - 1].low) in OPERATORS):
        first -= 1
    group = range(first, held[-1] + 1)
    operators = [n for n in group if _bare(words[n].low) in OPERATORS]
    alone = len(parts) > 0 and parts[0] in ("have", "do") and operators and operators[0] == held[-1]
    if operators and operators[0] == first and not alone:
        return Verb(first, first, held[-1], predicate, words[first].low)
    if words[first].low == "to" or (first and words[first - 1].low == "to"):
        return Verb(first, None, held[-1], f"to {predicate}", words[first].low)
    head = next((n for n in held if _form_of(words[n].low, parts[0])), held[0])
    if "-" in words[head].text:
        return None
    if parts[0] == "be" and words[head].low not in BE:
        return None
    return Verb(first, None, head, parts[0], words[head].low)


def _bare(word: str) -> str:
    """The operator without its "n't"."""
    return {"won't": "will", "can't": "can", "cannot": "can", "shan't": "shall"}.get(word, word.removesuffix("n't"))


def _form_of(word: str, lemma: str) -> bool:
    return word[:1] == lemma[:1] and not word.endswith("ly")
