"""Find the named person whom an account means by a part: "the prelate", "the Collector", "His Excellency".

In: the roles printed beside names, the courtesy before them, what the account says somebody
is. Out: the key of the holder, None where nobody is given that part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from spacy.tokens import Span, Token

from rashomon.claim.attribution_bodies import Bodies
from rashomon.claim.attribution_roles import fit
from rashomon.claim.attribution_scene import is_person
from rashomon.claim.name_roles import is_part
from rashomon.claim.name_words import COURTESY
from rashomon.model import Name

OTHERS = frozenset("another other second fellow rival".split())
DEFINITE = frozenset("the his her its their".split())
BEING = frozenset("be become remain".split())
HONOURS = frozenset(
    "excellency majesty highness holiness eminence honour honor grace worship lordship ladyship reverence".split()
)
STYLED = 24  # characters before a name in which its courtesy stands
# What somebody with this before the name is called further down.
STYLES = {
    "dr": "doctor",
    "prof": "professor",
    "father": "father priest",
    "fr": "father priest",
    "rev": "reverend pastor priest",
    "sister": "sister nun",
    "brother": "brother monk",
    "pastor": "pastor priest",
    "imam": "imam cleric",
    "rabbi": "rabbi cleric",
    "sheikh": "sheikh cleric",
    "ayatollah": "ayatollah cleric",
    "lord": "peer lord",
    "baroness": "peer baroness",
    "lady": "peer lady",
}


class Holders(Bodies):
    """The people of one account by the parts that it gives them."""

    def holder(self, words: Span, place: int) -> str | None:
        """Whoever is given the part that a definite phrase names: the best fit, named last before `place`."""
        head, first = words.root, words[0].lower_
        definite = first in DEFINITE or (len(words) > 1 and "'s" in words.text)
        if head.tag_ in {"NNS", "NNPS"} or not (definite or first == head.lower_):
            return None
        if any(t.lower_ in OTHERS for t in words):
            return None
        return self._fitting(words, place, self.roles) or (
            self._fitting(words, place, self._told) if definite else None
        )

    def _fitting(self, words: Span, place: int, parts: Mapping[str, Sequence[str]]) -> str | None:
        holders = []
        for key, roles in parts.items():
            best = max((fit(words, role) for role in roles), default=0)
            if best:
                last = self.last_words(key, place)
                holders.append((best, last.start if last else -1, key))
        return max(holders)[2] if holders else None

    def honoured(self, words: Span, place: int) -> str | None:
        """ "His Excellency": whoever is named with that honour, last before `place`."""
        if len(words) > HONOURED or words.root.lower_ not in HONOURS or words[0].lower_ not in {"his", "her"}:
            return None
        text, honour = self.sentences[0].article.text, words.root.lower_
        for name in reversed(self.names):
            at = name.evidence.start
            if at < place and is_person(name) and honour in text[max(0, at - 2 * STYLED) : at].lower().split():
                return name.key
        return None

    @cached_property
    def _told(self) -> Mapping[str, list[str]]:
        """Parts that no role beside a name gives: "Father Marr" is the priest, "Marr is a miller" the miller."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            if is_person(name) and not self.is_quoted(name.evidence.start):
                found[name.key].extend(self._styles(name))
                found[name.key].extend(self._being(name))
        return found

    def _styles(self, name: Name) -> Iterator[str]:
        text = self.sentences[0].article.text
        before = text[max(0, name.evidence.start - STYLED) : name.evidence.start].split()
        style = before[-1].lower().rstrip(".") if before and before[-1][0].isupper() else ""
        if style in COURTESY or style in STYLES:
            yield from STYLES.get(style, "").split()

    def _being(self, name: Name) -> Iterator[str]:
        sentence = self.sentence_at(name.evidence.start)
        at = name.evidence.start - sentence.offset
        span = sentence.span.doc.char_span(at, name.evidence.end - sentence.offset, alignment_mode="expand")
        root: Token | None = span.root if span is not None else None
        if root is None or root.dep_ != "nsubj" or root.head.lemma_ not in BEING:
            return
        for said in root.head.children:
            if said.dep_ == "attr" and is_part(said) and said.tag_ in {"NN", "NNP"}:
                yield said.doc[said.left_edge.i : said.i + 1].text


HONOURED = 2  # tokens of "His Excellency"
