"""Resolve the words for a body or a group: "they", "it", "the company".

In: a Scene, and what was said by whom so far. Out: the fullest name of the body, else the
words for it as printed. A body of another kind is never meant: "the ministry" is no company.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Span, Token

from rashomon.claim.attribution_cues import SAYING
from rashomon.claim.attribution_phrases import SUBJECTS, phrase
from rashomon.claim.attribution_scene import STRONG, Scene, Stretch, printed
from rashomon.claim.attribution_subjects import BODIES
from rashomon.claim.name_places import fold
from rashomon.claim.name_roles import is_role_word
from rashomon.claim.parse import Sentence
from rashomon.model import Evidence, Name, NameKind, Speaker

NEAR = 4  # sentences "they" and "the company" look back
LABEL = 3  # tokens of "the state company"
# Any enterprise may be called so, whatever its name.
ENTERPRISES = frozenset("company firm group business operator manufacturer maker retailer carrier airline".split())
CALLED = BODIES | ENTERPRISES


class Bodies(Scene):
    """The bodies and groups of one account, and which of them spoke last."""

    def __init__(self, sentences: Sequence[Sentence], names: Sequence[Name], quoted: Sequence[Stretch] = ()) -> None:
        """Index the names by place, as a Scene does."""
        super().__init__(sentences, names, quoted)
        self.bodies: dict[int, list[tuple[int, str, bool]]] = defaultdict(list)  # sentence → (place, words, many)

    def group(self, evidence: Evidence, *, plural: bool) -> Speaker | None:
        """ "they": the last subject of many or of a body, as printed; "it": the last subject that is no person."""
        position = self.position(evidence.start)
        for sentence in reversed(self.sentences[max(0, position - NEAR) : position + 1]):
            said = [
                (at, words)
                for at, words, many in self.bodies[sentence.index]
                if at < evidence.start and (plural or not many)
            ]
            found = max(said)[1] if said else self._body(sentence, evidence.start, plural=plural)
            if found is not None:
                self.bodies[self.sentences[position].index].append((evidence.start, found, plural))
                return Speaker(found, evidence, None)
        return None

    def body_spoke(self, place: int) -> bool:
        """Whether a body without a full name spoke in the sentence before: "…, the bank said. “…,” it added"."""
        before = self.sentences[max(0, self.position(place) - 1)]
        return any(
            t.lower_ in CALLED and t.dep_ in SUBJECTS and t.head.lemma_ in SAYING and before.offset + t.idx < place
            for t in before.span
        )

    def _body(self, sentence: Sentence, place: int, *, plural: bool) -> str | None:
        """The last subject of a sentence that is many or a body, as named or printed."""
        for token in reversed(sentence.span):
            at = sentence.offset + token.idx
            if token.dep_ not in SUBJECTS or at >= place or token.pos_ not in {"NOUN", "PROPN"} or self.is_quoted(at):
                continue
            words = phrase(token)
            name = self.named(words, sentence.offset)
            if (name is not None and name.kind is NameKind.PERSON) or (is_role_word(token) and not plural):
                continue
            if plural and not (is_many(token) or name is not None):
                continue
            return name.key if name else self.firm(words, sentence.offset) or printed(words.text)
        return None

    def firm(self, words: Span, offset: int) -> str | None:
        """ "the company", "the ministry": the last body that acts and may be called so."""
        head, place = words.root.lower_, offset + words.start_char
        if words[0].lower_ != "the" or len(words) > LABEL or head not in CALLED:
            return None
        position = self.position(place)
        for sentence in reversed(self.sentences[max(0, position - NEAR) : position + 1]):
            names = [
                n for n in self.within(sentence.start, min(sentence.end, place)) if not self.is_quoted(n.evidence.start)
            ]
            found = {n.key for n in names if n.kind is NameKind.ORGANISATION and self.rank(n, sentence) <= STRONG}
            # "the bank" is also the one word Riksbank
            called = {k for k in found if head in fold(k).split() or fold(k).endswith(head)} or (
                found if head in ENTERPRISES else set()
            )
            if called:
                return next(iter(called)) if len(called) == 1 else None
        return None


def is_many(head: Token) -> bool:
    """Whether a noun stands for more than one: a plural, or a body of people."""
    return head.tag_ in {"NNS", "NNPS"} or head.lower_ in BODIES
