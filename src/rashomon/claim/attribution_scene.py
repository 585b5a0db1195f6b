"""The sentences and names of an account by place: who stands where, and how prominently.

In: an article's Sentences, its Names and where it quotes. Out: names within a stretch, the
rank of a name in its sentence, whether a person can be "he" or "she". Resolves nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.claim.attribution_cues import SAYING
from rashomon.claim.attribution_phrases import SUBJECTS
from rashomon.claim.name_gender import genders
from rashomon.claim.parse import Sentence
from rashomon.model import Evidence, Name

Stretch = tuple[int, int]  # half-open offsets in the article's text
STRONG = 3  # the rank up to which a name is what its sentence is about


class Scene:
    """The names of one account by place."""

    def __init__(self, sentences: Sequence[Sentence], names: Sequence[Name], quoted: Sequence[Stretch] = ()) -> None:
        """Index the names; `quoted` is where the article quotes, in reading order."""
        self.sentences = tuple(sentences)
        self.starts = [s.start for s in sentences]
        self.names = sorted(names, key=lambda n: n.evidence.start)
        self.keys = frozenset(n.key for n in names)
        self.name_starts = [n.evidence.start for n in self.names]
        self.quoted = tuple(quoted)
        self.quoted_starts = [start for start, _ in quoted]
        self.sex = dict(genders(sentences, self.names))
        self.roles: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            if name.role and name.role not in self.roles[name.key]:
                self.roles[name.key].append(name.role)

    def sentence_at(self, place: int) -> Sentence:
        """The sentence that holds, or last began before, an offset of the article."""
        return self.sentences[self.position(place)]

    def position(self, place: int) -> int:
        """Which of the sentences that is, counted from 0."""
        return max(0, bisect_right(self.starts, place) - 1)

    def within(self, start: int, end: int) -> list[Name]:
        """Names whose evidence lies in `start` to `end`."""
        low = bisect_right(self.name_starts, start - 1)
        found = []
        for name in self.names[low:]:
            if name.evidence.start >= end:
                break
            if name.evidence.end <= end:
                found.append(name)
        return found

    def is_quoted(self, place: int) -> bool:
        """Whether an offset lies in a quotation."""
        at = bisect_right(self.quoted_starts, place) - 1
        return at >= 0 and place < self.quoted[at][1]

    def last_words(self, key: str, place: int) -> Evidence | None:
        """Where the article last names `key` before an offset."""
        return next((n.evidence for n in reversed(self.names) if n.key == key and n.evidence.start < place), None)

    def fits(self, key: str, sex: str) -> bool:
        """Whether a pronoun of that sex can mean `key`; what is not known fits."""
        known = self.sex.get(key)
        return sex in "?np" or known is None or known == sex

    def rank(self, name: Name, sentence: Sentence) -> int:
        """How prominent a name is in its sentence: 1 who speaks, 2 and 3 who acts, 4 the others, 5 who owns."""
        span = sentence.span.doc.char_span(
            name.evidence.start - sentence.offset, name.evidence.end - sentence.offset, alignment_mode="expand"
        )
        if span is None:
            return 4
        if span.start == sentence.span.start and span.end < sentence.span.end and span.doc[span.end].text in {",", "("}:
            return 2
        root: Token = span.root
        while root.dep_ in {"appos", "compound", "flat"} and root.head.i != root.i:
            root = root.head
        if root.dep_ in SUBJECTS:
            if root.head.lemma_ in SAYING:
                return 1
            return 2 if root.head.dep_ in {"ROOT", "ccomp", "conj"} else STRONG
        return 5 if root.dep_ == "poss" else 4
